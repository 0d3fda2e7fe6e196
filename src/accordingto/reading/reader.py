"""From a Report to its Reading, room by room."""

from accordingto.reading import amounts, events, places, statements, times
from accordingto.reading.language import analyse, identify, with_entities
from accordingto.reading.places import Gazetteer
from accordingto.record import Reading, Report


class Reader:
    """Reads reports one after the other; models and gazetteer are loaded once.

    In `izium.txt`, `Reader().read(report)` finds that Olaf Scholz said something, and that it was about Vladimir Putin.
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        """Without a ``gazetteer``, the user's own is used, and built on first use."""
        self.gazetteer = gazetteer or Gazetteer.default()

    def read(self, report: Report) -> Reading:
        """The Reading of one report; of one that is not in English, the report alone, with a note."""
        report, read = identify(report)
        if not read:
            return Reading(report)
        analysis = analyse(report)
        where = places.find(analysis, self.gazetteer)
        analysis = with_entities(analysis, where)
        said = statements.find(analysis)
        when = times.find(analysis)
        many = amounts.find(analysis)
        happened = events.find(analysis, said, where, when, many)
        return Reading(report, analysis.entities, said, where, when, many, happened)
