"""The word lists of this room, from `words.yaml`."""

import re
from dataclasses import dataclass
from functools import cache

from accordingto.record import vocabulary

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True)
class Lists:
    """See the comments in `words.yaml`."""

    of_numbers: frozenset[str]
    of_blame: frozenset[str]
    own: frozenset[str]
    anybody: frozenset[str]
    state: frozenset[str]
    rebel: frozenset[str]
    speaks_for: frozenset[str]
    witnesses: frozenset[str]
    running: frozenset[str]
    means: tuple[frozenset[str], ...]


@cache
def lists() -> Lists:
    """The lists, loaded once."""
    return vocabulary.load("accordingto.linking.accounts", "words.yaml", Lists)


def plain(text: str) -> list[str]:
    """The words of a text, lower case, without possessive endings.

    >>> plain("The Front's commander")
    ['the', 'front', 'commander']
    """
    return [w.lower().removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text)]
