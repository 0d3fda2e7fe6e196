"""Who said what, against PolNeAR (dev), the segments of its published table, and GUM's Wikinews reports, with peers beside.

PolNeAR: Newell, Margolin and Ruths, LREC 2018, https://github.com/networkdynamics/PolNeAR. Segments: Wang et al., COLING 2022.
GUM: Zeldes, LRE 2017, https://gucorpling.org/gum. What counts as found, and reference points: docs/evaluation/statements.md.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from accordingto.record import Passage
from benchmarks.figures import Figure, Skipped, lines
from benchmarks.statements import calibration, damage, peers, reading, resampling, segments
from benchmarks.statements.attributions import PARTS, Counts, Tally, summed
from benchmarks.statements.reading import Article, Finder

NEEDS = ("polnear", "gum_wikinews")
OURS = ""
"""The program's own name among the finders."""
OUTERMOST = "outermost"
"""Ours without the statements that are part of another: PolNeAR annotates nothing within a content."""


def measure(data: Path) -> Iterator[Figure]:
    """Ours and the peers: whole articles, articles with damaged marks, GUM's news, segments; calibration of the confidence."""
    finders: dict[str, Finder] = {OURS: lambda article: article.ours, OUTERMOST: reading.outermost, **peers.available()}
    judged: list[tuple[float, bool]] = []
    outermost: list[tuple[float, bool]] = []
    tallies = {kind: _tallies(finders) for kind in ("", "lost", damage.MANGLED)}
    for article in reading.dev(data):
        judged += reading.judged(article)
        outermost += reading.judged(article, nested=False)
        for kind, tally in tallies.items():
            _add(tally, reading.damaged(article, kind) if kind else article, finders)
    yield from _figures("statements.polnear_dev", tallies[""])
    yield from _intervals("statements.polnear_dev", tallies[""])
    for kind, name in (("lost", "damaged"), (damage.MANGLED, "mangled")):
        yield from tallies[kind][OURS].figures(f"statements.polnear_dev_{name}")
        for finder, other in tallies[kind].items():
            if finder != OURS:
                yield Figure(f"statements.polnear_dev_{name}.{finder}.attribution_f1", other.total("attribution").f1())
        yield from loss(f"statements.polnear_dev_{name}", tallies[""][OURS], tallies[kind][OURS])
    news = _tallies(finders)
    for article in reading.gum_news(data):
        _add(news, article, finders)
    yield from _figures("statements.gum_news", news)
    yield from _segments(data, finders)
    if not judged:
        raise Skipped("calibration: the statements have no confidence")
    for name, pairs in (("", judged), ("outermost.", outermost)):
        error = calibration.error(calibration.bins(pairs))
        yield Figure(f"statements.{name}calibration_error", error, higher_is_better=False)


def loss(name: str, whole: Tally, damaged: Tally) -> Iterator[Figure]:
    """What damage costs, with the bounds of the paired bootstrap."""
    cost = whole.total("attribution").f1() - damaged.total("attribution").f1()
    low, high = resampling.difference(whole.column("attribution"), damaged.column("attribution"))
    yield Figure(f"{name}.attribution_f1_loss", cost, higher_is_better=False)
    yield Figure(f"{name}.attribution_f1_loss.low", low, higher_is_better=False)
    yield Figure(f"{name}.attribution_f1_loss.high", high, higher_is_better=False)


def _tallies(finders: Iterable[str]) -> dict[str, Tally]:
    return {name: Tally() for name in finders}


def _add(tallies: dict[str, Tally], article: Article, finders: dict[str, Finder]) -> None:
    for name, find in finders.items():
        tallies[name].add(article.gold, find(article))


def _figures(name: str, tallies: dict[str, Tally]) -> Iterator[Figure]:
    for finder, tally in tallies.items():
        yield from tally.figures(f"{name}.{finder}" if finder else name)


def _intervals(name: str, tallies: dict[str, Tally]) -> Iterator[Figure]:
    """In 95 of 100 draws of articles, the figure lies between ``low`` and ``high``."""
    ours = tallies[OURS]
    for column, figure in [("attribution", "attribution_f1"), *((part, f"{part}_character_f1") for part in PARTS)]:
        low, high = resampling.interval(ours.column(column))
        yield Figure(f"{name}.{figure}.low", low)
        yield Figure(f"{name}.{figure}.high", high)
    for finder, tally in tallies.items():
        if finder != OURS:
            low, high = resampling.difference(ours.column("attribution"), tally.column("attribution"))
            yield Figure(f"{name}.{finder}.ours_is_better_by.low", low)
            yield Figure(f"{name}.{finder}.ours_is_better_by.high", high)


def _segments(data: Path, finders: dict[str, Finder]) -> Iterator[Figure]:
    counts: dict[tuple[str, str], list[Counts]] = {(name, part): [] for name in finders for part in PARTS}
    for row in lines(data / "polnear" / "cofenet_dev_tokens.jsonl.gz"):
        text, offsets = segments.joined(row["tokens"])
        gold = segments.labelled(row["labels"])
        segment = Article(row["id"], text, (), (Passage(0, len(text), "body"),))
        for name, find in finders.items():
            spans = segments.covering(find(segment), offsets)
            for part in PARTS:
                counts[name, part].append(segments.compared(part, gold, spans))
    for (name, part), each in counts.items():
        finder = f"{name}." if name else ""
        yield Figure(f"statements.segments.{finder}{part}_exact_f1", summed(iter(each)).f1())
