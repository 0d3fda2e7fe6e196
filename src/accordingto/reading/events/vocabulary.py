"""The words of this room: types.yaml, words.yaml and status.yaml, read once and indexed by word."""

from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from accordingto.record import Blame, HarmKind, Plover, Status, VocabularyError, vocabulary

Slot = Literal["subject", "object", "oblique"]
Change = Literal["regain", "take", "give", "hold", "under", "leave", "none"]


@dataclass(frozen=True)
class Kind:
    """One kind of happening and its codes."""

    plover: Plover | None
    acled: tuple[str, str | None] | None
    family: str
    """Mentions are joined within a family only."""
    object: Literal["actor", "target", "affected", "object"] = "target"
    harm: HarmKind | None = None
    harm_of: Literal["subject", "object"] = "object"
    to_armed: tuple[str, str] | None = None
    """ACLED's type where both sides are armed."""
    joint: bool = False
    """Subject and object take part alike, as in a clash."""
    of: Literal["subject", "object"] = "object"
    """What "the K of Y" makes of Y."""


@dataclass(frozen=True)
class Frame:
    """Words that name a kind of happening, and the conditions under which they do."""

    kind: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    subject_not: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    object_not: tuple[str, ...] = ()
    object_mod: tuple[str, ...] = ()
    """Words of which one must stand before the object."""
    subject_mod: tuple[str, ...] = ()
    """Words of which one must stand before the subject ("a suicide bomber struck")."""
    object_state: tuple[str, ...] = ()
    """Words of which one must be said of the object ("found dead")."""
    besides: tuple[str, ...] = ()
    """Words of which one must be the verb that it is said beside: "opened fire, hitting two men"."""
    object_negated: bool = False
    object_strict: bool = False
    """The object must be a name of a place or a place that is inhabited: "took the city", not "took the road"."""
    oblique: dict[str, tuple[str, ...]] = field(default_factory=dict)
    oblique_alone_not: tuple[str, ...] = ()
    """Prepositions that make it something else where nothing but them follows: "agreed with every word"."""
    of: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    """Prepositions behind any of its words after which its object stands: "set fire to homes"."""
    gained_by: tuple[str, ...] = ()
    """Prepositions after which whoever does it stands: "fell to the rebels"; the subject undergoes it."""
    needs: tuple[Slot, ...] = ()
    needs_any: tuple[Slot, ...] = ()
    without: tuple[Slot, ...] = ()
    not_ccomp: bool = False
    to_do_not: tuple[str, ...] = ()
    """Classes of words whose infinitive makes it something else: "declined to comment"."""
    light_only: bool = False
    """A noun that counts below a verb of little meaning only ("imposed sanctions")."""
    under: bool = False
    """A noun that counts after "under" only ("under Russian control")."""
    toll: tuple[str, ...] = ()
    """A noun that counts people, and the words for them of which one must stand with it ("the number of dead")."""
    borne: bool = False
    """A noun that counts only beside those who have it: "a man with a gunshot wound"."""
    person: bool = False
    """The subject must be a person or an office."""
    harm: HarmKind | Literal["none"] | None = None
    harm_of: Literal["subject", "object"] | None = None
    change: Change | None = None
    state: Status | None = None
    """What happened is only said to come: "pledged" of aid."""
    claimed: bool = False
    """The word is that of those who did it, whoever uses it: "neutralised"."""
    weight: float = 0.7


@dataclass(frozen=True)
class Light:
    """Verbs of little meaning of their own."""

    verbs: tuple[str, ...]
    passive_for_object: frozenset[str]
    intransitive: frozenset[str]


@dataclass(frozen=True)
class Types:
    """The whole of types.yaml."""

    kinds: dict[str, Kind]
    frames: tuple[Frame, ...]
    light: Light
    always_transitive: frozenset[str]
    irregular: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class WordClass:
    """One class of words.yaml."""

    words: frozenset[str] = frozenset()
    includes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cues:
    """Words that put an event into one status."""

    governors: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class StatusWords:
    """The whole of status.yaml."""

    planned: Cues
    called_for: Cues
    hypothetical: Cues
    denied: Cues
    attempted: Cues
    factual: Cues
    assembling: Cues
    ongoing: Cues
    ending: frozenset[str]
    modals: dict[str, frozenset[str]]
    past_of_be: frozenset[str]
    lasting: frozenset[str]
    present_of_be: frozenset[str]
    said_of_wishes: dict[str, frozenset[str]]
    """Verbs whose that-clause is a wish or a fear."""
    before_nouns: dict[str, frozenset[str]]
    """Words before a preposition and an event noun: "calls for an attack"."""
    blame: dict[Blame, frozenset[str]]
    """Words that grade how surely the actor did it."""
    of_objects: dict[str, frozenset[str]]
    """Verbs whose object is an event that did not happen yet, or not at all."""


Entry = tuple[tuple[str, ...], Frame]
"""The other words of a verb or noun of several words, and the frame."""


@dataclass(frozen=True)
class Index:
    """Frames by their main word; a frame that stands earlier in types.yaml comes first."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, tuple[Entry, ...]]
    forms: dict[str, str]
    """Inflected forms of the verbs, to their lemmas, for words that the tagger does not take for verbs."""
    plurals: dict[str, str]
    light: dict[str, tuple[tuple[str, ...], ...]]
    words: frozenset[str]
    """All of these that a token or its lemma may be."""


@cache
def types() -> Types:
    """Kinds and frames; VocabularyError where a frame names a kind or class that is not there."""
    found = vocabulary.load(__package__, "types.yaml", Types)
    known = set(classes()) | {"place", "named", "nation"}
    for frame in found.frames:
        name = (*frame.verbs, *frame.nouns, *frame.adjectives, "?")[0]
        if frame.kind not in found.kinds:
            raise VocabularyError(
                f"types.yaml: the frame of {name!r} has the kind {frame.kind!r}, which is not under `kinds`"
            )
        for name_of in frame.to_do_not:
            if name_of not in known:
                raise VocabularyError(
                    f"types.yaml: the frame of {name!r} has the class {name_of!r}, which words.yaml lacks"
                )
        for wanted in (*frame.subject, *frame.object, *frame.of, *(c for cs in frame.oblique.values() for c in cs)):
            if wanted not in known and wanted != wanted.strip():
                raise VocabularyError(f"types.yaml: the frame of {name!r} has the class {wanted!r}: strip the spaces")
    return found


@cache
def classes() -> dict[str, frozenset[str]]:
    """The words of each class, with those of the classes that it includes."""
    raw = vocabulary.load(__package__, "words.yaml", dict[str, WordClass])

    def words(name: str, above: frozenset[str]) -> frozenset[str]:
        if name not in raw or name in above:
            raise VocabularyError(f"words.yaml: {name!r} is included but is not a class, or includes itself")
        return raw[name].words.union(*(words(other, above | {name}) for other in raw[name].includes))

    return {name: words(name, frozenset()) for name in raw}


@cache
def status_words() -> StatusWords:
    """The words of status.yaml."""
    return vocabulary.load(__package__, "status.yaml", StatusWords)


@cache
def index() -> Index:
    """The frames, ready for look-up."""
    verbs: dict[str, list[Entry]] = {}
    nouns: dict[str, list[Entry]] = {}
    adjectives: dict[str, list[Entry]] = {}
    for frame in types().frames:
        for words in frame.verbs:
            first, *rest = words.split()
            if first in ("sexually",):
                first, rest = rest[0], [first]
            verbs.setdefault(first, []).append((tuple(rest), frame))
        for words in frame.nouns:
            *before, last = words.replace("-", " - ").split()  # "cease-fire" is three tokens
            nouns.setdefault(last, []).append((tuple(before), frame))
        for word in frame.adjectives:
            adjectives.setdefault(word, []).append(((), frame))
    forms: dict[str, str] = {}
    for lemma in verbs:
        for form in inflected(lemma):
            forms.setdefault(form, lemma)
    light: dict[str, list[tuple[str, ...]]] = {}
    for words in types().light.verbs:
        first, *rest = words.split()
        light.setdefault(first, []).append(tuple(rest))
    plurals = {plural(noun): noun for noun in nouns}
    parts = [part for verb in verbs for part in (verb, *verb.split("-"))]  # "test-fired" is three tokens
    return Index(
        # Longer expressions are tried before shorter ones, "air raid" before "raid"; the order of the file
        # decides among equals.
        {word: tuple(sorted(entries, key=lambda e: -len(e[0]))) for word, entries in verbs.items()},
        {word: tuple(sorted(entries, key=lambda e: -len(e[0]))) for word, entries in nouns.items()},
        {word: tuple(entries) for word, entries in adjectives.items()},
        forms,
        plurals,
        {word: tuple(rests) for word, rests in light.items()},
        frozenset([*parts, *forms, *nouns, *plurals, *adjectives]),
    )


def inflected(lemma: str) -> tuple[str, ...]:
    """The forms of a verb.

    >>> inflected("raid"), inflected("stab")
    (('raid', 'raids', 'raided', 'raiding'), ('stab', 'stabs', 'stabbed', 'stabbing'))
    """
    stem, vowels = lemma, "aeiou"
    irregular = types().irregular.get(lemma, ())
    if lemma.endswith("e"):
        past, ing = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2:-1] not in vowels:
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        syllables = sum(1 for i, c in enumerate(lemma) if c in vowels and (i == 0 or lemma[i - 1] not in vowels))
        if (
            syllables == 1
            and len(lemma) > 2
            and lemma[-1] not in vowels + "wxy"
            and lemma[-2] in vowels
            and lemma[-3] not in vowels
        ):
            stem = lemma + lemma[-1]
        past, ing = stem + "ed", stem + "ing"
    return (lemma, plural(lemma), *(irregular or (past,)), ing)


def plural(word: str) -> str:
    """The regular plural of a noun or third person of a verb.

    >>> plural("clash"), plural("robbery"), plural("bomb")
    ('clashes', 'robberies', 'bombs')
    """
    if word.endswith(("s", "sh", "ch", "x", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
