"""The vocabulary of attribution: `cues.yaml`, checked on load and indexed by word."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from accordingto.record import Stance, vocabulary

Kind = Literal["speech", "writing", "thought", "attitude"]
NounFrame = Literal["that", "quote", "of", "for", "to", "about"]


@dataclass(frozen=True)
class VerbGroup:
    """Verbs that behave alike."""

    kind: Kind
    frames: tuple[str, ...]
    lemmas: tuple[str, ...]
    stance: Stance = "affirms"
    negated: Stance | None = None


@dataclass(frozen=True)
class NounGroup:
    """Nouns that behave alike."""

    frames: tuple[NounFrame, ...]
    lemmas: tuple[str, ...]
    stance: Stance = "affirms"


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
    negators: frozenset[str]
    negative_adjectives: frozenset[str]
    negative_verbs: frozenset[str]
    first_person: frozenset[str]


@dataclass(frozen=True)
class Verb:
    """One verb with all of its frames."""

    kind: Kind
    frames: Mapping[str, tuple[Stance, Stance]]
    """For each frame the stance, and the stance when the verb is negated."""
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
    """Verbs by lemma; the first group of a lemma gives its kind, and the first group of a frame its stance.

    >>> verbs()["deny"].frames["clause"]
    ('denies', 'affirms')
    """
    words = vocabulary_of_cues()
    kinds: dict[str, Kind] = {}
    frames: dict[str, dict[str, tuple[Stance, Stance]]] = {}
    for group in words.verbs:
        for lemma in group.lemmas:
            kinds.setdefault(lemma, group.kind)
            for frame in group.frames:
                frames.setdefault(lemma, {}).setdefault(frame, (group.stance, group.negated or group.stance))
    return {lemma: Verb(kind, frames[lemma], lemma in words.recipients) for lemma, kind in kinds.items()}


@cache
def nouns() -> dict[str, dict[NounFrame, Stance]]:
    """For each noun's lemma the words that its content may follow, with the stance."""
    found: dict[str, dict[NounFrame, Stance]] = {}
    for group in vocabulary_of_cues().nouns:
        for lemma in group.lemmas:
            for frame in group.frames:
                found.setdefault(lemma, {}).setdefault(frame, group.stance)
    return found
