"""Readings come in; timelines go out: who held a place from when to when, according to whom, with gaps and disputes.

`claims` takes from one reading what it says of control, once; `timeline` puts the claims on one place in order, `periods` those
on all. Start reading with `entry.py`.
"""

from accordingto.linking.control.claims import ControlClaim, claims
from accordingto.linking.control.entry import periods, timeline

__all__ = ["ControlClaim", "claims", "periods", "timeline"]
