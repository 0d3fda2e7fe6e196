"""The main way through this room: a fingerprint of each reading, and what many fingerprints say together."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from accordingto.linking.control import ControlClaim, claims, periods
from accordingto.linking.copies import Copies, CopyPrint
from accordingto.linking.copies import fingerprint as copy_print
from accordingto.linking.incidents import Happening, Incidents, happenings
from accordingto.linking.stories import Stories, StoryPrint
from accordingto.linking.stories import fingerprint as story_print
from accordingto.record import Decision, InputError, Links, Reading
from accordingto.record.garbage import uncollected


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What linking needs of one reading, so that a store need not open the readings again."""

    report: str
    copy: CopyPrint
    story: StoryPrint
    happenings: tuple[Happening, ...]
    control: tuple[ControlClaim, ...]


def fingerprint(reading: Reading) -> Fingerprint:
    """The fingerprint of one reading.

    >>> from accordingto.record import Report
    >>> fingerprint(Reading(Report("r", "The army left Halvek."))).report
    'r'
    """
    report = reading.report
    return Fingerprint(report.id, copy_print(report), story_print(reading), happenings(reading), claims(reading))


def dump(print: Fingerprint) -> bytes:
    """A fingerprint as JSON, to be kept."""
    return _ADAPTER.dump_json(print, by_alias=True)


def load(kept: bytes) -> Fingerprint:
    """The fingerprint that `dump` wrote; InputError where it is of another version of the program, and must be made again."""
    try:
        return _ADAPTER.validate_json(kept, by_alias=True)
    except ValidationError as error:
        raise InputError("a stored fingerprint is not one of this version: make it again from its reading") from error


class Linker:
    """Links fingerprints as they come: those added later than all before cost their own time, and not that of the whole.

    ``decisions`` are an analyst's merges and splits, in the order in which they were made; the machine never undoes them.
    ``text_of`` gives the text of a report, for a closer look at likely copies. ``known`` are ids that incidents had before, which
    they keep. The result does not depend on the order in which the reports of one day come.
    """

    def __init__(
        self,
        decisions: Sequence[Decision] = (),
        text_of: Callable[[str], str | None] | None = None,
        known: Collection[str] = (),
    ) -> None:
        """Nothing is added yet."""
        self._copies = Copies(text_of)
        self._stories = Stories()
        self._incidents = Incidents(decisions, known)
        self._control: dict[str, tuple[ControlClaim, ...]] = {}

    def add(self, print: Fingerprint) -> None:
        """Takes one fingerprint; one of the same report replaces the earlier."""
        self._copies.add(print.copy)
        self._stories.add(print.story)
        self._incidents.add(print.report, print.happenings)
        self._control[print.report] = print.control

    @uncollected()
    def links(self) -> Links:
        """What the fingerprints added so far say together."""
        copies = self._copies.groups()
        held = periods((c for report in sorted(self._control) for c in self._control[report]), copies)
        return Links(copies, self._copies.quotations(), self._stories.groups(), self._incidents.groups(), held)


def link(
    fingerprints: Iterable[Fingerprint],
    decisions: Sequence[Decision] = (),
    text_of: Callable[[str], str | None] | None = None,
    known: Collection[str] = (),
) -> Links:
    """What the fingerprints say together: copies, stories, incidents, who held what."""
    linker = Linker(decisions, text_of, known)
    with uncollected():
        for print in fingerprints:
            linker.add(print)
    return linker.links()


_ADAPTER = TypeAdapter(Fingerprint)
