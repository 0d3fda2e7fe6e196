"""What one report says: entities, statements, places, times, amounts, events."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from accordingto.record.reports import Report
from accordingto.record.spans import Span

EntityKind = Literal[
    "person", "organisation", "government", "military", "armed_group", "civilians", "media", "place", "other"
]
MentionForm = Literal["name", "nominal", "pronoun"]
StatementForm = Literal["direct", "indirect", "mixed"]
Stance = Literal["affirms", "denies", "doubts", "expects", "intends"]
SpeakerKind = Literal[
    "government",
    "military",
    "police",
    "armed_group",
    "political",
    "international",
    "relief",
    "witness",
    "resident",
    "family",
    "expert",
    "media",
    "anonymous",
    "other",
]
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
Plover = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["happened", "ongoing", "planned", "called_for", "hypothetical", "denied"]
RoleName = Literal["actor", "target", "affected", "instrument", "object"]
HarmKind = Literal[
    "killed",
    "injured",
    "missing",
    "captured",
    "abducted",
    "displaced",
    "deprived",
    "destroyed",
    "damaged",
]
Blame = Literal["reported", "claimed", "accused", "suspected", "possible"]

REPORT = "report"
"""In ``according_to``: the outlet says so in its own voice."""


@dataclass(frozen=True, slots=True, order=True)
class Mention(Span):
    """Words that stand for an entity, as "she" for Liubov Sinna."""

    form: MentionForm


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or group that the report speaks of.

    In `izium.txt`, "Volodymyr Zelensky", "President Zelensky", "Zelensky" and "the president of Ukraine" are mentions of one
    entity of kind ``person`` and country ``UKR``.
    """

    id: str
    """``e1``, ``e2``, … in order of first mention."""
    name: str
    """The fullest name in the report."""
    kind: EntityKind
    mentions: tuple[Mention, ...]
    """In order of the text; at least one."""
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    place: str | None = None
    """Id of the place that the entity is, for entities of kind place."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what.

    In "Izium was taken, officials said", ``source`` is "officials", ``cue`` "said" and ``content`` "Izium was taken".
    The annotation follows PolNeAR (Newell et al., LREC 2018): source, cue, content.
    """

    id: str
    source: tuple[Span, ...]
    """Who; empty where a passive names nobody ("it was reported")."""
    cue: tuple[Span, ...]
    """The words that attribute; empty where a quotation runs on without one."""
    content: tuple[Span, ...]
    """What was said; quotation marks belong to it."""
    form: StatementForm
    """``direct`` where all of the content stands in quotation marks, ``mixed`` where some of it does."""
    speaker: str | None = None
    """Entity id, or null where the report names none."""
    stance: Stance = "affirms"
    """The speaker's stance to the content."""
    within: str | None = None
    """Id of the statement that this one is part of: a said that b denied that …"""
    co_speakers: tuple[str, ...] = ()
    """Entity ids of those who speak together with the speaker: "Morn and Kovar said"."""
    speaker_kind: SpeakerKind | None = None
    """What sort of source it is, named or not; null where the source is empty or its words do not tell."""
    speaker_country: str | None = None
    """ISO 3166-1 alpha-3 code of the state that the source belongs to."""
    upstream: str | None = None
    """Entity id of another outlet through which the words came: "told Reuters", "…, Reuters reported"."""
    about: str | None = None
    """Id of the earlier statement that this one speaks of: "such figures could not be verified", "denied the claim"."""
    confidence: Annotated[float | None, Field(ge=0, le=1)] = None
    """That it is one, with these words; calibrated; null where the finder gives none."""


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


@dataclass(frozen=True, slots=True)
class Acled:
    """Event type and sub-event type by the ACLED codebook's own names."""

    event_type: str
    sub_event_type: str


@dataclass(frozen=True, slots=True, order=True)
class Role(Span):
    """Who or what takes part in an event, as the words say and as an entity where one is known."""

    role: RoleName
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Harm:
    """What was done to whom or what, and how many."""

    kind: HarmKind
    group: str
    """``civilians``, ``combatants``, ``children``, ``journalists``, …; ``unknown`` where the report does not say."""
    amount: str | None = None
    """Amount id."""
    low: float | None = None
    high: float | None = None
    according_to: tuple[str, ...] = ()
    """Who gives it: ids of statements, ``report`` for the outlet's own words; empty in records that do not tell it apart from
    the event's own accounts."""
    total: bool = False
    """A running total, which takes in those harmed before ("at least 4,700 killed since May"): not harm of this event alone."""


@dataclass(frozen=True, slots=True)
class Control:
    """Who holds a place: a change (from one to another) or a state (``to`` alone)."""

    place: str
    """Place id."""
    from_: Annotated[str | None, Field(alias="from")] = None
    """Entity id of who lost it."""
    to: str | None = None
    """Entity id of who holds it."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, called for, imagined or denied, and according to whom."""

    id: str
    trigger: tuple[Span, ...]
    """The words that name it."""
    status: Status
    according_to: tuple[str, ...]
    """Ids of the statements that assert it; ``report`` where the outlet says so in its own voice. Never empty."""
    evidence: tuple[Span, ...]
    """The words that carry it."""
    plover: Plover | None = None
    acled: Acled | None = None
    """Null where the event is out of ACLED's scope."""
    roles: tuple[Role, ...] = ()
    place: str | None = None
    """Place id; never a metonymic place."""
    geo_precision: Annotated[int | None, Field(ge=1, le=3)] = None
    """ACLED: 1 the town itself, 2 near it or a part of a region, 3 a region."""
    time: str | None = None
    """Time id."""
    earliest: str | None = None
    latest: str | None = None
    time_precision: Annotated[int | None, Field(ge=1, le=3)] = None
    """ACLED: 1 the day, 2 the week, 3 the month."""
    harm: tuple[Harm, ...] = ()
    control: Control | None = None
    disputed_by: tuple[str, ...] = ()
    """Ids of the statements that deny or doubt it, or say that it could not be verified."""
    confidence: Annotated[float, Field(ge=0, le=1)] = 0.0
    blame: Blame | None = None
    """How the report ties the actor to an act of violence or coercion; null where it names none.

    ``reported`` as fact in its own words, ``claimed`` by the actor, ``accused`` by somebody, ``suspected``, ``possible``.
    """


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one report says: the record of one report."""

    report: Report
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    amounts: tuple[Amount, ...] = ()
    events: tuple[Event, ...] = ()

    def entity(self, id: str | None) -> Entity | None:
        """The entity of that id, or None."""
        return next((e for e in self.entities if e.id == id), None)
