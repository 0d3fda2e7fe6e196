"""The whole way, top to bottom."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto import intake
from accordingto.intake import Options, SetAside
from accordingto.reading import Reader
from accordingto.record import AccordingToError, Incident, Reading, Report

if TYPE_CHECKING:
    from accordingto.store import Store


AT_ONCE = 100
"""Fingerprints that are kept in one transaction."""


@dataclass(frozen=True, slots=True)
class Added:
    """A report that is in the store."""

    report: Report
    new: bool
    """Whether it was not there before."""


def run(
    paths: Sequence[str | Path], options: Options | None = None, reader: Reader | None = None
) -> Iterator[Reading | SetAside]:
    """Reads every report of ``paths`` in order; what cannot be read comes out as a SetAside, and the run goes on."""
    reader = reader or Reader()
    for received in intake.open(paths, options):  # bytes → Report
        yield received if isinstance(received, SetAside) else _read(reader, received.report)  # Report → Reading


def add(
    paths: Sequence[str | Path],
    store: Callable[[], "Store"],
    reader: Callable[[], Reader],
    options: Options | None = None,
    *,
    again: bool = False,
) -> Iterator[Added | SetAside]:
    """Keeps every report of ``paths`` with its reading; what is kept already is not read again.

    Each is one transaction: a run that was cut off goes on where it stopped when it is started again. ``again`` adds reports that
    were removed, too. ``store`` is asked for a Store when the first report comes, ``reader`` for a Reader when it is to be read.
    """
    from accordingto.store import reading_version, refusal

    for received in intake.open(paths, options):
        if isinstance(received, SetAside):
            yield received
            continue
        report = received.report
        standing = store().standing(received)
        if standing == "kept":
            yield Added(report, new=False)
        elif standing == "other" or (standing == "removed" and not again):
            yield SetAside(report.uri or report.id, refusal(standing))
        elif isinstance(reading := _read(reader(), report), SetAside):
            yield reading
        else:
            yield Added(report, store().keep(received, reading, reading_version(), again=again))


def reread(store: "Store", reader: Callable[[], Reader]) -> Iterator[Reading | SetAside]:
    """Reads again, from the text as it was received, every report that another program, models or places have read."""
    from accordingto.review import reviewed
    from accordingto.store import reading_version

    version = reading_version()
    for report in store.outdated(version):
        reading = _read(reader(), report)
        if isinstance(reading, SetAside) or store.keep_again(reading, version, reviewed):
            yield reading


def link(store: "Store") -> Iterator[SetAside]:
    """Ties together what the store's reports tell of, unless nothing has changed since that was done.

    What an analyst merged or split stays so. A report that cannot be linked comes out as a SetAside, and the others are linked.
    """
    from accordingto import linking
    from accordingto.review import reviewed
    from accordingto.store import linking_version

    version = linking_version()
    if not store.stale(version):
        return
    through = store.head().count  # what comes while this runs is for the next time
    prints: list[tuple[str, bytes]] = []
    for hash, reading in store.unprinted(version):
        try:
            held = reviewed(reading, store.log(reading.report.id)).reading  # what analysts rejected is not there
            prints.append((hash, linking.dump(linking.fingerprint(held))))
        except Exception as error:  # as in `_read`
            yield _unexpected(reading.report, error)
        if len(prints) == AT_ONCE:
            store.keep_fingerprints(version, prints, through)
            prints.clear()
    store.keep_fingerprints(version, prints, through)
    kept = map(linking.load, store.fingerprints(version))
    found = linking.link(kept, store.merges_and_splits(), store.text, store.incident_ids())  # fingerprints → Links
    store.keep_links(found, version, through)


def compared(store: "Store", incident: Incident) -> Incident:
    """The incident with its cells: what each voice says of every part of it, and how far they agree; as analysts corrected it."""
    from accordingto.linking.accounts import compare as set_side_by_side
    from accordingto.review import reviewed_reading

    readings = {id: reviewed_reading(store, id) for id in incident.reports}
    ties = store.ties(incident.reports)
    return set_side_by_side(incident, readings, ties.copies, ties.quotations)


def compare(store: "Store") -> Iterator[Incident]:
    """Compares the accounts of every incident that was not compared since it changed, and keeps how far they agree."""
    while some := store.uncompared():
        found = [compared(store, incident) for incident in some]
        store.keep_agreement(found)
        yield from found


def _read(reader: Reader, report: Report) -> Reading | SetAside:
    """The reading of one report; whatever is wrong with that report, the run goes on."""
    try:
        return reader.read(report)
    except AccordingToError:
        raise  # models, gazetteer or vocabularies: no other report could be read, either
    except Exception as error:  # the last line of defence: one report must not cost a run of thousands
        return _unexpected(report, error)


def _unexpected(report: Report, error: Exception) -> SetAside:
    reason = f"an unexpected {type(error).__name__} ({error}): please report it with this document"
    return SetAside(report.uri or report.id, reason)
