"""An Analysis comes in; the report's statements go out."""

from accordingto.reading.statements.entry import find

__all__ = ["find"]
