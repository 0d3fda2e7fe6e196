"""One report as one coder sees it: the machine's reading and their own decisions, and nobody else's."""

from dataclasses import dataclass

from fastapi import Query
from starlette.responses import HTMLResponse

from accordingto import review
from accordingto.review import Codings
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.pages.codings.page import Id
from accordingto.web.pages.report.changes import Outcome, Reason, Undoing, Wishes, decided, undone
from accordingto.web.pages.report.page import ReportPage, find, shown
from accordingto.web.pages.report.received import framed
from accordingto.web.routing import PROBLEMS, Pages

router = Pages(tags=["codings"])


@dataclass(frozen=True, slots=True)
class Finished:
    """How the coding stands when one coder is done."""

    id: str
    waiting: int
    """Coders who are not done."""


@router.page("/codings/{id}/report", "report/report.html")
def report(desk: AtDesk, id: Id) -> ReportPage:
    """The report to code, with one's own decisions alone."""
    seat = _seat(desk, id)
    number = desk.store.number(seat.report)
    return shown(desk, number, find(desk, number), _look(desk, seat), id)


@router.get("/codings/{id}/report/received", response_class=HTMLResponse, include_in_schema=False)
def received(desk: AtDesk, id: Id, plain: bool = Query(False)) -> HTMLResponse:
    """The document as received, with the words marked that the coder sees."""
    seat = _seat(desk, id)
    return framed(desk, find(desk, desk.store.number(seat.report)), lambda: _look(desk, seat), plain=plain)


@router.post("/api/codings/{id}/decisions", responses=PROBLEMS)
def decide(desk: AtDesk, wishes: Wishes, id: Id) -> Outcome:
    """Accepts, corrects, rejects or adds cells, for this coder alone."""
    return decided(desk, _seat(desk, id), wishes)


@router.post("/api/codings/{id}/undo", responses=PROBLEMS)
def undo(desk: AtDesk, undoing: Undoing, id: Id) -> Outcome:
    """Takes one's own decision back."""
    return undone(desk, _seat(desk, id), undoing)


@router.post("/api/codings/{id}/finish", responses=PROBLEMS)
def finish(desk: AtDesk, reason: Reason, id: Id) -> Finished:
    """Says that this coder is done: nothing of it can be changed from then on."""
    seat = _seat(desk, id)
    told = Codings(desk.store).done(id, seat.who or "")
    return Finished(id, sum(done is None for done in told.coders.values()))


def _seat(desk: Desk, id: str) -> review.Desk:
    desk.user.must("code")
    return Codings(desk.store).desk(id, desk.user.name)


def _look(desk: Desk, seat: review.Desk) -> review.Reviewed:
    return review.reviewed(desk.store.reading(seat.report), desk.store.log(seat.subject))
