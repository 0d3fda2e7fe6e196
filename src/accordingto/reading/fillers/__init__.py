"""Who did it, who and what was hit, and with what, over a whole report: a learned second look beside the events' own roles.

Made for coders who fill in one sheet for a report, with MUC-4's five roles. The record does not hold it and the reader does
not ask for it: whoever wants it calls `find` with a report's parse and events. Weights are of single words and relations, fitted
by `training/fillers/fit.py`.
"""

from accordingto.reading.fillers.entry import ROLES, Filler, find

__all__ = ["ROLES", "Filler", "find"]
