"""Export profiles: the columns of a table, each with its section of the codebook and the rule that fills it."""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from accordingto.record import CellName, vocabulary

PACKAGE = "accordingto.publish.exports.profiles"
Type = Literal["text", "integer", "number", "date"]


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    name: str
    type: Type
    rule: str
    """What fills it, in plain words; the documentation prints it."""
    section: str | None = None
    """Of the codebook; null for a column of ours."""
    cell: CellName | Literal["why"] | None = None
    """The cell of the incident that a coder's correction goes to; null where the column follows from others."""


@dataclass(frozen=True)
class Profile:
    """The columns of one codebook in its own order, then ours."""

    name: str
    version: int
    """Goes up whenever a rule changes, so that two exports can be told apart."""
    codebook: str
    columns: tuple[Column, ...]

    @property
    def label(self) -> str:
        """Name and version, as every row has them."""
        return f"{self.name} v{self.version}"

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The codebook's columns and ours."""
        return (*self.columns, *ours())


@dataclass(frozen=True)
class Disorder:
    """Which of ACLED's disorder types an event is of; without a sub-event type, every one of its event type."""

    event_type: str
    disorder: str
    sub_event_type: str | None = None


@dataclass(frozen=True)
class Acled(Profile):
    """ACLED's columns and the tables of its codebook."""

    inter: dict[str, int] = field(default_factory=dict)
    """Kinds of actors with their codes, which give the order of an interaction."""
    armed_groups: dict[str, frozenset[str]] = field(default_factory=dict)
    """For a kind of armed group, words that its names have."""
    unidentified: frozenset[str] = frozenset()
    police: frozenset[str] = frozenset()
    events: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Event types with their sub-event types."""
    disorder: tuple[Disorder, ...] = ()
    unnumbered: int = 3
    """Where people are told to have been killed, and not how many."""
    none_told: int = 0


@dataclass(frozen=True)
class Country:
    """What the two codebooks call a country."""

    alpha2: str
    iso: int | None
    acled: str
    acled_region: str | None
    gw: int | None
    ged: str
    ged_region: str | None


@cache
def acled() -> Acled:
    """The profile of ACLED's table.

    >>> len(acled().columns), acled().label
    (31, 'acled-2024 v1')
    """
    return vocabulary.load(PACKAGE, "acled-2024.yaml", Acled)


@cache
def ucdp() -> Profile:
    """The profile of UCDP GED's table.

    >>> len(ucdp().columns), ucdp().label
    (49, 'ucdp-ged-23.1 v1')
    """
    return vocabulary.load(PACKAGE, "ucdp-ged-23.1.yaml", Profile)


@cache
def ours() -> tuple[Column, ...]:
    """The columns that stand after a codebook's."""
    return vocabulary.load(PACKAGE, "ours.yaml", tuple[Column, ...])


@cache
def countries() -> dict[str, Country]:
    """Countries by ISO 3166-1 alpha-3.

    >>> countries()["UKR"].gw, countries()["RUS"].ged
    (369, 'Russia (Soviet Union)')
    """
    return vocabulary.load(PACKAGE, "countries.yaml", dict[str, Country])
