"""Somebody decides about cells of one report: what is asked for is checked against what stands now, and becomes rows of the log.

    decide(store, Desk(id, "Anna"), Choice("correct", "v3/place", spans=(Span(12, 17),), seen=None), read=reader.read)

All of it is one transaction: two people who decide on one cell at once come one after the other, and the second is told.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from accordingto.record import REPORT, Reading, Span, hull
from accordingto.review import anchors, cells, items, putting, rulings, values
from accordingto.review.anchors import Anchor
from accordingto.review.cells import EMPTY, Content
from accordingto.review.errors import ConflictError, ReviewError
from accordingto.review.following import Read, follow
from accordingto.review.rulings import Of, Ruling
from accordingto.review.standing import WITHHELD, CellState, Reviewed, reviewed
from accordingto.review.values import Value, When
from accordingto.store import Change, Entry, Store
from accordingto.store.audit import MACHINE

UNSET: Any = object()
"""No value was given: the cell's words say it."""

MOST_WHY = 10_000
"""Characters that a reason may have."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Who decides, and about what."""

    report: str
    """The report's id."""
    who: str | None = None
    """Name of who decides; None for whoever opened the store."""
    coding: str | None = None
    """Id of a blind coding: then the decisions are this coder's alone, and nobody else sees them or is bound by them."""

    @property
    def subject(self) -> str:
        """What the rows of the log are about."""
        return f"{self.coding}/{self.who}" if self.coding else self.report


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision, as somebody asks for it."""

    action: Literal["accept", "correct", "reject", "insert"]
    cell: str
    """A path: ``v3/place``, ``s2``. To insert: ``v`` (an event), ``s``, ``p``, ``t``, ``a``, ``e``, ``v3/harm``, ``v3/role``."""
    value: Any = UNSET
    """To correct or insert: the new value, an instance or JSON of its class. Not given, it follows from the words."""
    spans: tuple[Span, ...] | None = None
    """To correct or insert: the words. Not given, they stay."""
    of: Of = "both"
    """What is accepted: the value and its words, or one of them alone."""
    why: str | None = None
    seen: int | None = None
    """``last`` of the cell when it was looked at; None where nobody had decided on it."""
    parts: Mapping[str, Content] = field(default_factory=dict)
    """To insert a statement or event: what to put in its parts, as ``{"speaker": …, "harm/0": …}``."""


def decide(store: Store, desk: Desk, *choices: Choice, read: Read | None = None) -> Reviewed:
    """Takes the decisions, all or none, and gives the reading as it stands then.

    ConflictError where somebody decided on one of the cells since it was ``seen``; ReviewError where there is no such cell, or it
    cannot hold that. ``read`` (`Reader.read`) is asked what words mean that the machine read as nothing.
    """

    def work(reading: Reading, log: list[Entry]) -> list[Change]:
        return rows(reading, log, desk, choices, read)

    return store.decide_on(desk.report, desk.subject, desk.who, work, reviewed)


def rows(
    reading: Reading, log: Sequence[Entry], desk: Desk, choices: Sequence[Choice], read: Read | None = None
) -> list[Change]:
    """The rows that choices come to, for a reading and the log's rows about it; nothing is kept."""
    changes: list[Change] = []
    seen = now = reviewed(reading, log)
    for choice in choices:
        _free(seen, log, choice)
        changes.append(_change(now, desk, choice, read))
        waiting = pending(log, changes, desk)
        now = reviewed(reading, [*log, *waiting])
        for lost in now.lost:
            if lost.entry.number == waiting[-1].number:
                raise ReviewError(lost.why)
    return changes


def undo(store: Store, desk: Desk, number: int, why: str | None = None) -> Reviewed:
    """Takes back the decision of one row of the log, by a row of its own; ConflictError where somebody was quicker.

    An undo can be taken back in the same way.
    """

    def work(reading: Reading, log: list[Entry]) -> list[Change]:
        return [undoing(log, number, why)]

    return store.decide_on(desk.report, desk.subject, desk.who, work, reviewed)


def undoing(log: Sequence[Entry], number: int, why: str | None) -> Change:
    """The row that takes back one of the log's."""
    row = next((e for e in log if e.number == number), None)
    if row is None or row.change.action in MACHINE:
        raise ReviewError(f"row {number} of the log is no decision on this: it cannot be taken back here")
    taken = next((e for e in in_force(log) if e.change.undoes == number), None)
    if taken is not None:
        raise ConflictError(f"{taken.who} took that back already, at {taken.at}: nothing is left to undo")
    return Change("undo", row.change.subject, row.change.cell, row.change.to, row.change.from_, why, number)


def finish(store: Store, desk: Desk, why: str | None = None) -> Reviewed:
    """Marks a report as reviewed; `undo` of that row opens it again."""

    def work(reading: Reading, log: list[Entry]) -> list[Change]:
        now = reviewed(reading, log)
        if now.finished is not None:
            raise ConflictError(f"{now.finished.who} marked it as reviewed already, at {now.finished.at}")
        return [Change("finish", desk.subject, to={"cells": len(now.cells)}, why=why)]

    return store.decide_on(desk.report, desk.subject, desk.who, work, reviewed)


def in_force(log: Sequence[Entry]) -> list[Entry]:
    """The rows that no other takes back, those that take back among them."""
    undone: set[int] = set()
    for entry in reversed(log):
        if entry.number not in undone and entry.change.undoes is not None:
            undone.add(entry.change.undoes)
    return [e for e in log if e.number not in undone]


def reasoned(why: str) -> str:
    """The reason for what needs one; ReviewError where there is none, or too much of it."""
    reason = why.strip()
    if not reason:
        raise ReviewError("give a reason: whoever reads it later was not there")
    if len(reason) > MOST_WHY:
        raise ReviewError(f"a reason of more than {MOST_WHY:,} characters is too long: put it in a file, and say where")
    return reason


def unchanged_since(seen: int | None, last: int | None, log: Sequence[Entry], cell: str, now: str) -> None:
    """ConflictError where the last row about a cell is not the one that was ``seen``; ``now`` is what the cell says."""
    if seen == last:
        return
    row = next((e for e in log if e.number == last), None)
    if row is None:
        raise ConflictError(f"{cell} is not as you saw it: look at it again, and decide then")
    did = _DID.get(row.change.action, row.change.action)
    says = f" It says “{now}” now." if now else " It is empty now."
    raise ConflictError(
        f"{row.who} {did} {cell} at {row.at}, after you looked.{says} Look at it again, and decide then."
    )


_DID = {
    "accept": "accepted",
    "correct": "corrected",
    "reject": "rejected",
    "insert": "added",
    "undo": "took back a decision on",
    "assess": "assessed",
}


def pending(log: Sequence[Entry], changes: Sequence[Change], desk: Desk) -> list[Entry]:
    """Changes that are about to be written, as rows."""
    after = log[-1].number if log else 0
    return [Entry(after + n, "", desk.who or "", change, "", "") for n, change in enumerate(changes, 1)]


def _free(seen: Reviewed, log: Sequence[Entry], choice: Choice) -> None:
    """ConflictError where somebody decided on the cell since it was seen."""
    cell = next((c for c in seen.cells if c.path == choice.cell), None)
    if cell is not None:
        unchanged_since(choice.seen, cell.last, log, cell.path, "" if cell.state == "rejected" else cell.text)


def _change(now: Reviewed, desk: Desk, choice: Choice, read: Read | None) -> Change:
    """The row that a choice comes to."""
    if choice.why is not None and len(choice.why) > MOST_WHY:
        raise ReviewError(
            f"a reason of more than {MOST_WHY:,} characters is too long: put it in a file, and say where it is"
        )
    if choice.action == "insert":
        path, ruling = _insert(now, choice, read)
        return rulings.dump(ruling, desk.subject, path, choice.why)
    cell = now.cell(choice.cell)
    whole = now.cell(cell.item)
    if not cell.whole and whole.state in WITHHELD and whole.ruled is not None:
        by = f"{whole.ruled.who} rejected {cell.item} at {whole.ruled.at}"
        raise ReviewError(f"{by}: take that back before you decide on {cell.path}")
    ruling = {"accept": _accept, "reject": _reject, "correct": _correct}[choice.action](now, cell, choice, read)
    return rulings.dump(ruling, desk.subject, cell.path, choice.why)


def _accept(now: Reviewed, cell: CellState, choice: Choice, read: Read | None) -> Ruling:
    stands = Content(cell.value, cell.spans)
    if cell.value is not None and not cell.spans:
        raise ReviewError(f"{cell.path} has a value and no words: choose the words that say so")
    if choice.of != "both":
        if cell.value is None:
            raise ReviewError(f"{cell.path} has no value apart from its words: accept it as a whole")
        putting.blanked(cell.path, stands)  # refuses what is never without a value
    parts: dict[str, Content] = {}
    if cell.whole and cell.state not in WITHHELD:
        held = (*WITHHELD, "evidence_only")
        parts = {c.part: Content(c.value, c.spans) for c in now.of(cell.item) if c.part and c.state not in held}
    return Ruling("accept", now.anchor(cell.path), stands, stands, choice.of, parts)


def _reject(now: Reviewed, cell: CellState, choice: Choice, read: Read | None) -> Ruling:
    if cell.part in putting.ALWAYS:
        raise ReviewError(f"{cell.path} cannot be empty: correct it, or reject {cell.item} as a whole")
    if not cell.whole and cell.value is None:
        raise ReviewError(f"{cell.path} is empty: there is nothing to reject")
    return Ruling("reject", now.anchor(cell.path), Content(cell.value, cell.spans), EMPTY)


def _correct(now: Reviewed, cell: CellState, choice: Choice, read: Read | None) -> Ruling:
    if cell.whole and cell.path[0] in "sv":
        raise ReviewError(
            f"correct a part of {cell.path}, as {cell.path}/{'content' if cell.path[0] == 's' else 'type'}"
        )
    before = Content(cell.value, cell.spans)
    after = _content(now, cell.path, before, Content(choice.value, choice.spans or ()), read)
    if after.value is None:
        raise ReviewError(f"{cell.path}: to empty a cell, reject it")
    return Ruling("correct", now.anchor(cell.path), before, after)


def _insert(now: Reviewed, choice: Choice, read: Read | None) -> tuple[str, Ruling]:
    """The path and the decision that adds a whole item, or a harm or role to an event."""
    item, _, part = choice.cell.partition("/")
    given = Content(choice.value, choice.spans or ())
    if part:
        if part not in ("harm", "role") or item[:1] != "v":
            raise ReviewError(f"{choice.cell!r} is there already: correct it. Harms and roles can be added, as v3/harm")
        now.cell(item)
        number = sum(c.path.startswith(f"{choice.cell}/") for c in now.cells)
        path = f"{choice.cell}/{number}"
        content = _content(now, path, EMPTY, given, read)
        whole = now.anchor(item)
        anchor = Anchor(whole.id, whole.start, whole.end, f"{part}/{number}", anchors.key(content))
        return path, Ruling("insert", anchor, EMPTY, content)
    if item not in items.LISTS:
        raise ReviewError(
            f"{choice.cell!r} cannot be added: {', '.join(f'{k} ({v})' for k, v in items.NOUNS.items())} can"
        )
    if not given.spans:
        raise ReviewError(f"choose the words of the {items.NOUNS[item]}: nothing enters the record without")
    inside(now.reading, given.spans)
    path = f"{item}{max((int(c.item[1:]) for c in now.cells if c.path[0] == item), default=0) + 1}"
    parts = {}
    for name, one in choice.parts.items():
        words = one if one.spans or name not in _LEANING else Content(one.value, given.spans)
        parts[name] = _content(now, f"{path}/{name}", EMPTY, words, read)
    content = Content(None, given.spans) if item in "sv" else _content(now, path, EMPTY, given, read)
    span = hull((*given.spans, *(s for name in ("source", "cue") if name in parts for s in parts[name].spans)))
    if item == "v":
        span = given.spans[0]
    anchor = Anchor(path, span.start, span.end)
    there = now.at(anchor)
    if there is not None:
        raise ReviewError(f"{there} stands at these words already: decide on it, or choose other words")
    return path, Ruling("insert", anchor, EMPTY, content, parts=parts)


_LEANING = frozenset(
    (
        "type",
        "status",
        "blame",
        "stance",
        "speaker_kind",
        "speaker_country",
        "about",
        "within",
        "according_to",
        "disputed_by",
    )
)
"""Parts that are told by the words of their whole."""


def _content(now: Reviewed, path: str, before: Content, given: Content, read: Read | None) -> Content:
    """What is to stand in a cell, from what was given of it."""
    part = values.shape(path)
    spans = tuple(sorted(s.bare() for s in given.spans)) or before.spans
    if part in _LEANING and not spans:
        whole = path.split("/", maxsplit=1)[0]
        spans = next((c.spans for c in now.cells if c.path in (f"{whole}/cue", whole) and c.spans), ())
    inside(now.reading, spans)
    if part in values.WORDS:
        if not given.spans:
            raise ReviewError(f"{path}: choose the words")
        return Content(cells.words(now.reading.report.text, spans), spans)
    if given.value is not UNSET:
        value = _dated(values.load(path, _meant(now, part, given.value)), before, given)
    elif given.spans:
        value = follow(now.reading, path, before, spans, read)
    else:
        raise ReviewError(f"{path}: give a value, or choose other words")
    if value is not None and not spans:
        raise ReviewError(f"{path}: choose the words that say so: nothing enters the record without")
    return Content(value, spans)


def _dated(value: Value, before: Content, given: Content) -> Value:
    """Days that were entered for words are what these words mean, in TIMEX3's way of writing; other values stay as they are."""
    of_words = given.spans or (isinstance(before.value, When) and before.value.type)
    if not isinstance(value, When) or value.type or not of_words:
        return value
    ends = (value.earliest or "..", value.latest or "..")
    told = "XXXX-XX-XX" if ends == ("..", "..") else ends[0] if ends[0] == ends[1] else "/".join(ends)
    return replace(value, type="DATE", value=told)


def _meant(now: Reviewed, part: str, value: Any) -> Any:
    """Ids of statements as the statements that they are."""
    if part not in ("about", "within", "according_to", "disputed_by"):
        return value
    if isinstance(value, str):
        one = cells.said(now.reading, value)
        if one is None:
            raise ReviewError(f"there is no statement {value!r}: give an id as s2, or {REPORT!r}")
        return one
    return [_meant(now, "about", one) for one in value] if isinstance(value, list | tuple) else value


def inside(reading: Reading, spans: Sequence[Span]) -> None:
    """ReviewError where a span is not in the text, or holds no words."""
    text = reading.report.text
    for span in spans:
        if not 0 <= span.start < span.end <= len(text):
            raise ReviewError(f"{span.start} to {span.end} is not in the text, which has {len(text):,} characters")
        if not span.of(text).strip():
            raise ReviewError(f"{span.start} to {span.end} holds no words")
