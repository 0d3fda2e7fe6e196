"""One Report comes in, its Reading goes out: who said what, what happened, where, when, how many.

Start reading with `reader.py`, which walks through the rooms in order.
"""

from accordingto.reading.reader import Reader

__all__ = ["Reader"]
