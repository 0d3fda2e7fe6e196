"""Words that every room needs to know: verbs of reporting; countries with their demonyms, capitals and seats of government.

Names come in as written; ISO 3166-1 alpha-3 codes go out. The words are in the YAML files beside this one.
"""

from dataclasses import dataclass
from functools import cache

from accordingto.record import vocabulary


@dataclass(frozen=True)
class Country:
    """What one country is called."""

    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Reporting:
    verbs: frozenset[str]


@cache
def reporting_verbs() -> frozenset[str]:
    """Lemmas of the verbs that report speech or thought.

    >>> "say" in reporting_verbs()
    True
    """
    return vocabulary.load(__name__, "reporting.yaml", _Reporting).verbs


@cache
def countries() -> dict[str, Country]:
    """All countries by alpha-3 code."""
    return vocabulary.load(__name__, "countries.yaml", dict[str, Country])


@cache
def _by(field: str) -> dict[str, str]:
    return {
        word.casefold(): code for code, country in reversed(countries().items()) for word in getattr(country, field)
    }


def _bare(name: str) -> str:
    folded = name.casefold().replace("’", "'").strip()
    return folded.removeprefix("the ").removesuffix("'s").removesuffix("'")


def country(name: str) -> str | None:
    """The country of that name, as a noun.

    >>> country("the United States"), country("Ukrainian")
    ('USA', None)
    """
    return _by("names").get(_bare(name))


def demonym(word: str) -> str | None:
    """The country that an adjective or a people's name belongs to.

    >>> demonym("Ukrainian")
    'UKR'
    """
    return _by("demonyms").get(_bare(word))


def capital(name: str) -> str | None:
    """The country whose capital is called that.

    >>> capital("Kiev")
    'UKR'
    """
    return _by("capitals").get(_bare(name))


def seat(name: str) -> str | None:
    """The country whose government is meant by a building or an office.

    >>> seat("the White House")
    'USA'
    """
    return _by("seats").get(_bare(name))
