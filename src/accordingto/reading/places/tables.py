"""The gazetteer's tables: what is kept of a place, and how rows are written."""

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from accordingto.reading.places import names

VERSION = 3
"""Raised whenever the tables or what is built into them change; a gazetteer of another version is built again."""

SCHEMA = """
CREATE TABLE places(
    id INTEGER PRIMARY KEY,      -- the GeoNames id; below zero where there is none
    name TEXT NOT NULL, latitude REAL NOT NULL, longitude REAL NOT NULL,
    feature TEXT NOT NULL,       -- GeoNames feature code
    country TEXT,                -- ISO 3166-1 alpha-3, or a user-assigned code
    admin1 TEXT, admin2 TEXT,    -- codes as UA.07; or names, where no unit has that code
    population INTEGER NOT NULL);
CREATE TABLE names(
    key TEXT NOT NULL, place INTEGER NOT NULL,
    rank INTEGER NOT NULL,       -- 0 the name itself, 1 another name, 2 a skeleton
    PRIMARY KEY(key, place)) WITHOUT ROWID;
CREATE TABLE units(code TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
CREATE VIEW entries AS
    SELECT p.id, p.name, p.latitude, p.longitude, p.feature, p.country, p.admin1, p.admin2, p.population,
           a.name AS admin1_name, b.name AS admin2_name
    FROM places p LEFT JOIN units a ON a.code = p.admin1 LEFT JOIN units b ON b.code = p.admin2;
CREATE INDEX units_of_places ON places(admin1) WHERE feature = 'ADM1';
CREATE TABLE imports(digest TEXT PRIMARY KEY, file TEXT NOT NULL, places INTEGER NOT NULL);
CREATE VIRTUAL TABLE search USING fts5(name, tokenize = "unicode61 remove_diacritics 2");
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One place on its way into the tables."""

    id: int
    name: str
    latitude: float
    longitude: float
    feature: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    alternates: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    """Names that are as good as its own, as United States and America."""
    code: str | None = None
    """For administrative units: the code by which places name them."""
    alpha2: str | None = None


def own_id(*parts: object) -> int:
    """An id for a place that GeoNames does not have: below zero, and the same for the same parts."""
    digest = hashlib.blake2b("\t".join(map(str, parts)).encode(), digest_size=7).digest()
    return -1 - int.from_bytes(digest, "big")


def write(db: sqlite3.Connection, rows: Iterable[Row]) -> int:
    """Writes places with all their names; a place whose id is known is replaced, and keeps its former names. Returns how many."""
    count, batch = 0, []
    for row in rows:
        batch.append(row)
        if len(batch) >= 5000:
            count += _write(db, batch)
            batch = []
    return count + _write(db, batch)


def _write(db: sqlite3.Connection, rows: list[Row]) -> int:
    # A full-text table writes out what it has gathered wherever an id is below the last one.
    by_id = sorted(rows, key=lambda r: r.id)
    db.executemany(
        "INSERT OR REPLACE INTO places VALUES (?,?,?,?,?,?,?,?,?)",
        [
            (r.id, r.name, r.latitude, r.longitude, r.feature, r.country, r.admin1, r.admin2, r.population)
            for r in by_id
        ],
    )
    db.executemany("INSERT OR REPLACE INTO search(rowid, name) VALUES (?,?)", [(r.id, r.name) for r in by_id])
    db.executemany("INSERT OR IGNORE INTO units VALUES (?,?)", [(r.code, r.name) for r in rows if r.code])
    db.executemany(
        "INSERT INTO names VALUES (?,?,?) ON CONFLICT DO UPDATE SET rank = min(rank, excluded.rank)",
        sorted({(key, r.id): (key, r.id, rank) for r in rows for key, rank in _keys(r)}.values()),
    )
    return len(rows)


def _keys(row: Row) -> Iterable[tuple[str, int]]:
    """Keys with their ranks, the worst rank first, so that the best one stays."""
    if names.has_skeleton(row.alpha2):
        for name in (*row.alternates, *row.also, row.name):
            if name.isascii():
                yield names.skeleton(name), 2
    for name in row.alternates:
        if key := names.key(name):
            yield key, 1
    for name in (*row.also, row.name):
        if key := names.key(name):
            yield key, 0


def is_name(name: str) -> bool:
    """Whether an alternate of GeoNames is a name that a report could hold.

    GeoNames mixes them with machine romanisations in small letters ("kiyepeu"), airport codes ("IEV") and links.

    >>> [is_name(name) for name in ("Kiev", "kiyepeu", "IEV", "Київ", "https://kyiv.ua", "キーウ")]
    [True, False, False, True, False, False]
    """
    first = name[:1]
    if len(name) < 2 or len(name) > 80 or first >= "\u0700" or ":" in name or "/" in name:
        return False
    return not (
        (first < "\u0370" and not first.isupper() and first not in "'’ʼ`") or (len(name) <= 4 and name.isupper())
    )
