"""Tables that a spreadsheet opens without harm: CSV (RFC 4180, UTF-8), XLSX and Parquet.

Text of reports is hostile. In CSV a text that a spreadsheet would take for a formula gets an apostrophe before it, which
`readable` takes away again; in XLSX a text is a text and stays one.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import IO

from accordingto.publish.exports.profile import Column
from accordingto.publish.inert import BIDI_CONTROLS

Value = str | int | float | None
Row = Mapping[str, Value]

FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
"""What a text must not begin with (OWASP, "CSV Injection"), full-width forms among them; the apostrophe is the mark itself."""

LONGEST = 32_767
"""Characters that a cell of XLSX can hold."""

CUT = " … [cut here; the CSV has all of it]"
"""What stands at the end of a text that was too long."""

_ILLEGAL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff{''.join(sorted(BIDI_CONTROLS))}]")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time that every part of an XLSX is given, so that one store makes the same bytes; the earliest that a zip can hold."""


def write_csv(columns: Sequence[Column], rows: Iterable[Row], out: IO[bytes]) -> None:
    """Writes the rows as CSV; a text that begins like a formula gets an apostrophe."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([guarded(value) if isinstance(value, str) else value for value in values(columns, row)])
    text.detach()


def guarded(text: str) -> str:
    """The text with an apostrophe before it where it begins like a formula, or with an apostrophe.

    >>> guarded("=1+1"), guarded("12 km"), readable(guarded("=1+1"))
    ("'=1+1", '12 km', '=1+1')
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def readable(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text


def legal(text: str) -> str:
    r"""The text with every character that no table can hold, or that reorders the text around it, replaced by U+FFFD.

    >>> legal("a\x00b"), legal("a\u202eb"), legal("سلام")
    ('a\ufffdb', 'a\ufffdb', 'سلام')
    """
    return _ILLEGAL.sub("\ufffd", text)


def write_xlsx(columns: Sequence[Column], rows: Iterable[Row], out: IO[bytes]) -> None:
    """Writes the rows as one sheet of XLSX; a text that is longer than a cell can hold is cut, and says so."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("incidents")
    sheet.freeze_panes = "B2"
    heads = [WriteOnlyCell(sheet, value=column.name) for column in columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for row in rows:
        cells = []
        for column, value in zip(columns, values(columns, row), strict=True):
            if isinstance(value, str) and column.type == "date":
                cell = WriteOnlyCell(sheet, value=datetime.fromisoformat(value))
                cell.number_format = "yyyy-mm-dd"
            elif isinstance(value, str):
                cell = WriteOnlyCell(sheet, value=_fitting(value))
                cell.data_type = "s"  # also of what begins like a formula
                cell.number_format = "@"
                cell.alignment = Alignment(vertical="top")
            else:
                cell = WriteOnlyCell(sheet, value=value)
            cells.append(cell)
        sheet.append(cells)
    made = io.BytesIO()
    book.save(made)
    _same_bytes(made, out)


def _fitting(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # XML knows no other line end
    if len(text.encode("utf-16-le")) // 2 <= LONGEST:
        return text
    return text[: LONGEST // 2 - 40] + CUT


def _same_bytes(made: io.BytesIO, out: IO[bytes]) -> None:
    """The workbook without the times at which it was written."""
    with zipfile.ZipFile(made) as book, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in book.namelist():
            body = book.read(name)
            if name == "docProps/core.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", body)
            copy.writestr(zipfile.ZipInfo(name, _LONG_AGO), body, zipfile.ZIP_DEFLATED)


def write_parquet(
    columns: Sequence[Column], rows: Iterable[Row], out: IO[bytes], about: Mapping[str, str] | None = None
) -> None:
    """Writes the rows as Parquet with typed columns; ``about`` stands in the file's metadata."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    fields = [pa.field(c.name, types[c.type], metadata={"rule": c.rule}) for c in columns]
    schema = pa.schema(fields, metadata={f"accordingto.{name}": value for name, value in (about or {}).items()})
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(columns, rows):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))


_BATCH = 10_000
"""Rows that are held at once."""


def _batches(columns: Sequence[Column], rows: Iterable[Row]) -> Iterable[list[dict[str, object]]]:
    batch: list[dict[str, object]] = []
    for row in rows:
        typed = values(columns, row)
        batch.append({c.name: _day(v) if c.type == "date" else v for c, v in zip(columns, typed, strict=True)})
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch


def _day(value: Value) -> date | None:
    return datetime.fromisoformat(str(value)).date() if value else None


def values(columns: Sequence[Column], row: Row) -> list[Value]:
    """The values in the order of the columns, of the columns' types; texts without illegal characters."""
    found: list[Value] = []
    for column in columns:
        value = row.get(column.name)
        if isinstance(value, str):
            found.append(legal(value) or None)
        elif column.type == "number" and value is not None:
            found.append(float(value))
        else:
            found.append(value)
    return found


def compact(value: object) -> str:
    """JSON for a cell: no spaces, keys in their order, letters of every script as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
