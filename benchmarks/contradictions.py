"""Contradictions: 150 pairs of values that two reports give for one cell, labelled compatible, contested or unrelated.

The pairs stand in `benchmarks/gold/contradictions.jsonl`, with the sentences that the values are told in and the words that tell
them; all of it was written for this project, and none of it happened. Both texts are read as reports are, their events are put
into one incident, and the two accounts whose words are the labelled ones are compared. An update counts as compatible: it
contradicts nothing. A value that is not read can contradict nothing either, and counts as unrelated. The pairs with odd numbers
were looked at while the rules were written, those with even numbers were not.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from accordingto.intake.lines import read_object
from accordingto.intake.received import Document
from accordingto.linking import compare
from accordingto.linking.accounts import relation
from accordingto.reading import Reader
from accordingto.record import Account, EventRef, Incident, Reading
from benchmarks.figures import Figure

NEEDS = ()
GOLD = Path(__file__).parent / "gold" / "contradictions.jsonl"


def measure(data: Path) -> Iterator[Figure]:
    """Accuracy on both halves, and the share of values that were read at all."""
    reader = Reader()
    for half in ("development", "held-out"):
        judged = [judge(reader, row) for row in pairs() if row["half"] == half]
        right = sum(told == row["label"] for row, told, _ in judged)
        yield Figure(f"contradictions.{half}.accuracy", right / len(judged))
        yield Figure(f"contradictions.{half}.both_read", sum(read for _, _, read in judged) / len(judged))
        wanted = {n for n, (row, _, _) in enumerate(judged) if row["label"] == "contested"}
        found = {n for n, (_, told, _) in enumerate(judged) if told == "contested"}
        yield Figure(f"contradictions.{half}.contested_precision", len(wanted & found) / max(1, len(found)))
        yield Figure(f"contradictions.{half}.contested_recall", len(wanted & found) / len(wanted))


def pairs() -> list[dict[str, Any]]:
    """The labelled pairs."""
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def judge(reader: Reader, row: dict[str, Any]) -> tuple[dict[str, Any], str, bool]:
    """A pair, how its two values stand to each other, and whether both were read."""
    readings = {side: reading(reader, f"{row['id']}{side}", row[side]) for side in ("a", "b")}
    members = tuple(EventRef(r.report.id, e.id, e.trigger[0].start) for r in readings.values() for e in r.events)
    incident = compare(Incident("i", members, 1.0), {r.report.id: r for r in readings.values()})
    accounts = [a for cell in incident.cells if cell.name == row["cell"] for a in cell.accounts]
    one, other = (account(accounts, readings[side], row[side]["words"]) for side in ("a", "b"))
    if one is None or other is None:
        return row, "unrelated", False
    kind = relation(one, other).kind
    return row, "compatible" if kind == "update" else kind, True


def reading(reader: Reader, id: str, side: Mapping[str, str]) -> Reading:
    """The reading of one side's text."""
    line = {"id": id, "text": side["text"], "published": side["published"], "outlet": f"Outlet {id}"}
    return reader.read(read_object(line, Document(b"", id, id)).report)


def account(accounts: list[Account], told: Reading, words: str) -> Account | None:
    """The account of that report that shares most with the words; a denial before what is denied."""
    start = told.report.text.index(words)
    shared = {
        n: sum(max(0, min(s.end, start + len(words)) - max(s.start, start)) for s in a.spans)
        for n, a in enumerate(accounts)
        if a.event.report == told.report.id
    }
    best = max((n for n in shared if shared[n]), key=lambda n: (accounts[n].against, shared[n], -n), default=None)
    return None if best is None else accounts[best]
