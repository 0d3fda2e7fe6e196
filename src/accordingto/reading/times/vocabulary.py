"""The words of the calendar and the patterns over them, from ``words.yaml`` and ``patterns.yaml``."""

from calendar import month_name
from dataclasses import dataclass
from functools import cache

from accordingto.reading.language.lexicon import numbers
from accordingto.reading.language.phrases import Grammar, Patterns
from accordingto.record import vocabulary


@dataclass(frozen=True)
class Holiday:
    """A day of every year: month and day, the n-th weekday of a month, or days after Easter."""

    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    easter: int | None = None


@dataclass(frozen=True)
class KnownDay:
    """A day whose year is known by what happened then: "the September 11 attacks"."""

    month: int
    day: int
    year: int
    nouns: frozenset[str]
    figure: str | None = None
    """The day in figures where these alone are the name."""


@dataclass(frozen=True)
class Words:
    """The file ``words.yaml``."""

    months: dict[str, int]
    weekdays: dict[str, int]
    weekdays_short: dict[str, int]
    seasons: dict[str, str]
    units: dict[str, str]
    parts: dict[str, str]
    noons: dict[str, str]
    zones: list[str]
    holidays: dict[str, Holiday]
    adverbs: dict[str, str]
    reference_nouns: dict[str, str]
    every: dict[str, str]
    long: dict[str, str]
    decades: dict[str, int]
    known_days: list[KnownDay]
    counted: frozenset[str]
    future_helpers: frozenset[str]
    unreal_helpers: frozenset[str]
    future_verbs: frozenset[str]
    planning_verbs: frozenset[str]
    scheduled_verbs: frozenset[str]
    implicative_verbs: frozenset[str]
    trying_verbs: frozenset[str]
    telling_verbs: frozenset[str]
    appointing_verbs: frozenset[str]
    moving_verbs: frozenset[str]
    extending_verbs: frozenset[str]
    happening_nouns: dict[str, str]
    told_also_by: dict[str, list[str]]
    classes: dict[str, list[str]]
    lists: dict[str, frozenset[str]]


@cache
def words() -> Words:
    """The vocabulary ``words.yaml``."""
    return vocabulary.load(__package__ or "", "words.yaml", Words)


def _whole(text: str, low: int, high: int, width: int = 0) -> bool:
    return text.isdecimal() and (not width or len(text) == width) and len(text) <= 4 and low <= int(text) <= high


@cache
def grammar() -> Grammar:
    """The patterns, compiled."""
    lex, patterns = words(), vocabulary.load(__package__ or "", "patterns.yaml", Patterns)
    full = [m.lower() for m in month_name if m]
    short = [m for m in lex.months if m not in full]
    doubtful = ("march", "may", "mar")
    classes = {
        **numbers.classes(),
        **lex.classes,
        "unit": [*lex.units],
        "part": [*lex.parts],
        "noon": [*lex.noons],
        "zone": lex.zones,
        "every": [*lex.every],
        "long": [*lex.long],
        "adverb": [*lex.adverbs],
        "reference_noun": [*lex.reference_nouns],
        "decade_name": [*lex.decades],
        "weekday": [*lex.weekdays],
        "weekdays": [f"{d}s" for d in lex.weekdays],
        "happening": [*lex.happening_nouns, *lex.lists["unannounced"]],
        "deictic": ["today", "yesterday", "tomorrow"],
        "season": [*lex.seasons],
        "month": [m for m in full if m not in doubtful],
        "month_clear": [m for m in full if m not in doubtful],
        "month_short": [m for m in short if m not in doubtful],
        "season_clear": ["summer", "winter", "autumn", "springtime", "summertime", "wintertime"],
    }
    capitalised = {
        "month": doubtful[:2],
        "month_short": doubtful[2:],
        "weekday_short": [*lex.weekdays_short],
    }
    shapes = {
        **numbers.SHAPES,
        "d31": lambda t: len(t) <= 2 and _whole(t, 1, 31),
        "d12": lambda t: (len(t) <= 2 and _whole(t, 1, 12)) or _clock_dot(t),
        "d2": lambda t: _whole(t, 0, 99, 2),
        "hhmm": lambda t: _whole(t, 0, 2359, 4) and int(t[2:]) < 60,
        "hm": lambda t: ":" in t and "-" not in t,
        "year": lambda t: _whole(t, 1000, 2999, 4),
        "bare_year": lambda t: _whole(t, 1400, 2100, 4),
        "far_year": lambda t: _whole(t, 2101, 2199, 4),
        "decade_year": lambda t: (
            t.isdecimal() and t.endswith("0") and (_whole(t, 1000, 2990, 4) or _whole(t, 10, 90, 2))
        ),
        "iso": lambda t: t.count("-") >= 2,
        "slashed": lambda t: t.count("/") == 2 or (t.count(".") == 2),
    }
    parts = dict(patterns.parts)
    parts["holiday"] = "(" + " | ".join(_literal(h) for h in sorted(lex.holidays, key=len, reverse=True)) + ")"
    return Grammar(classes, {**numbers.MACROS, **parts}, patterns.patterns, shapes, capitalised)


def _clock_dot(text: str) -> bool:
    hour, dot, minute = text.partition(".")
    return bool(dot) and _whole(hour, 0, 24) and _whole(minute, 0, 59, 2)


def _literal(name: str) -> str:
    return " ".join(
        "{apostrophe}" if w == "'" else f'"{w}"' for w in name.replace("'", " ' ").replace(".", " . ").split()
    )
