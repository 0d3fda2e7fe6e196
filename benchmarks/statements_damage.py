"""What each kind of damage costs by itself on PolNeAR dev: marks lost, unclosed, doubled, …; all letters capitals.

`statements` holds marks lost, and marks struck in all ways at once, against their floors; these figures tell where a loss comes
from.
"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks import statements
from benchmarks.figures import Figure
from benchmarks.statements import damage, reading
from benchmarks.statements.attributions import Tally

NEEDS = ("polnear",)


def measure(data: Path) -> Iterator[Figure]:
    """Attribution F1 under each damage, and its loss against the whole articles."""
    kinds = [kind for kind in damage.KINDS if kind != "lost"] + [damage.UPPER]
    whole, broken = Tally(), {kind: Tally() for kind in kinds}
    for article in reading.dev(data):
        whole.add(article.gold, article.ours)
        for kind, tally in broken.items():
            struck = reading.damaged(article, kind)
            tally.add(struck.gold, struck.ours)
    for kind, tally in broken.items():
        yield Figure(f"statements_damage.{kind}.attribution_f1", tally.total("attribution").f1())
        yield from statements.loss(f"statements_damage.{kind}", whole, tally)
