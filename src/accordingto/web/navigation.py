"""Links of the bar at the head of every page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """One link, as ``Link("Inbox", "/inbox", "i")``."""

    text: str
    path: str
    key: str
    """After `g`, the key that goes there."""
