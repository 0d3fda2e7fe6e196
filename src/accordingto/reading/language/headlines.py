"""What the parser mistakes in headlines: "Nairobi protests: eight killed" is no sentence on what Nairobi does."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from accordingto.reading.language.analysis import Token
from accordingto.record import vocabulary

_TOPIC = 5
"""Words before the colon, at most."""


@dataclass(frozen=True)
class Vocabulary:
    """The shape of ``headlines.yaml``."""

    topics: frozenset[str]


@cache
def _words() -> Vocabulary:
    return vocabulary.load(__package__ or "", "headlines.yaml", Vocabulary)


def repaired(words: Sequence[Token]) -> list[Token]:
    """The words of a passage's first sentence, with the verb before an early colon as the noun that it is.

    What stands before it is then part of its phrase, as in "Northern Ireland clashes: police hurt" and "Kabul blasts: …".
    """
    colon = next((n for n, token in enumerate(words[: _TOPIC + 1]) if token.text == ":"), None)
    if colon is None or colon < 2:
        return list(words)
    *before, noun = words[:colon]
    if (
        noun.tag != "VBZ"
        or noun.lemma not in _words().topics
        or any(token.pos not in ("PROPN", "NOUN", "ADJ") for token in before)
    ):
        return list(words)
    below = [t._replace(dep="compound") if t.head == noun.i and t.dep.startswith("nsubj") else t for t in before]
    return [*below, noun._replace(pos="NOUN", tag="NNS"), *words[colon:]]
