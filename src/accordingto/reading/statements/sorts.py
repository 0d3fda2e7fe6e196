"""What sort of source speaks, and of which state: by its nouns, titles and appositions, and by the body it belongs to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from accordingto.reading.language import Analysis, lexicon
from accordingto.reading.language.analysis import Token
from accordingto.reading.language.ranks import ranks
from accordingto.record import Entity, EntityKind, SpeakerKind, vocabulary

_KIDS = 40
"""Dependents of one word that are looked at; only lists have more."""
_MENTIONS = 30
"""Mentions of one entity that are looked at for titles."""
_TITLE = 6
"""Words before a person's name among which titles are looked for."""
_BELONGING = frozenset({"of", "for", "from", "with", "at", "in"})
_OF_THEM = frozenset({"one", "some", "many", "most", "two", "three", "several", "all", "none", "members", "member"})
_GENERALS = frozenset({"secretary", "attorney", "director", "consul", "surgeon", "inspector", "solicitor", "governor"})
"""Words after which "general" is no soldier."""
_RESIDING = frozenset({"government", "police", "resident", "witness", "relief"})
"""Sorts of sources of which the place that they are in tells the country; soldiers and relatives may be of another."""
_PLACED = frozenset({"at", "in", "with"})
"""Of these, the ones after which a place tells nothing of the body."""
_STATELESS = frozenset({"international", "anonymous"})
"""Sorts of sources that belong to no state."""
_SPEAKING_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "leader", "chief", "delegation"})
"""Posts that, beside a country and with no other body, are its government's: "an Iraqi spokesman"."""
_BY_ENTITY: Mapping[EntityKind, SpeakerKind] = {
    "government": "government",
    "military": "military",
    "armed_group": "armed_group",
    "media": "media",
    "organisation": "other",
    "civilians": "resident",
}


@dataclass(frozen=True)
class Vocabulary:
    """The shape of ``speakers.yaml``."""

    nouns: Mapping[SpeakerKind, frozenset[str]]
    posts: Mapping[SpeakerKind, frozenset[str]]
    voices: frozenset[str]
    documents: tuple[frozenset[str], ...]
    sending: frozenset[str]
    names: Mapping[SpeakerKind, frozenset[str]]
    countries: Mapping[str, frozenset[str]]
    seeing: frozenset[str]
    platforms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sort:
    """What is known of a source."""

    kind: SpeakerKind | None = None
    country: str | None = None
    sure: bool = True
    """The words say so themselves; else it is only what such a post mostly is."""


@cache
def words() -> Vocabulary:
    """The words of `speakers.yaml`; VocabularyError where the file is broken."""
    return vocabulary.load(__package__ or "", "speakers.yaml", Vocabulary)


@cache
def _nouns() -> dict[str, SpeakerKind]:
    told: dict[str, SpeakerKind] = {rank.lower(): kind for rank, kind in ranks().items()}
    return told | {word: kind for kind, group in words().nouns.items() for word in group}


@cache
def _posts() -> dict[str, SpeakerKind]:
    return {word: kind for kind, group in words().posts.items() for word in group}


@cache
def _names() -> dict[str, SpeakerKind]:
    return {name: kind for kind, group in words().names.items() for name in group}


@cache
def _countries() -> dict[str, str]:
    return {name: code for code, names in words().countries.items() for name in names}


def is_voice(lemma: str) -> bool:
    """Whether a noun stands for the body that speaks through it.

    >>> is_voice("spokeswoman"), is_voice("minister")
    (True, False)
    """
    return lemma in words().voices


def is_source(lemma: str) -> bool:
    """Whether a noun by itself names a source: who speaks, or "report"; not "people" or "video".

    >>> is_source("police"), is_source("official"), is_source("people"), is_source("video")
    (True, True, False, False)
    """
    kind = _nouns().get(lemma)
    return kind not in (None, "anonymous") or lemma == "source" or _posts().get(lemma, "other") != "other"


def documents(lemma: str) -> frozenset[str]:
    """The nouns that may stand for the same document as this one; empty for a noun of something else.

    >>> "memo" in documents("report"), documents("minister")
    (True, frozenset())
    """
    return next((group for group in words().documents if lemma in group), frozenset())


def of(analysis: Analysis, head: Token | None, entity: Entity | None) -> Sort:
    """The sort of a source with that head: what its own words say, else what the report says of the entity elsewhere.

    In "Dara Velm, a doctor at the hospital, … She said", "She" is of the sort `relief`.
    """
    own = of_entity(entity) if entity is not None and entity.kind != "person" and _is_named(entity) else None
    found = Sort(own if own != "other" else None)
    for sort in _told(analysis, head, entity):
        kind, country, sure = found.kind, found.country, found.sure
        if sort.kind is not None and (kind is None or (sort.sure and not sure)):
            kind, sure = sort.kind, sort.sure
        found = Sort(kind, country or sort.country, sure)
        if kind is not None and sure and found.country is not None:
            break
    kind = found.kind if found.sure else None
    if kind is None and entity is not None and (found.kind is None or _is_named(entity)):
        kind = of_entity(entity)
    kind = kind or (found.kind if found.kind != "other" else None)
    country = found.country or (_country(entity) if entity is not None else None)
    return Sort(kind, None if kind in _STATELESS else country, found.sure)


def _is_named(entity: Entity) -> bool:
    return any(mention.form == "name" for mention in entity.mentions)


def of_entity(entity: Entity) -> SpeakerKind | None:
    """The sort of a body by its name and its kind; None for a person, of whom the name tells nothing."""
    named = _by_name(entity.name)
    if named == "international" and entity.country is not None:
        named = None  # "US National Security Council" is of one state
    if named in ("international", "relief", "police", "media"):
        return named
    if entity.kind == "person":
        return None
    if entity.kind == "place":
        return "government"
    if named == "government" or (named is not None and entity.kind in ("organisation", "government", "other")):
        return named
    if entity.kind == "other":
        return "resident" if lexicon.demonym(entity.name) else None
    return _BY_ENTITY[entity.kind]


def _country(entity: Entity) -> str | None:
    if entity.kind == "other":
        return None
    return entity.country or _countries().get(entity.name)


def _by_name(name: str) -> SpeakerKind | None:
    """By the longest run of words in the name that is known, the last such run first."""
    parts = [part.removesuffix("'s") for part in name.replace("’", "'").split()]
    known = _names()
    for size in (len(parts), 3, 2, 1):
        for first in range(len(parts) - size, -1, -1):
            found = known.get(" ".join(parts[first : first + size]))
            if found:
                return found
    return None


def _told(analysis: Analysis, head: Token | None, entity: Entity | None) -> Iterator[Sort]:
    """What each of the phrases that stand for the source tells, the source's own words first."""
    if head is not None and head.lower in _OF_THEM:  # "one of the soldiers", "some of the rebels"
        preps = [kid for kid in islice(analysis.children(head), _KIDS) if kid.lower == "of"]
        head = next((kid for prep in preps for kid in analysis.children(prep) if kid.dep == "pobj"), head)
    if head is not None and head.pos not in ("PRON", "DET"):
        yield from _phrase(analysis, head)
    elif head is not None and head.lower in _nouns():
        yield Sort(_nouns()[head.lower])
    if entity is None:
        return
    for mention in islice(entity.mentions, _MENTIONS):
        token = analysis.head_of_span(mention) if mention.form != "pronoun" else None
        if token is not None and (head is None or token.i != head.i):
            yield from _phrase(analysis, token)


def _phrase(analysis: Analysis, head: Token) -> Iterator[Sort]:
    """What a noun phrase tells: its own noun, the titles before a name, and what stands beside it between commas."""
    if any(kid.dep == "relcl" and kid.lemma in words().seeing for kid in islice(analysis.children(head), _KIDS)):
        yield Sort("witness")
    if head.pos != "PROPN" or head.lemma.lower() in _posts() or head.lower in _nouns():
        yield _noun(analysis, head)
    if head.pos == "PROPN":
        for i in range(head.i - 1, max(head.i - _TITLE, analysis.sentence_of(head).first) - 1, -1):
            token = analysis.tokens[i]
            if (token.pos not in ("NOUN", "PROPN", "ADJ", "PUNCT") and token.lower != "of") or token.text == ",":
                break
            if token.lower in _nouns() or token.lower in _posts():
                yield _noun(analysis, token)
                break
    for kid in islice(analysis.children(head), _KIDS):
        if kid.dep == "appos" and kid.i > head.i:
            yield _noun(analysis, kid)
        elif head.pos == "PROPN" and kid.dep == "prep" and kid.lower in ("of", "from", "with") and kid.i > head.i:
            yield from _member(analysis, kid)  # "Anna Kovar of the Red Cross"
    if head.dep == "appos":
        yield _noun(analysis, analysis.head(head))


def _member(analysis: Analysis, prep: Token) -> Iterator[Sort]:
    """What the body tells that somebody is of; nothing where it is a place."""
    for noun in islice(analysis.children(prep), _KIDS):
        entity = analysis.entity_of(noun) if noun.dep == "pobj" else None
        if entity is not None and entity.kind not in ("person", "place") and _is_named(entity):
            yield Sort(of_entity(entity), _country(entity))


def _noun(analysis: Analysis, head: Token) -> Sort:
    """What a noun tells with the words around it: "an Iraqi minister", "a Hamas spokesman", "the head of the agency"."""
    bodies = list(_bodies(analysis, head))
    lemma = head.lemma.lower()
    before = _before(analysis, head)
    pair = _nouns().get(f"{before} {lemma}") or _nouns().get(f"{analysis.tokens[head.i - 1].lower} {lemma}")
    if lemma == "general" and before in _GENERALS:
        lemma = f"{before} general"  # "the secretary-general", "the attorney general"
    kind = pair or _nouns().get(lemma) or _nouns().get(head.lower)
    if pair is not None:
        return Sort(pair, _of_bodies(analysis, head, bodies, pair))
    country = _of_bodies(analysis, head, bodies, kind or _posts().get(lemma))
    if kind == "military" and any(token.lemma.lower() == "police" for token, _ in bodies):
        kind = "police"  # "police Lt. Omar Sabah"
    if kind is not None and lemma not in _posts():
        return Sort(kind, country)
    if lemma not in _posts():
        return Sort(None, country)
    found = [body for token, near in bodies if (body := _body(analysis, token, near)) is not None]
    told = next((body for body in found if body != "other"), None)
    if told is not None or (found and _posts()[lemma] == "other"):
        return Sort(told or "other", country)
    default = "government" if country is not None and lemma in _SPEAKING_FOR else _posts()[lemma]
    return Sort(default, country, sure=False)


def _before(analysis: Analysis, head: Token) -> str:
    """The lemma of the word before, across a hyphen."""
    tokens, i = analysis.tokens, head.i - 1
    if i > 0 and tokens[i].text in ("-", "–"):
        i -= 1
    return tokens[i].lemma.lower() if i >= 0 else ""


def _of_bodies(
    analysis: Analysis, head: Token, bodies: Sequence[tuple[Token, bool]], kind: SpeakerKind | None
) -> str | None:
    """The one country that the words around a noun tell, those before it first: none of "South Korean and US officials"."""
    before = {code for token, _ in bodies if token.i < head.i and (code := _code(analysis, token)) is not None}
    if before:
        return before.pop() if len(before) == 1 else None
    after = ((token, near) for token, near in bodies if token.i > head.i and (near or kind in _RESIDING))
    return next((code for token, _ in after if (code := _code(analysis, token)) is not None), None)


def _bodies(analysis: Analysis, head: Token) -> Iterator[tuple[Token, bool]]:
    """The words that may say whose a post is, the nearest before it first, then those after it; and whether no place is meant."""
    kids = list(islice(analysis.children(head), _KIDS))
    before = [kid for kid in kids if kid.i < head.i and kid.dep in ("compound", "amod", "nmod", "poss")]
    start = analysis.sentence_of(head).first
    i = head.i - 1
    while i >= max(start, head.i - _TITLE) and analysis.tokens[i].pos in ("PROPN", "NOUN", "ADJ", "PUNCT", "PART"):
        if analysis.tokens[i].text == ",":
            break
        if analysis.tokens[i] not in before and analysis.tokens[i].pos != "PUNCT":
            before.append(analysis.tokens[i])
        i -= 1
    for token in sorted(before, key=lambda t: -t.i):
        yield token, True
    open_ = [(kid, 0) for kid in kids if kid.dep == "prep" and kid.i > head.i and kid.lower in _BELONGING]
    for prep, depth in open_:  # grows: "head of the press office of the ministry"
        for noun in islice(analysis.children(prep), _KIDS):
            if noun.dep == "pobj":
                yield noun, prep.lower not in _PLACED
                for kid in islice(analysis.children(noun), _KIDS):
                    if kid.i < noun.i and kid.dep in ("compound", "amod", "poss", "nmod"):
                        yield kid, prep.lower not in _PLACED
                    if kid.dep == "prep" and kid.lower in _BELONGING and depth < 2:
                        open_.append((kid, depth + 1))


def _body(analysis: Analysis, token: Token, near: bool) -> SpeakerKind | None:
    """The sort of the body that a word names."""
    entity = analysis.entity_of(token)
    lemma = token.lemma.lower()
    if entity is not None and entity.kind == "place":
        return "government" if near and token.dep != "amod" else None
    if entity is not None and entity.kind != "person" and _is_named(entity):
        return of_entity(entity)
    before = analysis.tokens[token.i - 1].lemma.lower() if token.i else ""
    kind = _nouns().get(f"{before} {lemma}") or _nouns().get(lemma) or _names().get(token.text)
    return kind if kind not in ("anonymous", "family", "resident", "other") else None


def _code(analysis: Analysis, token: Token) -> str | None:
    """The country that a word tells."""
    pair = analysis.text[analysis.tokens[token.i - 1].start : token.end] if token.i else ""
    code = lexicon.demonym(token.text) or lexicon.country(token.text) or lexicon.demonym(pair) or lexicon.country(pair)
    if code is None:
        entity = analysis.entity_of(token)
        code = entity.country if entity is not None and entity.kind != "person" else None
    after = analysis.tokens[token.i + 1].text if token.i + 1 < len(analysis.tokens) else ""
    if after in ("-", "–"):
        return None  # "US-led"
    return code
