"""Readings come in, one fingerprint each; what they say together comes out: copies, stories, incidents, accounts, control.

`fingerprint` is made once a report and kept; `link` (or `Linker`, as reports come) makes the `Links` of any number of them.
Start reading with `entry.py`.
"""

from accordingto.linking.entry import Fingerprint, Linker, dump, fingerprint, link, load

__all__ = ["Fingerprint", "Linker", "dump", "fingerprint", "link", "load"]
