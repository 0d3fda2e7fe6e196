"""What can stand in a cell: one small class a kind of value, which says in words what it holds.

A value names things as the text does, and never by an id: ids are given anew when a report is read again, and words stay.
"""

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from accordingto.record import (
    AmountKind,
    Blame,
    EntityKind,
    HarmKind,
    Hedge,
    PlaceUse,
    Plover,
    RoleName,
    SpeakerKind,
    Stance,
    Status,
    TimeType,
)
from accordingto.review.errors import ReviewError


def _iso(day: str) -> str:
    date.fromisoformat(day)
    return day


Day = Annotated[str, AfterValidator(_iso)]
"""An ISO date."""
Country = Annotated[str, Field(pattern="^[A-Z]{3}$")]
"""ISO 3166-1 alpha-3."""
Name = Annotated[str, Field(min_length=1, max_length=500)]
Number = Annotated[float, Field(allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class Named:
    """Who or what: a speaker, an outlet, an entity."""

    name: Name
    kind: EntityKind = "other"
    country: Country | None = None

    def __str__(self) -> str:
        return f"{self.name} ({self.country})" if self.country else self.name


@dataclass(frozen=True, slots=True)
class Taking:
    """Who takes part in an event, and as what; without an entity the name is the words."""

    role: RoleName
    name: Name
    kind: EntityKind | None = None
    country: Country | None = None

    def __str__(self) -> str:
        return f"{self.role}: {self.name}"


@dataclass(frozen=True, slots=True)
class Where:
    """A place: as written, and what it is on the map."""

    name: Name
    resolved: str | None = None
    geonames_id: int | None = None
    latitude: Annotated[float | None, Field(ge=-90, le=90)] = None
    longitude: Annotated[float | None, Field(ge=-180, le=180)] = None
    feature: str | None = None
    country: Country | None = None
    admin1: str | None = None
    admin2: str | None = None
    use: PlaceUse = "literal"
    precision: Annotated[int | None, Field(ge=1, le=3)] = None
    """ACLED's ``geo_precision``, of an event's place."""

    def __str__(self) -> str:
        parts = dict.fromkeys(p for p in (self.resolved or self.name, self.admin1, self.country) if p)
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class When:
    """A time; ``type`` and ``value`` are null where an event has days and no words of its own for them."""

    type: TimeType | None = None
    value: str | None = None
    """As in TIMEX3."""
    earliest: Day | None = None
    latest: Day | None = None
    precision: Annotated[int | None, Field(ge=1, le=3)] = None
    """ACLED's ``time_precision``."""

    def __str__(self) -> str:
        if self.earliest == self.latest:
            return self.earliest or (self.value if self.value not in (None, "XXXX-XX-XX") else None) or "no day"
        return f"{self.earliest or '…'} to {self.latest or '…'}"


@dataclass(frozen=True, slots=True)
class Many:
    """An amount."""

    kind: AmountKind
    low: Number | None = None
    high: Number | None = None
    unit: str | None = None
    hedge: Hedge = "exact"

    def __str__(self) -> str:
        return f"{numbers(self.low, self.high)} {self.unit or self.kind}"


@dataclass(frozen=True, slots=True)
class Type:
    """What sort of event it is."""

    plover: Plover | None = None
    event_type: str | None = None
    """ACLED's, with its ``sub_event_type``; both or neither."""
    sub_event_type: str | None = None

    def __str__(self) -> str:
        return self.sub_event_type or self.plover or "no type"


@dataclass(frozen=True, slots=True)
class Hurt:
    """What was done to whom or what, and to how many."""

    kind: HarmKind
    group: Name = "unknown"
    low: Annotated[Number | None, Field(ge=0)] = None
    high: Annotated[Number | None, Field(ge=0)] = None

    def __str__(self) -> str:
        of = "" if self.group == "unknown" else f" ({self.group})"
        return f"{numbers(self.low, self.high)} {self.kind}{of}"


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a place, and who held it before; all by the names of the report."""

    place: Name
    from_: Annotated[str | None, Field(alias="from")] = None
    to: str | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.from_ or '?'} → {self.to or '?'}" if self.from_ else f"{self.place}: {self.to}"


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, known by where its words begin and end; ``report`` with null offsets is the outlet's own voice."""

    who: str
    start: int | None = None
    end: int | None = None

    def __str__(self) -> str:
        return self.who


Voices = tuple[Said, ...]
Value = Named | Taking | Where | When | Many | Type | Hurt | Held | Said | Voices | str | None

Part = Literal[
    "",
    "source",
    "cue",
    "content",
    "speaker",
    "speaker_kind",
    "speaker_country",
    "stance",
    "upstream",
    "about",
    "within",
    "type",
    "status",
    "trigger",
    "evidence",
    "place",
    "time",
    "role",
    "harm",
    "control",
    "according_to",
    "disputed_by",
    "blame",
]

_SHAPES: dict[str, Any] = {
    "e": Named,
    "p": Where,
    "t": When,
    "a": Many,
    "speaker": Named,
    "upstream": Named,
    "speaker_kind": SpeakerKind,
    "speaker_country": Country,
    "stance": Stance,
    "about": Said,
    "within": Said,
    "type": Type,
    "status": Status,
    "blame": Blame,
    "place": Where,
    "time": When,
    "role": Taking,
    "harm": Hurt,
    "control": Held,
    "according_to": Annotated[Voices, Field(min_length=1)],
    "disputed_by": Voices,
}
WORDS = frozenset(("source", "cue", "content", "trigger", "evidence"))
"""Parts whose value is their words."""


def shape(path: str) -> str:
    """The key of a cell's sort of value: of ``v3/harm/0`` it is "harm", of ``p2`` "p".

    >>> shape("v3/harm/0"), shape("p2"), shape("v3")
    ('harm', 'p', 'v')
    """
    parts = path.split("/")
    return parts[1] if len(parts) > 1 else parts[0][0]


def load(path: str, raw: object) -> Value:
    """The value of a cell from JSON, or from an instance of its class; ReviewError says what is wrong.

    >>> load("v3/harm/0", {"kind": "killed", "low": 3, "high": 3})
    Hurt(kind='killed', group='unknown', low=3.0, high=3.0)
    """
    kind = shape(path)
    if raw is None or kind not in _SHAPES:
        return raw if isinstance(raw, str) else None
    try:
        value: Value = _adapter(kind).validate_python(_plain(raw))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ReviewError(f"that cannot stand in {path}: {where + ': ' if where else ''}{first['msg']}") from error
    _whole(path, value)
    return value


def _whole(path: str, value: Value) -> None:
    """What the classes by themselves do not say."""
    if isinstance(value, Type) and (value.event_type is None) != (value.sub_event_type is None):
        raise ReviewError(f"{path}: ACLED's event type and sub-event type go together: give both, or neither")
    if isinstance(value, When) and value.earliest and value.latest and value.earliest > value.latest:
        raise ReviewError(f"{path}: {value.earliest} is after {value.latest}: put the earlier day first")
    if isinstance(value, Many | Hurt) and value.low is not None and value.high is not None and value.low > value.high:
        raise ReviewError(f"{path}: {value.low:g} is more than {value.high:g}: put the smaller number first")
    if isinstance(value, Where) and (value.latitude is None) != (value.longitude is None):
        raise ReviewError(f"{path}: a point has a latitude and a longitude: give both, or neither")


def dump(value: Value) -> Any:
    """A value as JSON can hold it.

    >>> dump(Held("Izium", to="Ukraine"))
    {'place': 'Izium', 'from': None, 'to': 'Ukraine'}
    """
    if isinstance(value, tuple):
        return [dump(v) for v in value]
    if value is None or isinstance(value, str):
        return value
    return {f.name.rstrip("_"): getattr(value, f.name) for f in fields(value)}


def text(value: Value) -> str:
    """A value in words."""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value) if value is not None else ""


def numbers(low: float | None, high: float | None) -> str:
    """A range in words.

    >>> numbers(3, 3), numbers(2, None), numbers(None, 5), numbers(None, None)
    ('3', 'at least 2', 'at most 5', 'some')
    """
    if low is None and high is None:
        return "some"
    if low is None or high is None:
        return f"at most {high:,g}" if low is None else f"at least {low:,g}"
    return f"{low:,g}" if low == high else f"{low:,g} to {high:,g}"


def _plain(raw: object) -> object:
    """Instances as JSON, so that they are checked as JSON is."""
    if isinstance(raw, tuple | list):
        return [_plain(r) for r in raw]
    return dump(raw) if isinstance(raw, _CLASSES) else raw


_CLASSES = (Named, Taking, Where, When, Many, Type, Hurt, Held, Said)


@cache
def _adapter(kind: str) -> TypeAdapter[Any]:
    return TypeAdapter(_SHAPES[kind])
