"""More places for a gazetteer: the dumps of GeoNames, and tables of one's own.

GeoNames dumps (`UA.txt`, `UA.zip`, `allCountries.zip`) have 19 tab-separated columns, as its readme says
(https://download.geonames.org/export/dump/readme.txt). One's own tables are CSV with a header; see `COLUMNS`.
"""

import csv
import hashlib
import io
import sqlite3
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from accordingto.reading.places import sources, tables
from accordingto.record import GazetteerError

if TYPE_CHECKING:
    from accordingto.reading.places.gazetteer import Gazetteer

COLUMNS = (
    "name",
    "latitude",
    "longitude",
    "country",  # ISO 3166-1 alpha-3 or alpha-2; XAA to XZZ for countries that do not exist
    "feature",  # GeoNames feature code; PPL where empty
    "admin1",
    "admin2",
    "population",
    "alternate_names",  # separated by semicolons
    "geonames_id",
)
"""The columns that a CSV may have, in any order. The first three are needed."""

_NEEDED = COLUMNS[:3]
_REPORTED = 100
_LONGEST = 1_000_000
"""Characters of a line: a few kilobytes packed could be one line that fills all memory. GeoNames' longest column has 10,000."""
_GEONAMES_COLUMNS = 19
_CLASSES = frozenset("APLTHV")
_SITES = frozenset(
    {"AIRB", "AIRP", "AIRF", "BDG", "DAM", "PS", "PSN", "PRT", "MLT", "INSM", "FT", "RSTN", "CMP", "CMPRF"}
)
"""Of spots, buildings and roads, those that reports of war name. Shops, schools and churches share their names with towns."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file."""

    file: str
    places: int
    """How many were written."""
    broken: int
    """How many lines were left out."""
    reasons: tuple[str, ...]
    """What was wrong with the first hundred of them, as "line 7: the latitude 'abc' is not a number"."""


class _Broken(Exception):  # noqa: N818 — never leaves this module
    """A line that cannot be read."""


def import_file(
    gazetteer: "Gazetteer", path: str | Path, progress: Callable[[int, int], None] | None = None
) -> Imported:
    """Writes the places of a file into the gazetteer: all of them in one transaction, or none.

    A line that cannot be read is left out and named; importing a file again changes nothing. ``progress`` is called with
    the bytes read and those there are. GazetteerError where the file cannot be read or holds no place at all.
    """
    source = Path(path)
    reasons: list[str] = []
    if not source.is_file():
        raise GazetteerError(f"{source}: there is no such file")
    try:
        with _lines(source, progress) as lines, gazetteer.writing() as db:
            rows = _own(lines, source) if source.suffix.lower() == ".csv" else _geonames(lines)
            count = tables.write(db, _sound(rows, reasons))
            if not count:
                raise GazetteerError(
                    f"{source}: holds no place that could be read" + (f" ({reasons[0]})" if reasons else "")
                )
            digest = hashlib.sha256(f"{source.name}\t{source.stat().st_size}\t{count}".encode()).hexdigest()
            db.execute("INSERT OR REPLACE INTO imports VALUES (?,?,?)", (digest, source.name, count))
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{source}: is not UTF-8: save it as UTF-8 and import it again") from error
    # What zipfile says of a password, of a way to pack that it lacks, and of damaged data are four classes of errors.
    except (OSError, zipfile.BadZipFile, RuntimeError, EOFError, zlib.error, csv.Error, sqlite3.Error) as error:
        raise GazetteerError(f"{source}: cannot be imported ({error})") from error
    return Imported(str(source), count, len(reasons), tuple(reasons[:_REPORTED]))


@contextmanager
def _lines(source: Path, progress: Callable[[int, int], None] | None) -> Iterator[Iterator[str]]:
    if source.suffix.lower() not in (".txt", ".zip", ".csv", ".tsv"):
        raise GazetteerError(f"{source}: is neither a GeoNames dump (.txt, .zip) nor a table (.csv)")
    if source.suffix.lower() != ".zip":
        with source.open("rb") as raw:
            yield _decoded(raw, source.stat().st_size, progress)
        return
    with zipfile.ZipFile(source) as archive:
        members = [m for m in archive.infolist() if m.filename.endswith(".txt") and "readme" not in m.filename.lower()]
        if len(members) != 1:
            raise GazetteerError(f"{source}: should hold one .txt file of places, and holds {len(members)}")
        with archive.open(members[0]) as raw:
            yield _decoded(raw, members[0].file_size, progress)


def _decoded(raw: IO[bytes], size: int, progress: Callable[[int, int], None] | None) -> Iterator[str]:
    read = 0
    text = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
    for number, line in enumerate(iter(lambda: text.readline(_LONGEST), "")):
        if len(line) == _LONGEST:
            raise GazetteerError(f"line {number + 1:,} has {_LONGEST:,} characters or more: this is no table of places")
        read += len(line)
        if progress and number % 10_000 == 0:
            progress(min(read, size), size)
        yield line
    if progress:
        progress(size, size)


def _sound(rows: Iterator[tables.Row | str], reasons: list[str]) -> Iterator[tables.Row]:
    for row in rows:
        if isinstance(row, str):
            reasons.append(row)
        else:
            yield row


def _geonames(lines: Iterator[str]) -> Iterator[tables.Row | str]:
    codes = sources.alpha3()
    for number, line in enumerate(lines, 1):
        fields = line.rstrip("\r\n").split("\t")
        try:
            if len(fields) != _GEONAMES_COLUMNS:
                raise _Broken(f"has {len(fields)} columns and should have {_GEONAMES_COLUMNS}")
            if fields[6] not in _CLASSES and fields[7] not in _SITES:
                continue
            country, first, second = fields[8], fields[10], fields[11]
            unit = f"{country}.{first}" if country and first and first != "00" else None
            district = f"{unit}.{second}" if unit and second else None
            code = unit if fields[7] == "ADM1" else district if fields[7] == "ADM2" else None
            yield tables.Row(
                _whole(fields[0], "GeoNames id"),
                _name(fields[1]),
                *_point(fields[4], fields[5]),
                fields[7] or "PPL",
                codes.get(country),
                unit,
                district,
                _whole(fields[14] or "0", "population"),
                tuple(filter(tables.is_name, fields[3].split(","))),
                code=code,
                alpha2=country,
            )
        except _Broken as error:
            yield f"line {number}: {error}"


def _own(lines: Iterator[str], source: Path) -> Iterator[tables.Row | str]:
    reader = csv.DictReader(lines)
    header = [(name or "").strip() for name in reader.fieldnames or ()]
    if unknown := [name for name in header if name not in COLUMNS]:
        raise GazetteerError(
            f"{source}: has a column {unknown[0]!r} that is not known; the columns are {', '.join(COLUMNS)}"
        )
    if missing := [name for name in _NEEDED if name not in header]:
        raise GazetteerError(f"{source}: lacks the column {missing[0]!r}")
    reader.fieldnames = header
    for fields in reader:
        try:
            yield _own_row(fields)
        except _Broken as error:
            yield f"line {reader.line_num}: {error}"


def _own_row(fields: dict[str, str]) -> tables.Row:
    if None in fields or None in fields.values():
        raise _Broken("has another number of columns than the header")
    given = {name: value.strip() for name, value in fields.items()}
    name, (latitude, longitude) = _name(given["name"]), _point(given["latitude"], given["longitude"])
    country = given.get("country", "").upper()
    country = sources.alpha3().get(country, country)
    if country and not (len(country) == 3 and country.isascii() and country.isalpha()):
        raise _Broken(f"the country {country!r} is no code of two or three letters")
    feature = given.get("feature", "").upper() or "PPL"
    unit = given.get("admin1") or (name if feature == "ADM1" else "")
    own = tables.own_id(name, country, feature, f"{latitude:.4f}", f"{longitude:.4f}")
    return tables.Row(
        _whole(given["geonames_id"], "GeoNames id") if given.get("geonames_id") else own,
        name,
        latitude,
        longitude,
        feature,
        country or None,
        unit or None,
        given.get("admin2") or None,
        _whole(given.get("population") or "0", "population"),
        also=tuple(filter(None, map(str.strip, given.get("alternate_names", "").split(";")))),
    )


def _name(name: str) -> str:
    if not name.strip():
        raise _Broken("has no name")
    return name.strip()


def _point(latitude: str, longitude: str) -> tuple[float, float]:
    found = []
    for what, text, most in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        try:
            value = float(text)
        except ValueError:
            raise _Broken(f"the {what} {text!r} is not a number") from None
        if not -most <= value <= most:
            raise _Broken(f"the {what} {text} is not between -{most} and {most}")
        found.append(value)
    return found[0], found[1]


def _whole(text: str, what: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise _Broken(f"the {what} {text!r} is not a whole number")
    return int(text)
