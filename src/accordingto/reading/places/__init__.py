"""An Analysis and a gazetteer come in; the report's places go out, resolved or left open.

A name is first told from people and organisations (`recognise.py`, `clues.py`), then resolved together with all other names of
the report (`resolve.py`), then told from the government it may stand for (`metonymy.py`); the gazetteer is one SQLite file that
is built on first use. Start reading with `entry.py`.
"""

from accordingto.reading.places.entry import find
from accordingto.reading.places.gazetteer import Entry, Gazetteer
from accordingto.reading.places.importing import Imported

__all__ = ["Entry", "Gazetteer", "Imported", "find"]
