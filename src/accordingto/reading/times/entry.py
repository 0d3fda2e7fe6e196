"""The main way through this room."""

from accordingto.reading.language import Analysis
from accordingto.record import Time


def find(analysis: Analysis) -> tuple[Time, ...]:
    """The times of a report, in order of the text."""
    return ()
