"""A table as a coder hands it back: CSV as any spreadsheet saves it, or XLSX, as lines of text by column."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from accordingto.publish.exports.table import readable
from accordingto.record import InputError

MOST = 500_000_000
"""Bytes of a workbook as it is unpacked: a few kilobytes could fill all memory."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table."""

    number: int
    """In the file as a spreadsheet counts; the head is 1."""
    values: dict[str, str]
    """Texts by column, without the apostrophe that guards a formula; empty where the cell is."""


def read(path: Path) -> Iterator[Line]:
    """The rows of a table with a head; InputError where it is none."""
    try:
        rows = _workbook(path) if path.suffix.lower() == ".xlsx" else _csv(path)
        head = next(rows, None)
        if head is None:
            raise InputError(f"{path} is empty: it has no line with the names of the columns")
        for number, row in enumerate(rows, 2):
            if len(row) > len(head) and any(row[len(head) :]):
                raise InputError(f"{path}: line {number} has more fields than the head has names")
            if any(row):
                padded = row + [""] * (len(head) - len(row))
                yield Line(number, dict(zip(head, padded, strict=False)))
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no UTF-8: save it as “CSV UTF-8”") from error
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror or error}): check that it exists and that you may read it"
        ) from error
    except csv.Error as error:
        raise InputError(f"{path} cannot be read: {error}") from error


def _csv(path: Path) -> Iterator[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True):
        yield [readable(field) for field in row]


def _workbook(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(path) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size > MOST:
            raise InputError(f"{path} holds {size:,} bytes when it is unpacked, and no more than {MOST:,} are read")
        book = load_workbook(path, read_only=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield [_text(value) for value in row]
    except (OSError, InputError):
        raise
    except Exception as error:  # of a damaged workbook openpyxl lets through whatever its parsers say
        raise InputError(f"{path} cannot be read as a workbook ({error}): save it again as .xlsx") from error


def _text(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
