"""Decisions about the cells of a report: each is a row of the log, and can be taken back."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from accordingto import review
from accordingto.record import Report, Span
from accordingto.review import Choice, Reviewed, ReviewError
from accordingto.review.rulings import ACTIONS
from accordingto.review.standing import DONE
from accordingto.store.audit import standing
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.pages.report.page import Number, reviewable
from accordingto.web.routing import PROBLEMS, Pages

router = Pages(tags=["reports"])

Why = Annotated[str | None, Field(max_length=10_000)]


class Words(BaseModel):
    """Words of the report's text, in code points; the end is not part of it."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Wish(BaseModel):
    """One decision about one cell."""

    model_config = ConfigDict(extra="forbid")
    action: Literal["accept", "correct", "reject", "insert"]
    cell: Annotated[str, Field(max_length=100)]
    """As ``v3/place``; to insert, ``v``, ``s``, ``p``, ``t``, ``a``, ``e``, ``v3/harm`` or ``v3/role``."""
    value: Any = None
    """The new value; left out, it follows from the words."""
    spans: list[Words] | None = None
    """The words; left out, they stay."""
    of: Literal["both", "evidence", "value"] = "both"
    """What is accepted: the value and its words, or one of them alone."""
    why: Why = None
    seen: int | None = None
    """The cell's ``seen``, as the page had it: if somebody decided since, this is refused."""

    def choice(self) -> Choice:
        """The same for the room of review."""
        value = self.value if "value" in self.model_fields_set else review.UNSET
        spans = tuple(Span(w.start, w.end) for w in self.spans) if self.spans is not None else None
        return Choice(self.action, self.cell, value, spans, self.of, self.why, self.seen)


class Wishes(BaseModel):
    """Decisions that are taken together, or not at all."""

    choices: Annotated[list[Wish], Field(min_length=1, max_length=500)]


class Reason(BaseModel):
    """Why, for the log."""

    why: Why = None


class Undoing(Reason):
    """Which row of the log to take back; left out, one's own last decision on this report."""

    number: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the report stands now."""

    progress: str
    cells: tuple[str, ...]
    """The cells that were decided on."""
    row: int
    """The last row of the log about this report."""


@router.post("/api/reports/{number}/decisions", responses=PROBLEMS)
def decide(desk: AtDesk, wishes: Wishes, number: int = Number) -> Outcome:
    """Accepts, corrects, rejects or adds cells."""
    return decided(desk, seated(desk, number), wishes)


@router.post("/api/reports/{number}/undo", responses=PROBLEMS)
def undo(desk: AtDesk, undoing: Undoing, number: int = Number) -> Outcome:
    """Takes a decision back."""
    return undone(desk, seated(desk, number), undoing)


@router.post("/api/reports/{number}/finish", responses=PROBLEMS)
def finish(desk: AtDesk, reason: Reason, number: int = Number) -> Outcome:
    """Marks the report as reviewed."""
    return finished(desk, seated(desk, number), reason)


def decided(desk: Desk, seat: review.Desk, wishes: Wishes) -> Outcome:
    """Takes the decisions, in the review of a report or in a coding of it."""

    def read(report: Report) -> Any:
        return desk.worker.read(report)

    seen = review.decide(desk.store, seat, *(wish.choice() for wish in wishes.choices), read=read)
    return _done(desk, seat, seen)


def undone(desk: Desk, seat: review.Desk, undoing: Undoing) -> Outcome:
    """Takes one back."""
    row = undoing.number if undoing.number is not None else _last(desk, seat)
    return _done(desk, seat, review.undo(desk.store, seat, row, undoing.why))


def finished(desk: Desk, seat: review.Desk, reason: Reason) -> Outcome:
    """Marks it as reviewed."""
    return _done(desk, seat, review.finish(desk.store, seat, reason.why))


def seated(desk: Desk, number: int) -> review.Desk:
    """Where somebody sits who may review the report; NotAllowedError for others."""
    desk.user.must("review")
    return review.Desk(reviewable(desk, number).id, desk.who or None)


def _done(desk: Desk, seat: review.Desk, seen: Reviewed) -> Outcome:
    if seat.coding is None:  # what is coded blind changes no record
        desk.worker.compare()
    last = max((e.number for e in desk.store.log(seat.subject)), default=0)
    return Outcome(seen.progress, tuple(c.path for c in seen.cells if c.last == last), last)


def _last(desk: Desk, seat: review.Desk) -> int:
    """One's own last decision on the report."""
    mine = seat.who and desk.store.acting(seat.who).who
    rows = [e for e in desk.store.log(seat.subject) if e.change.action in (*ACTIONS, *DONE, "undo")]
    own = [e.number for e in standing(rows) if e.who in (mine or desk.store.who, seat.who)]
    if not own:
        raise ReviewError("you have decided nothing here that could be taken back")
    return own[-1]
