"""The gazetteer: names of places and where they are."""

import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from accordingto.reading.language import lexicon
from accordingto.reading.places import names, tables
from accordingto.record import GazetteerError
from accordingto.record.garbage import uncollected

if TYPE_CHECKING:
    from accordingto.reading.places.importing import Imported

FILE = "gazetteer.sqlite"
_CACHED_KEYS = 20_000

_FIND = "SELECT n.key, n.rank, e.* FROM names n JOIN entries e ON e.id = n.place WHERE n.key IN (SELECT value FROM json_each(?))"
_SHOW = "SELECT * FROM entries WHERE id = ?"
_UNIT = "SELECT * FROM entries WHERE admin1 = ? AND feature = 'ADM1' LIMIT 1"
_SEARCH = (
    "SELECT * FROM entries WHERE id IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY population DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer."""

    id: int
    """The GeoNames id; below zero where there is none."""
    name: str
    latitude: float
    longitude: float
    feature: str
    """GeoNames feature code."""
    country: str | None
    """ISO 3166-1 alpha-3, or a user-assigned code such as XAA."""
    admin1: str | None
    """Name of the first-level unit, as "Kharkiv"."""
    admin2: str | None
    unit: str | None
    """Code of the first-level unit, as "UA.07"."""
    population: int
    rank: int = 0
    """How it was found: 0 by its name, 1 by another name, 2 by a romanisation like one of them."""

    @property
    def geonames_id(self) -> int | None:
        """The GeoNames id, or None."""
        return self.id if self.id > 0 else None


class Gazetteer:
    """Names of places and where they are, in one SQLite file; look-ups are cached.

    `Gazetteer.default().search("Izium")` finds Izyum in Kharkiv region, GeoNames id 707292.
    """

    def __init__(self, path: Path) -> None:
        """Opens the file at ``path``; GazetteerError where it is missing, damaged or of another version."""
        self.path = path
        self._cache: dict[str, tuple[Entry, ...]] = {}
        self._units: dict[str, Entry | None] = {}
        try:
            self._db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False, timeout=60
            )
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.Error as error:
            raise GazetteerError(f"{path}: cannot be opened as a gazetteer ({error})") from error
        if version != tables.VERSION:
            self._db.close()
            raise GazetteerError(
                f"{path}: was built by another version of this program; move it away, and it will be built anew"
            )

    @classmethod
    def open(cls, path: str | Path) -> "Gazetteer":
        """The gazetteer in a file that exists."""
        return cls(Path(path))

    @classmethod
    def default(cls, progress: Callable[[int, int], None] | None = None) -> "Gazetteer":
        """The user's own gazetteer in `home()`, built on first use (about 20 seconds)."""
        path = home() / FILE
        if not path.exists() or _outdated(path):
            cls.build(path, progress)
        return cls(path)

    @classmethod
    def build(cls, path: str | Path, progress: Callable[[int, int], None] | None = None) -> "Gazetteer":
        """Builds a gazetteer from what comes with the program; it appears at ``path`` whole or not at all.

        ``progress`` is called with the number of places written and of those there are. Where another process was
        quicker, its gazetteer is kept.
        """
        from accordingto.reading.places import sources

        with uncollected():
            return cls.of(_counted(sources.rows(), progress), path)

    @classmethod
    def of(cls, rows: Iterable[tables.Row], path: str | Path) -> "Gazetteer":
        """Builds a gazetteer of the given rows."""
        target = Path(path)
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=".gazetteer-", suffix=".tmp")
            os.close(handle)
            temporary = Path(name)
            try:
                with closing(sqlite3.connect(temporary, isolation_level=None)) as db:
                    db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + tables.SCHEMA)
                    db.execute("BEGIN")
                    tables.write(db, rows)
                    db.execute(f"PRAGMA user_version = {tables.VERSION}")
                    db.execute("COMMIT")
                _settle(temporary, target)
            finally:
                temporary.unlink(missing_ok=True)
        except (OSError, sqlite3.Error) as error:
            raise GazetteerError(f"{target}: the gazetteer cannot be built there ({error})") from error
        return cls(target)

    def look_up(self, keys: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
        """The places of each key (see `names.key`); keys without any are left out."""
        wanted = set(keys)
        missing = sorted(k for k in wanted if k not in self._cache)
        if len(self._cache) > _CACHED_KEYS:
            self._cache.clear()
            missing = sorted(wanted)
        found: dict[str, list[Entry]] = {k: [] for k in missing}
        for key, rank, *row in self._db.execute(_FIND, (json.dumps(missing),)):
            # Another romanisation of a name is as good as the name.
            found[key].append(_entry(row, 0 if rank == 1 and names.alike(key, row[1]) else rank))
        self._cache.update((key, tuple(entries)) for key, entries in found.items())
        return {k: self._cache[k] for k in wanted if self._cache[k]}

    def unit(self, code: str) -> Entry | None:
        """The first-level unit of a code, as "US.IL" for Illinois."""
        if code not in self._units:
            row = self._db.execute(_UNIT, (code,)).fetchone()
            self._units[code] = _entry(row) if row else None
        return self._units[code]

    def country(self, code: str) -> Entry | None:
        """The country of an ISO 3166-1 alpha-3 code."""
        told = lexicon.countries().get(code)
        found = self.look_up([key := names.key(told.names[0])]).get(key, ()) if told else ()
        return next((e for e in found if e.feature == "PCLI" and e.country == code), None)

    def search(self, name: str, limit: int = 20) -> tuple[Entry, ...]:
        """Places called ``name``, the most populous first; failing those, places whose name holds its words.

        >>> Gazetteer.default().search("Artemivsk")[0].name  # doctest: +SKIP
        'Bakhmut'
        """
        for key in (names.key(name), names.skeleton(name)):
            if found := self.look_up([key]).get(key):
                return tuple(sorted(found, key=lambda e: (e.rank, -e.population)))[:limit]
        words = " ".join(f'"{word}"*' for word in names.key(name).replace('"', "").split())
        if not words:
            return ()
        return tuple(_entry(row) for row in self._db.execute(_SEARCH, (words, limit)))

    def show(self, id: int) -> Entry | None:
        """The place of that id, or None."""
        row = self._db.execute(_SHOW, (id,)).fetchone()
        return _entry(row) if row else None

    def names_of(self, id: int) -> tuple[str, ...]:
        """All keys of a place, its own first."""
        rows = self._db.execute("SELECT key FROM names WHERE place = ? AND rank < 2 ORDER BY rank, key", (id,))
        return tuple(key for (key,) in rows)

    def import_file(self, path: str | Path, progress: Callable[[int, int], None] | None = None) -> "Imported":
        """Adds the places of a GeoNames dump or of a CSV of one's own; see `importing`."""
        from accordingto.reading.places.importing import import_file

        return import_file(self, path, progress)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection that may write, in one transaction: all of it is kept, or nothing."""
        with closing(sqlite3.connect(self.path, isolation_level=None, timeout=60)) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")
        self._cache.clear()
        self._units.clear()

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()


def home() -> Path:
    """The folder of the user's own data: `$ACCORDINGTO_HOME`, else the platform's."""
    if given := os.environ.get("ACCORDINGTO_HOME"):
        return Path(given)
    if sys.platform == "darwin":
        base = Path.home() / "Library/Application Support"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share")
    return base / "accordingto"


def _entry(row: Iterable[object], rank: int = 0) -> Entry:
    id_, name, lat, lon, feature, country, unit, admin2, population, unit_name, unit2_name = row
    return Entry(id_, name, lat, lon, feature, country, unit_name or unit, unit2_name or admin2, unit, population, rank)  # type: ignore[arg-type]


def _counted(rows: Iterable[tables.Row], progress: Callable[[int, int], None] | None) -> Iterator[tables.Row]:
    total = 240_000
    for number, row in enumerate(rows, 1):
        if progress and number % 1000 == 0:
            progress(min(number, total), total)
        yield row
    if progress:
        progress(total, total)


def _settle(temporary: Path, target: Path) -> None:
    """Puts a finished file in its place, unless a good one has come there meanwhile: that one may hold imports already."""
    if target.exists() and _outdated(target):
        temporary.replace(target)
        return
    try:
        os.link(temporary, target)
    except FileExistsError:
        return
    except OSError:  # file systems without links
        if not target.exists():
            temporary.replace(target)


def _outdated(path: Path) -> bool:
    """Whether the file is of another version and holds nothing of the user's; damaged files are not replaced."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            if db.execute("PRAGMA user_version").fetchone()[0] == tables.VERSION:
                return False
            return not db.execute("SELECT count(*) FROM imports").fetchone()[0]
    except sqlite3.Error:
        return False
