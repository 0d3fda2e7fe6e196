"""A report in the terms of MUC-4's key: whether it holds an incident, who did it, who and what was hit and with what, how sure.

In go a report's parse and Reading, out come by `find` whether the key has an incident for it and the fillers of its five roles,
and by `graded` the grade of blame for an event. The record does not hold them and no reader asks for them: `events_muc` alone
does, to hold the record against a key with guidelines of its own. Weights are of single words and relations, fitted by
`training/fillers/fit.py`. Start reading with `entry.py`; `relevance.py` tells incidents, `cuts.py` chooses among the cuts of
one noun, `blame.py` grades.
"""

from benchmarks.fillers.blame import graded
from benchmarks.fillers.entry import ROLES, Answer, Filler, find

__all__ = ["ROLES", "Answer", "Filler", "find", "graded"]
