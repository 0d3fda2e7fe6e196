"""Bytes as they lie in the store: compressed, and known by their SHA-256."""

import hashlib
import zlib
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter, ValidationError

from accordingto.record import InputError, Reading, Report, StoreError, jsonl

MOST = 1 << 30
"""Bytes that one piece may have when it is unpacked: a store that somebody else made is no more trusted than a report."""


def digest(raw: bytes) -> str:
    """SHA-256 of the bytes, hexadecimal.

    >>> digest(b"")[:12]
    'e3b0c44298fc'
    """
    return hashlib.sha256(raw).hexdigest()


def pack(raw: bytes) -> bytes:
    """The bytes, compressed.

    >>> unpack(pack(b"Izium"))
    b'Izium'
    """
    return zlib.compress(raw)


def unpack(packed: bytes) -> bytes:
    """What was packed; StoreError where that is damaged."""
    try:
        inflate = zlib.decompressobj()
        raw = inflate.decompress(packed, MOST)
    except zlib.error as error:
        raise StoreError(f"its compressed data are damaged ({error})") from error
    if not inflate.eof:
        raise StoreError("its compressed data are cut off, or larger than can be")
    return raw


def dump_reading(reading: Reading) -> bytes:
    """The reading as JSON without the report's text, which lies in the store once."""
    return jsonl.dump(replace(reading, report=replace(reading.report, text=""))).encode()


def load_reading(body: bytes, text: str) -> Reading:
    """The reading of ``body`` with the report's text; StoreError where it is none."""
    try:
        reading = jsonl.load(body)
    except InputError as error:
        raise StoreError(str(error)) from error
    return replace(reading, report=replace(reading.report, text=text))


def dump_report(report: Report) -> bytes:
    """The report as JSON without its text."""
    return _reports().dump_json(replace(report, text=""), by_alias=True)


def load_report(body: bytes, text: str) -> Report:
    """The report of ``body`` with its text; StoreError where it is none."""
    try:
        return replace(_reports().validate_json(body), text=text)
    except ValidationError as error:
        raise StoreError(f"not a report: {error.errors()[0]['msg']}") from error


@cache
def _reports() -> TypeAdapter[Report]:
    return TypeAdapter(Report)
