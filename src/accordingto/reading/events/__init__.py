"""An Analysis and what the other rooms found come in; the report's events go out, each tied to whoever asserts it."""

from accordingto.reading.events.entry import find

__all__ = ["find"]
