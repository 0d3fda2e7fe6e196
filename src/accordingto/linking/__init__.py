"""Many Readings come in; what they say together goes out: copies, stories, incidents, accounts side by side, who held what.

Each folder makes one of these, from fingerprints where it can, so that a million reports can be linked without their texts.
Start reading with `entry.py`.
"""
