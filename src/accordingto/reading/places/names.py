"""Names made comparable: one key for the spellings that differ in case, accents, hyphens and apostrophes."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from accordingto.record import vocabulary

_PLAIN = dict.fromkeys(map(ord, "'’‘ʼʻʹ`´ʿʾʽ\"“”.")) | str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"}
)
_PERHAPS_ACCENT = re.compile("(?<=[\0-\u036f])[\u0300-\U0010ffff]")
"""What comes after a Latin letter or its accent; й and ї are letters of their own."""
_GAPS = re.compile(r"[\s\-‐-―_/]+")
_SKELETON = "~"


@dataclass(frozen=True)
class _Spelling:
    saint: frozenset[str]
    skeleton_countries: frozenset[str]
    articles: frozenset[str]
    skeleton: tuple[tuple[str, str], ...]


@cache
def _spelling() -> _Spelling:
    return vocabulary.load("accordingto.reading.places", "spelling.yaml", _Spelling)


@lru_cache(maxsize=1 << 14)
def key(name: str) -> str:
    """The spelling under which the gazetteer keeps a name.

    >>> key("Port-au-Prince"), key("L’viv"), key("U.S."), key("St. Petersburg"), key("Київ")
    ('port au prince', 'lviv', 'us', 'saint petersburg', 'київ')
    """
    if name.isascii():
        plain = name.lower()
    else:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
        if not plain.isascii():
            plain = unicodedata.normalize("NFC", _PERHAPS_ACCENT.sub(_no_accent, plain))
    plain = _GAPS.sub(" ", plain.translate(_PLAIN)).strip(" ,")
    first, gap, rest = plain.partition(" ")
    if gap and first in _spelling().saint:
        return "saint " + rest
    return plain


def _no_accent(found: re.Match[str]) -> str:
    return "" if unicodedata.combining(found[0]) else found[0]


def skeleton(name: str) -> str:
    """A key that the romanisations of one name share, for the scripts that are written in Latin letters in many ways.

    >>> skeleton("Balakliya") == skeleton("Balakliia"), skeleton("Artyomovsk") == skeleton("Artemovsk")
    (True, True)
    """
    plain = key(name).replace(" ", "")
    for old, new in _spelling().skeleton:
        plain = plain.replace(old, new)
    return _SKELETON + plain


def alike(key_: str, name: str) -> bool:
    """Whether a key is but another romanisation of a name: "izium" of Izyum, "raqqa" of Ar Raqqah; not "artemivsk" of Bakhmut.

    >>> alike("sloviansk", "Slovyansk"), alike("raqqa", "Ar Raqqah"), alike("sloviansk", "Nikopol")
    (True, True, False)
    """
    return _without_article(key_) == _without_article(name)


def _without_article(name: str) -> str:
    plain = key(name)
    first, gap, rest = plain.partition(" ")
    return skeleton(rest if gap and first in _spelling().articles else plain).removesuffix("h")


def has_skeleton(country: str | None) -> bool:
    """Whether the places of a country are also kept under their skeletons."""
    return country in _spelling().skeleton_countries
