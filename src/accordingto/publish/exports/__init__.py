"""What leaves the house in other people's formats: a store and what is wanted of it in, one file or stream out.

A table holds what a coder would put into a row, by the rules of a codebook, with every account and its words behind it.
Start reading with `entry.py`, which lists the formats and writes them.
"""

from accordingto.publish.exports.entry import FORMATS, Format, export, save
from accordingto.publish.exports.selection import Case, Selection, Wanted
from accordingto.publish.exports.summary import Summary

__all__ = ["FORMATS", "Case", "Format", "Selection", "Summary", "Wanted", "export", "save"]
