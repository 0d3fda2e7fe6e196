"""What many readings say together: copies, quotations, stories, incidents, and who held what."""

from dataclasses import dataclass

from accordingto.record.copies import CopyGroup, SharedQuotation, Story
from accordingto.record.incidents import ControlPeriod, Incident


@dataclass(frozen=True, slots=True)
class Links:
    """Everything that ties reports together; it can be made again from the reports and from what analysts decided."""

    copies: tuple[CopyGroup, ...] = ()
    quotations: tuple[SharedQuotation, ...] = ()
    stories: tuple[Story, ...] = ()
    incidents: tuple[Incident, ...] = ()
    """In order of their first day, then of their id; their cells are empty."""
    control: tuple[ControlPeriod, ...] = ()
    """In order of place, then of time."""
