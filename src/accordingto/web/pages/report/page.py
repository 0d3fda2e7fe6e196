"""The page of one report."""

from dataclasses import dataclass

from fastapi import Path
from starlette.responses import RedirectResponse

from accordingto.record import Note, Report
from accordingto.review import Codings, NotAllowedError, Reviewed, reviewed
from accordingto.review import Desk as Seat
from accordingto.store import Kept
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.errors import MissingError
from accordingto.web.pages.report.article import Run, article
from accordingto.web.pages.report.cards import Section, sections
from accordingto.web.routing import Pages

router = Pages(tags=["reports"])

RIGHT_TO_LEFT = frozenset(("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))
"""Languages whose reports read from right to left."""

Number = Path(ge=1, le=2**53, description="The number by which the store knows the report.")


@dataclass(frozen=True, slots=True)
class Done:
    """Who marked it as reviewed."""

    number: int
    """Of the row of the log, to be taken back."""
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the page shows."""

    number: int
    id: str
    title: str
    headline: bool
    """Whether the title stands in the article."""
    facts: tuple[str, ...]
    notes: tuple[Note, ...]
    direction: str
    """``rtl`` where the report reads from right to left, else ``auto``."""
    runs: tuple[Run, ...]
    sections: tuple[Section, ...]
    progress: str
    """``new``, ``begun`` or ``reviewed``."""
    done: Done | None
    decided: int
    """Cells that somebody decided on …"""
    cells: int
    """… of those in which something stands."""
    lost: int
    """Decisions whose words the machine reads as nothing any more."""
    incidents: tuple[tuple[str, str], ...]
    """Ids of the incidents that it tells of, each with what it is."""
    media_type: str | None
    before: int | None
    """The number of the report added before it."""
    after: int | None
    path: str
    """The page's own address …"""
    api: str
    """… and the beginning of those that take its decisions."""
    coding: str | None
    """Id of the blind coding; null where the report is reviewed."""
    row: int
    """The last row of the log that the page knows: what is decided later is not on it."""


@router.get("/reports/by-id", include_in_schema=False)
def by_id(desk: AtDesk, id: str, cell: str = "") -> RedirectResponse:
    """To the page of the report with that id."""
    number = desk.store.number(desk.store.find(id).id)
    return RedirectResponse(f"/reports/{number}" + (f"#{cell}" if cell.isalnum() else ""))


@router.page("/reports/{number}", "report/report.html")
def report(desk: AtDesk, number: int = Number) -> ReportPage:
    """One report with its record, and what was decided of it."""
    return shown(desk, number, Seat(reviewable(desk, number).id, desk.who or None))


def shown(desk: Desk, number: int, seat: Seat) -> ReportPage:
    """The page of a report as somebody sees it; coded blind, without what others made of it."""
    row, coding = desk.store.head().count, seat.coding
    kept, seen = find(desk, number), look(desk, seat)
    told = seen.reading.report
    standing = [cell for cell in seen.cells if not cell.whole and cell.text]
    incidents = desk.store.links(kept.id).incidents if coding is None else ()
    before, after = desk.store.beside(number) if coding is None else (None, None)
    address = f"/reports/{number}" if coding is None else f"/codings/{coding}/report"
    return ReportPage(
        number,
        kept.id,
        told.title or told.uri or told.id,
        any(passage.kind == "title" for passage in told.passages),
        _facts(told),
        told.notes,
        "rtl" if (told.language or "").partition("-")[0] in RIGHT_TO_LEFT else "auto",
        article(told, seen.cells),
        sections(seen),
        seen.progress,
        Done(seen.finished.number, seen.finished.who, seen.finished.at) if seen.finished else None,
        sum(cell.state != "unreviewed" for cell in standing),
        len(standing),
        len(seen.lost),
        tuple((i.id, " · ".join(filter(None, (i.what, i.where))) or "something") for i in incidents),
        kept.media_type,
        before,
        after,
        address,
        f"/api/reports/{number}" if coding is None else f"/api/codings/{coding}",
        coding,
        row,
    )


def find(desk: Desk, number: int) -> Kept:
    """The report of that number; MissingError where there is none, or it was removed."""
    kept = desk.store.numbered(number)
    if kept is None:
        raise MissingError(f"there is no report {number} in this store: the inbox lists those that there are")
    if kept.removed:
        raise MissingError(f"report {number} was removed on {kept.removed[:10]}: the log says why")
    return kept


def reviewable(desk: Desk, number: int) -> Kept:
    """The same, to look at its review; NotAllowedError for who still codes it blind, and does not assign codings."""
    kept = find(desk, number)
    if waiting := () if desk.user.may("assign") else Codings(desk.store).of(desk.user.name, kept.id):
        raise NotAllowedError(
            f"you code report {number} blind, at /codings/{waiting[0].id}/report: its review is open to you when you are done"
        )
    return kept


def look(desk: Desk, seat: Seat, through: int | None = None) -> Reviewed:
    """The report with what was decided of it, where somebody sits; up to a row of the log, if one is given."""
    log = desk.store.log(seat.subject)
    return reviewed(desk.store.reading(seat.report), (e for e in log if through is None or e.number <= through))


def _facts(told: Report) -> tuple[str, ...]:
    published = told.published.replace("T", " ")[:16] if told.published else "no publication date"
    facts = (told.outlet, ", ".join(told.byline), published, told.language, told.uri)
    return tuple(fact for fact in facts if fact)
