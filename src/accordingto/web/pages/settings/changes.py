"""What an admin changes: users, and places of the gazetteer."""

import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, UploadFile
from pydantic import BaseModel, Field

from accordingto import review
from accordingto.reading.places import Gazetteer
from accordingto.review.people import RoleName
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.routing import PROBLEMS

router = APIRouter(tags=["settings"], responses=PROBLEMS)

_NAME = Annotated[str, Field(min_length=1, max_length=100)]
_PASSWORD = Annotated[str, Field(max_length=1000)]


class NewUser(BaseModel):
    """Somebody who may come in."""

    name: _NAME
    role: RoleName
    password: _PASSWORD


class Changed(BaseModel):
    """What becomes of a user; what is null stays."""

    role: RoleName | None = None
    password: _PASSWORD | None = None
    disabled: bool | None = None


@dataclass(frozen=True, slots=True)
class Now:
    """A user as they are now."""

    name: str
    role: str
    disabled: str | None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a file of places."""

    file: str
    places: int
    broken: int
    """Lines that were left out."""
    reasons: tuple[str, ...]


def admin(desk: AtDesk) -> Desk:
    """The desk of somebody who may change the settings; NotAllowedError for others."""
    desk.user.must("manage")
    return desk


AdminDesk = Annotated[Desk, Depends(admin)]


@router.post("/api/users")
def add(desk: AdminDesk, body: NewUser) -> Now:
    """Adds a user. With the first one, the workbench asks everybody who they are."""
    made = review.People(desk.store).add(body.name, body.role, body.password, desk.who or None)
    return Now(made.name, made.role, made.disabled)


@router.put("/api/users/{name}")
def change(desk: AdminDesk, name: str, body: Changed) -> Now:
    """Changes a user's role or password, or whether they may come in."""
    people, who = review.People(desk.store), desk.who or None
    user = people.user(name)
    if body.role is not None:
        user = people.set_role(name, body.role, who)
    if body.password is not None:
        user = people.set_password(name, body.password, who)
    if body.disabled is not None:
        user = people.disable(name, who) if body.disabled else people.enable(name, who)
    return Now(user.name, user.role, user.disabled)


@router.post("/api/gazetteer")
def import_places(desk: AdminDesk, file: UploadFile) -> Done:
    """Adds the places of a GeoNames dump (.txt, .zip) or of a CSV with a header to the gazetteer of this machine."""
    # Its ending tells what it is; the rest of a name may be anything that somebody sent.
    name = re.sub(r"[^\w.-]", "_", (file.filename or "").replace("\\", "/").rpartition("/")[2])[-80:] or "places.csv"
    with tempfile.TemporaryDirectory(prefix="accordingto-") as folder:
        path = Path(folder) / name
        with path.open("wb") as out:
            while some := file.file.read(1 << 20):
                out.write(some)
        done = Gazetteer.default().import_file(path)
    return Done(done.file, done.places, done.broken, done.reasons)
