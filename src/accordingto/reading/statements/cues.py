"""The vocabulary of attribution: `cues.yaml`, checked on load and indexed by word."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from accordingto.record import vocabulary

Kind = Literal["speech", "writing", "thought", "attitude"]
NounFrame = Literal["that", "quote", "of", "for", "to", "about"]


@dataclass(frozen=True)
class VerbGroup:
    """Verbs that behave alike."""

    kind: Kind
    frames: tuple[str, ...]
    lemmas: tuple[str, ...]


@dataclass(frozen=True)
class NounGroup:
    """Nouns that behave alike."""

    frames: tuple[NounFrame, ...]
    lemmas: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The file as it stands."""

    verbs: tuple[VerbGroup, ...]
    recipients: frozenset[str]
    nouns: tuple[NounGroup, ...]
    carriers: frozenset[str]
    according: tuple[str, ...]
    citing: frozenset[str]
    adverbs: frozenset[str]
    idioms: dict[str, frozenset[str]]
    only_of: dict[str, frozenset[str]]
    unnamed: frozenset[str]
    impersonal: frozenset[str]
    verifying: frozenset[str]
    first_person: frozenset[str]


@dataclass(frozen=True)
class Verb:
    """One verb with all of its frames."""

    kind: Kind
    frames: frozenset[str]
    recipient: bool
    """Its object is the listener."""


@cache
def vocabulary_of_cues() -> Vocabulary:
    """The words of `cues.yaml`; VocabularyError where the file is broken."""
    return vocabulary.load(__package__ or "", "cues.yaml", Vocabulary)


def is_first_person(word: str) -> bool:
    """Whether a word is "I", "we" or a form of them.

    >>> is_first_person("us"), is_first_person("US")
    (True, False)
    """
    return word != "US" and word.lower() in vocabulary_of_cues().first_person


@cache
def verbs() -> dict[str, Verb]:
    """Verbs by lemma; the first group of a lemma gives its kind.

    >>> verbs()["say"].kind, "clause" in verbs()["say"].frames
    ('speech', True)
    """
    words = vocabulary_of_cues()
    kinds: dict[str, Kind] = {}
    frames: dict[str, set[str]] = {}
    for group in words.verbs:
        for lemma in group.lemmas:
            kinds.setdefault(lemma, group.kind)
            frames.setdefault(lemma, set()).update(group.frames)
    return {lemma: Verb(kind, frozenset(frames[lemma]), lemma in words.recipients) for lemma, kind in kinds.items()}


@cache
def nouns() -> dict[str, frozenset[NounFrame]]:
    """For each noun's lemma the words that its content may follow."""
    found: dict[str, frozenset[NounFrame]] = {}
    for group in vocabulary_of_cues().nouns:
        for lemma in group.lemmas:
            found[lemma] = found.get(lemma, frozenset()) | set(group.frames)
    return found
