"""What can be entered in each sort of cell, for the form that opens on a cell; and places to choose from."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal, get_args

import yaml
from fastapi import Query

from accordingto.record import (
    REPORT,
    AmountKind,
    Blame,
    EntityKind,
    HarmKind,
    Hedge,
    Plover,
    RoleName,
    SpeakerKind,
    Stance,
    Status,
)
from accordingto.web.desk import AtDesk
from accordingto.web.routing import Pages

router = Pages(tags=["reports"])


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    """Of the value; empty where the value is the field itself."""
    label: str
    type: Literal["text", "number", "date", "choice", "place", "statement", "statements"]
    choices: tuple[str, ...] = ()
    required: bool = False


def _choice(name: str, label: str, literal: Any, *, required: bool = True) -> Field:
    return Field(name, label, "choice", tuple(get_args(literal)), required)


_COUNTRY = Field("country", "Country (alpha-3)", "text")
_ENTITY = (Field("name", "Name", "text", required=True), _choice("kind", "Kind", EntityKind), _COUNTRY)
_DAYS = (Field("earliest", "First day", "date"), Field("latest", "Last day", "date"))
_PLACE = (Field("", "Place", "place"),)
_NUMBERS = (Field("low", "At least", "number"), Field("high", "At most", "number"))


@cache
def forms() -> dict[str, tuple[Field, ...]]:
    """The fields of each sort of cell, by the part of its path that names the sort.

    >>> [field.name for field in forms()["harm"]]
    ['kind', 'group', 'low', 'high']
    """
    return {
        "stance": (_choice("", "Stance", Stance),),
        "status": (_choice("", "Status", Status),),
        "blame": (_choice("", "Blame", Blame),),
        "about": (Field("", "About which statement", "statement", required=True),),
        "within": (Field("", "Within which statement", "statement", required=True),),
        "according_to": (Field("", "According to", "statements", (REPORT,), required=True),),
        "disputed_by": (Field("", "Disputed by", "statements", required=True),),
        "speaker_kind": (_choice("", "Kind of speaker", SpeakerKind),),
        "speaker_country": (Field("", "Country (alpha-3)", "text", required=True),),
        "type": (
            Field("acled", "ACLED", "choice", tuple(f"{event}: {sub}" for event, sub in acled())),
            _choice("plover", "PLOVER", Plover, required=False),
        ),
        "speaker": _ENTITY,
        "upstream": _ENTITY,
        "e": _ENTITY,
        "role": (_choice("role", "As", RoleName), *_ENTITY),
        "harm": (_choice("kind", "What", HarmKind), Field("group", "To whom", "text"), *_NUMBERS),
        "a": (
            _choice("kind", "What is counted", AmountKind),
            *_NUMBERS,
            Field("unit", "Unit", "text"),
            _choice("hedge", "Hedge", Hedge),
        ),
        "time": _DAYS,
        "t": _DAYS,
        "place": _PLACE,
        "p": _PLACE,
        "control": (
            Field("place", "Place", "text", required=True),
            Field("from", "Who lost it", "text"),
            Field("to", "Who holds it", "text"),
        ),
    }


@cache
def acled() -> tuple[tuple[str, str], ...]:
    """ACLED's pairs of event type and sub-event type."""
    read = yaml.safe_load(files(__package__).joinpath("types.yaml").read_text(encoding="utf-8"))
    return tuple((event, sub) for event, subs in read.items() for sub in subs)


@router.get("/api/forms")
def all_forms(desk: AtDesk) -> dict[str, tuple[Field, ...]]:
    """The fields of each sort of cell."""
    return forms()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer, as the value of a cell."""

    name: str
    resolved: str
    geonames_id: int | None
    latitude: float
    longitude: float
    feature: str
    country: str | None
    admin1: str | None
    admin2: str | None


@router.get("/api/places")
def places(desk: AtDesk, name: Annotated[str, Query(min_length=1, max_length=200)]) -> tuple[Spot, ...]:
    """Places of the gazetteer by name, the most populous first."""
    return tuple(
        Spot(name, e.name, e.geonames_id, e.latitude, e.longitude, e.feature, e.country, e.admin1, e.admin2)
        for e in desk.worker.places(name)
    )
