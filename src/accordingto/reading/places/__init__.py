"""An Analysis and a gazetteer come in; the report's places go out, resolved or left open."""

from accordingto.reading.places.entry import find
from accordingto.reading.places.gazetteer import Gazetteer

__all__ = ["Gazetteer", "find"]
