"""Search as data: each report that meets the query, in pieces that match and pieces that do not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query as Asked
from pydantic import BaseModel, BeforeValidator, Field

from accordingto.publish.results import CELL_WIDTH, excerpt
from accordingto.record import InputError, Span
from accordingto.store.conditions import Query
from accordingto.store.inbox import choices
from accordingto.store.incidents import numbers
from accordingto.store.search import Hit, search
from accordingto.web.desk import AtDesk
from accordingto.web.routing import Pages

router = Pages(tags=["search"])

_EMPTY = BeforeValidator(lambda value: None if value == "" else value)
Name = Annotated[Annotated[str, Field(max_length=200)] | None, _EMPTY]
Day = Annotated[date | None, _EMPTY]


class Form(BaseModel):
    """What is looked for, as it stands in the address; what is empty excludes nothing."""

    words: Annotated[str, Field(max_length=500)] = ""
    place: Name = None
    from_: Day = Field(None, alias="from")
    to: Day = None
    speaker: Name = None
    type: Name = None
    limit: Annotated[int, Field(ge=1, le=200)] = 20

    @property
    def empty(self) -> bool:
        """Whether nothing is looked for."""
        return not (self.words.strip() or self.place or self.from_ or self.to or self.speaker or self.type)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row, all of which match or none."""

    text: str
    matches: bool


@dataclass(frozen=True, slots=True)
class CellFound:
    """An event or a statement of a report that meets the query."""

    id: str
    label: str
    place: str | None
    earliest: str | None
    latest: str | None
    words: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One report."""

    number: int
    """The number by which the store knows it."""
    id: str
    title: str | None
    outlet: str | None
    published: str | None
    words: tuple[Piece, ...]
    cells: tuple[CellFound, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What was found, the best first."""

    form: Form
    results: tuple[Result, ...]
    more: bool
    problem: str | None
    """Why nothing could be looked for."""
    types: tuple[str, ...]


@router.page("/search", "search/search.html")
def search_(desk: AtDesk, form: Annotated[Form, Asked()]) -> Search:
    """Reports that meet every part of the query: words, place, period, speaker, type of event."""
    with desk.store.read() as connection:
        types = tuple(choices(connection)[0])
        if form.empty:
            return Search(form, (), False, None, types)
        place = int(form.place) if form.place and form.place.isdecimal() and len(form.place) < 12 else form.place
        from_, to = (day.isoformat() if day else None for day in (form.from_, form.to))
        query = Query(form.words.strip(), place, from_, to, form.speaker, form.type, form.limit)
        try:
            found = search(connection, query)
        except InputError as error:
            return Search(form, (), False, str(error), types)
        known = dict(numbers(connection, [hit.report for hit in found.hits]))
    return Search(form, tuple(_result(hit, known[hit.report]) for hit in found.hits), found.more, None, types)


def _result(hit: Hit, number: int) -> Result:
    words = pieces(hit.text, excerpt(hit.text, hit.matches), hit.matches, Span(0, len(hit.text))) if hit.matches else ()
    return Result(number, hit.report, hit.title, hit.outlet, hit.published, words, tuple(_cells(hit)))


def _cells(hit: Hit) -> Sequence[CellFound]:
    made = []
    for cell in hit.cells:
        text, inside = hit.text[: cell.end], [match for match in hit.matches if cell.contains(match)]
        stretch = excerpt(text, inside or [cell.bare()], CELL_WIDTH, cell.start)
        words = pieces(hit.text, stretch, hit.matches, cell.bare())
        made.append(CellFound(cell.id, cell.label, cell.place, cell.earliest, cell.latest, words))
    return made


def pieces(text: str, stretch: Span, matches: Sequence[Span], whole: Span) -> tuple[Piece, ...]:
    """A stretch of a text in pieces, with an ellipsis where it leaves out the beginning or the end of what it is of.

    >>> text = "A bomb fell. Nobody was near."
    >>> [(piece.text, piece.matches) for piece in pieces(text, Span(0, 12), [Span(2, 6)], Span(0, 29))]
    [('A ', False), ('bomb', True), (' fell.', False), (' …', False)]
    """
    found, at = [Piece("… " if stretch.start > whole.start else "", False)], stretch.start
    for match in matches:
        if stretch.contains(match) and match.start >= at:
            found += [Piece(text[at : match.start], False), Piece(match.of(text), True)]
            at = match.end
    found += [Piece(text[at : stretch.end], False), Piece(" …" if stretch.end < whole.end else "", False)]
    return tuple(piece for piece in found if piece.text)
