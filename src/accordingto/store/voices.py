"""Who said what, across reports: everybody who speaks, and all that one of them said, with the incidents it is about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, bindparam, text

from accordingto.store.query import folded

WORDS = 400
"""Characters of a statement that are shown; the report has the rest."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who says something in reports, by one name."""

    name: str
    said: int
    """Statements."""
    reports: int
    country: str | None = None
    first: str | None = None
    """Days of the first and the last report that quotes them."""
    last: str | None = None
    agreement: dict[str, int] = field(default_factory=dict)
    """How many incidents that they tell of are ``contested``, ``corroborated``, ``single_source``."""


@dataclass(frozen=True, slots=True)
class About:
    """An incident that a statement tells of."""

    id: str
    what: str | None
    place: str | None
    agreement: str | None
    against: bool
    """Whether the statement denies or doubts it."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement."""

    report: int
    """The number by which the store knows the report."""
    id: str
    day: str | None
    outlet: str | None
    title: str | None
    stance: str
    words: str
    about: tuple[About, ...]


def speakers(connection: Connection, name: str, limit: int, skip: int = 0) -> tuple[Speaker, ...]:
    """Those who speak, who says most first; whose name has the words of ``name`` in order, if it is given."""
    wanted = {"name": f"% {folded(name)}%" if name else None, "limit": limit, "skip": skip}
    return _with_levels(connection, connection.execute(_SPEAKERS, wanted).all())


def speaker(connection: Connection, name: str) -> Speaker | None:
    """One of them, by the exact name."""
    found = _with_levels(connection, connection.execute(_SPEAKER, {"name": name}).all())
    return found[0] if found else None


def _with_levels(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[Speaker, ...]:
    """The speakers of these rows, with how far what they tell of agrees with others."""
    levels: dict[str, dict[str, int]] = defaultdict(dict)
    for name, level, count in connection.execute(_LEVELS, {"names": [row.name for row in rows]}):
        levels[name][level] = count
    return tuple(Speaker(**row._mapping, agreement=levels[row.name]) for row in rows)


_COLUMNS = "SELECT name, said, reports, country, first, last FROM speakers"
_SPEAKERS = text(
    f"{_COLUMNS} WHERE :name IS NULL OR ' ' || folded LIKE :name ORDER BY said DESC, name LIMIT :limit OFFSET :skip"
)
_SPEAKER = text(f"{_COLUMNS} WHERE name = :name")
_LEVELS = text(
    "SELECT speaker, agreement, count(*) FROM voiced WHERE speaker IN :names GROUP BY speaker, agreement"
).bindparams(bindparam("names", expanding=True))


def months(connection: Connection, name: str) -> tuple[tuple[str, int], ...]:
    """How many statements of theirs were printed in each month, in order of time; months without are left out."""
    rows = connection.execute(_MONTHS, {"name": name})
    return tuple((month, count) for month, count in rows)


_MONTHS = text("""
    SELECT substr(r.day, 1, 7) AS month, count(*) FROM statements s JOIN reports r ON r.number = s.report
    WHERE s.speaker = :name AND r.day IS NOT NULL GROUP BY month ORDER BY month
""")


def said(connection: Connection, name: str, limit: int, skip: int = 0) -> tuple[Said, ...]:
    """What somebody said, the latest report first, in order of its text."""
    rows = connection.execute(_SAID, {"name": name, "limit": limit, "skip": skip, "words": WORDS}).all()
    about: dict[tuple[int, str], list[About]] = defaultdict(list)
    keys = [f"{row.report} {row.id}" for row in rows]
    for row in connection.execute(_ABOUT, {"keys": keys, "reports": [row.report for row in rows]}):
        about[row.report, row.statement].append(About(row.id, row.what, row.place, row.agreement, bool(row.against)))
    return tuple(
        Said(r.report, r.id, r.day, r.outlet, r.title, r.stance, r.words, tuple(about[r.report, r.id])) for r in rows
    )


# What is shown is chosen first: texts are long, and SQLite would carry those of all statements through its sorting.
_SAID = text("""
    SELECT s.report, s.id, r.day, r.outlet, r.title, s.stance,
        substr(t.text, s.start + 1, min(s."end" - s.start, :words)) AS words
    FROM (
        SELECT f.number, g.day FROM statements f JOIN reports g ON g.number = f.report WHERE f.speaker = :name
        ORDER BY g.day DESC, f.report DESC, f.start LIMIT :limit OFFSET :skip
    ) chosen JOIN statements s ON s.number = chosen.number JOIN reports r ON r.number = s.report
        JOIN texts t ON t.number = s.report
    ORDER BY r.day DESC, s.report DESC, s.start
""")
# In this order: from the few statements to their incidents. Left to itself, SQLite begins with the members of all incidents.
_ABOUT = text("""
    SELECT DISTINCT t.report, t.statement, t.against, i.id, i.what, i.place, i.agreement FROM tellings t
    CROSS JOIN link_members m INDEXED BY link_members_report
        ON m.report = t.report AND m.cell = t.event AND m.kind = 'incidents'
    CROSS JOIN incidents i ON i.id = m.id
    WHERE t.report IN :reports AND t.report || ' ' || t.statement IN :keys ORDER BY i.day, i.id
""").bindparams(bindparam("keys", expanding=True), bindparam("reports", expanding=True))
