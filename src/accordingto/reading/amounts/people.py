"""People whom no noun counts: "12 were killed", "a woman", "Liubov Sinna, 74"."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from accordingto.reading.amounts.vocabulary import words
from accordingto.reading.language import Analysis, Sentence, Token
from accordingto.record import Amount

_AGE = re.compile(r"(?:,\s*|\s*\()(\d{1,3})(?=[,.;)]|\s+(?:who|was|and|is|from|of)\b|$)")
_NEAR = 4


def implied(analysis: Analysis, number: Token, after: int, sentence: Sentence) -> bool:
    """Whether a bare number counts people, by a word of harm right after it, or the verb of harm that governs it."""
    tokens, lex = analysis.tokens, words()
    for i in range(after, min(after + _NEAR, sentence.last)):
        if tokens[i].lower in lex.harm_states:
            return True
        if tokens[i].lower in ("others", "more", "people"):
            return True
        if tokens[i].pos not in ("AUX", "ADV") and tokens[i].lower not in (
            "more",
            "other",
            "of",
            "them",
            "been",
            "be",
            "being",
        ):
            break
    head = analysis.head(number)
    return head.lemma in lex.harm_verbs and head.i < number.i and number.i - head.i < 8


def single(analysis: Analysis, found: Sequence[Amount]) -> list[Amount]:
    """One person each: "a woman", "a Ukrainian soldier"."""
    lex = words()
    taken = [a.start for a in found]
    singles: list[Amount] = []
    for token in analysis.tokens:
        if token.tag != "NN" or token.lower not in lex.one_person:
            continue
        i = token.i - 1
        while (
            i >= 0
            and token.i - i < 5
            and analysis.tokens[i].sentence == token.sentence
            and analysis.tokens[i].pos in ("ADJ", "NOUN", "PROPN")
        ):
            i -= 1
        article = analysis.tokens[i] if i >= 0 else None
        if article is None or article.lower not in ("a", "an") or article.sentence != token.sentence:
            continue
        following = analysis.tokens[token.i + 1] if token.i + 1 < len(analysis.tokens) else None
        if following is not None and (following.pos == "NOUN" or following.lower in ("-", "'s", "’s")):
            continue
        at = bisect_left(taken, article.start)
        if (at < len(found) and found[at].start < token.end) or (at and found[at - 1].end > article.start):
            continue
        singles.append(Amount(article.start, token.end, "", "people", 1, 1, None, "exact", "article"))
    return singles


def ages(analysis: Analysis, found: Sequence[Amount]) -> list[Amount]:
    """The age after a person's name: "Liubov Sinna, 74, said"."""
    result: list[Amount] = []
    for name in analysis.names:
        if name.label != "PERSON":
            continue
        match = _AGE.match(analysis.text, name.end)
        if match and 0 < int(match[1]) < 120:
            start, end = match.span(1)
            if not any(a.start < end and start < a.end for a in found):
                result.append(Amount(start, end, "", "age", int(match[1]), int(match[1]), "a"))
    return result
