"""Bytes from files, pipes and gzip, never more in memory than asked for."""

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from accordingto.intake.received import too_large
from accordingto.record import InputError

GZIP = b"\x1f\x8b"
DEVICES = "it is not a file but a {}: give a file, or - for standard input"


class Source:
    """An open file: its bytes, decompressed if it is gzip, and whether its compressed data were whole."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        """``size`` bytes of ``stream`` are read at once, and are its ``head``; they stay in the stream."""
        start = exactly(stream, len(GZIP))
        stream = io.BufferedReader(_Put(start, stream))
        self._gzip = _Gzip(stream) if start == GZIP else None
        stream = io.BufferedReader(self._gzip) if self._gzip else stream
        self.head = exactly(stream, size)
        if not self.head:
            self.check()
        self.stream: BinaryIO = io.BufferedReader(_Put(self.head, stream))

    def check(self) -> None:
        """InputError if the compressed data broke off or were damaged; what came before that could be read."""
        if self._gzip and self._gzip.error:
            with reading():
                raise self._gzip.error

    def whole(self, limit: int) -> bytes:
        """All of it, up to ``limit`` bytes; InputError when there is more, or when it is damaged."""
        raw = whole(self.stream, limit)
        self.check()
        return raw


@contextmanager
def opened(path: Path | None, size: int, *, pipes: bool = False) -> Iterator[Source]:
    """A file, or standard input for None, with its first ``size`` bytes read; InputError if that cannot be done.

    ``pipes``: whether a named pipe may be waited on, as one that the user has named.
    """
    with reading():
        stream = _file(path, pipes) if path else sys.stdin.buffer
    try:
        with reading():
            source = Source(stream, size)
        yield source
    finally:
        if path:
            stream.close()


@contextmanager
def reading() -> Iterator[None]:
    """Turns every way in which reading bytes can fail into an InputError that says what to do."""
    try:
        yield
    except EOFError as error:
        raise InputError("its compressed data are cut off: fetch or copy the file again") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"its compressed data are damaged ({error}): fetch or copy the file again") from error
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"it cannot be read ({why}): check that it exists and that you may read it") from error


def exactly(stream: BinaryIO, size: int) -> bytes:
    """``size`` bytes, fewer only at the end: a pipe gives what it has, and it may have more later."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(min(size, 1 << 20))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def whole(stream: BinaryIO, limit: int) -> bytes:
    """All that is left, up to ``limit`` bytes; InputError when there is more."""
    with reading():
        raw = exactly(stream, limit + 1)
    if len(raw) > limit:
        raise too_large(limit)
    return raw


def inflated(raw: bytes, coding: str, limit: int) -> bytes:
    """``raw`` without its HTTP content coding; InputError past ``limit`` bytes, so that a bomb does not go off.

    Archives often name a coding that was undone before they were written: what is not compressed comes back as it is.

    >>> inflated(gzip.compress(b"Izium"), "gzip", 100), inflated(b"Izium", "gzip", 100)
    (b'Izium', b'Izium')
    """
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return raw
    if coding in ("gzip", "x-gzip"):
        return whole(io.BufferedReader(gzip.GzipFile(fileobj=io.BytesIO(raw))), limit) if raw.startswith(GZIP) else raw
    if coding == "deflate":
        return _deflated(raw, limit)
    raise InputError(
        f"it is compressed with {coding[:20]!r}, which is not read: record it again with gzip or uncompressed"
    )


def _deflated(raw: bytes, limit: int) -> bytes:
    # RFC 9110 means zlib by "deflate"; some servers send the bare stream.
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            text = zlib.decompressobj(bits).decompress(raw, limit + 1)
        except zlib.error:
            continue
        if len(text) > limit:
            raise too_large(limit)
        return text
    return raw


def _file(path: Path, pipes: bool) -> BinaryIO:
    # Without waiting: a named pipe that nobody writes to would hold up the run.
    waits = pipes and stat.S_ISFIFO(os.stat(path).st_mode)
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | (0 if waits else getattr(os, "O_NONBLOCK", 0)))
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode) or waits:
        return os.fdopen(handle, "rb")
    os.close(handle)
    names = ((stat.S_ISDIR, "folder"), (stat.S_ISFIFO, "named pipe"), (stat.S_ISSOCK, "socket"))
    raise InputError(DEVICES.format(next((name for test, name in names if test(mode)), "device")))


class _Put(io.RawIOBase):
    """A stream with some of its bytes put back in front."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self.head = head
        self.stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int]") -> int:  # type: ignore[override]
        size = len(buffer)
        data, self.head = (self.head[:size], self.head[size:]) if self.head else (self.stream.read(size), b"")
        buffer[: len(data)] = data
        return len(data)


class _Gzip(io.RawIOBase):
    """Decompressed bytes, up to where they break off: records before that place are good, and the error is kept."""

    def __init__(self, stream: BinaryIO) -> None:
        self.file = gzip.GzipFile(fileobj=stream)
        self.error: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview[int]") -> int:  # type: ignore[override]
        try:
            data = b"" if self.error else self.file.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            self.error = error
            return 0
        buffer[: len(data)] = data
        return len(data)
