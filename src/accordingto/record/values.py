"""What words come to in the world: places on the map, times in the calendar, amounts as numbers, each with how precise it is."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from accordingto.record.spans import Span

PlaceUse = Literal["literal", "metonymic"]
Direction = Literal["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"]
OffsetRule = Literal[
    "distance",
    "direction",
    "near",
    "outside",
    "outskirts",
    "area",
    "district",
    "around",
    "between",
    "road",
    "border",
    "coast",
    "part",
]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeSignal = Literal["after", "before", "by", "from", "since", "until"]
AmountKind = Literal[
    "people", "area", "distance", "money", "share", "duration", "age", "weapons", "vehicles", "buildings", "other"
]
Hedge = Literal["exact", "about", "at_least", "at_most", "less_than", "more_than"]


@dataclass(frozen=True, slots=True, order=True)
class Offset(Span):
    """Words that set something beside a place or in a part of it: "12 km south of Izium", "the outskirts of Kyiv".

    The span runs from the first of these words to the end of the name and of its noun ("northern Kharkiv region").
    """

    rule: OffsetRule
    direction: Direction | None = None
    """One of sixteen points of the compass."""
    distance_km: float | None = None
    """As told, in kilometres; the middle of a range."""
    latitude: float | None = None
    """WGS 84, degrees: the point that the words lead to; null where they lead to none."""
    longitude: float | None = None
    radius_km: float | None = None
    """How far around the point it can be."""
    places: tuple[str, ...] = ()
    """Ids of the places that it is told from, in order of the text: "between Izium and Sloviansk" has two."""


@dataclass(frozen=True, slots=True, order=True)
class Precision:
    """How precise a place is by two codebooks, and the rule of `precision.yaml` that says so."""

    rule: str
    acled: Annotated[int | None, Field(ge=1, le=3)]
    """ACLED's ``geo_precision``: 1 the town itself, 2 near it or a small part of a region, 3 a region; null out of its scope."""
    ucdp: Annotated[int | None, Field(ge=1, le=7)]
    """UCDP GED's ``where_prec``: 1 exact, 2 within 25 km, 3 district, 4 province, 5 line or vague area, 6 country, 7 sea."""


@dataclass(frozen=True, slots=True, order=True)
class Alternative:
    """A place of the gazetteer that a name may stand for as well as for others."""

    name: str
    geonames_id: int | None
    latitude: float
    longitude: float
    feature: str
    country: str | None = None
    admin1: str | None = None
    chance: Annotated[float, Field(ge=0, le=1)] = 0.0
    """That the name, if it names a place, names this one."""


@dataclass(frozen=True, slots=True, order=True)
class Place(Span):
    """One mention of a place name, resolved to a gazetteer's entry or left open."""

    id: str
    name: str
    """As written."""
    resolved: str | None = None
    """The gazetteer's name."""
    geonames_id: int | None = None
    latitude: float | None = None
    """WGS 84, degrees."""
    longitude: float | None = None
    """WGS 84, degrees."""
    feature: str | None = None
    """GeoNames feature code, as PPL, ADM1, PCLI."""
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    admin1: str | None = None
    admin2: str | None = None
    use: PlaceUse = "literal"
    """``metonymic`` where the name stands for a government or an organisation; never the scene of an event."""
    confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    """That the name is this place."""
    offset: Offset | None = None
    """Where the words beside the name put what is told there, if not at the place itself."""
    precision: Precision | None = None
    """Null where the place is not on the map, or is metonymic."""
    alternatives: tuple[Alternative, ...] = ()
    """Where no one of several places is likely enough: these, the likeliest first. What they share is given, the rest is null."""


@dataclass(frozen=True, slots=True, order=True)
class TimePrecision:
    """How precise a time is by two codebooks, and the rule of `precision.yaml` that says so."""

    rule: str
    """``day``, ``days``, ``week``, ``month``, ``year``, ``longer``; ``open`` where one end is not known."""
    acled: Annotated[int | None, Field(ge=1, le=3)]
    """ACLED's ``time_precision``: 1 the day, 2 the week, 3 the month; null where ACLED would not code it."""
    ucdp: Annotated[int | None, Field(ge=1, le=5)]
    """UCDP GED's ``date_prec``: 1 the day, 2 two to six days, 3 the week, 4 the month, 5 up to a year."""


@dataclass(frozen=True, slots=True, order=True)
class Time(Span):
    """A time expression with its calendar value, as in TIMEX3 (ISO-TimeML)."""

    id: str
    type: TimeType
    value: str
    """As ``2022-09-14``, ``2022-W37``, ``2022-03``, ``PAST_REF``, ``PT90M``; ``XXXX-WXX-3`` where no year is known."""
    earliest: str | None = None
    """ISO date, inclusive; null where open."""
    latest: str | None = None
    """ISO date, inclusive; null where open."""
    anchor: str | None = None
    """``published``, the id of another time, or null where the value stands by itself."""
    signal: TimeSignal | None = None
    """The word before it that makes it a border, as TimeML's SIGNAL: "since Monday", "before 3 May"."""
    precision: TimePrecision | None = None
    """Null for a set, for a length without bounds, and for a time that is not tied to the calendar."""
    until: str | None = None
    """Id of the time that ends the stretch which this one begins ("from 3 May to 9 May"); the bounds are the stretch's."""


@dataclass(frozen=True, slots=True, order=True)
class Coded:
    """What a codebook puts into its column of fatalities for words that are no figure, by a rule of `fatalities.yaml`."""

    rule: str
    acled: tuple[int, ...]
    """ACLED's figure; two where it depends: the first outside of an active war zone, the second within one."""


@dataclass(frozen=True, slots=True, order=True)
class Compared(Span):
    """Words that set an amount beside something known, with the known figure: "roughly the size of Cyprus"."""

    name: str
    known: float
    """In ``unit``."""
    unit: str
    ratio: float | None
    """The amount over the known figure; null where the words give no number of their own."""
    source: str
    """Where the known figure is from."""


@dataclass(frozen=True, slots=True, order=True)
class Amount(Span):
    """A number with what it counts or measures."""

    id: str
    kind: AmountKind
    low: float | None
    """Smallest number the words allow; null where open."""
    high: float | None
    """Largest number the words allow; null where open."""
    unit: str | None = None
    """UCUM or ISO 4217, as ``km2``, ``[mi_us]2``, ``a``, ``min``, ``%``, ``USD``."""
    hedge: Hedge = "exact"
    basis: str | None = None
    """The rule that turned words into numbers, as ``dozens``; null for plain figures."""
    coded: Coded | None = None
    """For people told by words like "dozens": the figure that a codebook would put down for them."""
    compared: Compared | None = None
    """What the report compares the amount with."""
