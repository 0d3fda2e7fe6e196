"""The words of a report as comparing needs them: names, numbers and other words, in sentences, without boilerplate.

Reports are compared by the thousand from their text alone, so no model runs here: a name is a word with a capital that does
not only begin sentences, and numbers in words are figures ("twenty-two" is 22).
"""

import math
import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

import snowballstemmer

from accordingto.reading.language.lexicon.numbers import lexicon, value
from accordingto.reading.language.ranks import ranks
from accordingto.record import Report, Span

Form = Literal["name", "number", "word"]

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+[^\W\d_]+")
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"”’')\]]*(?=\s)|\n+")
_OPENING = re.compile(r"\s*[\"“‘'(\[]*([^\W_])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Gov|Sen|Rep|Rev|Hon|Pres|vs|No|Jan|Feb|Mar|Apr|Jun|"
    rf"Jul|Aug|Sept|Sep|Oct|Nov|Dec|approx|Inc|Ltd|Corp|Ave|Blvd|Rd|{'|'.join(rank.removesuffix('.') for rank in ranks())}))\.$"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_STEMMER = snowballstemmer.stemmer("english")
RARE = 0.002
"""The share that a word has which the table of common words does not know."""
_LONGEST = 2_000
"""Characters: a "sentence" that runs on longer is cut there."""


class Word(NamedTuple):
    """One word; ``plain`` is how it is compared: lower case, no possessive, numbers as figures."""

    start: int
    end: int
    plain: str
    form: Form


def compared(report: Report) -> tuple[Span, ...]:
    """The passages that comparing looks at: body and standfirst, or else captions, or the title.

    >>> compared(Report("r", "Halvek fell."))
    (Span(start=0, end=12),)
    """
    if not report.passages:
        return (Span(0, len(report.text)),) if report.text.strip() else ()
    for kinds in (("body", "subhead"), ("caption",), ("title",)):
        found = tuple(p.bare() for p in report.passages if p.kind in kinds)
        if found:
            return found
    return ()


def sentences(text: str, within: Iterable[Span]) -> list[Span]:
    """The sentences of the passages, cut by their marks alone.

    >>> [s.of("Spc. Senn left. Morn stayed.") for s in sentences("Spc. Senn left. Morn stayed.", [Span(0, 28)])]
    ['Spc. Senn left.', 'Morn stayed.']
    """
    found: list[Span] = []
    for passage in within:
        start = passage.start
        for match in _END.finditer(text, passage.start, passage.end):
            opening = _OPENING.match(text, match.end(), passage.end)
            newline = match[0][0] == "\n"
            if not newline and (opening is None or opening[1].islower()):
                continue
            if match[0][0] == "." and _ABBREVIATED.search(text, max(start, match.start() - 8), match.start() + 1):
                continue
            found += _pieces(text, start, match.end())
            start = match.end()
        found += _pieces(text, start, passage.end)
    return found


def _pieces(text: str, start: int, end: int) -> Iterable[Span]:
    for at in range(start, end, _LONGEST):
        piece = text[at : min(end, at + _LONGEST)]
        bare = piece.strip()
        if bare:
            first = at + len(piece) - len(piece.lstrip())
            yield Span(first, first + len(bare))


def words(text: str, spans: Sequence[Span]) -> list[list[Word]]:
    """The words of each of the sentences.

    >>> [(w.plain, w.form) for w in words("The army lost twenty-two men at Halvek.", [Span(0, 39)])[0]][3:]
    [('22', 'number'), ('men', 'word'), ('at', 'word'), ('halvek', 'name')]
    """
    return settled([list(_sentence(text, span.start, span.end)) for span in spans])


def settled(rows: list[list[Word]]) -> list[list[Word]]:
    """The sentences with the capital that only begins one taken for no name; the rows given are changed."""
    inside = {w.plain for row in rows for w in row[1:] if w.form == "name"}
    for row in rows:
        if row and row[0].form == "name" and row[0].plain not in inside:
            row[0] = row[0]._replace(form="word")
    return rows


def term(word: Word) -> str:
    """What a word is counted as: a name with its capital, a number as its figure, any other word as its stem.

    >>> [term(w) for w in words("The army left Halvek.", [Span(0, 21)])[0]]
    ['the', 'armi', 'left', 'Halvek']
    """
    return counted(word.plain, word.form)


def counted(plain: str, form: Form) -> str:
    """The same for a word of which only that is known."""
    if form == "name":
        return plain.capitalize()
    return plain if form == "number" else _stem(plain)


def share(term: str) -> float:
    """The share of news reports that a term stands in, from a table of common ones (`training/word_shares.py`).

    >>> share("said") > share("armi") > share("Halvek") == RARE
    True
    """
    return _shares().get(term, RARE)


def rarity(term: str) -> float:
    """How much a term tells: the logarithm of one over its share."""
    return -math.log(share(term))


@cache
def _shares() -> dict[str, float]:
    table = files("accordingto.linking").joinpath("shares.tsv").read_text(encoding="utf-8")
    return {word: float(share) for word, share in (line.split("\t") for line in table.splitlines())}


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=1_000)
def _sentence(text: str, first: int, last: int) -> tuple[Word, ...]:
    # Kept for a while, since a fingerprint looks at the same sentences for copies, for stories and for incidents.
    found: list[Word] = []
    number: list[str] = []
    for match in _WORD.finditer(text, first, last):
        start, end = match.span()
        plain, form, scale = _single(match[0])
        if form == "number" or (scale and number):
            joined = bool(number) and text[found[-1].end : start] in ("-", " ", " and ", "‑", "–")
            lower = match[0].lower()
            if joined and value([*number, lower]) is not None and not lower[0].isdecimal():
                number.append(lower)
                start = found.pop().start
            else:
                number = [lower]
            found.append(Word(start, end, _figure(tuple(number)), "number"))
        else:
            number = []
            found.append(Word(start, end, plain, form))
    return tuple(found)


@lru_cache(maxsize=100_000)
def _single(written: str) -> tuple[str, Form, bool]:
    """How a word by itself is compared, what it is, and whether it goes on with a number before it, as "hundred" does."""
    lower = written.lower()
    figures, scales = _number_words()
    if lower[0].isdecimal() or lower in figures:
        return lower, "number", False
    plain = lower
    if "'" in lower or "’" in lower:
        plain = _POSSESSIVE.sub("", lower).replace("’", "'")
    return plain, "name" if written[0].isupper() and len(plain) > 1 else "word", lower in scales


@cache
def _number_words() -> tuple[frozenset[str], frozenset[str]]:
    """Words that are a figure by themselves, and those that are one after another: "hundred", "one"."""
    lex = lexicon()
    return frozenset((*lex.ones, *lex.tens)) - {"one"}, frozenset((*lex.scales, "one"))


@lru_cache(maxsize=20_000)
def _figure(written: tuple[str, ...]) -> str:
    number = value(list(written))
    return written[0].replace(",", "") if number is None else f"{number:g}" if number < 1e6 else f"{number:.0f}"
