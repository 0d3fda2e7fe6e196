"""The data's articles, read: each is analysed once, and every finder is given the same analysis."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from accordingto.intake.passages import split
from accordingto.reading import statements
from accordingto.reading.language import Analysis, analyse
from accordingto.record import Passage, Report, Statement
from benchmarks.figures import lines
from benchmarks.statements import damage
from benchmarks.statements.attributions import Attribution, annotated, found, matches

HELD_OUT = (20, 7)
"""Of PolNeAR's training articles, those whose number in the file, modulo the first, is the second are kept out of training."""


@dataclass(frozen=True)
class Article:
    """An annotated text."""

    id: str
    text: str
    gold: tuple[Attribution, ...]
    passages: tuple[Passage, ...]

    @cached_property
    def analysis(self) -> Analysis:
        """The text as the language models see it."""
        return analyse(Report("r", self.text, passages=self.passages))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the program finds."""
        return statements.find(self.analysis)

    @property
    def ours(self) -> list[Attribution]:
        """The same as sets of characters."""
        return [found(statement) for statement in self.statements]


def whole(id: str, text: str, gold: Sequence[Attribution]) -> Article:
    """An article with its passages as the intake would label them."""
    return Article(id, text, tuple(gold), split(text))


def dev(data: Path) -> Iterator[Article]:
    """The 84 articles of PolNeAR dev."""
    return map(_polnear, lines(data / "polnear" / "dev.jsonl.gz"))


def held_out(data: Path) -> Iterator[Article]:
    """The 42 training articles of PolNeAR that nothing is trained on, to look at errors in."""
    modulo, kept = HELD_OUT
    rows = enumerate(lines(data / "polnear" / "train.jsonl.gz"))
    return (_polnear(row) for number, row in rows if number % modulo == kept)


def gum_news(data: Path) -> Iterator[Article]:
    """GUM's 12 Wikinews reports. Attributions without a cue are left out: picture credits, for the most part."""
    for row in lines(data / "gum_wikinews" / "news.jsonl.gz"):
        yield whole(row["id"], row["text"], [annotated(a) for a in row["attributions"] if a["content"] and a["cue"]])


def outermost(article: Article) -> list[Attribution]:
    """Ours that are part of no other statement."""
    return [found(statement) for statement in article.statements if statement.within is None]


def damaged(article: Article, kind: str) -> Article:
    """The article with `damage` done to its text."""
    broken = damage.damage(article.text, kind, article.id)
    return whole(article.id, broken.text, [broken.moved(a) for a in article.gold])


def judged(article: Article, nested: bool = True) -> Iterator[tuple[float, bool]]:
    """The confidence of each statement, and whether it is right; without ``nested``, of those that are part of no other."""
    right = {j for _, j in matches(article.gold, article.ours)}
    for j, statement in enumerate(article.statements):
        if statement.confidence is not None and (nested or statement.within is None):
            yield statement.confidence, j in right


def _polnear(row: dict[str, Any]) -> Article:
    return whole(row["id"], row["text"], [annotated(a) for a in row["attributions"] if a["content"]])


Finder = Callable[[Article], Sequence[Attribution]]
"""Whatever finds attributions in an article: the program or a peer."""
