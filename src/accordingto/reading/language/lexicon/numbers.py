"""Numbers, in figures and in words.

The words stand in ``numbers.yaml``. `MACROS` are parts for patterns of `language.phrases`; `value` turns what they
matched into a number.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from accordingto.record import vocabulary

MACROS: Mapping[str, str] = {
    "small": "({tens} ({hyphen}? {ones})? | {ones})",
    # "a hundred", "two hundred and fifty", "1.2 million", "three thousand five hundred"
    "number": "({small} | {figure} {glyph}? | {glyph} | (a|an) (?= {scale})) (({hyphen}? {scale}){1,2} (and? {small})?){0,3}",
}
_FRACTION = re.compile(r"(?:(\d+) )?(\d)/(\d)")
_DIGITS = 24
"""A longer row of digits is no number that a report counts with."""
_SPACES = {ord(space): None for space in " \xa0\u2009\u202f"}
"""Spaces that part thousands: 12 000."""
HYPHENS = ("-", "‐", "‑")


@dataclass(frozen=True)
class Numbers:
    """The number words by what they do."""

    ones: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    suffixes: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, int]
    glyphs: dict[str, float]


@cache
def lexicon() -> Numbers:
    """The vocabulary ``numbers.yaml``."""
    return vocabulary.load("accordingto.reading.language.lexicon", "numbers.yaml", Numbers)


def is_figure(text: str) -> bool:
    """Whether the word is a plain number in figures: 12, 3,100, 1.5.

    >>> is_figure("3,100"), is_figure("14:30")
    (True, False)
    """
    if len(text) > _DIGITS:
        return False
    return (
        text.translate(_SPACES).replace(",", "").replace(".", "", 1).isdecimal()
        or _FRACTION.fullmatch(text) is not None
    )


def figure(text: str) -> float:
    """The number that a figure stands for.

    >>> figure("3,100"), figure("5 1/2")
    (3100.0, 5.5)
    """
    match = _FRACTION.fullmatch(text)
    if match:
        return int(match[1] or 0) + int(match[2]) / max(int(match[3]), 1)
    return float(text.translate(_SPACES).replace(",", ""))


def value(words: Sequence[str]) -> float | None:
    """The number that words stand for, in lower case; None where they are none.

    >>> value(["two", "hundred", "and", "fifty"]), value(["1.2", "million"]), value(["twenty", "-", "one"])
    (250.0, 1200000.0, 21.0)
    >>> value(["a", "hundred"]), value(["tree"])
    (100.0, None)
    """
    lex = lexicon()
    total, current, seen = 0.0, None, False
    for word in words:
        if word == "and" or word in HYPHENS:
            continue
        if word in ("a", "an"):
            current = 1.0 if current is None else current
        elif word in lex.ones or word in lex.tens:
            current = (current or 0.0) + (lex.ones.get(word) or lex.tens.get(word) or 0)
            seen = True
        elif word in lex.scales or word in lex.suffixes:
            scale = lex.scales.get(word) or lex.suffixes[word]
            current = round((1.0 if current is None else current) * scale, 6)  # 8.3 million, not 8300000.000000001
            if scale > 100:
                total, current = total + current, None
            seen = True
        elif word in lex.glyphs:
            current = (current or 0.0) + lex.glyphs[word]
            seen = True
        elif word[:1].isdecimal() and is_figure(word):
            current = (current or 0.0) + figure(word)
            seen = True
        else:
            return None
    return total + (current or 0.0) if seen else None


def classes() -> dict[str, Sequence[str]]:
    """Classes of words for patterns: hyphen, ones, tens, scale, suffix, ordinal, fraction, glyph."""
    lex = lexicon()
    return {
        "hyphen": HYPHENS,
        "ones": [*lex.ones],
        "tens": [*lex.tens],
        "scale": [*lex.scales],
        "suffix": [*lex.suffixes],
        "ordinal": [*lex.ordinals],
        "fraction": [*lex.fractions],
        "glyph": [*lex.glyphs],
    }


SHAPES: Mapping[str, Callable[[str], bool]] = {"figure": is_figure}
