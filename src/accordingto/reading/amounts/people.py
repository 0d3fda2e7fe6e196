"""People whom no number or no noun counts: "12 were killed", "thousands fled", "a woman", "Liubov Sinna, 74"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from accordingto.reading.amounts.vocabulary import words
from accordingto.reading.language import Analysis, Token
from accordingto.reading.language.lexicon import demonym
from accordingto.record import Amount

_AGE = re.compile(r"(?:,\s?|\s\()(\d{1,3})(?=[,.;)]|\s(?:who|was|and|is|from|of)\b|$)")
_NEAR = 5
"""A word of harm counts so many words after a number, past auxiliaries and adverbs."""
_GOVERNS = 8
"""A verb of harm, or a word like "toll", counts so many words before a number."""
_FAR = 14
"""The same for "the number of aid workers who have been killed in the province"."""
_ADJECTIVES = 6
"""Up to so many words may stand between "a" and the noun."""


def implied(analysis: Analysis, number: Token, after: int) -> bool:
    """Whether a number without a noun counts people: by a word of harm after it, its verb, or "toll" before it."""
    tokens, lex = analysis.tokens, words()
    sentence = analysis.sentence_of(number)
    for token in tokens[after : min(after + _NEAR, sentence.last)]:
        if token.lower in lex.harm_states or token.lower == "others":
            return True
        if token.pos not in ("AUX", "ADV") and token.lower not in (
            "more",
            "other",
            "of",
            "them",
            "been",
            "be",
            "being",
        ):
            break
    if _of_people(analysis, number, after):
        return True
    verb = analysis.head(number)
    if (
        verb.lemma in lex.harm_verbs
        and 0 < number.i - verb.i < _GOVERNS
        and number.dep in ("dobj", "nummod", "obj", "npadvmod")
    ):
        return True
    if number.dep in ("nsubj", "nsubjpass") and (verb.lemma in lex.people_verbs or verb.lemma in lex.harm_verbs):
        return True
    before = tokens[max(sentence.first, number.i - _GOVERNS) : number.i]
    if number.dep not in ("pobj", "dobj", "attr", "nummod", "npadvmod"):
        return False
    return any(t.lemma in lex.tolls for t in before) or _of_number(
        tokens[max(sentence.first, number.i - _FAR) : number.i]
    )


def _of_number(before: Sequence[Token]) -> bool:
    """Whether the words before say that it is a number of people harmed: "the number of civilians killed to more than"."""
    lex = words()
    told = next((n for n, t in enumerate(before) if t.lemma in lex.counts), None)
    if told is None or before[-1].lower == "in":  # "the number of dead in 2010"
        return False
    return any(t.lower in lex.harm_states or t.lemma in lex.harm_verbs for t in before[told:])


def is_harmed(analysis: Analysis, after: int) -> bool:
    """Whether a word of harm follows a number at once: "19 dead"."""
    return after < len(analysis.tokens) and analysis.tokens[after].lower in words().harm_states


def _of_people(analysis: Analysis, number: Token, after: int) -> bool:
    """Whether a number without a noun counts people by its neighbours: "a family of five", "two of the dead"."""
    tokens, lex = analysis.tokens, words()
    if number.i > 1 and tokens[number.i - 1].lower == "of" and tokens[number.i - 2].lemma in lex.groups:
        return True
    if after >= len(tokens):
        return False
    if demonym(tokens[after].text) is not None and tokens[after].pos in ("ADJ", "PROPN"):
        return True
    if tokens[after].lower == "from":
        left = tokens[after + 1 : after + 3]  # "drove two million from their homes"
        return len(left) == 2 and left[0].lower == "their" and left[1].lemma in lex.left
    if tokens[after].lower != "of":
        return False
    phrase = [t.lower for t in tokens[after + 1 : after + 4]]
    if phrase[:1] == ["the"]:
        return phrase[1:2] != [] and phrase[1] in lex.harm_states
    return phrase[:1] in (["them"], ["whom"]) and _people_behind(analysis, after + 2)


def _people_behind(analysis: Analysis, at: int) -> bool:
    """Whether a noun for people stands there: "four of them children", "ten of whom were women"."""
    near = analysis.tokens[at : at + 3]
    return any(t.tag in ("NNS", "NN") and (t.lemma in words().people or t.lower in words().people) for t in near)


def single(analysis: Analysis, found: Sequence[Amount]) -> list[Amount]:
    """One person each: "a woman", "a Ukrainian soldier", "a 74-year-old man" (whose age is an amount of its own)."""
    lex, tokens = words(), analysis.tokens
    counts = sorted((a.start, a.end) for a in found if a.kind != "age")
    singles: list[Amount] = []
    for noun in tokens:
        if noun.tag != "NN" or noun.lower not in lex.one_person:
            continue
        i = noun.i - 1
        while i >= 0 and noun.i - i < _ADJECTIVES and _can_modify(tokens[i]):
            i -= 1
        if i < 0 or tokens[i].lower not in ("a", "an") or tokens[i].sentence != noun.sentence:
            continue
        follows = tokens[noun.i + 1] if noun.i + 1 < len(tokens) else None
        if follows is not None and (follows.pos in ("NOUN", "PROPN") or follows.lower in ("-", "'s", "’s")):
            continue
        at = bisect_left(counts, (tokens[i].start, 0))
        if (at < len(counts) and counts[at][0] < noun.end) or (at and counts[at - 1][1] > tokens[i].start):
            continue
        singles.append(Amount(tokens[i].start, noun.end, "", "people", 1.0, 1.0, None, "exact", "article"))
    return singles


def _can_modify(token: Token) -> bool:
    return token.pos in ("ADJ", "NOUN", "PROPN", "NUM") or token.lower == "-"


def ages(analysis: Analysis, found: Sequence[Amount]) -> list[Amount]:
    """The age after a person's name: "Liubov Sinna, 74, said"."""
    taken = {a.start for a in found}
    result: list[Amount] = []
    for name in analysis.names:
        if name.label != "PERSON":
            continue
        match = _AGE.match(analysis.text, name.end)
        if match and 0 < int(match[1]) < 120 and match.start(1) not in taken:
            years = float(match[1])
            result.append(Amount(match.start(1), match.end(1), "", "age", years, years, "a"))
    return result
