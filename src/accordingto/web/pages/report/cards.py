"""The record: a card a statement and a card an event, each with its cells; places, times, amounts and names in lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from accordingto.publish.rows import Rows
from accordingto.record import Event, Reading, Statement
from accordingto.review import CellState, Reviewed
from accordingto.review.values import dump, shape, text
from accordingto.web.pages.report.article import KINDS

SECTIONS = (
    ("v", "What happened"),
    ("s", "Who said what"),
    ("p", "Places"),
    ("t", "Times"),
    ("a", "Amounts"),
    ("e", "Who and what"),
)
"""In the order of the page; the letter is that of the ids."""

LONG = frozenset(("content", "evidence"))
"""Cells that take a line of their own."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as the page shows it."""

    path: str
    label: str
    state: str
    text: str
    spans: tuple[tuple[int, int], ...]
    seen: int | None
    """What a decision on it has to name, so that nobody decides on what somebody else has changed."""
    kind: str
    """The colour of its words."""
    part: str
    """As ``place``, ``harm``."""
    who: str | None
    """Who decided, and when, and why."""
    at: str | None
    why: str | None
    machine: str | None
    """What the machine read, where that is something else."""
    value: Any
    """What stands there, as a decision gives it."""


@dataclass(frozen=True, slots=True)
class Card:
    """A statement, an event, a place, a time, an amount, or somebody."""

    id: str
    title: str
    about: tuple[str, ...]
    """What else to know at a glance."""
    confidence: float | None
    whole: Cell
    cells: tuple[Cell, ...]
    empty: tuple[Cell, ...]
    """Cells in which nothing stands, to be filled."""


@dataclass(frozen=True, slots=True)
class Section:
    """Cards of a kind."""

    letter: str
    title: str
    cards: tuple[Card, ...]


def sections(seen: Reviewed) -> tuple[Section, ...]:
    """The record of a report, section by section; what was rejected is there, too."""
    items: dict[str, list[CellState]] = {}
    for cell in seen.cells:
        items.setdefault(cell.item, []).append(cell)
    titles = _titles(seen.reading)
    made = [_card(cells, titles) for cells in items.values()]
    made.sort(key=lambda card: card.whole.spans[:1])
    return tuple(Section(letter, title, tuple(c for c in made if c.id[0] == letter)) for letter, title in SECTIONS)


def _card(states: Sequence[CellState], titles: dict[str, tuple[str, tuple[str, ...], float | None]]) -> Card:
    whole, *parts = map(cell, states)
    title, about, confidence = titles.get(whole.path, (whole.text, (), None))
    # Whoever says something is in the title already, with the words of the source.
    full = tuple(part for part in parts if part.text or part.state != "unreviewed")
    return Card(whole.path, title, about, confidence, whole, full, tuple(part for part in parts if part not in full))


def cell(state: CellState) -> Cell:
    """A cell as the page shows it."""
    ruled, part = state.ruled, shape(state.path)
    machine = text(state.machine.value) if state.machine is not None else ""
    told = state.text
    if part == "according_to" and told.partition(",")[0] == "report":
        told = "the outlet itself" + told.removeprefix("report")
    return Cell(
        state.path,
        state.label,
        state.state,
        told,
        tuple((span.start, span.end) for span in state.spans),
        state.last,
        KINDS.get(part, "event" if part == "v" else ""),
        part,
        ruled.who if ruled else None,
        ruled.at if ruled else None,
        ruled.why if ruled else None,
        machine if machine != state.text and state.state in ("corrected", "rejected") else None,
        dump(state.value),
    )


def _titles(reading: Reading) -> dict[str, tuple[str, tuple[str, ...], float | None]]:
    rows = Rows(reading)
    titles: dict[str, tuple[str, tuple[str, ...], float | None]] = {}
    for statement, said in zip(reading.statements, rows.said(), strict=True):
        titles[statement.id] = (said.who, tuple(_said(statement)), said.confidence)
    for event, happened in zip(reading.events, rows.happened(), strict=True):
        titles[event.id] = (happened.what, tuple(_told(event, happened.label)), event.confidence)
    for place in reading.places:
        titles[place.id] = (place.name, (), place.confidence)
    return titles


def _said(statement: Statement) -> Iterable[str]:
    if statement.stance != "affirms":
        yield statement.stance
    if statement.within:
        yield f"within {statement.within}"


def _told(event: Event, label: str) -> Iterable[str]:
    if event.status != "happened":
        yield event.status.replace("_", " ")
    if label:
        yield label.rpartition(": ")[2]
