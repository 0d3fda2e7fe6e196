"""Which words of a report name places: proper names that the gazetteer knows, or that stand where only a place can."""

from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.reading.language import Analysis, Sentence, Token, lexicon
from accordingto.reading.places import names
from accordingto.reading.places.gazetteer import Entry, Gazetteer

LONGEST = 6
_CONNECT = frozenset(
    [
        "of",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "la",
        "le",
        "les",
        "el",
        "al",
        "the",
        "and",
        "upon",
        "on",
        "sur",
        "am",
        "bin",
        "ben",
        "-",
        "–",
        "’s",
    ]
)
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "X", "ADP", "DET"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_NEVER = frozenset({"NORP", "DATE", "TIME", "LANGUAGE", "PERCENT", "MONEY", "ORDINAL", "CARDINAL", "QUANTITY"})
_IN = frozenset(
    {
        "in",
        "near",
        "from",
        "at",
        "across",
        "around",
        "outside",
        "inside",
        "throughout",
        "toward",
        "towards",
        "into",
        "within",
        "of",
        "to",
        "between",
    }
)


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place, with what the gazetteer has under that name."""

    first: int
    last: int
    """Tokens ``first`` up to, but without, ``last``."""
    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]


def toponyms(analysis: Analysis, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place names of a report, in order of the text."""
    spans = [span for sentence in analysis.sentences for span in _spans(analysis, sentence)]
    keys = {(first, last): names.key(_words(analysis, first, last)) for first, last in spans}
    known = gazetteer.look_up(keys.values())
    labels = {(n.first, n.last): n.label for n in analysis.names}
    inside = {i: n.label for n in analysis.names for i in range(n.first, n.last)}
    found: list[Toponym] = []
    reached = 0
    for first, last in sorted(spans, key=lambda s: (s[0], -s[1])):
        if first < reached:
            continue
        name = _words(analysis, first, last)
        entries = known.get(keys[first, last], ())
        label = labels.get((first, last))
        if (entries and _plausible(analysis, first, last, inside)) or (
            not entries and label == "GPE" and analysis.tokens[first].lower != "the" and not lexicon.demonym(name)
        ):
            reached = last
            start, end = analysis.tokens[first].start, analysis.tokens[last - 1].end
            found.append(Toponym(first, last, start, end, analysis.text[start:end], entries))
    return tuple(found)


def _spans(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[int, int]]:
    tokens = analysis.tokens
    for first in range(sentence.first, sentence.last):
        if not _named(tokens[first]):
            continue
        for last in range(first + 1, min(first + LONGEST, sentence.last) + 1):
            token = tokens[last - 1]
            if _named(token):
                yield first, last
            elif token.lower not in _CONNECT:
                break


def _named(token: Token) -> bool:
    return token.text[0].isupper() and token.pos in _NAMING


def _words(analysis: Analysis, first: int, last: int) -> str:
    return analysis.text[analysis.tokens[first].start : analysis.tokens[last - 1].end]


def _plausible(analysis: Analysis, first: int, last: int, inside: dict[int, str]) -> bool:
    tokens = analysis.tokens
    label = inside.get(first)
    words = tokens[first:last]
    name = _words(analysis, first, last)
    if (
        not any(t.pos == "PROPN" for t in words)
        or label in _NEVER
        or (lexicon.demonym(name) and not lexicon.country(name))
    ):
        return False
    if lexicon.seat(name) or (len(name) < 4 and not lexicon.country(name)):
        return False
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    same = tokens[first].sentence
    local = before is not None and before.sentence == same and before.lower in _IN
    compound = (
        before is not None and before.sentence == same and before.pos == "PROPN" and before.text[0].isupper()
    ) or (after is not None and after.sentence == same and after.pos == "PROPN" and after.text[0].isupper())
    if label in _PLACE_LABELS:
        return True
    if compound:
        return False
    return local or label == "ORG"
