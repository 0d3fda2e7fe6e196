"""The vocabulary of this room, and phrases looked up word by word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from accordingto.record import vocabulary

WORD = re.compile(r"[^\W_]+(?:['’‘][^\W_]+)*|[©@#]")
"""A word, or one of the signs that tell a copyright line, an account or a tag."""


@dataclass(frozen=True)
class Words:
    """What words.yaml holds; the file says what each list is for."""

    whole: tuple[str, ...]
    end_sections: tuple[str, ...]
    opens: tuple[str, ...]
    anywhere: tuple[str, ...]
    credit_opens: tuple[str, ...]
    picture_buttons: tuple[str, ...]
    agencies: tuple[str, ...]
    caption_opens: tuple[str, ...]
    byline_opens: tuple[str, ...]
    byline_ends: tuple[str, ...]
    roles: tuple[str, ...]
    honorifics: frozenset[str]
    not_names: frozenset[str]
    published_opens: tuple[str, ...]
    updated_opens: tuple[str, ...]
    outlet_opens: frozenset[str]
    outlet_ends: frozenset[str]
    weekdays: frozenset[str]
    not_datelines: frozenset[str]
    telling: frozenset[str]
    function_words: frozenset[str]


@cache
def words() -> Words:
    """The vocabulary, read once."""
    return vocabulary.load("accordingto.intake.passages", "words.yaml", Words)


def spelled(text: str) -> list[str]:
    """The words of ``text`` as phrases compare them: no case, one kind of apostrophe.

    >>> spelled("Don’t miss: our Newsletter!")
    ["don't", 'miss', 'our', 'newsletter']
    """
    return WORD.findall(text.casefold().replace("’", "'").replace("‘", "'"))


class Phrases:
    """A set of phrases that can be found in a list of words in time that grows with the list alone.

    >>> Phrases(["read more", "sign up for"]).count("to read more sign up".split())
    1
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            parts = tuple(spelled(phrase))
            by_first.setdefault(parts[0], []).append(parts)
        self._by_first = {first: sorted(rest, key=len, reverse=True) for first, rest in by_first.items()}

    def at(self, found: Sequence[str], index: int = 0) -> int:
        """How many words the longest phrase takes that begins at ``index``; 0 where none does."""
        if index < len(found):
            for parts in self._by_first.get(found[index], ()):
                if tuple(found[index : index + len(parts)]) == parts:
                    return len(parts)
        return 0

    def count(self, found: Sequence[str]) -> int:
        """How many phrases, not overlapping, are in the list."""
        total = index = 0
        while index < len(found):
            if found[index] in self._by_first and (taken := self.at(found, index)):
                total += 1
                index += taken
            else:
                index += 1
        return total


@cache
def phrases(name: str) -> Phrases:
    """The phrases of one list of the vocabulary, as ``phrases("opens")``."""
    return Phrases(getattr(words(), name))


@cache
def picture_words() -> frozenset[str]:
    """Every word of the phrases and names that a picture credit can hold; without one of them there is no credit to look for."""
    lists = words().credit_opens, words().agencies, words().picture_buttons
    return frozenset(word for entries in lists for entry in entries for word in spelled(entry))


@cache
def whole() -> frozenset[tuple[str, ...]]:
    """The lines that are boilerplate by themselves."""
    return frozenset(tuple(spelled(phrase)) for phrase in words().whole)
