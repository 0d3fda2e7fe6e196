"""Which of the Wikinews reports on conflict are annotated with their statements: drawn once by a fixed seed, none skipped.

`python -m benchmarks.draw --data ../shared/data` prints a line for each: its part and its id. The guideline of the annotation
is docs/codebook.md.
"""

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

from benchmarks.figures import lines

REPORTS = Path("wikinews_conflict") / "half.jsonl.gz"
"""Where the reports lie in the folder of data."""
SEED = 20221122
DEVELOPMENT, FINAL = 25, 15
"""How many reports of each part: to work on, and to look at for the final figure alone."""


def draw(ids: Iterable[str]) -> dict[str, str]:
    """The part (``dev`` or ``final``) of each id drawn, whatever the order in which the ids come.

    >>> drawn = draw(f"r{i}" for i in range(100))
    >>> len(drawn), sum(part == "final" for part in drawn.values())
    (40, 15)
    """
    chosen = random.Random(SEED).sample(sorted(set(ids)), DEVELOPMENT + FINAL)  # noqa: S311 — nothing secret
    return {id_: "dev" if i < DEVELOPMENT else "final" for i, id_ in enumerate(chosen)}


def main() -> None:
    """Print the reports drawn."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.draw", description=main.__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), metavar="FOLDER", help="the data sets")
    data: Path = parser.parse_args().data
    for id_, part in draw(record["id"] for record in lines(data / REPORTS)).items():
        print(part, id_)


if __name__ == "__main__":
    main()
