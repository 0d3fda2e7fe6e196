"""Readings come in; incidents go out: events of several reports that are one event in the world.

Each report's events are gathered into happenings (`happenings`, once a report), and `Incidents` weighs pairs of them by place,
time, sort, people, harm and words. Start reading with `entry.py`.
"""

from accordingto.linking.incidents.entry import Incidents
from accordingto.linking.incidents.happenings import Happening, happenings

__all__ = ["Happening", "Incidents", "happenings"]
