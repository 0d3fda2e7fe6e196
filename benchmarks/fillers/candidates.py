"""Which stretches of a report might name somebody or something: noun phrases, whole and shortened, and names."""

from collections.abc import Iterator

from accordingto.reading.events.view import View
from accordingto.reading.language import Token

_LEFT = ("det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "predet", "advmod", "punct", "nn")
_SKIPPED = frozenset(("DET", "PRON", "PUNCT", "ADP", "SPACE", "CCONJ", "SCONJ"))
_WIDEST = 8
"""Words before a noun that belong to its phrase, at most."""
_OF = 2
"""How many "of" phrases a phrase may take in: "members of the staff of the bank"."""


def candidates(view: View) -> dict[tuple[int, int], Token]:
    """First and last token of each candidate, with the token that heads it.

    Of "four powerful rockets" also "powerful rockets" and "rockets"; of "a bomb attack" also "bomb"; every name.
    """
    found: dict[tuple[int, int], Token] = {}
    for token in view.tokens:
        adjective = token.pos == "ADJ" and token.dep == "compound"  # "dynamite" of "a dynamite attack"
        if (token.pos not in ("NOUN", "PROPN") and not adjective) or token.i in view.time_of:
            continue
        if token.dep in ("compound", "nmod") and view.head(token).i > token.i:
            found.setdefault((token.i, token.i), token)
            found.setdefault((_run(view, token), token.i), token)
            continue
        lasts = list(_lasts(view, token))
        for first in sorted(set(_firsts(view, token))):
            if view.tokens[first].pos != "PUNCT":
                for last in lasts:
                    found.setdefault((first, last), token)
    for name in view.analysis.names:
        found.setdefault((name.first, name.last - 1), view.tokens[name.last - 1])
    return found


def _run(view: View, token: Token) -> int:
    """Where the words begin that make one compound with this one."""
    first = token.i
    while (
        first > 0
        and view.tokens[first - 1].pos in ("NOUN", "PROPN")
        and view.tokens[first - 1].head in (token.i, token.head)
    ):
        first -= 1
    return first


def _firsts(view: View, token: Token) -> Iterator[int]:
    """Where the phrase may begin: after article or number, at or after each adjective and name, at the compound, at the noun."""
    before = [c for c in view.children(token) if c.i < token.i and c.dep in _LEFT]
    left = max(min((view.leftmost(c).i for c in before), default=token.i), token.i - _WIDEST)
    at = left
    while at < token.i and (view.tokens[at].pos in _SKIPPED or view.tokens[at].dep in ("det", "predet")):
        at += 1
    yield at
    while at < token.i and view.tokens[at].pos in ("NUM", "ADV"):
        at += 1
    yield at
    at = token.i
    while at > left and view.tokens[at - 1].pos in ("PROPN", "NOUN"):
        at -= 1
    yield at
    yield token.i
    for at in range(left, token.i):
        if view.tokens[at].pos in ("ADJ", "PROPN") or (view.tokens[at].pos == "VERB" and view.tokens[at].dep == "amod"):
            yield at
            yield at + 1
        elif view.tokens[at].dep == "case":
            yield at + 1


def _lasts(view: View, token: Token) -> Iterator[int]:
    yield token.i
    for _ in range(_OF):
        of = next((c for c in view.children(token, "prep") if c.lower == "of" and c.i == token.i + 1), None)
        inner = view.child(of, "pobj") if of is not None else None
        if inner is None:
            return
        yield inner.i
        token = inner
