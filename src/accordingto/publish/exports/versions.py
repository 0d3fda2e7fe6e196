"""The version of a row: a hash of what was exported, by which a correction is known to be of what stands in the store now."""

import hashlib

from accordingto.publish.exports.profile import Profile
from accordingto.publish.exports.table import Row, compact, values

UNSEALED = ("row_version", "why", "timestamp")
"""Columns that say nothing of what happened: when a report was read, and what a coder adds."""


def stamped(row: Row, profile: Profile) -> Row:
    """The row with its version."""
    sealed = values([column for column in profile.all_columns if column.name not in UNSEALED], row)
    return {**row, "row_version": hashlib.sha256(compact(sealed).encode("utf-8", "replace")).hexdigest()[:16]}
