"""Files that are dropped into the inbox: kept in a folder for a moment, and handed to the worker."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from fastapi import APIRouter, UploadFile

from accordingto.record import InputError
from accordingto.web.desk import AtDesk
from accordingto.web.routing import PROBLEMS, Pages
from accordingto.web.worker import Batch

router = APIRouter()
pages = Pages(tags=["adding"])

MOST = 1000
"""Files of one request; a folder of more is for `accordingto add`."""


@dataclass(frozen=True, slots=True)
class Batches:
    """What was added since the workbench was opened."""

    batches: tuple[Batch, ...]
    running: bool


@pages.page("/batches", "inbox/batches.html")
def batches(desk: AtDesk) -> Batches:
    """How far the files are that were dropped."""
    found = desk.worker.batches()
    return Batches(found, any(batch.running for batch in found))


@pages.post("/api/files", status_code=202, responses=PROBLEMS)
def add(desk: AtDesk, files: list[UploadFile]) -> Batch:
    """Adds files, in the background; `/batches.json` tells how far they are."""
    desk.user.must("add")
    if len(files) > MOST:
        raise InputError(f"these are {len(files)} files: drop {MOST} at most, or use `accordingto add` on their folder")
    folder = desk.worker.folder()
    try:
        names = []
        for number, file in enumerate(files):
            path = folder / _name(file.filename or "", number, folder)
            with path.open("xb") as kept:
                shutil.copyfileobj(file.file, kept, 1 << 20)
            names.append(path.name)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return desk.worker.add(folder, tuple(names), desk.who)


def _name(given: str, number: int, folder: Path) -> str:
    r"""A name for a file that leads nowhere else, as like the one it had as can be.

    >>> _name("../../etc/pass\nwd.txt", 0, Path("/nowhere")), _name("..", 3, Path("/nowhere"))
    ('pass wd.txt', 'file 4')
    """
    name = re.sub(r"[\x00-\x1f\x7f/\\]+", " ", re.split(r"[/\\]", given)[-1]).strip().lstrip(".")
    # A file system counts bytes, 255 of them, and the end of a name tells what is in the file.
    name = name.encode(errors="replace")[-200:].decode(errors="ignore").strip() or f"file {number + 1}"
    while (folder / name).exists():
        name = f"{number + 1} {name}"
    return name


router.include_router(pages)
