"""An Analysis comes in; the report's times go out: TIMEX3 types and values, the days they allow, and what they lean on.

The words and patterns are in `words.yaml` and `patterns.yaml`; without a publication date, what leans on it stays open.
Start reading with `entry.py`, then `relative.py`, where most of news is.
"""

from accordingto.reading.times.entry import find

__all__ = ["find"]
