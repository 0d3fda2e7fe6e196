"""An Analysis comes in; the report's amounts go out: what is counted or measured, how many at least and at most.

The words and patterns are in `words.yaml` and `patterns.yaml`; docs/amounts.md explains every rule that turns words into numbers.
Start reading with `entry.py`.
"""

from accordingto.reading.amounts.entry import find

__all__ = ["find"]
