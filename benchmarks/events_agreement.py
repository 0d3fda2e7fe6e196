"""How far two passes of the annotation of events agree, before their differences were settled.

Both passes had the same events, mentions and types before them, and filled the cells by the guideline of docs/codebook.md
without seeing each other or what the program makes of the reports. A cell agrees *strictly* where the likeliest answers of both
are the same, and *broadly* where one gives the other's likeliest answer as right as well. Participants agree where each of the
one that is not optional is one of the other's, by words in common. `gold/events_passes.jsonl` holds both; it needs no data.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.events_scoring import bare
from benchmarks.figures import Figure

NEEDS = ()
PASSES = Path(__file__).parent / "gold" / "events_passes.jsonl"

Cells = Mapping[str, Any]


def measure(data: Path) -> Iterator[Figure]:
    """The shares of events on whose cells both passes agree."""
    rows = [json.loads(line) for line in PASSES.read_text(encoding="utf-8").splitlines()]
    for part in ("dev", "final"):
        pairs = [(row["first"], row["second"]) for row in rows if row["part"] == part]
        yield Figure(f"events_agreement.{part}.events", len(pairs), "")
        for name, judged in agreed(pairs).items():
            yield Figure(f"events_agreement.{part}.{name}", sum(judged) / max(1, len(judged)))


def agreed(pairs: Sequence[tuple[Cells, Cells]]) -> dict[str, list[bool]]:
    """Of each cell, whether two passes agree, event by event."""
    found: dict[str, list[bool]] = {}
    for one, two in pairs:
        people = all(_people(one[names], two[names]) for names in ("actors", "targets"))
        same = {
            "status": (one["status"] == two["status"],) * 2,
            "who": (people, people),
            "where": _answers(_names(one), _names(two)),
            "when": _answers(one["times"], two["times"]),
        }
        same["who_where_when"] = (
            all(same[cell][0] for cell in ("who", "where", "when")),
            all(same[cell][1] for cell in ("who", "where", "when")),
        )
        for cell, (strictly, broadly) in same.items():
            found.setdefault(f"{cell}.strict", []).append(strictly)
            found.setdefault(f"{cell}.broad", []).append(broadly)
    return found


def _names(cells: Cells) -> list[str | None]:
    return [None if name is None else bare(name) for name in cells["places"]]


def _answers(one: Sequence[Any], two: Sequence[Any]) -> tuple[bool, bool]:
    """Whether the likeliest answers are the same, and whether either is right to the other."""
    return one[0] == two[0], one[0] in two or two[0] in one


def _people(one: Sequence[Cells], two: Sequence[Cells]) -> bool:
    return all(
        person["optional"] or any(_same(person, other) for other in others)
        for people, others in ((one, two), (two, one))
        for person in people
    )


def _same(one: Cells, two: Cells) -> bool:
    """Whether a wording of one is a part of one of the other's."""
    return any(a in b or b in a for a in map(str.lower, one["names"]) for b in map(str.lower, two["names"]))
