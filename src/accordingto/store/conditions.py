"""A search as SQL for SQLite: what the full-text index is asked, and what an event of the report has to be.

Every piece of SQL is written in this module. What somebody typed is a parameter, or a word in quotation marks for FTS5.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, text

from accordingto.reading.language import lexicon
from accordingto.record import InputError
from accordingto.store.query import expression, folded

RANKED, RANKED_BY_EVENTS = 5_000, 500
"""Of more reports that match, those added last are ranked; fewer where the events of each have to be looked at. To rank all
50,000 of 100,000 that hold a word such as "killed" takes longer than a search may (50 ms), and tells little."""

NARROW = 366
"""Days of a period up to which its reports are looked up first, and the words among them; tuned with the store of
`benchmarks/workbench`: the other way round a common word took 350 ms in such a period; in 800 days this way is the slower."""

WEIGHTS = "4, 1, 2, 2, 1"
"""Of title, text, speakers, places and types in BM25: a headline says what a report is about. Tuned on nothing."""

_EVENT = "events e LEFT JOIN places p ON p.number = e.place"
_LAST = text("SELECT max(day) FROM reports")
# Of an event with one end alone, that is its day. Each piece goes by the index of the end without a plus.
_IN_PERIOD = (
    "SELECT report FROM events WHERE earliest <= :to AND +latest >= :from"
    " UNION SELECT report FROM events WHERE earliest BETWEEN :from AND :to AND +latest IS NULL"
    " UNION SELECT report FROM events WHERE latest BETWEEN :from AND :to AND +earliest IS NULL"
    " UNION SELECT number FROM reports WHERE day BETWEEN :from AND :to"
)
_SINCE = (
    "SELECT report FROM events WHERE latest >= :from"
    " UNION SELECT report FROM events WHERE earliest >= :from AND +latest IS NULL"
    " UNION SELECT number FROM reports WHERE day >= :from"
)
_OF_ID = text("SELECT feature, resolved, country FROM places WHERE geonames_id = :id LIMIT 1")


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for; what is empty or None excludes nothing."""

    words: str = ""
    """Words, and phrases in quotation marks, all of which must occur."""
    place: str | int | None = None
    """A town, region or country by name, or a GeoNames id."""
    from_: str | None = None
    """First day, ISO."""
    to: str | None = None
    """Last day, ISO."""
    speaker: str | None = None
    """Any name of somebody who says something in the report, or words of it."""
    type: str | None = None
    """ACLED's event type or sub-event type, or PLOVER's event type, in any case."""
    limit: int = 20


@dataclass(slots=True)
class Conditions:
    """What a report has to meet, as pieces of SQL."""

    words: str | None = None
    """The FTS5 expression of the query's words, which rank the reports."""
    match: list[str] = field(default_factory=list)
    """FTS5 expressions; a report meets all."""
    event: list[str] = field(default_factory=list)
    """Of an event e, its place p and its report r; one event meets all."""
    instead: list[str] | None = field(default_factory=list)
    """Of a report r, which do where no event meets those; None where only an event will do."""
    among: list[str] = field(default_factory=list)
    """Queries by an index for the numbers of all reports that can meet the rest."""
    values: dict[str, Any] = field(default_factory=dict)
    """The parameters."""

    @property
    def ranked(self) -> int:
        """The most reports that are ranked."""
        return RANKED_BY_EVENTS if self.event else RANKED

    def reports(self) -> str:
        """The query for the numbers of the best reports: those with such an event, then by BM25, then the newest."""
        met = f"EXISTS (SELECT 1 FROM {_EVENT} WHERE e.report = r.number AND {self._met()})"  # noqa: S608
        happened = met if self.event and self.instead is not None else "1"
        wanted = [f"r.number IN ({numbers})" for numbers in self.among]
        if self.event:
            instead = " AND ".join(self.instead or [])
            wanted.append(f"({met} OR {instead})" if instead else met)
        if self.match:
            source, order = "texts_words JOIN reports r ON r.number = texts_words.rowid", "texts_words.rowid DESC"
            wanted.insert(0, "texts_words MATCH :match")
        else:
            source, order = "reports r", "r.day DESC, r.number DESC"
            wanted.append("r.removed IS NULL")
        rank = f"bm25(texts_words, {WEIGHTS})" if self.words else "0"
        return (
            f"SELECT number FROM (SELECT r.number AS number, r.day AS day, {rank} AS rank, {happened} AS happened FROM {source}"  # noqa: S608
            f" WHERE {' AND '.join(wanted)} ORDER BY {order} LIMIT :ranked)"
            " ORDER BY happened DESC, rank, day DESC, number DESC LIMIT :limit"
        )

    def events(self) -> str:
        """The query for the events of some reports that meet the conditions, with their places."""
        columns = "e.report, e.id, e.start, e.end, e.plover, e.event_type, e.sub_event_type, e.earliest, e.latest"
        return (
            f"SELECT {columns}, coalesce(p.resolved, p.name) AS place FROM {_EVENT} JOIN reports r ON r.number = e.report"  # noqa: S608
            f" WHERE e.report IN :numbers AND {self._met()} ORDER BY e.number"
        )

    def _met(self) -> str:
        return " AND ".join(self.event or ["1"])


def conditions(connection: Connection, query: Query) -> Conditions:
    """The query as SQL; InputError where a name in it holds no word."""
    found = Conditions(expression(query.words))
    if found.words:
        found.match.append(f"({found.words})")
    elif query.words:
        raise InputError(f"{query.words!r} holds no word to search for")
    if query.speaker:
        found.match.append(in_column("speakers", query.speaker))
    if query.type:
        found.match.append(in_column("types", query.type))
        found.event.append(
            "(e.event_type = :type COLLATE NOCASE OR e.sub_event_type = :type COLLATE NOCASE OR e.plover = :type COLLATE NOCASE)"
        )
        found.values["type"] = query.type
        found.instead = None
    if isinstance(query.place, int):
        _known_place(connection, found, query.place)
    elif query.place is not None:
        _named_place(connection, found, query.place)
    if query.from_ or query.to:
        _period(connection, found, query.from_, query.to)
    return found


def _period(connection: Connection, found: Conditions, from_: str | None, to: str | None) -> None:
    # An event without a date is taken with the day of its report: that was told then, whenever it happened.
    found.event.append(
        "coalesce(e.earliest, e.latest, r.day) <= :to AND coalesce(e.latest, e.earliest, r.day) >= :from"
    )
    found.values |= {"from": from_ or "0", "to": to or "~"}  # before and after every date
    if found.instead is not None:
        found.instead.append("r.day BETWEEN :from AND :to")
    if (from_ and _days(connection, from_, to) <= NARROW) or (to and not found.match):
        found.among.append(_IN_PERIOD if to else _SINCE)


def _days(connection: Connection, from_: str, to: str | None) -> int:
    """Days of a period; one without an end goes on to the day of the last report."""
    last = to or connection.execute(_LAST).scalar() or from_
    return (date.fromisoformat(last) - date.fromisoformat(from_)).days


def _known_place(connection: Connection, found: Conditions, id: int) -> None:
    """The place of a GeoNames id; where that is a region or a country, every place in it."""
    kept = connection.execute(_OF_ID, {"id": id}).first()
    if kept and (kept.feature or "").startswith("PCL"):
        found.match.append(in_column("places", kept.country))
        _at(found, "p.country = :country", country=kept.country)
    elif kept and kept.feature == "ADM1":
        found.match.append(in_column("places", kept.resolved))
        _at(
            found,
            "p.country = :country AND :region IN (p.resolved, p.admin1)",
            country=kept.country,
            region=kept.resolved,
        )
    else:
        found.among.append("SELECT report FROM places WHERE geonames_id = :id")
        _at(found, "p.geonames_id = :id", id=id)


def _named_place(connection: Connection, found: Conditions, name: str) -> None:
    """Every place that is called so, or that lies in a region or a country that is called so."""
    country = name if re.fullmatch("[A-Z]{3}", name) else lexicon.country(name) or lexicon.country(name.title())
    found.match.append(f"({' OR '.join(in_column('places', word) for word in (name, country) if word)})")
    connection.connection.create_function("is_called", 2, is_called, deterministic=True)
    names = ("p.name", "p.resolved", "p.admin1")
    called = " OR ".join(f"is_called({column}, :place)" for column in names)
    _at(found, f"(p.country = :country OR {called})", place=folded(name), country=country)


def _at(found: Conditions, where: str, **values: str | int | None) -> None:
    found.event.append(where)
    found.values |= values
    if found.instead is not None:
        found.instead.append(
            f"EXISTS (SELECT 1 FROM places p WHERE p.report = r.number AND p.use = 'literal' AND {where})"  # noqa: S608
        )


@lru_cache(maxsize=50_000)
def is_called(name: str | None, wanted: str) -> bool:
    """Whether a place is called so, whatever follows; ``wanted`` is folded.

    >>> is_called("Velmar Province", "velmar"), is_called("New York", "york"), is_called(None, "york")
    (True, False, False)
    """
    return name is not None and f"{folded(name)} ".startswith(f"{wanted} ")


def in_column(column: str, name: str) -> str:
    """The FTS5 expression for the words of a name, side by side in one column; InputError where the name has none.

    >>> in_column("places", "São-Tomé")
    '(places : "sao tome")'
    """
    words = folded(name)
    if not words:
        raise InputError(f"{name!r} holds no word to search for")
    return f'({column} : "{words}")'
