"""What one report says: who is in it, who said what, what happened; the places, times and amounts of it are in `values.py`."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from accordingto.record.reports import Report
from accordingto.record.spans import Span
from accordingto.record.values import Amount, Place, Time

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
HARM_TO_PEOPLE: tuple[HarmKind, ...] = ("killed", "injured", "missing", "captured", "abducted", "displaced")
"""What comes to people, the gravest first; people may be deprived, too, and the rest comes to things."""
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
