"""Paths, pages, feeds and archives come in as bytes; Reports go out, and what cannot be read is set aside with its reason.

Start reading with `entry.py`.
"""

from accordingto.intake.entry import Options, Received, SetAside, open

__all__ = ["Options", "Received", "SetAside", "open"]
