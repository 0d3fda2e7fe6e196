"""A file is written as a whole or not at all: first beside its place, then in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from accordingto.record import AccordingToError


@contextmanager
def whole(path: Path, *, force: bool = False) -> Iterator[IO[bytes]]:
    """A stream whose bytes become the file ``path`` once all of them are written; AccordingToError where that cannot be.

    A file that is there already stays as it is, unless ``force`` says otherwise; where something goes wrong, so it does too.
    """
    _free(path, force)
    try:
        beside = NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False)  # noqa: SIM115
    except OSError as error:
        raise AccordingToError(f"{path} cannot be written ({error.strerror}): choose another file") from error
    try:
        with beside:
            yield beside.file
            beside.flush()
            os.fsync(beside.fileno())
        Path(beside.name).chmod(0o666 & ~_umask())  # a temporary file is its owner's alone
        _free(path, force)
        Path(beside.name).replace(path)
    except OSError as error:
        raise AccordingToError(f"{path} cannot be written ({error.strerror}): choose another file") from error
    finally:
        Path(beside.name).unlink(missing_ok=True)


def _free(path: Path, force: bool) -> None:
    if path.exists() and not force:
        raise AccordingToError(f"{path} is there already: choose another file, or overwrite it with --force")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
