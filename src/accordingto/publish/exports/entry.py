"""The formats, and the two ways to write one: into a stream, or into a file that appears as a whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from accordingto.publish.exports import (
    accounts,
    acled,
    annotations,
    claimreview,
    ftm,
    geojson,
    profile,
    prov,
    table,
    ucdp,
)
from accordingto.publish.exports.files import whole
from accordingto.publish.exports.profile import Profile
from accordingto.publish.exports.selection import Selection, Wanted
from accordingto.publish.exports.summary import Summary
from accordingto.record import AccordingToError, jsonl

if TYPE_CHECKING:
    from accordingto.store import Store

Writer = Callable[[Selection, IO[bytes]], Summary]
Rows = Callable[[Selection, Summary], Iterator[table.Row]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format of export."""

    name: str
    title: str
    """For a person who chooses."""
    writers: dict[str, Writer]
    """By the ending of the file; the first is what a stream gets where no ending says otherwise."""

    def ending(self, path: Path | None = None) -> str:
        """The ending that decides how it is written: of the file, or the first one; AccordingToError for one it does not know."""
        if path is None:
            return next(iter(self.writers))
        found = next((e for e in self.writers if path.name.lower().endswith(e)), None)
        if found is None:
            known = ", ".join(self.writers)
            raise AccordingToError(f"{path}: the format {self.name} is written to files that end in {known}")
        return found


def export(
    store: "Store", format: str, out: IO[bytes], wanted: Wanted | None = None, ending: str | None = None
) -> Summary:
    """Writes what is ``wanted`` of a store into a stream, and says how much that was. The same store makes the same bytes.

        with Store(path) as store, open("izium.csv", "wb") as out:
            export(store, "acled", out, Wanted(place="Izium"))

    ``ending`` chooses between the ways to write a format, as ".xlsx"; the first of `Format.writers` if none is given.
    """
    chosen = of(format)
    return chosen.writers[ending or chosen.ending()](Selection(store, wanted), out)


def save(store: "Store", format: str, path: Path, wanted: Wanted | None = None, *, force: bool = False) -> Summary:
    """Writes what is ``wanted`` of a store into a file, whose ending chooses how; all of it, or no file at all."""
    ending = of(format).ending(path)
    with whole(path, force=force) as out:
        return export(store, format, out, wanted, ending)


def of(format: str) -> Format:
    """The format of that name; AccordingToError names them all."""
    if format not in FORMATS:
        raise AccordingToError(f"there is no format {format!r}: choose one of {', '.join(FORMATS)}")
    return FORMATS[format]


def _records(selection: Selection, out: IO[bytes]) -> Summary:
    summary = Summary("report")
    for reading in selection.readings():
        out.write(jsonl.dump(reading).encode("utf-8") + b"\n")
        summary.count += 1
    return summary


def _csv(rows: Rows, shape: Callable[[], Profile], selection: Selection, out: IO[bytes]) -> Summary:
    summary = Summary("incident")
    table.write_csv(shape().all_columns, rows(selection, summary), out)
    return summary


def _xlsx(rows: Rows, shape: Callable[[], Profile], selection: Selection, out: IO[bytes]) -> Summary:
    summary = Summary("incident")
    table.write_xlsx(shape().all_columns, rows(selection, summary), out)
    return summary


def _parquet(rows: Rows, shape: Callable[[], Profile], selection: Selection, out: IO[bytes]) -> Summary:
    summary = Summary("incident")
    about = {"profile": shape().label, "codebook": shape().codebook}
    table.write_parquet(shape().all_columns, rows(selection, summary), out, about)
    return summary


def _table(rows: Rows, shape: Callable[[], Profile]) -> dict[str, Writer]:
    ways = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet}
    return {ending: partial(way, rows, shape) for ending, way in ways.items()}


def _any(writer: Writer, *endings: str) -> dict[str, Writer]:
    return dict.fromkeys(endings, writer)


FORMATS = {
    format.name: format
    for format in (
        Format("jsonl", "the record: one JSON object a report", {".jsonl": _records}),
        Format("acled", "ACLED's 31 columns, an incident a row", _table(acled.rows, profile.acled)),
        Format("ucdp", "UCDP GED's 49 columns, an incident with deaths a row", _table(ucdp.rows, profile.ucdp)),
        Format("geojson", "a map layer: incidents with their places", _any(geojson.write, ".geojson", ".json")),
        Format("parquet", "every account of every incident, typed", {".parquet": accounts.write}),
        Format("ftm", "FollowTheMoney entities, one a line", _any(ftm.write, ".jsonl", ".json")),
        Format("prov", "how each cell came about", {".json": prov.write_json, ".jsonld": prov.write_jsonld}),
        Format("annotations", "the words of every cell", _any(annotations.write, ".jsonld", ".json")),
        Format("claimreview", "what analysts assessed", _any(claimreview.write, ".jsonld", ".json")),
    )
}
"""All formats by name."""
