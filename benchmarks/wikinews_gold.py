"""The statements of forty Wikinews reports on conflict, as annotated: offsets and names, laid over the reports' text.

The annotation is `gold/statements.jsonl`; its guideline, and how far two passes agree, is docs/codebook.md. The text is in the
folder of data (`wikinews_conflict`) and not in this repository; a report whose text is another than the annotated one is refused.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from accordingto.record import Span, SpeakerKind, Stance
from accordingto.record.errors import InputError
from benchmarks.draw import REPORTS
from benchmarks.figures import lines

GOLD = Path(__file__).parent / "gold" / "statements.jsonl"

Part = Literal["dev", "final"]
"""``final`` is looked at for final figures alone."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as annotated."""

    source: tuple[Span, ...]
    """Empty where nobody is named or described."""
    cue: tuple[Span, ...]
    """Empty where a quotation stands without one."""
    content: tuple[Span, ...]
    speakers: tuple[str, ...]
    """The name that the source stands for, as it occurs in the text; several speak jointly; none where nobody is named."""
    kind: SpeakerKind | None
    country: str | None
    """ISO 3166-1 alpha-3."""
    stance: Stance
    within: int | None
    """Index, in the report, of the statement that this one is part of."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """One report with its statements."""

    id: str
    part: Part
    published: str
    """ISO date."""
    title: str
    text: str
    statements: tuple[Said, ...]


def load(data: Path, part: Part, gold: Path = GOLD) -> list[Annotated]:
    """The annotated reports of one part, in the order in which they were drawn.

    Raises InputError where the annotation and the text do not fit.
    """
    reports = {record["id"]: record for record in lines(data / REPORTS)}
    return [_annotated(row, reports.get(row["id"]), gold) for row in _rows(gold) if row["part"] == part]


def _rows(gold: Path) -> Iterator[dict[str, Any]]:
    for line in gold.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _annotated(row: dict[str, Any], record: dict[str, Any] | None, gold: Path) -> Annotated:
    where = f"{gold.name}: {row['id']}"
    if record is None:
        raise InputError(f"{where} is not in {REPORTS}: compare the version of the data folder")
    text: str = record["text"]
    if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
        raise InputError(f"{where}: this is not the text that was annotated: compare the version of the data folder")
    said = tuple(_said(entry) for entry in row["statements"])
    for number, statement in enumerate(said):
        if fault := _fault(statement, number, said, text):
            raise InputError(f"{where}, statement {number}: {fault}: correct the annotation")
    return Annotated(row["id"], row["part"], record["date"], record["title"], text, said)


def _said(entry: dict[str, Any]) -> Said:
    source, cue, content = (tuple(Span(*span) for span in entry[part]) for part in ("source", "cue", "content"))
    speakers = tuple(entry["speaker"].split("; ")) if entry["speaker"] else ()
    return Said(source, cue, content, speakers, entry["kind"], entry["country"], entry["stance"], entry["within"])


def _fault(said: Said, number: int, others: Sequence[Said], text: str) -> str | None:
    """What is wrong with a statement, or None."""
    if not said.content:
        return "it has no content"
    for spans in (said.source, said.cue, said.content):
        if any(not 0 <= span.start < span.end <= len(text) for span in spans):
            return "a span is empty or beyond the text"
        if any(span.of(text) != span.of(text).strip() for span in spans):
            return "a span begins or ends with a space"
        if any(one.end > two.start for one, two in pairwise(spans)):
            return "its spans overlap or are out of order"
    if any(a.overlaps(b) for a in (*said.source, *said.cue) for b in said.content):
        return "its source or cue is within its own content"
    if any(name not in text for name in said.speakers):
        return "the speaker's name does not occur in the text"
    if said.stance not in get_args(Stance) or (said.kind is not None and said.kind not in get_args(SpeakerKind)):
        return "an unknown stance or kind of speaker"
    seen, above = {number}, said.within
    while above is not None:
        if above in seen or not 0 <= above < len(others):
            return "it is within itself or within a statement that is not there"
        seen.add(above)
        above = others[above].within
    return None
