"""One report as one coder sees it: the machine's reading and their own decisions, and nobody else's."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Form, Query
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from accordingto import review
from accordingto.review import Codings
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.pages.codings.page import Id
from accordingto.web.pages.report.changes import Outcome, Reason, Undoing, Wishes, decided, undone
from accordingto.web.pages.report.page import ReportPage, find, look, shown
from accordingto.web.pages.report.partial import Deciding, Since, TakingBack, answer
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
    return shown(desk, desk.store.number(seat.report), seat)


@router.get("/codings/{id}/report/received", response_class=HTMLResponse, include_in_schema=False)
def received(desk: AtDesk, id: Id, plain: bool = Query(False)) -> HTMLResponse:
    """The document as received, with the words marked that the coder sees."""
    seat = _seat(desk, id)
    return framed(desk, find(desk, desk.store.number(seat.report)), lambda: look(desk, seat), plain=plain)


@router.post("/codings/{id}/report/decisions", include_in_schema=False)
def decide_here(request: Request, desk: AtDesk, form: Annotated[Deciding, Form()], id: Id) -> Response:
    """Takes a decision of this coder, from the page."""
    seat = _seat(desk, id)
    return answer(request, desk, seat, form.since, decided(desk, seat, form.wishes()))


@router.post("/codings/{id}/report/undo", include_in_schema=False)
def undo_here(request: Request, desk: AtDesk, form: Annotated[TakingBack, Form()], id: Id) -> Response:
    """Takes one's own decision back, from the page."""
    seat = _seat(desk, id)
    return answer(request, desk, seat, form.since, undone(desk, seat, form))


@router.post("/codings/{id}/report/finish", include_in_schema=False)
def finish_here(desk: AtDesk, id: Id) -> Response:
    """Says that this coder is done, from the page."""
    Codings(desk.store).done(id, _seat(desk, id).who or "")
    return RedirectResponse("/codings", 303)


@router.get("/codings/{id}/report/changes", include_in_schema=False)
def changes_here(request: Request, desk: AtDesk, since: Since, id: Id) -> Response:
    """What this coder decided since the page was made."""
    return answer(request, desk, _seat(desk, id), since)


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
