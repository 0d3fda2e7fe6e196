"""Who said what, against PolNeAR (dev) and GUM's Wikinews reports: attributions one to one, and characters.

PolNeAR: Newell, Margolin and Ruths, LREC 2018, https://github.com/networkdynamics/PolNeAR. GUM: Zeldes, LRE 2017,
https://gucorpling.org/gum. What counts as found, and reference points: docs/evaluation/statements.md.
"""

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accordingto.intake.passages import split
from accordingto.reading import statements
from accordingto.reading.language import analyse
from accordingto.record import Report, Span, Statement
from benchmarks.figures import Figure, lines

NEEDS = ("polnear", "gum_wikinews")
PARTS = ("content", "source", "cue")
MARKS = frozenset('“”„"«»')
LOST = 0.3
"""Share of quotation marks taken away to see how the finder bears it."""
SEED = 20221122


@dataclass(frozen=True, slots=True)
class Attribution:
    """Character offsets of one attribution, of the data or of ours."""

    content: frozenset[int]
    source: frozenset[int]
    cue: frozenset[int]


class Tally:
    """Counts over articles."""

    def __init__(self) -> None:
        self.matched = self.found = self.gold = 0
        self.characters = {part: [0, 0, 0] for part in PARTS}

    def add(self, gold: Sequence[Attribution], found: Sequence[Attribution]) -> None:
        """One article."""
        self.found += len(found)
        self.gold += len(gold)
        self.matched += matches(gold, found)
        for part in PARTS:
            ours = frozenset[int]().union(*(getattr(a, part) for a in found))
            theirs = frozenset[int]().union(*(getattr(a, part) for a in gold))
            for i, number in enumerate((len(ours & theirs), len(ours), len(theirs))):
                self.characters[part][i] += number

    def attribution_f1(self) -> float:
        """Of whole attributions."""
        return f1(self.matched, self.found, self.gold)

    def figures(self, name: str) -> Iterator[Figure]:
        """All figures under a name."""
        yield Figure(f"{name}.attribution_f1", self.attribution_f1())
        yield Figure(f"{name}.attribution_precision", self.matched / max(self.found, 1))
        yield Figure(f"{name}.attribution_recall", self.matched / max(self.gold, 1))
        for part in PARTS:
            yield Figure(f"{name}.{part}_character_f1", f1(*self.characters[part]))


def measure(data: Path) -> Iterator[Figure]:
    """Figures on PolNeAR dev, on it with quotation marks taken away, and on GUM's news."""
    articles = list(lines(data / "polnear" / "dev.jsonl.gz"))
    whole, damaged, seconds, words = Tally(), Tally(), 0.0, 0
    for article in articles:
        gold = [attribution(a) for a in article["attributions"] if a["content"]]
        analysis = analyse(report(article["text"]))
        began = time.process_time()
        said = statements.find(analysis)
        seconds += time.process_time() - began
        words += len(analysis.tokens)
        whole.add(gold, [ours(s) for s in said])
        text, kept = without_marks(article["text"], random.Random(f"{SEED} {article['id']}"))  # noqa: S311 — nothing secret
        damaged.add([moved(a, kept) for a in gold], [ours(s) for s in statements.find(analyse(report(text)))])
    yield from whole.figures("statements.polnear_dev")
    yield from damaged.figures("statements.polnear_dev_damaged")
    yield Figure("statements.microseconds_per_word", 1e6 * seconds / max(words, 1), "µs", higher_is_better=False)
    news = Tally()
    for article in lines(data / "gum_wikinews" / "news.jsonl.gz"):
        gold = [attribution(a) for a in article["attributions"] if a["content"] and a["cue"]]
        news.add(gold, [ours(s) for s in statements.find(analyse(report(article["text"])))])
    yield from news.figures("statements.gum_news")


def report(text: str) -> Report:
    """A text as the intake would hand it over."""
    return Report("r", text, passages=split(text))


def matches(gold: Sequence[Attribution], found: Sequence[Attribution]) -> int:
    """How many pair up, best first: at least half of the content's characters shared, the source touched or empty in both."""
    pairs = []
    for i, theirs in enumerate(gold):
        for j, our in enumerate(found):
            share = len(theirs.content & our.content) / max(len(theirs.content | our.content), 1)
            if share >= 0.5 and (theirs.source & our.source or not (theirs.source or our.source)):
                pairs.append((-share, i, j))
    used: set[tuple[str, int]] = set()
    for _, i, j in sorted(pairs):
        if ("gold", i) not in used and ("found", j) not in used:
            used |= {("gold", i), ("found", j)}
    return len(used) // 2


def f1(both: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * both / (found + gold) if found + gold else 0.0


def attribution(annotation: dict[str, Any]) -> Attribution:
    """One of the data's."""
    return Attribution(*(frozenset(c for s in annotation[p] for c in range(s["start"], s["end"])) for p in PARTS))


def ours(statement: Statement) -> Attribution:
    """One of ours."""

    def covered(spans: Sequence[Span]) -> frozenset[int]:
        return frozenset(c for s in spans for c in range(s.start, s.end))

    return Attribution(covered(statement.content), covered(statement.source), covered(statement.cue))


def without_marks(text: str, chance: random.Random) -> tuple[str, dict[int, int]]:
    """The text with a share of its quotation marks taken away, and where each character that is left went."""
    left = [i for i, c in enumerate(text) if c not in MARKS or chance.random() >= LOST]
    return "".join(text[i] for i in left), {old: new for new, old in enumerate(left)}


def moved(gold: Attribution, kept: dict[int, int]) -> Attribution:
    """The same attribution in the text without its marks."""
    return Attribution(*(frozenset(kept[c] for c in getattr(gold, part) if c in kept) for part in PARTS))
