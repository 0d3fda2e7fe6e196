"""Readings come in, one fingerprint each; what they say together comes out: copies, stories, incidents, accounts, control.

`fingerprint` is made once a report and kept; `link` (or `Linker`, as reports come) makes the `Links` of any number of them, and
`compare` sets side by side what an incident's readings say of it. Start reading with `entry.py`.
"""

from accordingto.linking.accounts import compare
from accordingto.linking.entry import Fingerprint, Linker, dump, fingerprint, link, load

__all__ = ["Fingerprint", "Linker", "compare", "dump", "fingerprint", "link", "load"]
