"""Role fillers of a report against the key: CEAF-REE, as Du, Rush and Cardie (GRIT, EACL 2021) define it.

Per role, the entities that were found are aligned with those of the key, one to one, so that as many as possible are right. One
that was found is right where all mentions that are given for it are mentions of the key's. Precision is taken over the found,
recall over the key's, both over all reports and roles together.
"""

import re
from collections.abc import Mapping, Sequence

Entity = frozenset[str]
"""Mentions of one entity, as written, in small letters."""

_BRACKETS = str.maketrans("[]", "()")


def plain(mention: str) -> str:
    """A mention as it is compared: small letters, one blank between words, round brackets, no mark at its ends.

    >>> plain("THE  FMLN [FARABUNDO")
    'the fmln (farabundo'
    """
    return re.sub(r"\s+", " ", mention.lower().translate(_BRACKETS)).strip(" .,;\"'")


def aligned(found: Sequence[Entity], key: Sequence[Entity]) -> int:
    """The most pairs, one to one, of an entity found and one of the key that has all its mentions.

    >>> aligned([frozenset({"bomb"}), frozenset({"bombs"})], [frozenset({"bomb", "bombs"})])
    1
    """
    taken: dict[int, int] = {}

    def place(n: int, tried: set[int]) -> bool:
        for k, wanted in enumerate(key):
            if k not in tried and found[n] and found[n] <= wanted:
                tried.add(k)
                if k not in taken or place(taken[k], tried):
                    taken[k] = n
                    return True
        return False

    return sum(place(n, set()) for n in range(len(found)))


def f1(
    pairs: Sequence[tuple[Mapping[str, Sequence[Entity]], Mapping[str, Sequence[Entity]]]], roles: Sequence[str]
) -> tuple[float, float, float]:
    """Precision, recall and F1 over reports, each the entities found and those of the key, by role."""
    right = sum(aligned(found.get(role, ()), key.get(role, ())) for found, key in pairs for role in roles)
    told = sum(len(found.get(role, ())) for found, _ in pairs for role in roles)
    wanted = sum(len(key.get(role, ())) for _, key in pairs for role in roles)
    precision, recall = right / told if told else 0.0, right / wanted if wanted else 0.0
    return precision, recall, 2 * right / (told + wanted) if told + wanted else 0.0
