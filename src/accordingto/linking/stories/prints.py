"""The fingerprint of a reading for its story: what it is about, where and when, in under a kilobyte."""

from collections import Counter
from dataclasses import dataclass

from accordingto.linking.words import compared, rarity, sentences, term, words
from accordingto.record import Reading, Report, Span

TERMS = 50
"""Terms kept of a report."""
LEAD = 3
"""Sentences of the beginning whose words count twice: news says first what happened."""
_MOST = 8
"""A term counts at most that often."""
_SPREAD = ("PCL", "ADM1", "CONT", "RGN")
"""Feature codes of countries and regions: too wide to tell one happening from another."""


@dataclass(frozen=True, slots=True)
class StoryPrint:
    """What is kept of one reading to find its story."""

    report: str
    published: str | None
    day: str | None
    """ISO date: of publication; where that is not known, the last day that an event of the reading is dated to."""
    terms: tuple[tuple[str, int], ...]
    """Names, stems of other words, and ``@`` with the GeoNames id of places where events happened; with how often each
    stands there. The title and the lead count double."""


def fingerprint(reading: Reading) -> StoryPrint:
    """The fingerprint of a reading.

    >>> fingerprint(Reading(Report("r", "Halvek fell on Monday. The army left Halvek."))).terms[0]
    ('Halvek', 4)
    """
    report = reading.report
    counts = _words(report) + _scenes(reading)
    ranked = sorted(counts.items(), key=lambda item: (-item[1] * rarity(item[0]), item[0]))[:TERMS]
    return StoryPrint(
        report.id, report.published, _day(reading), tuple(sorted(ranked, key=lambda item: (-item[1], item[0])))
    )


def _words(report: Report) -> Counter[str]:
    """Each term of title and text; numbers are left out, for they change from report to report."""
    title = [p.bare() for p in report.passages if p.kind == "title"]
    text = report.text
    spans = sentences(text, compared(report))
    rows = words(text, [*title, *spans])
    if report.title and not title:
        rows = [*words(report.title, [Span(0, len(report.title))]), *rows]
    doubled = LEAD + (len(rows) > len(spans))
    counts: Counter[str] = Counter()
    for i, row in enumerate(rows):
        for word in row:
            if word.form != "number" and len(word.plain) > 2:
                counts[term(word)] += 2 if i < doubled else 1
    return Counter({word: min(count, _MOST) for word, count in counts.items()})


def _scenes(reading: Reading) -> Counter[str]:
    """The towns and districts where events of the reading happened, twice each."""
    where = {p.id: p for p in reading.places}
    found: Counter[str] = Counter()
    for event in reading.events:
        place = where.get(event.place or "")
        if place and place.geonames_id is not None and not (place.feature or "PCL").startswith(_SPREAD):
            found[f"@{place.geonames_id}"] = 2
    return found


def _day(reading: Reading) -> str | None:
    if reading.report.published:
        return reading.report.published[:10]
    days = [e.latest for e in reading.events if e.latest and e.status in ("happened", "ongoing")]
    return max(days, default=None)
