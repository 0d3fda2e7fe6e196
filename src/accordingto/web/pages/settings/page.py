"""Settings as data."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated

from fastapi import Query

from accordingto import review
from accordingto.reading.places.gazetteer import FILE, home
from accordingto.store.versions import linking_version, reading_version
from accordingto.web.desk import AtDesk
from accordingto.web.errors import MissingError
from accordingto.web.routing import Pages

router = Pages(tags=["settings"])

WEIGHTS = "reading/language/weights"


@dataclass(frozen=True, slots=True)
class Person:
    """One user."""

    name: str
    role: str
    disabled: str | None


@dataclass(frozen=True, slots=True)
class Imported:
    """One file that was imported into the gazetteer."""

    file: str
    places: int
    digest: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What names are looked up in."""

    file: str
    places: int | None
    """Null where it was not built yet: that is done when the first report is read."""
    imports: tuple[Imported, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One file of words, rules or types."""

    name: str
    """As `reading/events/types.yaml`."""
    about: str
    """Its first comment, which says what it is and whose rules it follows."""
    lines: int


@dataclass(frozen=True, slots=True)
class Model:
    """One file of weights."""

    name: str
    size: int
    sha256: str
    card: str
    """Where its making, data and figures are told."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the page shows."""

    store: str
    tiles: str | None
    alone: bool
    """Whether the store has no users: it opens without a login, for this machine alone."""
    admin: bool
    """Whether who sits here may change the settings."""
    users: tuple[Person, ...]
    roles: tuple[str, ...]
    gazetteer: Gazetteer
    vocabularies: tuple[Vocabulary, ...]
    models: tuple[Model, ...]
    reading_version: str
    """What makes readings now; a report that another version read can be read again (`accordingto reread`)."""
    linking_version: str


@dataclass(frozen=True, slots=True)
class Words:
    """One vocabulary, as it stands in its file."""

    name: str
    text: str


@router.page("/settings", "settings/settings.html")
def settings(desk: AtDesk) -> Settings:
    """Users, gazetteer, vocabularies, models."""
    users = review.People(desk.store).all()
    admin = desk.user.may("manage")
    return Settings(
        str(desk.settings.store),
        str(desk.settings.tiles) if desk.settings.tiles else None,
        not users,
        admin,
        tuple(Person(u.name, u.role, u.disabled) for u in users) if admin else (),
        ("reader", "coder", "editor", "admin"),
        _gazetteer(home() / FILE),
        _vocabularies(),
        _models(),
        reading_version(),
        linking_version(),
    )


@router.page("/settings/vocabulary", "settings/vocabulary.html")
def vocabulary(desk: AtDesk, name: Annotated[str, Query(max_length=200)]) -> Words:
    """One vocabulary. A researcher changes it in its file, and `accordingto reread` then reads the reports with it."""
    found = _files().get(name)
    if found is None:
        raise MissingError(f"there is no vocabulary {name!r}: the settings list all")
    return Words(name, found.read_text(encoding="utf-8"))


def prepare() -> None:
    """Hashes weights and program once, which takes longer than a page may; as the workbench opens, beside its first requests.

    >>> prepare()
    """
    _vocabularies()
    _models()
    reading_version()
    linking_version()


def _gazetteer(path: Path) -> Gazetteer:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            (places,) = db.execute("SELECT count(*) FROM places").fetchone()
            imports = tuple(
                Imported(*row) for row in db.execute("SELECT file, places, digest FROM imports ORDER BY file")
            )
            return Gazetteer(str(path), places, imports)
    except sqlite3.Error:  # not there yet, or of another version, which the reader will say
        return Gazetteer(str(path), None, ())


@cache
def _files() -> dict[str, Traversable]:
    """Every vocabulary of the program, by its path in it."""
    found: dict[str, Traversable] = {}
    waiting = [("", files("accordingto"))]
    while waiting:
        name, folder = waiting.pop()
        for item in folder.iterdir():
            path = f"{name}{item.name}"
            if item.is_dir():
                waiting.append((f"{path}/", item))
            elif item.name.endswith(".yaml"):
                found[path] = item
    return dict(sorted(found.items()))


@cache
def _vocabularies() -> tuple[Vocabulary, ...]:
    made = []
    for name, file in _files().items():
        lines = file.read_text(encoding="utf-8").splitlines()
        head: list[str] = []
        for line in lines:
            if not line.startswith("#"):
                break
            head.append(line.lstrip("# "))
        made.append(Vocabulary(name, " ".join(head), len(lines)))
    return tuple(made)


@cache
def _models() -> tuple[Model, ...]:
    """The weights that come with the program, told by their hashes."""
    made = []
    for file in files("accordingto").joinpath(WEIGHTS).iterdir():
        if file.is_file() and not file.name.endswith((".py", ".md")):
            body = file.read_bytes()
            made.append(Model(file.name, len(body), hashlib.sha256(body).hexdigest(), "training/encoder/README.md"))
    return tuple(sorted(made, key=lambda model: model.name))
