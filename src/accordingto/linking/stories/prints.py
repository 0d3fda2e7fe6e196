"""The fingerprint of a reading for its story: what it is about, and when, in under a kilobyte."""

from collections import Counter
from dataclasses import dataclass
from sys import intern

from accordingto.linking.words import compared, rarity, sentences, term, words
from accordingto.record import Reading, Report, Span

TERMS = 50
"""Terms kept of a report."""
LEAD = 3
"""Sentences of the beginning whose words count twice: news says first what happened."""
_MOST = 8
"""A term counts at most that often."""


@dataclass(frozen=True, slots=True)
class StoryPrint:
    """What is kept of one reading to find its story."""

    report: str
    published: str | None
    day: str | None
    """ISO date: of publication; where that is not known, the last day that an event of the reading is dated to."""
    terms: str
    """Names, and stems of other words, with how often each stands there, as ``Halvek 4 armi 1``: a third of the memory that
    pairs would take. The title and the lead count double."""

    def counts(self) -> dict[str, int]:
        """How often each term stands there, the commonest first."""
        parts = self.terms.split()
        return dict(zip(map(intern, parts[::2]), map(int, parts[1::2]), strict=True))


def fingerprint(reading: Reading) -> StoryPrint:
    """The fingerprint of a reading.

    >>> fingerprint(Reading(Report("r", "Halvek fell on Monday. The army left Halvek."))).counts()["Halvek"]
    4
    """
    report = reading.report
    counts: Counter[str] = Counter()
    spellings = _spellings(reading)
    for word, count in _words(report).items():
        counts[spellings.get(word, word)] += count
    ranked = sorted(counts.items(), key=lambda item: (-item[1] * rarity(item[0]), item[0]))[:TERMS]
    told = sorted(ranked, key=lambda item: (-item[1], item[0]))
    return StoryPrint(report.id, report.published, _day(reading), " ".join(f"{term} {count}" for term, count in told))


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


def _spellings(reading: Reading) -> dict[str, str]:
    """Places of one word by the gazetteer's spelling, so that Kiev and Kyiv are one term."""
    return {
        p.name.capitalize(): p.resolved.capitalize()
        for p in reading.places
        if p.resolved and p.name.isalpha() and p.resolved.isalpha()
    }


def _day(reading: Reading) -> str | None:
    if reading.report.published:
        return reading.report.published[:10]
    days = [e.latest for e in reading.events if e.latest and e.status in ("happened", "ongoing")]
    return max(days, default=None)
