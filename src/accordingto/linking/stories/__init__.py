"""Fingerprints of readings come in; stories go out: reports on one happening, over time, each report in exactly one.

`fingerprint` makes one from a Reading, once; `Stories` puts any number of them together, day by day.
Start reading with `groups.py`.
"""

from accordingto.linking.stories.groups import Stories
from accordingto.linking.stories.prints import StoryPrint, fingerprint

__all__ = ["Stories", "StoryPrint", "fingerprint"]
