"""Files for whoever asks: what the inbox lists, in a format of export, and the report of a period."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated

from fastapi import Query
from pydantic import Field
from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

from accordingto.publish import exports, situation
from accordingto.record import InputError
from accordingto.store.inbox import listed
from accordingto.web.desk import AtDesk, Desk
from accordingto.web.pages.inbox.page import Filters, Name, endings
from accordingto.web.routing import PROBLEMS, Pages

router = Pages(tags=["leaving"])

IN_MEMORY = 16 * 2**20
"""Bytes; what is larger waits on the disk until it is sent."""
_PIECE = 2**16
_AT_ONCE = 200
_TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Choice(Filters):
    """The filters of the inbox, and what to write of what they list."""

    to_file: Annotated[str, Field(alias="as", max_length=40)] = "jsonl.jsonl"
    """Format and ending, as ``acled.xlsx``."""


@router.get("/export", response_class=StreamingResponse, responses=PROBLEMS)
def export(desk: AtDesk, choice: Annotated[Choice, Query()]) -> StreamingResponse:
    """All that the inbox lists with these filters, as a file in one of the formats of export."""
    desk.user.must("export")
    name, dot, ending = choice.to_file.partition(".")
    if choice.to_file not in dict(endings()):
        raise InputError(f"there is no format {choice.to_file!r}: choose one of {', '.join(dict(endings()))}")
    out = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 — closed when it is sent
    try:
        exports.export(desk.store, name, out, _wanted(desk, choice), dot + ending)
    except BaseException:
        out.close()
        raise
    out.seek(0)
    return StreamingResponse(
        _pieces(out),
        headers=_attached(f"{choice.kind}-{name}.{ending}"),
        media_type="application/octet-stream",
        background=BackgroundTask(out.close),
    )


@router.get("/situation", response_class=Response, responses=PROBLEMS)
def report(
    desk: AtDesk,
    from_: Annotated[date, Query(alias="from")],
    to: date,
    area: Annotated[Name, Query()] = None,
    format: situation.Format = "html",
) -> Response:
    """The situation report of a period, as a file."""
    desk.user.must("export")
    around = situation.area(desk.worker.gazetteer(), area) if area else None
    page = situation.situation(desk.store, from_.isoformat(), to.isoformat(), around)
    body = situation.render(page, format)[None]
    return Response(body, headers=_attached(f"situation-{from_}-{to}.{format}"), media_type=_TYPES[format])


def _wanted(desk: Desk, choice: Choice) -> exports.Wanted:
    """What is listed, by name; all where nothing is filtered."""
    wanted = replace(choice.wanted(), after=None, limit=_AT_ONCE)
    ids: list[str] = []
    with desk.store.read() as connection:
        while True:
            found = listed(connection, wanted)
            ids += [item.id for item in found.items]
            if found.next is None:
                break
            wanted = replace(wanted, after=found.next)
    if not ids:
        raise InputError("nothing meets these filters: there is nothing to export")
    if choice.kind == "incidents":
        return exports.Wanted(incidents=tuple(ids))
    return exports.Wanted() if len(ids) == desk.store.count() else exports.Wanted(documents=tuple(ids))


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _attached(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
