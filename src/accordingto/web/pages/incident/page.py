"""The page of one incident: rows are voices, columns are cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Path

from accordingto import pipeline
from accordingto.publish import accounts
from accordingto.publish.inert import inert
from accordingto.publish.rows import flat
from accordingto.record import Account, Cell, Count, Incident, Report, Span, StoreError, hull
from accordingto.review import IncidentReview, incident_review
from accordingto.review.assessing import Grade, grades
from accordingto.store.incidents import numbers
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.errors import MissingError
from accordingto.web.routing import Pages

router = Pages(tags=["incidents"])

Id = Annotated[str, Path(pattern="^i[0-9a-f]{12}$", description="The incident's id.")]

AROUND = 120
"""Characters of its paragraph on either side of an account's words."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of an account, with some of those around them."""

    row: int
    who: tuple[str, ...]
    report: int
    """Its number in the store."""
    event: str
    """The event whose account it is."""
    value: str
    against: bool
    before: str
    words: str
    after: str
    source: int
    """Accounts of one number are one source."""


@dataclass(frozen=True, slots=True)
class Row:
    """One voice."""

    number: int
    who: tuple[str, ...]
    report: int
    published: str | None
    copies: tuple[str, ...]
    counts_with: int | None
    cells: dict[str, accounts.Told]


@dataclass(frozen=True, slots=True)
class Held:
    """The value that holds, how well it is borne out, and why."""

    text: str
    grade: str
    why: str
    who: str
    at: str
    row: int
    """Of the log, to be taken back."""


@dataclass(frozen=True, slots=True)
class Column:
    """One cell of the incident, with how far the accounts agree and the words of each."""

    name: str
    level: str
    sources: int
    verdict: str
    quotes: tuple[Quote, ...]
    """One an account, in the order of the accounts."""
    counted: bool
    """Whether its values are numbers."""
    held: Held | None
    """What an analyst holds of it."""
    seen: int | None
    """What an assessment of it has to name."""


@dataclass(frozen=True, slots=True)
class Member:
    """One event of one report."""

    report: int
    id: str
    event: str
    start: int
    outlet: str
    published: str | None
    title: str


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """What the page shows."""

    id: str
    what: str
    where: str | None
    earliest: str | None
    latest: str | None
    confidence: float
    reasons: tuple[str, ...]
    level: str
    """The worst of its cells'."""
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    members: tuple[Member, ...]
    grades: dict[str, Grade]
    """What an assessed value may be graded as, the strongest first."""


@router.page("/incidents/{id}", "incident/incident.html")
def incident(desk: AtDesk, id: Id) -> IncidentPage:
    """One incident with every account of it, and how far they agree."""
    found = pipeline.compared(desk.store, find(desk, id))
    told = {report: desk.store.reading(report).report for report in found.reports}
    with desk.store.read() as connection:
        known = dict(numbers(connection, found.reports))
    rows = accounts.rows(found, desk.store.ties(found.reports).copies)
    judged = incident_review(desk.store, found)
    columns = tuple(_column(cell, rows, told, known, judged) for cell in found.cells)
    levels = [column.level for column in columns]
    return IncidentPage(
        found.id,
        found.what or "something",
        found.where,
        found.earliest,
        found.latest,
        found.confidence,
        found.reasons,
        next((known for known in ("contested", "single_source", "corroborated") if known in levels), "single_source"),
        tuple(_row(row, known) for row in rows),
        columns,
        tuple(_members(found, told, known)),
        {str(name): grade for name, grade in grades().items()},
    )


def find(desk: Desk, id: str) -> Incident:
    """The incident with that id; MissingError where there is none (any more)."""
    try:
        return desk.store.incident(id)
    except StoreError as error:
        raise MissingError(
            f"there is no incident {id}: it may be part of another since reports were linked again"
        ) from error


def _row(row: accounts.Row, known: Mapping[str, int]) -> Row:
    cells = {str(name): replace(told, texts=tuple(map(flat, told.texts))) for name, told in row.cells.items()}
    return Row(row.number, row.who, known[row.report], row.published, row.copies, row.counts_with, cells)


def _column(
    cell: Cell,
    rows: tuple[accounts.Row, ...],
    told: Mapping[str, Report],
    known: Mapping[str, int],
    judged: IncidentReview,
) -> Column:
    sources = {source: n for n, source in enumerate(dict.fromkeys(a.source for a in cell.accounts), 1)}
    quotes = []
    for account in cell.accounts:
        row = _row_of(account, rows, cell.name)
        before, words, after = quoted(told[account.event.report].text, account.spans)
        quotes.append(
            Quote(
                row,
                accounts.chain(account),
                known[account.event.report],
                account.event.event,
                flat(account.text),
                account.against,
                before,
                words,
                after,
                sources[account.source],
            )
        )
    agreement = cell.agreement
    counted = any(isinstance(account.value, Count) for account in cell.accounts)
    one = judged.cells.get(cell.name)
    held = Held(one.text, one.grade, one.why, one.ruled.who, one.ruled.at, one.ruled.number) if one else None
    seen = judged.last.get(cell.name)
    verdict = accounts.verdict(cell)
    return Column(cell.name, agreement.level, agreement.sources, verdict, tuple(quotes), counted, held, seen)


def _row_of(account: Account, rows: tuple[accounts.Row, ...], name: str) -> int:
    """The row in which an account is: its own report's, or that of the text that its report copies."""
    chain = [part.casefold() for part in accounts.chain(account)]
    alike = [row for row in rows if [part.casefold() for part in row.who[1:]] == chain[1:] and name in row.cells]
    own = [row for row in alike if row.report == account.event.report]
    folded = [row for row in alike if chain[0] in {copy.casefold() for copy in row.copies}]
    return next((row.number for row in (*own, *folded, *alike)), 0)


def quoted(text: str, spans: tuple[Span, ...], around: int = AROUND) -> tuple[str, str, str]:
    r"""The words of the spans, and what of their paragraph stands before and after them.

    >>> quoted("First.\nA bomb killed twelve people in Orsina.", (Span(21, 27),), 12)
    ('…killed ', 'twelve', ' people in…')
    """
    if not spans:
        return "", "", ""
    whole = hull(spans)
    begin, stop = text.rfind("\n", 0, whole.start) + 1, text.find("\n", whole.end)
    stop = len(text) if stop < 0 else stop
    start, end = max(begin, whole.start - around), min(stop, whole.end + around)
    before, after = inert(text[start : whole.start]), inert(text[whole.end : end])
    if start > begin:
        before = "…" + before.partition(" ")[2] if " " in before else "…" + before
    if end < stop:
        after = after.rpartition(" ")[0] + "…" if " " in after else after + "…"
    return before, inert(whole.of(text)), after


def _members(found: Incident, told: Mapping[str, Report], known: Mapping[str, int]) -> Iterator[Member]:
    for member in found.members:
        report = told[member.report]
        title = report.title or report.uri or report.id
        outlet = report.outlet or "an outlet without a name"
        day = (report.published or "")[:10] or None
        yield Member(known[member.report], member.report, member.event, member.start, outlet, day, title)
