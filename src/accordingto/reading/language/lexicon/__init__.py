"""Words that every room needs to know: verbs of reporting; countries with their demonyms, capitals and seats of government.

Names come in as written; ISO 3166-1 alpha-3 codes go out. The words are in the YAML files beside this one.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from accordingto.record import vocabulary


@dataclass(frozen=True)
class Country:
    """What one country is called."""

    names: tuple[str, ...]
    parts: tuple[str, ...] = ()
    """Parts of it that news names like countries, as Gaza and Scotland."""
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Reporting:
    verbs: dict[Literal["speech", "writing", "thought"], frozenset[str]]


@cache
def reporting_verbs() -> frozenset[str]:
    """Lemmas of the verbs that report speech, writing, thought or expectation.

    >>> "say" in reporting_verbs(), "walk" in reporting_verbs()
    (True, False)
    """
    groups = vocabulary.load(__name__, "reporting.yaml", _Reporting).verbs
    return frozenset().union(*groups.values())


@cache
def speech_verbs() -> frozenset[str]:
    """Lemmas of the verbs that report speech or writing: what only people and their organisations do."""
    groups = vocabulary.load(__name__, "reporting.yaml", _Reporting).verbs
    return groups["speech"] | groups["writing"]


@cache
def countries() -> dict[str, Country]:
    """All countries by alpha-3 code."""
    return vocabulary.load(__name__, "countries.yaml", dict[str, Country])


@cache
def _by(field: str) -> dict[str, str]:
    """Words as printed, and the same in capitals, to codes; on a clash, the plain word and the earlier country win."""
    found: dict[str, str] = {}
    for make in (str, str.upper):
        for code, country in countries().items():
            for word in getattr(country, field):
                found.setdefault(make(word), code)
    return found


def bare(name: str) -> str:
    """A name without a leading article and a closing possessive.

    >>> bare("the United States’s")
    'United States'
    """
    name = name.replace("’", "'").strip()
    if name[:4] in ("the ", "The ", "THE "):
        name = name[4:]
    for mark in ("'s", "'S", "'"):
        if name.endswith(mark):
            return name[: -len(mark)]
    return name


def _look(field: str, name: str) -> str | None:
    found = _by(field).get(name)
    return found if found or name.isalpha() else _by(field).get(bare(name))


def country(name: str) -> str | None:
    """The country of that name, or that a part of that name belongs to; spelled as in print ("us" is no country).

    >>> country("the United States"), country("Ukrainian"), country("us")
    ('USA', None, None)
    """
    return _look("names", name) or _look("parts", name)


def is_part(name: str) -> bool:
    """Whether the name is that of a part of a country.

    >>> country("Gaza"), is_part("Gaza"), is_part("Palestine")
    ('PSE', True, False)
    """
    return _look("parts", name) is not None


def demonym(word: str) -> str | None:
    """The country that an adjective or a people's name belongs to.

    >>> demonym("Ukrainian"), demonym("Turks"), demonym("polish")
    ('UKR', 'TUR', None)
    """
    return _look("demonyms", word)


def capital(name: str) -> str | None:
    """The country whose capital is called that.

    >>> capital("Kiev"), capital("The Hague")
    ('UKR', 'NLD')
    """
    return _look("capitals", name)


def seat(name: str) -> str | None:
    """The country whose government is meant by a building, an office or a parliament.

    >>> seat("the White House"), seat("the Kremlin’s")
    ('USA', 'RUS')
    """
    return _look("seats", name)
