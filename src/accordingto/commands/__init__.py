"""Command lines come in, and what they ask for goes out: records on standard output, all else on standard error.

A module holds the commands of one kind as plain functions, whose arguments are the options; `cli.py` says which there are.
Start reading with `console.py`, which has what all of them share.
"""
