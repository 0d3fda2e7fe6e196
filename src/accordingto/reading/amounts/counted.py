"""What a bare number counts: the noun after it, the noun behind "of", and of what kind that is."""

from dataclasses import dataclass

from accordingto.reading.amounts.vocabulary import units, words
from accordingto.reading.language import Analysis, Token
from accordingto.reading.language.lexicon import demonym
from accordingto.record import AmountKind

_SKIP = frozenset(
    {"of", "the", "more", "other", "its", "their", "his", "her", "our", "these", "those", "further", "additional"}
)
_APOSTROPHES = frozenset({"'", "’", "'s", "’s"})
_HYPHENS = frozenset({"-", "‐", "‑"})
_SKIPPED = 4
"""Up to so many of the words above may stand between a number and its noun phrase ("two of the other …")."""
_LONGEST = 9
"""A noun phrase is followed over so many words."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The kind of thing that is counted, and where the words that name it end."""

    kind: AmountKind
    end: int
    noun: Token


def counted(analysis: Analysis, after: int) -> Counted | None:
    """What a number that ends before token ``after`` counts; None where no noun follows."""
    if after >= len(analysis.tokens):
        return None
    sentence = analysis.sentence_of(analysis.tokens[after])
    if sentence.first == after:
        return None  # a headline that ends with the number, and the next passage
    last = sentence.last
    if analysis.tokens[after].lower in _HYPHENS:
        return _joined(analysis, after, last)
    noun = _head(analysis, after, last)
    if noun is None or noun.lower in words().not_counted or units().get(noun.lower, ("",))[0] == "duration":
        return None
    return Counted(kind_of(noun), noun.end, noun)


def _joined(analysis: Analysis, hyphen: int, last: int) -> Counted | None:
    """A noun joined by a hyphen (12-member, three-vehicle): only one whose kind is known."""
    if hyphen + 1 >= last or analysis.tokens[hyphen + 1].start != analysis.tokens[hyphen].end:
        return None
    noun = analysis.tokens[hyphen + 1]
    kind = kind_of(noun)
    return None if kind == "other" else Counted(kind, noun.end, noun)


def _head(analysis: Analysis, after: int, last: int) -> Token | None:
    """The head of the noun phrase that begins at ``after``."""
    tokens, i, head = analysis.tokens, after, None
    while i < last and i - after < _SKIPPED and tokens[i].lower in _SKIP:
        i += 1
    first = i
    while i < last and i - first < _LONGEST:
        token, follows = tokens[i], tokens[i + 1] if i + 1 < last else None
        if token.pos in ("NOUN", "PROPN"):
            head = token
            beyond = tokens[i + 2] if i + 2 < last else None
            if follows is None or not (_joins(follows, beyond) or _modifies(token, follows)):
                break
            i += 1 if _modifies(token, follows) and not _joins(follows, beyond) else 2
            continue
        if not _within(tokens, i, first, last):
            break
        i += 1
    return head


def _joins(follows: Token, beyond: Token | None) -> bool:
    """Whether a possessive or a hyphen goes on to another noun: "people’s bodies", "machine-guns"."""
    if beyond is None:
        return False
    return (follows.lower in _APOSTROPHES and beyond.pos in ("NOUN", "ADJ")) or follows.lower in _HYPHENS


def _modifies(noun: Token, follows: Token) -> bool:
    """Whether a noun stands before another that it belongs to, as "apartment" before "buildings"."""
    if follows.pos not in ("NOUN", "PROPN", "ADJ", "NUM") or noun.head <= noun.i:
        return False
    return noun.dep in ("compound", "nmod", "amod", "poss", "nummod") or noun.tag in ("NN", "NNP")


def _within(tokens: tuple[Token, ...], i: int, first: int, last: int) -> bool:
    """Whether a word that is no noun can stand inside the noun phrase."""
    token = tokens[i]
    if token.lower in ("and", ","):
        return i > first and tokens[i - 1].pos == "ADJ" and i + 1 < last and tokens[i + 1].pos in ("ADJ", "NOUN")
    if token.tag in ("VBN", "VBG"):
        return token.dep in ("amod", "compound", "nmod")
    return token.pos in ("ADJ", "NUM") or token.tag in ("JJ", "RB") or token.lower in _HYPHENS


def kind_of(noun: Token) -> AmountKind:
    """The kind of thing that a noun names."""
    lex = words()
    kinds: tuple[tuple[AmountKind, frozenset[str]], ...] = (
        ("people", lex.people),
        ("vehicles", lex.vehicles),
        ("weapons", lex.weapons),
        ("buildings", lex.buildings),
    )
    for form in (noun.lemma, noun.lower, noun.lower.removesuffix("s")):
        for kind, members in kinds:
            if form in members:
                return kind
    if noun.text[0].isupper() and demonym(noun.text) is not None:
        return "people"  # "over 1,000 Lebanese"
    if noun.text[0].isupper() and noun.lower.endswith("s") and demonym(noun.text[:-1]) is not None:
        return "people"
    return "people" if noun.lower.endswith(("men", "women", "people", "persons")) else "other"
