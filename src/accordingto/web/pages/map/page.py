"""The map and the timeline as data."""

import json
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from fastapi import Query
from starlette.responses import FileResponse, Response

from accordingto.record import vocabulary
from accordingto.store.mapped import DATELESS, PLACELESS, Held, Listed, Mapped, held, mapped, unmapped
from accordingto.web.desk import AtDesk
from accordingto.web.errors import MissingError
from accordingto.web.routing import PROBLEMS, Pages

router = Pages(tags=["map"])

LISTED = 100
"""The most incidents that are listed beside the map for want of a place, or of a date; the inbox has all."""


@dataclass(frozen=True, slots=True)
class MapPage:
    """What the page shows without the map."""

    placeless: int
    """Incidents whose place is not known."""
    some_placeless: tuple[Listed, ...]
    dateless: int
    """Incidents whose place is known, but no day."""
    some_dateless: tuple[Listed, ...]
    tiles: bool
    """Whether the workbench was opened with tiles of the user's own."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn: incidents, and how far places without an outline may reach."""

    mapped: Mapped
    extents: dict[str, float]
    """Kilometres around the middle, by kind of place."""


@router.page("/map", "map/map.html")
def map_(desk: AtDesk) -> MapPage:
    """The map: what it cannot show. What it shows is at `/api/map/incidents` and `/api/map/control`."""
    with desk.store.read() as connection:
        placeless = unmapped(connection, PLACELESS, LISTED)
        dateless = unmapped(connection, DATELESS, LISTED)
    return MapPage(*placeless, *dateless, desk.settings.tiles is not None)


@router.get("/api/map/incidents", response_model=Drawn, responses=PROBLEMS)
def incidents(desk: AtDesk) -> Response:
    """Every incident that has a place: spots and types once each, and of the incidents a column each for what is drawn."""
    with desk.store.read() as connection:
        body = f'{{"mapped":{mapped(connection)},"extents":{json.dumps(extents())}}}'
    return Response(body, media_type="application/json")


@router.get("/api/map/control", response_model=Held, responses=PROBLEMS)
def control(
    desk: AtDesk, id: Annotated[int | None, Query(description="GeoNames id of one place", ge=1, le=10**12)] = None
) -> Response:
    """Who is told to hold which place, from when to when."""
    with desk.store.read() as connection:
        return Response(held(connection, id), media_type="application/json")


@router.get("/api/map/tiles.pmtiles", response_class=FileResponse, responses=PROBLEMS)
def tiles(desk: AtDesk) -> FileResponse:
    """The user's own tiles, in the pieces that the map asks for (HTTP ranges)."""
    if desk.settings.tiles is None:
        raise MissingError(
            "the workbench was opened without tiles: `accordingto serve --tiles FILE` takes a .pmtiles file"
        )
    return FileResponse(desk.settings.tiles, media_type="application/vnd.pmtiles")


@cache
def extents() -> dict[str, float]:
    """How far places without an outline may reach."""
    return vocabulary.load("accordingto.web.pages.map", "extents.yaml", dict[str, float])
