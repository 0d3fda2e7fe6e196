"""The main way through this room."""

from collections.abc import Sequence

from accordingto.reading.language import Analysis
from accordingto.record import Amount, Event, Place, Statement, Time


def find(
    analysis: Analysis,
    statements: Sequence[Statement],
    places: Sequence[Place],
    times: Sequence[Time],
    amounts: Sequence[Amount],
) -> tuple[Event, ...]:
    """The events of a report, in order of their triggers."""
    return ()
