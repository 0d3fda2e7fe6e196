"""Whether a statement has the right speaker, kind of speaker, stance and chain, on reports that were annotated by hand.

A statement of ours is compared with the annotated one that it pairs with (`attributions.matches`). Its speaker is right where the
entity bears the annotated name: one of its mentions is that name, with or without title and article, or, of a person, has its
last word. Where the annotation names nobody, ours must name nobody. Of joint speakers, all must be there and nobody else.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from accordingto.intake.passages import split
from accordingto.reading import Reader
from accordingto.record import Entity, Reading, Report, Statement
from benchmarks.figures import Figure, Skipped
from benchmarks.statements import attributions, peers, resampling
from benchmarks.statements.attributions import Attribution, Counts, Tally, summed
from benchmarks.statements.reading import whole
from benchmarks.wikinews_gold import GOLD, Annotated, Part, Said, load

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


class Pair(NamedTuple):
    """An annotated statement and ours that pairs with it."""

    gold: Said
    ours: Statement


class Compared(NamedTuple):
    """One report."""

    text: str
    reading: Reading
    gold: Annotated
    pairs: tuple[Pair, ...]


def figures(data: Path, part: Part, name: str) -> Iterator[Figure]:
    """All figures of one part of the annotated reports."""
    if not GOLD.is_file():
        raise Skipped(f"no {GOLD}")
    tally, reader = Tally(), Reader()
    reports = [compared(report, reader, tally) for report in load(data, part)]
    yield Figure(f"{name}.reports", len(reports))
    yield from tally.figures(name)
    for finder, find in peers.available().items():
        other = Tally()
        for report in reports:
            article = whole(report.gold.id, report.text, annotated(report.gold))
            other.add(article.gold, find(article))
        yield Figure(f"{name}.{finder}.attribution_f1", other.total("attribution").f1())
    yield from _share(f"{name}.speaker_right", [[is_right(p, r.reading) for p in r.pairs] for r in reports])
    for kind, named in (("named", True), ("unnamed", False)):
        of_kind = [[is_right(p, r.reading) for p in r.pairs if bool(p.gold.speakers) == named] for r in reports]
        yield Figure(f"{name}.speaker_right.{kind}", _mean(of_kind))
    # What one gets without resolving anything: the name in the source's own words, else none.
    yield Figure(f"{name}.as_written.speaker_right", _mean([[is_written(p, r) for p in r.pairs] for r in reports]))
    both = [
        Counts(sum(is_right(p, r.reading) for p in r.pairs), len(r.reading.statements), len(r.gold.statements))
        for r in reports
    ]
    low, high = resampling.interval(both)
    yield Figure(f"{name}.end_to_end_f1", summed(both).f1())
    yield Figure(f"{name}.end_to_end_f1.low", low)
    yield Figure(f"{name}.end_to_end_f1.high", high)
    yield from _share(f"{name}.stance_right", [[p.ours.stance == p.gold.stance for p in r.pairs] for r in reports])
    yield Figure(
        f"{name}.always_affirms.stance_right", _mean([[p.gold.stance == "affirms" for p in r.pairs] for r in reports])
    )
    yield from _share(f"{name}.kind_right", [[p.ours.speaker_kind == p.gold.kind for p in r.pairs] for r in reports])
    yield from _share(
        f"{name}.country_right", [[p.ours.speaker_country == p.gold.country for p in r.pairs] for r in reports]
    )
    yield from _share(f"{name}.within_right", [[is_within(p, r) for p in r.pairs] for r in reports])
    yield Figure(
        f"{name}.never_within.within_right", _mean([[p.gold.within is None for p in r.pairs] for r in reports])
    )


def compared(report: Annotated, reader: Reader, tally: Tally) -> Compared:
    """Reads a report and pairs its statements; the counts go to ``tally``."""
    text = report.text
    given = Report(
        report.id, text, published=report.published, published_from="metadata", passages=split(text), title=report.title
    )
    reading = reader.read(given)
    pairs = tally.add(annotated(report), [attributions.found(s) for s in reading.statements])
    return Compared(
        text, reading, report, tuple(Pair(report.statements[i], reading.statements[j]) for i, j in sorted(pairs))
    )


def annotated(report: Annotated) -> list[Attribution]:
    """The annotated statements as sets of characters."""
    return [Attribution(*map(attributions.covered, (s.content, s.source, s.cue))) for s in report.statements]


def is_right(pair: Pair, reading: Reading) -> bool:
    """Whether the speakers of ours are those annotated, or nobody where nobody is."""
    entities = [reading.entity(id) for id in (pair.ours.speaker, *pair.ours.co_speakers) if id is not None]
    named = [
        {name for name in pair.gold.speakers if entity is not None and bears(entity, name, reading.report.text)}
        for entity in entities
    ]
    return all(named) and set().union(*named) == set(pair.gold.speakers)


def bears(entity: Entity, name: str, text: str) -> bool:
    """Whether an entity goes by a name.

    >>> from accordingto.record import Mention
    >>> text = "President Ada Novak spoke."
    >>> bears(Entity("e1", "Ada Novak", "person", (Mention(0, 19, "name"),)), "Novak", text)
    True
    """
    wanted = bare(name)
    known = {bare(entity.name), *(bare(m.of(text)) for m in entity.mentions if m.form != "pronoun")}
    if any(words == wanted or words.endswith(f" {wanted}") for words in known):
        return True
    names = {entity.name, *(m.of(text) for m in entity.mentions if m.form == "name")}
    return entity.kind == "person" and wanted.split()[-1] in {bare(n).split()[-1] for n in names if bare(n)}


def bare(name: str) -> str:
    """A name without article, possessive and capitals.

    >>> bare("the Israeli army's")
    'israeli army'
    """
    return " ".join(_POSSESSIVE.sub("", _ARTICLE.sub("", name.strip())).lower().split())


def is_written(pair: Pair, report: Compared) -> bool:
    """Whether the words of our source have the last word of the name, or no name where nobody is annotated."""
    source = pair.ours.source
    words = {bare(word) for span in source for word in span.of(report.text).split()}
    if pair.gold.speakers:
        return any(bare(name).split()[-1] in words for name in pair.gold.speakers)
    named = (m for entity in report.reading.entities for m in entity.mentions if m.form == "name")
    return not any(m.overlaps(span) for m in named for span in source)


def is_within(pair: Pair, report: Compared) -> bool:
    """Whether ours is part of the statement that pairs with the annotated parent, or of none where there is none."""
    above = pair.gold.within
    if above is None or pair.ours.within is None:
        return above is None and pair.ours.within is None
    parent = report.gold.statements[above]
    return any(p.gold is parent and p.ours.id == pair.ours.within for p in report.pairs)


def _share(name: str, judged: Sequence[Sequence[bool]]) -> Iterator[Figure]:
    """The share that is right, with the bounds of drawing reports again."""
    low, high = resampling.interval([Counts(sum(each), len(each), len(each)) for each in judged])
    yield Figure(name, _mean(judged))
    yield Figure(f"{name}.low", low)
    yield Figure(f"{name}.high", high)


def _mean(judged: Sequence[Sequence[bool]]) -> float:
    every = [right for each in judged for right in each]
    return sum(every) / max(len(every), 1)
