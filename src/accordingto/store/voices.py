"""Who said what, across reports: everybody who speaks, and all that one of them said, with the incidents it is about."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, text

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
    connection.connection.create_function("folded", 1, folded, deterministic=True)
    wanted = {"name": f"% {folded(name)}%" if name else None, "limit": limit, "skip": skip}
    rows = connection.execute(_SPEAKERS, wanted).all()
    found = [Speaker(*row) for row in rows]
    names = [speaker.name for speaker in found]
    days = {row.speaker: row for row in connection.execute(_DAYS, {"names": names})}
    levels = _levels(connection, names)
    return tuple(
        Speaker(s.name, s.said, s.reports, days[s.name].country, days[s.name].first, days[s.name].last, levels[s.name])
        for s in found
    )


_SPEAKERS = text("""
    SELECT speaker, count(*) AS said, count(DISTINCT report) FROM statements
    WHERE speaker IS NOT NULL AND (:name IS NULL OR ' ' || folded(speaker) LIKE :name)
    GROUP BY speaker ORDER BY said DESC, speaker LIMIT :limit OFFSET :skip
""")
_DAYS = text("""
    SELECT s.speaker, max(s.country) AS country, min(r.day) AS first, max(r.day) AS last
    FROM statements s JOIN reports r ON r.number = s.report WHERE s.speaker IN :names GROUP BY s.speaker
""").bindparams(bindparam("names", expanding=True))
# In this order: from the few statements to the many incidents. Left to itself, SQLite begins with all incidents.
_LEVELS = text("""
    SELECT s.speaker, i.agreement, count(DISTINCT i.id) FROM statements s
    CROSS JOIN tellings t ON t.report = s.report AND t.statement = s.id
    CROSS JOIN link_members m INDEXED BY link_members_report
        ON m.report = t.report AND m.cell = t.event AND m.kind = 'incidents'
    CROSS JOIN incidents i ON i.id = m.id
    WHERE s.speaker IN :names AND i.agreement IS NOT NULL GROUP BY s.speaker, i.agreement
""").bindparams(bindparam("names", expanding=True))


def _levels(connection: Connection, names: Sequence[str]) -> dict[str, dict[str, int]]:
    """How far what they tell of agrees with others, by name."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for name, level, count in connection.execute(_LEVELS, {"names": list(names)}):
        found[name][level] = count
    return found


def speaker(connection: Connection, name: str) -> Speaker | None:
    """One of them, by the exact name."""
    row = connection.execute(_ONE, {"name": name}).one()
    if not row.said:
        return None
    return Speaker(name, row.said, row.reports, row.country, row.first, row.last, _levels(connection, [name])[name])


_ONE = text("""
    SELECT count(*) AS said, count(DISTINCT s.report) AS reports, max(s.country) AS country, min(r.day) AS first,
        max(r.day) AS last
    FROM statements s JOIN reports r ON r.number = s.report WHERE s.speaker = :name
""")


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


_SAID = text("""
    SELECT s.report, s.id, r.day, r.outlet, r.title, s.stance,
        substr(t.text, s.start + 1, min(s."end" - s.start, :words)) AS words
    FROM statements s JOIN reports r ON r.number = s.report JOIN texts t ON t.number = s.report
    WHERE s.speaker = :name ORDER BY r.day DESC, s.report DESC, s.start LIMIT :limit OFFSET :skip
""")
_ABOUT = text("""
    SELECT DISTINCT t.report, t.statement, t.against, i.id, i.what, i.place, i.agreement FROM tellings t
    JOIN link_members m ON m.report = t.report AND m.cell = t.event AND m.kind = 'incidents'
    JOIN incidents i ON i.id = m.id
    WHERE t.report IN :reports AND t.report || ' ' || t.statement IN :keys ORDER BY i.day, i.id
""").bindparams(bindparam("keys", expanding=True), bindparam("reports", expanding=True))
