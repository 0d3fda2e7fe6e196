"""Addresses of pages come in, and only from a command that says so; what came back goes out as a WARC, for `intake.open` to read.

No other room of the program opens a connection.
Start reading with `entry.py`.
"""

from accordingto.intake.fetching.entry import Fetched, FetchOptions, fetch

__all__ = ["FetchOptions", "Fetched", "fetch"]
