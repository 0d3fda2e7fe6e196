"""Reports with their bytes, and Readings, come in and are kept; they go out again whole, searched, checked, or linked.

One file of SQLite by default, every change of which is a row of a log that only grows. Start reading with `schema.py`, which says
what is kept.
"""
