"""Reports with their bytes, and Readings, come in and are kept; they go out again whole, searched, checked, or linked.

One file of SQLite by default, every change of which is a row of a log that only grows. Start reading with `entry.py`; `schema.py`
says what is kept.
"""

from accordingto.store.audit import Change, Entry, Head
from accordingto.store.entry import Kept, Store
from accordingto.store.keeping import refusal
from accordingto.store.links import change_of
from accordingto.store.versions import linking_version, reading_version

__all__ = ["Change", "Entry", "Head", "Kept", "Store", "change_of", "linking_version", "reading_version", "refusal"]
