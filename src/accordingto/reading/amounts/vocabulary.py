"""The words of amounts and the patterns over them, from ``words.yaml`` and ``patterns.yaml``."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from accordingto.reading.language.lexicon import numbers
from accordingto.reading.language.phrases import Grammar, Patterns
from accordingto.record import AmountKind, Hedge, vocabulary


@dataclass(frozen=True)
class Vague:
    """What a number word that is no figure can mean."""

    low: float
    high: float | None = None
    hedge: Hedge = "at_least"


@dataclass(frozen=True)
class Words:
    """The file ``words.yaml``."""

    hedges: dict[Hedge, list[str]]
    nearly: list[str]
    after: dict[Hedge, list[str]]
    vague: dict[str, Vague]
    units: dict[AmountKind, dict[str, str]]
    symbols: dict[str, str]
    currencies: dict[str, str]
    pounds: dict[str, str]
    people: frozenset[str]
    weapons: frozenset[str]
    vehicles: frozenset[str]
    buildings: frozenset[str]
    one_person: frozenset[str]
    harm_verbs: frozenset[str]
    harm_states: frozenset[str]
    people_verbs: frozenset[str]
    tolls: frozenset[str]
    counts: frozenset[str]
    not_counted: frozenset[str]
    not_half: frozenset[str]
    handing: frozenset[str]
    taking: frozenset[str]
    names_before: frozenset[str]
    before_year: frozenset[str]
    groups: frozenset[str]
    left: frozenset[str]


@cache
def words() -> Words:
    """The vocabulary ``words.yaml``."""
    return vocabulary.load(__package__ or "", "words.yaml", Words)


@cache
def fatalities() -> dict[str, tuple[int, ...]]:
    """ACLED's figures for words, from ``fatalities.yaml``, by the basis of the amount.

    >>> fatalities()["dozens"]
    (12,)
    """
    return vocabulary.load(__package__ or "", "fatalities.yaml", dict[str, tuple[int, ...]])


@cache
def units() -> dict[str, tuple[AmountKind, str]]:
    """Kind and code of every unit, by its words in lower case, singular and plural.

    >>> units()["square miles"], units()["minute"]
    (('area', '[mi_us]2'), ('duration', 'min'))
    """
    found: dict[str, tuple[AmountKind, str]] = {}
    for kind, names in words().units.items():
        for name, code in names.items():
            # As the words of a text are joined: each mark is a word of its own.
            for written in (name, name.replace("sq ", "sq . "), name.replace("/", " / ")):
                found[written] = kind, code
                if len(name) > 2 and name[-1].isalpha():
                    found.setdefault(written + "s", (kind, code))
    return found


@cache
def currencies() -> dict[str, str]:
    """ISO 4217 codes by the words for a currency, singular and plural."""
    found = dict(words().currencies)
    for name, code in words().currencies.items():
        found.setdefault(name + "s", code)
    return found


@cache
def hedges() -> dict[str, Hedge]:
    """The hedge of each phrase that stands before a number."""
    found = {phrase: hedge for hedge, phrases in words().hedges.items() for phrase in phrases}
    return found | dict.fromkeys(words().nearly, "less_than")


@cache
def after() -> dict[str, Hedge]:
    """The hedge of each phrase that stands after a number."""
    return {phrase: hedge for hedge, phrases in words().after.items() for phrase in phrases}


@cache
def grammar() -> Grammar:
    """The patterns, compiled."""
    patterns = vocabulary.load(__package__ or "", "patterns.yaml", Patterns)
    classes = {
        **numbers.classes(),
        "dash": ["-", "‐", "‑", "–", "—"],
        "percent": ["%"],
        "age_unit": ["year", "years", "month", "months", "week", "weeks", "day", "days"],
        "old": ["old", "olds"],
        "past": ["ago", "earlier", "later", "before", "previously"],
        "top": ["a", "an", *numbers.lexicon().ones],
    }
    parts = {
        **numbers.MACROS,
        **patterns.parts,
        "hedge": _any(hedges()),
        "after": _any(after()),
        "vague": _any(words().vague),
        "measure": _any(units()),
        "currency": _any(currencies()),
        "symbol": _any(_split_symbol(s) for s in words().symbols),
        "half_of": "and a half",
    }
    return Grammar(classes, parts, patterns.patterns, numbers.SHAPES)


def _split_symbol(symbol: str) -> str:
    return symbol if symbol.isalpha() else " ".join([symbol[:-1], symbol[-1]]).strip()


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    longest = sorted(
        {" ".join(p.replace("-", " - ").replace("/", " / ").split()) for p in phrases},
        key=lambda p: (-len(p.split()), p),
    )
    return "(" + " | ".join(" ".join(f'"{word}"' for word in p.split()) for p in longest) + ")"
