"""Which kind of entity a noun or a name speaks of, by the words of ``kinds.yaml``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from accordingto.reading.language.ranks import ranks
from accordingto.record import EntityKind, vocabulary

Gender = Literal["male", "female", "unknown"]
Words = Mapping[EntityKind, frozenset[str]]

RANKS = frozenset(
    {"prime", "foreign", "vice", "deputy", "defense", "defence", "interior", "first", "chief", "attorney"}
)
"""Words that make another title of the title behind them."""
_PACKAGE = "accordingto.reading.language"


class Noun(NamedTuple):
    """What a common noun speaks of."""

    kind: EntityKind
    body: bool
    """Whether one of them is many people or a body, as "army"; else one of them is one person, as "soldier"."""
    synonym: str
    """The word that stands for all that mean the same here."""


@dataclass(frozen=True)
class _Kinds:
    """The shape of ``kinds.yaml``."""

    individuals: Words
    collectives: Words
    individuals_of_a_country: Words
    collectives_of_a_country: Words
    modifiers: Words
    synonyms: tuple[tuple[str, ...], ...]
    references: Mapping[str, tuple[EntityKind, ...]]
    name_words: Words
    names: Words
    countries: dict[str, frozenset[str]]
    courtesy: Mapping[Gender, frozenset[str]]


@dataclass(frozen=True)
class _GivenNames:
    """The shape of ``given_names.yaml``."""

    male: frozenset[str]
    female: frozenset[str]


@cache
def _words() -> _Kinds:
    return vocabulary.load(_PACKAGE, "kinds.yaml", _Kinds)


def _turned(words: Words) -> dict[str, EntityKind]:
    return {word: kind for kind, group in words.items() for word in group}


def _read(individuals: Words, collectives: Words) -> dict[str, Noun]:
    first = {word: group[0] for group in _words().synonyms for word in group}
    found = {}
    for body, words in ((False, individuals), (True, collectives)):
        for word, kind in _turned(words).items():
            found[word] = Noun(kind, body, first.get(word, word))
    return found


@cache
def _nouns() -> dict[str, Noun]:
    return _read(_words().individuals, _words().collectives)


@cache
def _nouns_of_a_country() -> dict[str, Noun]:
    return _read(_words().individuals_of_a_country, _words().collectives_of_a_country)


@cache
def _modifiers() -> dict[str, EntityKind]:
    return _turned(_words().modifiers)


@cache
def _names() -> dict[str, EntityKind]:
    found = _turned(_words().names)
    return {word.upper(): kind for word, kind in found.items()} | found


@cache
def _name_words() -> dict[str, EntityKind]:
    return _turned(_words().name_words)


@cache
def _name_countries() -> dict[str, str]:
    return {name: code for code, names in _words().countries.items() for name in names}


@cache
def _courtesy() -> dict[str, Gender]:
    told: dict[str, Gender] = {rank.lower(): "unknown" for rank in ranks()}
    return told | {word: gender for gender, words in _words().courtesy.items() for word in words}


@cache
def _given() -> dict[str, Gender]:
    names = vocabulary.load(_PACKAGE, "given_names.yaml", _GivenNames)
    found: dict[str, Gender] = dict.fromkeys(names.male, "male")
    found.update(dict.fromkeys(names.female, "female"))
    return found | {name.upper(): gender for name, gender in found.items()}


def noun(head: str, before: str = "") -> Noun | None:
    """What a noun, by its lemma, speaks of; ``before`` is the lemma of the word in front of it.

    >>> noun("soldier")
    Noun(kind='military', body=False, synonym='force')
    >>> noun("force", before="rebel").kind, noun("officer", before="police").kind, noun("table")
    ('armed_group', 'organisation', None)
    """
    words = _nouns()
    if before:
        pair = words.get(f"{before} {head}")
        if pair:
            return pair
    found = words.get(head)
    if found and before and found.kind in ("military", "organisation", "other", "government"):
        kind = _modifiers().get(before)
        if kind and kind != found.kind:
            return Noun(kind, found.body, found.synonym)
    return found


def noun_of_a_country(head: str) -> Noun | None:
    """What a noun, by its lemma, speaks of where words for a country stand before it, and only there.

    >>> noun_of_a_country("capital").kind, noun_of_a_country("soldier")
    ('place', None)
    """
    return _nouns_of_a_country().get(head)


def is_title(word: str) -> bool:
    """Whether the word, in lower case, can stand before a person's name, as "president" or "mr".

    >>> is_title("president"), is_title("Mr".lower()), is_title("army")
    (True, True, False)
    """
    found = _nouns().get(word)
    return word in _courtesy() or (found is not None and not found.body)


def is_modifier(word: str) -> bool:
    """Whether the word, in lower case, can stand before a body's name as an adjective does: "rebel", "separatist".

    >>> is_modifier("rebel"), is_modifier("commander")
    (True, False)
    """
    return word in _modifiers()


def gender_of_title(word: str) -> Gender:
    """What a title or a noun, in lower case, tells of the bearer's gender."""
    return _courtesy().get(word, "unknown")


def gender_of_name(words: Sequence[str]) -> Gender:
    """The gender that a person's first name tells; ``unknown`` for a surname alone.

    >>> gender_of_name(["Olaf", "Scholz"]), gender_of_name(["Scholz"])
    ('male', 'unknown')
    """
    return _given().get(words[0], "unknown") if len(words) > 1 else "unknown"


def is_given_name(word: str) -> bool:
    """Whether the word is a well-known given name."""
    return word in _given()


def referred(noun: str) -> tuple[EntityKind, ...]:
    """The kinds of body that "the" and a noun can mean, where one was named shortly before.

    >>> referred("agency")
    ('media', 'organisation')
    """
    return _words().references.get(noun, ())


def name(words: Sequence[str]) -> EntityKind | None:
    """The kind of body that a name stands for; None where its words do not tell.

    >>> name(["Hamas"]), name(["Independent", "Policing", "Authority"]), name(["Izium"])
    ('armed_group', 'government', None)
    """
    known = _names().get(" ".join(words))
    if known:
        return known
    lower = [word.lower() for word in words]
    table = _name_words()
    for size in (3, 2, 1):
        for first in range(len(lower) - size, -1, -1):
            found = table.get(" ".join(lower[first : first + size]))
            if found:
                return found
    return None


def is_known_name(words: Sequence[str]) -> bool:
    """Whether the whole name is one of the vocabulary."""
    return " ".join(words) in _names()


@cache
def acronyms() -> frozenset[str]:
    """The known names that are written in capitals, as "IDF"."""
    return frozenset(name for names in _words().names.values() for name in names if name.isupper())


def country_of_name(words: Sequence[str]) -> str | None:
    """The country that a known body acts for, alpha-3.

    >>> country_of_name(["IDF"])
    'ISR'
    """
    return _name_countries().get(" ".join(words))
