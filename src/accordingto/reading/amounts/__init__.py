"""An Analysis comes in; the report's amounts go out."""

from accordingto.reading.amounts.entry import find

__all__ = ["find"]
