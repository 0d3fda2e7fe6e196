"""Events of several reports that are one event in the world, and what each voice says of every part of it."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from accordingto.record.readings import EntityKind, HarmKind, Plover, Stance, Status
from accordingto.record.spans import Span
from accordingto.record.values import Hedge

CellName = Literal["what", "where", "when", "who", "target", "control"] | HarmKind
VoiceKind = EntityKind | Literal["outlet"]
Level = Literal["single_source", "corroborated", "contested"]
RelationKind = Literal["contested", "update"]
DecisionKind = Literal["merge", "split"]


@dataclass(frozen=True, slots=True, order=True)
class EventRef:
    """One event of one report, as ``EventRef("sha256:…", "v3", 117)``."""

    report: str
    event: str
    """Id of the event in that reading; another reading of the same report may number its events otherwise."""
    start: int
    """Where the first word of its trigger stands: this stays when the report is read again."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of a speaker chain: who passes something on, or says it."""

    name: str
    """The speaker's fullest name in the report, the words of the source, or the outlet's name."""
    kind: VoiceKind | None = None
    """``outlet`` for the report's own voice; null where the kind of speaker is not known."""
    statement: str | None = None
    """Id of the statement; null for the outlet's own voice."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A value of the cell ``what``: the type of event, and whether it happened."""

    status: Status
    plover: Plover | None = None
    event_type: str | None = None
    """ACLED's event type, where the event is in its scope."""
    sub_event_type: str | None = None
    type: Literal["deed"] = "deed"


@dataclass(frozen=True, slots=True)
class Locality:
    """A value of the cell ``where``."""

    name: str
    """The gazetteer's name; the name as written where nothing resolved."""
    geonames_id: int | None = None
    latitude: float | None = None
    """WGS 84, degrees."""
    longitude: float | None = None
    """WGS 84, degrees."""
    feature: str | None = None
    country: str | None = None
    admin1: str | None = None
    precision: int | None = None
    """As an event's ``geo_precision``."""
    type: Literal["locality"] = "locality"


@dataclass(frozen=True, slots=True)
class Period:
    """A value of the cell ``when``: ISO dates, inclusive, null where open."""

    earliest: str | None
    latest: str | None
    precision: int | None = None
    """As an event's ``time_precision``."""
    type: Literal["period"] = "period"


@dataclass(frozen=True, slots=True)
class Party:
    """A value of the cells ``who`` and ``target``: one actor, or one that it was done to."""

    name: str
    """The fullest name in the report, or the words."""
    kind: EntityKind | None = None
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    type: Literal["party"] = "party"


@dataclass(frozen=True, slots=True)
class Count:
    """A value of a harm's cell, as ``killed``: how many of whom."""

    low: float | None
    high: float | None
    group: str = "unknown"
    hedge: Hedge = "exact"
    type: Literal["count"] = "count"


@dataclass(frozen=True, slots=True)
class Holding:
    """A value of the cell ``control``: who holds a place, and who held it before."""

    place: str
    to: str | None = None
    """Name of who holds it."""
    from_: Annotated[str | None, Field(alias="from")] = None
    """Name of who lost it."""
    to_kind: EntityKind | None = None
    from_kind: EntityKind | None = None
    type: Literal["holding"] = "holding"


Value = Annotated[Deed | Locality | Period | Party | Count | Holding, Field(discriminator="type")]


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice says of one cell, and the words that say it."""

    event: EventRef
    """The event whose report says so; ``spans`` are of that report's text."""
    text: str
    """The value in words, for a reader: "at least 12"."""
    value: Value
    chain: tuple[Voice, ...]
    """From the outlet to the one who said it: the outlet, the ministry that it quotes, the witness that the ministry quotes."""
    stance: Stance
    """``affirms`` for the outlet's own voice; ``denies`` and ``doubts`` speak against the value."""
    spans: tuple[Span, ...]
    source: str
    """What it counts as: two accounts with the same source, as copies or two outlets that quote one minister, count once."""
    published: str | None = None
    """When the report was published."""
    status: Status = "happened"
    """Of the event, as that report tells it: a plan and what came of it may be one incident."""

    @property
    def against(self) -> bool:
        """Whether the voice denies or doubts the value."""
        return self.stance in ("denies", "doubts")


@dataclass(frozen=True, slots=True)
class Relation:
    """Two accounts of one cell that are not simply both true."""

    first: int
    """Index of an account in the cell's ``accounts``."""
    second: int
    kind: RelationKind
    """``contested``: they cannot both be true; ``update``: a later count of a toll that was still rising."""
    why: str
    """In plain words, as "12 and 19 cannot both be right"."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the accounts of a cell agree."""

    level: Level
    sources: int
    """How many independent sources stand behind the value that most of them tell; copies and shared speakers count once."""
    relations: tuple[Relation, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of an incident with every account of it, in order of publication."""

    name: CellName
    accounts: tuple[Account, ...]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Incident:
    """Events of one or several reports that are one event in the world."""

    id: str
    """``i`` and twelve hex digits: the hash of the first member that it had. It stays when the incident grows."""
    members: tuple[EventRef, ...]
    """In order of publication, then of report and of text."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """That its members are one event; 1 where there is one member, or where an analyst joined them."""
    reasons: tuple[str, ...] = ()
    """Why they were joined, in plain words."""
    what: str | None = None
    """The type that most members have, as "Air/drone strike"."""
    where: str | None = None
    """The most exact place that a member names."""
    earliest: str | None = None
    """The most exact bounds that a member gives, ISO dates."""
    latest: str | None = None
    cells: tuple[Cell, ...] = ()
    """Empty until the accounts are set side by side, which needs the readings (`accordingto.linking.compare`)."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Ids of the reports that tell of it, each once, in order of publication."""
        return tuple(dict.fromkeys(m.report for m in self.members))


@dataclass(frozen=True, slots=True)
class ControlPeriod:
    """Who holds a place, from when to when, according to whom; or that nobody says so."""

    place: str
    """The gazetteer's name."""
    geonames_id: int | None
    country: str | None
    holder: str | None
    """Null for a gap: somebody was told to have lost it, and nobody to hold it."""
    earliest: str | None
    """First day, ISO; null where no report says since when."""
    latest: str | None
    """Last day, ISO; null while nothing later is told."""
    accounts: tuple[Account, ...]
    """Who says that ``holder`` holds it or took it, or, for a gap, that it was left."""
    disputes: tuple[Account, ...] = ()
    """Who denies or doubts it, or names another holder for the same days."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What an analyst decided of two events: ``merge``, they are one; ``split``, they are not.

    Decisions are never changed: a later one on the same two events stands in place of the earlier one.
    """

    kind: DecisionKind
    first: EventRef
    second: EventRef
