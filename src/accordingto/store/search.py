"""Reports by their words and by their cells at once, the best first, with the words that match.

The full-text index holds a report's title and text, the names of its speakers and places, and the types of its events. Place,
period and type have to meet in one event.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, text

from accordingto.record import Span
from accordingto.store.conditions import Conditions, Query, conditions
from accordingto.store.query import folded

CELLS = 3
"""The most events and statements that come with a report."""

_KEPT = text(
    "SELECT r.number, r.id, r.title, r.outlet, r.published, r.uri, t.text FROM reports r JOIN texts t ON t.number = r.number"
    " WHERE r.number IN :numbers"
).bindparams(bindparam("numbers", expanding=True))
_MARKED = text(
    "SELECT rowid, highlight(texts_words, 1, :mark, :mark) AS marked FROM texts_words"
    " WHERE texts_words MATCH :words AND rowid IN :numbers"
).bindparams(bindparam("numbers", expanding=True))
_SAID = text(
    'SELECT report, id, start, "end", who, speaker FROM statements WHERE report IN :numbers ORDER BY number'
).bindparams(bindparam("numbers", expanding=True))


@dataclass(frozen=True, slots=True)
class FoundCell(Span):
    """An event or a statement that meets the query, and where it stands in the report's text."""

    id: str
    """As ``v1`` for an event, ``s1`` for a statement."""
    label: str
    """The event's type, or the speaker."""
    place: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One report that meets a query."""

    report: str
    title: str | None
    outlet: str | None
    published: str | None
    uri: str | None
    text: str
    matches: tuple[Span, ...]
    """Where the words of the query stand in ``text``."""
    cells: tuple[FoundCell, ...]
    """Those with the most words of the query first."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search brings."""

    hits: tuple[Hit, ...]
    """The best first."""
    more: bool
    """Whether there are more than the limit."""


def search(connection: Connection, query: Query) -> Found:
    """The reports of a store that meet every part of ``query``: those with such an event first, then by BM25, or the newest.

    Dates are those of events; an event without any is taken with the day of its report. Where no type is asked for, a report will
    also do that names the place and was published in the period. InputError where a part of the query holds no word.
    """
    wanted = conditions(connection, query)
    values = {"match": " AND ".join(wanted.match), "ranked": wanted.ranked, "limit": query.limit + 1}
    numbers = list(connection.execute(text(wanted.reports()), wanted.values | values).scalars())
    found = numbers[: query.limit]
    matches = _matches(connection, wanted.words, found)
    cells = _cells(connection, query, wanted, found)
    kept = {row.number: row for row in connection.execute(_KEPT, {"numbers": found})}
    hits = []
    for number in found:
        row, spans = kept[number], matches.get(number, ())
        met = _telling(cells[number], spans, asked=bool(wanted.event or query.speaker))
        hits.append(Hit(row.id, row.title, row.outlet, row.published, row.uri, row.text, spans, met))
    return Found(tuple(hits), len(numbers) > query.limit)


def types(connection: Connection) -> list[str]:
    """The types of event that there are in a store, in every codebook."""
    columns = ("event_type", "sub_event_type", "plover")
    every = " UNION ".join(f"SELECT {column} AS type FROM events" for column in columns)  # noqa: S608
    return [type for type in connection.execute(text(f"{every} ORDER BY type")).scalars() if type]


def _matches(connection: Connection, words: str | None, numbers: Sequence[int]) -> dict[int, tuple[Span, ...]]:
    """Where the words of the query stand in the text of each report."""
    if words is None:
        return {}
    mark = f"\x02{secrets.token_hex(8)}\x03"  # so that no report can hold it
    rows = connection.execute(_MARKED, {"mark": mark, "words": words, "numbers": list(numbers)})
    return {row.rowid: spans_between(row.marked, mark) for row in rows}


def spans_between(marked: str, mark: str) -> tuple[Span, ...]:
    """What stands between the first and second, third and fourth … mark, as spans of the text without marks.

    >>> spans_between("A |bomb| fell.", "|")
    (Span(start=2, end=6),)
    """
    found, at = [], 0
    for number, piece in enumerate(marked.split(mark)):
        if number % 2:
            found.append(Span(at, at + len(piece)))
        at += len(piece)
    return tuple(found)


def _cells(
    connection: Connection, query: Query, wanted: Conditions, numbers: Sequence[int]
) -> dict[int, list[FoundCell]]:
    """What of each report may be shown: events of the place, period and type, statements of the speaker; else all events."""
    found: dict[int, list[FoundCell]] = {number: [] for number in numbers}
    if wanted.event or not query.speaker:
        events = text(wanted.events()).bindparams(bindparam("numbers", expanding=True))
        for row in connection.execute(events, wanted.values | {"numbers": list(numbers)}):
            found[row.report].append(_event(row))
    if name := folded(query.speaker or ""):
        for row in connection.execute(_SAID, {"numbers": list(numbers)}):
            if any(f" {name} " in f" {folded(words)} " for words in (row.speaker, row.who) if words):
                found[row.report].append(_statement(row))
    return found


def _telling(cells: Sequence[FoundCell], matches: Sequence[Span], *, asked: bool) -> tuple[FoundCell, ...]:
    """Events, and statements, with words of the query, or else those that were ``asked`` for; the most words first."""
    words = {cell.id: sum(cell.contains(match) for match in matches) for cell in cells}
    found: list[FoundCell] = []
    for kind in "vs":
        mine = [cell for cell in cells if cell.id.startswith(kind)]
        found += [cell for cell in mine if words[cell.id]] or (mine if asked else [])
    return tuple(sorted(found, key=lambda cell: -words[cell.id])[:CELLS])


def _event(row: Row[Any]) -> FoundCell:
    label = row.sub_event_type or row.plover or "event"
    return FoundCell(row.start, row.end, row.id, label, row.place, row.earliest, row.latest)


def _statement(row: Row[Any]) -> FoundCell:
    return FoundCell(row.start, row.end, row.id, row.speaker or row.who)
