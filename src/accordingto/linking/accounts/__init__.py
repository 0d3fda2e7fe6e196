"""An incident and the readings of its reports come in; the incident goes out with its cells: every value, and according to whom.

Accounts are taken from each event (`values.py`), each with its speaker chain and what it counts as (`voices.py`), and two of them
are compatible, contested, or one an update of the other (`relations.py`). Start reading with `entry.py`.
"""

from accordingto.linking.accounts.entry import cells, compare
from accordingto.linking.accounts.relations import Verdict, relation

__all__ = ["Verdict", "cells", "compare", "relation"]
