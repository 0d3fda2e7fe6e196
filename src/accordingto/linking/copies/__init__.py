"""Fingerprints of reports come in; groups of copies go out, and the quotations that reports share without being copies.

`fingerprint` makes one from a Report, once; `Copies` finds the groups among any number of them, asking for texts of
candidate pairs only. Start reading with `groups.py`.
"""

from accordingto.linking.copies.groups import Copies
from accordingto.linking.copies.prints import CopyPrint, fingerprint

__all__ = ["Copies", "CopyPrint", "fingerprint"]
