"""Prints attributions that were missed, to be read and sorted by kind: an error analysis of training articles, never of dev.

python -m benchmarks.statements.misses --data DATA --number 100

They are drawn by a fixed seed from the 42 training articles of PolNeAR that nothing is trained on. Each comes with the paragraph
it stands in and with what was found nearest to it, and is put under the first of these heads that holds:

- ``taken``: it would pair, but what pairs with it paired better with another;
- ``source``: the content is right, the source is not;
- ``content``: the cue is found, the content is too long, too short, or elsewhere;
- ``cue``: nothing was found with its cue.

The head is what a program can tell; why it was missed is for a reader to say.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.statements import reading
from benchmarks.statements.attributions import PARTS, Attribution, matches, overlap, same_source
from benchmarks.statements.reading import Article

SEED = 20221122


@dataclass(frozen=True)
class Miss:
    """An attribution of the data that nothing of ours pairs with."""

    article: Article
    gold: Attribution
    head: str
    nearest: Attribution | None

    def shown(self) -> str:
        """In words: the paragraph, the data's attribution and the nearest of ours."""
        text = self.article.text
        first = min(self.gold.content | self.gold.cue | self.gold.source)
        start = text.rfind("\n", 0, first) + 1
        end = text.find("\n", max(self.gold.content | self.gold.cue | self.gold.source))
        rows = [f"[{self.head}] {self.article.id} at {first}", text[start : None if end < 0 else end]]
        for name, attribution in (("gold", self.gold), ("ours", self.nearest)):
            rows += [
                f"  {name} {part:8}{_words(text, getattr(attribution, part)) if attribution else '–'}" for part in PARTS
            ]
        return "\n".join(rows)


def misses(article: Article) -> Iterator[Miss]:
    """Those of one article."""
    found = article.ours
    paired = {i for i, _ in matches(article.gold, found)}
    for i, gold in enumerate(article.gold):
        if i not in paired:
            yield _miss(article, gold, found)


def _miss(article: Article, gold: Attribution, found: list[Attribution]) -> Miss:
    by_content = max(found, key=lambda our: overlap(gold, our), default=None)
    by_cue = max(found, key=lambda our: (len(gold.cue & our.cue), overlap(gold, our)), default=None)
    if by_content is not None and overlap(gold, by_content) >= 0.5:
        return Miss(article, gold, "taken" if same_source(gold, by_content) else "source", by_content)
    if by_cue is not None and gold.cue & by_cue.cue:
        return Miss(article, gold, "content", by_cue)
    return Miss(article, gold, "cue", by_content if by_content is not None and overlap(gold, by_content) else None)


def _words(text: str, characters: frozenset[int]) -> str:
    """The words of a part, with … between pieces that do not touch."""
    pieces: list[str] = []
    last = None
    for c in sorted(characters):
        if last is not None and c != last + 1:
            pieces.append(" … ")
        pieces.append(text[c])
        last = c
    return "".join(pieces) or "–"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.statements.misses")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the data")
    parser.add_argument("--number", type=int, default=100, help="how many to draw")
    options = parser.parse_args()
    articles = list(reading.held_out(options.data))
    every = [miss for article in articles for miss in misses(article)]
    drawn = random.Random(SEED).sample(every, min(options.number, len(every)))  # noqa: S311 — nothing secret
    for number, miss in enumerate(drawn, 1):
        print(f"{number}. {miss.shown()}\n")
    total = sum(len(article.gold) for article in articles)
    print(f"{len(every)} of {total} missed: {dict(Counter(miss.head for miss in every).most_common())}")


if __name__ == "__main__":
    main()
