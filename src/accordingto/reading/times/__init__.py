"""An Analysis comes in; the report's times go out."""

from accordingto.reading.times.entry import find

__all__ = ["find"]
