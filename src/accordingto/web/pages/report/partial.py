"""Decisions from the page itself: a form comes in, and those pieces of the page go out that it changed, or the whole page.

htmx asks for the pieces and puts them in their places, so that who reviews stays where they are; a browser without scripts sends
the same form and gets the page again.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import Form, Query
from pydantic import BaseModel, Field, ValidationError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from accordingto.record import InputError
from accordingto.review import Desk as Seat
from accordingto.store.audit import MACHINE
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.pages.report.article import Block, article
from accordingto.web.pages.report.cards import Card, Section, sections
from accordingto.web.pages.report.changes import (
    Outcome,
    Reason,
    Undoing,
    Wish,
    Wishes,
    decided,
    finished,
    seated,
    undone,
)
from accordingto.web.pages.report.page import Number, ReportPage, look, reviewable, shown
from accordingto.web.rendering import html
from accordingto.web.routing import Pages

router = Pages(tags=["reports"])

Since = Annotated[int, Query(ge=0, le=2**53)]
"""The last row of the log that the page knows."""

_DO: dict[str, dict[str, str]] = {
    "evidence": {"action": "accept", "of": "evidence"},
    "bare": {"action": "accept", "of": "value"},
}
"""What the keys of the page ask for, where that is no action of its own."""


class Asked(BaseModel):
    """What a form of the page may hold beside its decision."""

    since: Annotated[int | None, Field(ge=0, le=2**53)] = None
    """The last row of the log that the page knows; a browser without scripts does not say."""


class Deciding(Asked):
    """The form of a decision about one cell."""

    do: Literal["accept", "reject", "evidence", "bare", "correct", "insert"]
    pick: Annotated[str, Field(max_length=150)]
    """The cell, and after a blank its ``seen``: ``v3/place 17``."""
    value: Annotated[str, Field(max_length=100_000)] | None = None
    """To correct or insert: the value as JSON."""
    spans: Annotated[str, Field(max_length=10_000)] | None = None
    """To correct or insert: the words, as ``12-17 20-25``."""
    why: Annotated[str, Field(max_length=10_000)] = ""

    def wishes(self) -> Wishes:
        """The same as the interface for programs takes it; InputError where it is none."""
        cell, _, seen = self.pick.partition(" ")
        asked: dict[str, Any] = {"cell": cell, "why": self.why.strip() or None, **_DO.get(self.do, {"action": self.do})}
        try:
            asked["seen"] = int(seen) if seen else None
            if self.value is not None:
                asked["value"] = json.loads(self.value)
            if self.spans:
                pairs = (span.split("-") for span in self.spans.split())
                asked["spans"] = [{"start": start, "end": end} for start, end in pairs]
            return Wishes(choices=[Wish.model_validate(asked)])
        except ValidationError as error:
            first = error.errors()[0]
            raise InputError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
        except ValueError as error:
            raise InputError(f"the form holds no decision: {error}") from error


class Ending(Asked, Reason):
    """The form that marks the report as reviewed."""


class TakingBack(Asked, Undoing):
    """The form that takes a decision back."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What is other than it was on a page that knows the log up to a row."""

    now: ReportPage
    progress: bool
    """Whether the count of cells is other than it was …"""
    standing: bool
    """… who marked it as reviewed …"""
    lost: bool
    """… and how many decisions hold no more."""
    blocks: tuple[Block, ...]
    """Passages whose words stand under other cells."""
    cards: tuple[Card, ...]
    sections: tuple[Section, ...]
    """Those that have gained or lost cards; they bring all of theirs."""


@router.post("/reports/{number}/decisions", include_in_schema=False)
def decide(request: Request, desk: AtDesk, form: Annotated[Deciding, Form()], number: int = Number) -> Response:
    """Takes a decision."""
    seat = seated(desk, number)
    return answer(request, desk, seat, form.since, decided(desk, seat, form.wishes()))


@router.post("/reports/{number}/undo", include_in_schema=False)
def undo(request: Request, desk: AtDesk, form: Annotated[TakingBack, Form()], number: int = Number) -> Response:
    """Takes a decision back."""
    seat = seated(desk, number)
    return answer(request, desk, seat, form.since, undone(desk, seat, form))


@router.post("/reports/{number}/finish", include_in_schema=False)
def finish(request: Request, desk: AtDesk, form: Annotated[Ending, Form()], number: int = Number) -> Response:
    """Marks the report as reviewed."""
    seat = seated(desk, number)
    return answer(request, desk, seat, form.since, finished(desk, seat, form))


@router.get("/reports/{number}/changes", include_in_schema=False)
def changes(request: Request, desk: AtDesk, since: Since, number: int = Number) -> Response:
    """What was decided since the page was made."""
    return answer(request, desk, Seat(reviewable(desk, number).id, desk.who or None), since)


def answer(request: Request, desk: Desk, seat: Seat, since: int | None, outcome: Outcome | None = None) -> Response:
    """The pieces of the page that are not as they were at row ``since`` of the log; to a browser without scripts, the page."""
    now = shown(desk, desk.store.number(seat.report), seat)
    cells = outcome.cells if outcome else ()
    if request.headers.get("hx-request") != "true" or since is None:
        return RedirectResponse(now.path + (f"#{cells[0].replace('/', '-')}" if cells else ""), 303)
    if any(e.number > since and e.change.action in MACHINE for e in desk.store.log(seat.report)):
        return Response(status_code=200, headers={"hx-refresh": "true"})  # it was read again: all may be otherwise
    told = changed(desk, seat, since, now)
    page = html(request, "report/changed.html", page=told)
    # A header holds ASCII alone; paths of cells are nothing else.
    page.headers["hx-trigger-after-settle"] = json.dumps(
        {"decided": {"row": now.row, "cells": cells, "words": bool(told.blocks)}}
    )
    return page


def changed(desk: Desk, seat: Seat, since: int, now: ReportPage) -> Changed:
    """The difference between the page as it was at a row of the log, and as it is."""
    before = look(desk, seat, since)
    was = {s.letter: s for s in sections(before)}
    known = {card.id: card for s in was.values() for card in s.cards}
    moved = tuple(s for s in now.sections if _ids(s) != _ids(was[s.letter]))
    cards = (card for s in now.sections if s not in moved for card in s.cards)
    blocks = {block.start: block for run in article(before.reading.report, before.cells) for block in run.blocks}
    standing = [cell for cell in before.cells if not cell.whole and cell.text]
    count = sum(cell.state != "unreviewed" for cell in standing)
    return Changed(
        now,
        (count, len(standing)) != (now.decided, now.cells),
        (before.finished.number if before.finished else None) != (now.done.number if now.done else None),
        len(before.lost) != now.lost,
        tuple(block for run in now.runs for block in run.blocks if block != blocks.get(block.start)),
        tuple(card for card in cards if card != known.get(card.id)),
        moved,
    )


def _ids(section: Section) -> Sequence[str]:
    return [card.id for card in section.cards]
