"""What a bare number counts: the noun after it, the noun behind "of", or the people whom a verb of harm implies."""

from dataclasses import dataclass

from accordingto.reading.amounts.vocabulary import words
from accordingto.reading.language import Analysis, Token
from accordingto.reading.language.lexicon import demonym
from accordingto.record import AmountKind

_BEFORE_NOUN = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV"})
_SKIP = frozenset(
    {
        "of",
        "the",
        "more",
        "other",
        "its",
        "their",
        "his",
        "her",
        "our",
        "these",
        "those",
        "further",
        "additional",
        "new",
    }
)
_APOSTROPHES = frozenset({"'", "’", "'s", "’s"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The kind of thing, and the last word of the phrase that names it."""

    kind: AmountKind
    end: int


def counted(analysis: Analysis, after: int, sentence_end: int) -> Token | None:
    """The noun that a number before token ``after`` counts: the head of the noun phrase that begins there."""
    tokens, i, head = analysis.tokens, after, None
    while i < sentence_end and i - after < 4 and tokens[i].lower in _SKIP:
        i += 1
    start = i
    while i < sentence_end and i - start < 9:
        token = tokens[i]
        if token.pos in ("NOUN", "PROPN"):
            head = token
            follows = tokens[i + 1] if i + 1 < sentence_end else None
            if follows is None:
                break
            if follows.lower in _APOSTROPHES and i + 2 < sentence_end and tokens[i + 2].pos in ("NOUN", "ADJ"):
                i += 2
                continue
            if follows.lower in ("-", "‐", "‑") and i + 2 < sentence_end:
                i += 2
                continue
            inside = follows.pos in _BEFORE_NOUN and follows.pos != "ADV"
            if not (
                inside
                and (token.dep in ("compound", "nmod", "amod", "poss", "nummod") or token.tag in ("NN", "NNP"))
                and token.head > i
            ):
                break
        elif (
            token.pos in ("ADJ", "NUM")
            or token.tag in ("VBN", "VBG", "JJ", "RB", "NNP")
            or token.lower in ("-", "and", ",")
        ):
            if token.lower in ("and", ",") and not (
                i > start
                and tokens[i - 1].pos == "ADJ"
                and i + 1 < sentence_end
                and tokens[i + 1].pos in ("ADJ", "NOUN")
            ):
                break
            if token.tag in ("VBN", "VBG") and token.dep not in ("amod", "compound", "nmod"):
                break
        else:
            break
        i += 1
    return head


def kind_of(token: Token) -> AmountKind:
    """The kind of thing that a noun names."""
    lex = words()
    lemma = token.lemma
    for form in (lemma, token.lower, lemma.removesuffix("s")):
        if form in lex.people:
            return "people"
        if form in lex.vehicles:
            return "vehicles"
        if form in lex.weapons:
            return "weapons"
        if form in lex.buildings:
            return "buildings"
    if token.text[0].isupper() and token.lower.endswith("s") and demonym(token.text[:-1]) is not None:
        return "people"
    if token.lower.endswith(("men", "women", "people", "persons")):
        return "people"
    return "other"
