"""Events, with all their cells, on 25 Wikinews reports on conflict, annotated by hand: the part to work on.

The other 15 are `events_final`. The guideline of the annotation is docs/codebook.md; what counts as right,
`benchmarks.events_scoring`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from accordingto.reading import Reader
from benchmarks import events_gold
from benchmarks.events_scoring import Scored, accounts, harm, rows, score, when, where, who
from benchmarks.figures import Figure, Skipped
from benchmarks.statements import calibration, resampling
from benchmarks.statements.attributions import Counts, Tally, summed
from benchmarks.statements.speakers import compared
from benchmarks.wikinews_gold import Part

NEEDS = ("wikinews_conflict",)
_BINS = 5
"""Of some twenty events each; of ten with half as many, a confidence without any fault would show an error of .11 by chance."""


def measure(data: Path) -> Iterator[Figure]:
    """The figures of the part to work on."""
    yield from figures(data, "dev", "events_wikinews")


def figures(data: Path, part: Part, name: str) -> Iterator[Figure]:
    """All figures of one part of the annotated reports."""
    if not events_gold.GOLD.is_file():
        raise Skipped(f"no {events_gold.GOLD}")
    reports = scored(data, part)
    yield Figure(f"{name}.reports", len(reports))
    counts = [r.counts for r in reports]
    whole = summed(counts)
    low, high = resampling.interval(counts)
    yield Figure(f"{name}.found_f1", whole.f1())
    yield Figure(f"{name}.found_f1.low", low)
    yield Figure(f"{name}.found_f1.high", high)
    yield Figure(f"{name}.found_precision", whole.both / max(whole.found, 1))
    yield Figure(f"{name}.found_recall", whole.both / max(whole.gold, 1))
    yield Figure(f"{name}.touched_recall", sum(r.touched for r in reports) / max(whole.gold, 1))
    for cell, judged in cells(reports).items():
        yield Figure(f"{name}.{cell}_right", sum(judged) / max(len(judged), 1))
    hurt = summed(
        Counts(len(harm(p)), len(rows(p.ours)), len(p.gold.harm))
        for r in reports
        for p in r.pairs
        if p.gold.harm or rows(p.ours)
    )
    yield Figure(f"{name}.harm_f1", hurt.f1())
    yield Figure(
        f"{name}.calibration_error", calibration.error(calibration.bins(judged_confidence(reports), _BINS)), "", False
    )


def scored(data: Path, part: Part) -> list[Scored]:
    """The reports of one part, read and paired."""
    reader = Reader()
    return [score(compared(report, reader, Tally()), gold) for report, gold in events_gold.load(data, part)]


def cells(reports: Sequence[Scored]) -> dict[str, list[bool]]:
    """Of each cell, whether it is right, event by event."""
    found: dict[str, list[bool]] = {
        n: [] for n in ("who", "where", "when", "who_where_when", "status", "according_to", "harm", "acled", "blame")
    }
    for report in reports:
        for pair in report.pairs:
            three = who(pair, report.compared.reading), where(pair, report.compared.reading), when(pair)
            for name, right in zip(("who", "where", "when"), three, strict=True):
                found[name].append(right)
            found["who_where_when"].append(all(three))
            found["status"].append(pair.ours.status == pair.gold.status)
            found["according_to"].append(accounts(pair.gold.according_to, pair.ours.according_to, report.compared))
            found["acled"].append(pair.ours.acled == pair.gold.acled)
            if pair.gold.blame or pair.ours.blame:
                found["blame"].append(pair.ours.blame == pair.gold.blame)
            if pair.gold.harm or rows(pair.ours):
                found["harm"].append(len(harm(pair)) == len(rows(pair.ours)) == len(pair.gold.harm))
    return found


def judged_confidence(reports: Sequence[Scored]) -> list[tuple[float, bool]]:
    """The confidence of each event that counts, and whether it is found."""
    return [
        (event.confidence, any(p.ours.id == event.id for p in report.pairs))
        for report in reports
        for event in report.ours
    ]
