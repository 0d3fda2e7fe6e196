"""Who did it, who and what was hit, and with what, over a whole report: a learned second look beside the events' own roles.

In go a report's parse and events, out come the fillers of MUC-4's five roles, by `find`. The record does not hold them and no
reader asks for them: `events_muc` alone does, to tell how far the events' own roles are behind a learned model. Weights are of
single words and relations, fitted by `training/fillers/fit.py`. Start reading with `entry.py`; `cuts.py` chooses among
the cuts of one noun.
"""

from benchmarks.fillers.entry import ROLES, Filler, find

__all__ = ["ROLES", "Filler", "find"]
