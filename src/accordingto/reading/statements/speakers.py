"""Who speaks: the entity that a statement's source stands for, over the whole report, and what sort of source it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from accordingto.reading.language import Analysis, kinds, lexicon
from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import sorts
from accordingto.reading.statements.cues import is_first_person
from accordingto.reading.statements.issuers import Issuers, owners
from accordingto.record import Entity, Span, SpeakerKind

Words = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
"""Source, cue and content of one statement."""

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_INDEFINITE = frozenset({"a", "an", "some", "several", "many", "two", "three", "other", "another", "one", "few"})
_ONE = frozenset({"force", "police"})
"""Nouns whose plural is one body: "US forces"."""
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_STOPPING = frozenset({",", "who", "which", "whose", "("})
"""Words after which a source goes on to tell more of whom it has named."""
_BODIES = frozenset({"organisation", "government", "military", "armed_group", "media"})
_NEAR = 2
"""Sentences back that an unresolved pronoun goes on from."""
_KIDS = 40
"""Dependents of one word that are looked at; only lists have more."""
_MENTIONS = 60
"""Mentions of one entity that are looked at; only broken texts have more that tell anything new."""
_JOINED = 6
"""Phrases joined to a source that are looked at."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as far as the report tells."""

    entity: str | None = None
    """Entity id; null where nobody is named."""
    others: tuple[str, ...] = ()
    """Entity ids of those who speak with them."""
    kind: SpeakerKind | None = None
    country: str | None = None


def of(analysis: Analysis, statements: Sequence[Words], parents: Sequence[int | None]) -> list[Speaker]:
    """The speaker of each statement; the statements are in order of their text.

    "I" and "we" within a statement are whoever makes that statement. A spokesman without a name speaks for his body, and the
    body is the speaker; other people without a name are nobody, and only their sort is known.
    """
    finding = _Finding(analysis)
    found: list[Speaker] = []
    before, last = Speaker(), None
    for (spans, cue, _), parent in zip(statements, parents, strict=True):
        above = found[parent] if parent is not None and parent < len(found) else None
        source = sorted(spans, key=lambda span: _gap(span, cue))
        found.append(finding.speaker(source, above, before, last))
        before = found[-1] if source else before
        head = finding.head(source[0]) if source else None
        last = last if head is None or head.lower in _PRONOUNS else head
    return found


def _gap(span: Span, cue: Sequence[Span]) -> int:
    """Characters between a span and the nearest of a cue."""
    return min((max(span.start - other.end, other.start - span.end, 0) for other in cue), default=0)


def antecedent(analysis: Analysis, span: Span) -> Span | None:
    """The noun that "who" or "which" stands for, with the words before it; None for all other words."""
    inside = analysis.tokens_in(span.start, span.end)
    if len(inside) != 1 or inside[0].lower not in _RELATIVE:
        return None
    for above in analysis.ancestors(inside[0]):
        if above.dep == "relcl":
            noun = analysis.head(above)
            return Span(analysis.subtree(noun)[0].start, noun.end)
    return None


class _Finding:
    """One pass over the statements of a report."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.by_id = {entity.id: entity for entity in analysis.entities}
        self.issuers = Issuers(analysis)

    def speaker(self, source: Sequence[Span], above: Speaker | None, before: Speaker, last: Token | None) -> Speaker:
        """The speaker of one statement; the span of its source that is nearest to the cue comes first.

        ``above`` is whose statement it is in, ``before`` the speaker before it, ``last`` the head of the last source.
        """
        if not source:
            return Speaker()
        if all(is_first_person(span.of(self.analysis.text)) for span in source):
            return above or before
        span = antecedent(self.analysis, source[0]) or source[0]
        head = self.head(span)
        mentioned = self._mentioned(span, head)
        if mentioned is None and head is not None and self._goes_on(head, last, before):
            return before
        entity = self._who(head, mentioned)
        sort = sorts.of(self.analysis, head, entity or mentioned)
        if sort.kind == "anonymous" and entity is not None:
            sort = replace(sort, kind=None)
        others = [] if head is None else [who.id for kid in self._joined(head) if (who := self._joint(kid)) is not None]
        if entity is None and others:
            entity, others = self.by_id[others[0]], others[1:]
        found = Speaker(
            entity.id if entity is not None else None, tuple(dict.fromkeys(others)), sort.kind, sort.country
        )
        return replace(found, others=tuple(id for id in found.others if id != found.entity))

    def head(self, span: Span) -> Token | None:
        """The head of a source's words."""
        return self.analysis.head_of_span(span)

    def _mentioned(self, span: Span, head: Token | None) -> Entity | None:
        """The entity of a source's words; where its head is none's or nameless, the name at the end of the words.

        Parsers hang names on titles in many ways: "the ambassador to Orsina Anna Kovar", "Junior Senator Anna Kovar".
        """
        entity = self.analysis.entity_at(span)
        if head is None or (entity is not None and is_named(entity)):
            return entity
        inside = self.analysis.tokens_in(span.start, span.end)
        stop = next((n for n, t in enumerate(inside) if n and t.lower in _STOPPING), len(inside))
        for part in (inside, inside[:stop]):
            named = self._named_at_end(part)
            if named is not None:
                return named
        return entity

    def _named_at_end(self, inside: Sequence[Token]) -> Entity | None:
        """The person whose name ends the words, with no preposition before it: not in "a spokesman for Anna Kovar"."""
        ends = [t for t in inside if t.pos not in ("PUNCT", "PART")]
        if not ends or ends[-1].pos != "PROPN":
            return None
        last = self.analysis.entity_of(ends[-1])
        if last is None or last.kind != "person" or not is_named(last):
            return None
        first = min((m.start for m in last.mentions if m.start <= ends[-1].start < m.end), default=ends[-1].start)
        before = [t for t in inside if t.end <= first]
        return None if before and before[-1].pos in ("ADP", "CCONJ", "PART") else last

    def _goes_on(self, head: Token, last: Token | None, before: Speaker) -> bool:
        """Whether a pronoun that nobody is known for goes on with the speaker before it."""
        if head.lower not in _PRONOUNS or last is None or not 0 <= head.sentence - last.sentence <= _NEAR:
            return False
        entity = self.by_id.get(before.entity or "")
        if head.lower in ("it", "they"):
            return bool(sorts.documents(last.lemma)) or (
                head.lower == "it" and entity is not None and entity.kind in _BODIES and last.pos != "PRON"
            )
        return entity is not None and entity.kind == "person" and self._may_be(entity, head.lower)

    def _may_be(self, entity: Entity, pronoun: str) -> bool:
        """Whether nothing in the report speaks against a person's being "he" or "she"."""
        gender = kinds.gender_of_name(entity.name.split())
        other = {"he": ("female", {"she", "her", "hers"}), "she": ("male", {"he", "him", "his"})}[pronoun]
        called = {m.of(self.analysis.text).lower() for m in islice(entity.mentions, _MENTIONS) if m.form == "pronoun"}
        return gender != other[0] and not called & other[1]

    def _who(self, head: Token | None, mentioned: Entity | None) -> Entity | None:
        """The entity to name: the one mentioned if it has a name, else the body that it speaks for or is."""
        if mentioned is not None and is_named(mentioned) and not self._is_another(head, mentioned):
            return mentioned if not _is_people(mentioned) else None
        if head is None:
            return None
        if sorts.documents(head.lemma):
            return self._first_of(self.issuers.of(head))
        if sorts.is_voice(head.lemma):
            return self._first_of(owners(self.analysis, head))
        if mentioned is None or (head.pos == "NOUN" and self._is_several(head)):
            return None
        if is_named(mentioned):
            return None
        for mention in islice(mentioned.mentions, _MENTIONS):
            token = self.analysis.head_of_span(mention) if mention.form == "nominal" else None
            if token is not None and sorts.is_voice(token.lemma):
                return self._first_of(owners(self.analysis, token))
        return self._institution(mentioned)

    def _is_another(self, head: Token | None, entity: Entity) -> bool:
        """Whether "a spokesman" was taken for somebody whose name does not stand beside it."""
        if head is None or not sorts.is_voice(head.lemma) or entity.kind != "person":
            return False
        if not any(kid.lower in ("a", "an", "another") for kid in islice(self.analysis.children(head), _KIDS)):
            return False
        sentence = self.analysis.sentence_of(head)
        return not any(m.form == "name" and sentence.start <= m.start < sentence.end for m in entity.mentions)

    def _first_of(self, tokens: Iterator[Token]) -> Entity | None:
        """The first body or named person among those that words name: for "a Hamas spokesman", "its website"."""
        for token in tokens:
            entity = self.analysis.entity_of(token) or self._called(token)
            if entity is None or (entity.kind == "person" and not is_named(entity)):
                continue
            found = entity if is_named(entity) else self._institution(entity)
            if found is not None and not _is_people(found):
                return found
        return None

    def _called(self, token: Token) -> Entity | None:
        """The one body of the report that a word before a noun can mean: "army" in "an army spokesman"."""
        noun = kinds.noun(token.lemma)
        return self._only(noun.kind, noun.synonym, None) if noun is not None and noun.body else None

    def _institution(self, entity: Entity) -> Entity | None:
        """A body without a name of its own, where the report says anywhere whose it is: "the army", once "the Israeli army"."""
        noun = self._noun(entity)
        if noun is None or self._several(entity):
            return None
        if self._owned(entity):
            return entity
        return None if self._told_apart(entity) else self._only(noun.kind, noun.synonym, entity.country)

    def _told_apart(self, entity: Entity) -> bool:
        """Whether its words set it apart from others of its sort: "the local police"."""
        return any(
            kid.dep in ("amod", "compound", "nmod")
            for mention in islice(entity.mentions, _MENTIONS)
            if mention.form == "nominal" and (token := self.analysis.head_of_span(mention)) is not None
            for kid in islice(self.analysis.children(token), _KIDS)
            if kid.i < token.i
        )

    def _noun(self, entity: Entity) -> kinds.Noun | None:
        for mention in islice(entity.mentions, _MENTIONS):
            token = self.analysis.head_of_span(mention) if mention.form == "nominal" else None
            if token is not None:
                before = self.analysis.tokens[token.i - 1].lemma if token.i else ""
                noun = kinds.noun(token.lemma, before)
                if noun is not None and noun.body:
                    return noun
        return None

    def _several(self, entity: Entity) -> bool:
        """Whether the words mean some of many: "two armies", "opposition parties", "militants"."""
        for mention in islice(entity.mentions, _MENTIONS):
            token = self.analysis.head_of_span(mention) if mention.form == "nominal" else None
            if token is not None and self._is_several(token):
                return True
        return False

    def _is_several(self, token: Token) -> bool:
        if token.tag in ("NNS", "NNPS") and token.lemma not in _ONE:
            return True
        before = [kid for kid in islice(self.analysis.children(token), _KIDS) if kid.i < token.i]
        return any(kid.lower in _INDEFINITE or kid.pos == "NUM" for kid in before)

    def _owned(self, entity: Entity) -> bool:
        """Whether its words say whose it is."""
        return any(
            token.pos == "PROPN" or lexicon.demonym(token.text)
            for mention in islice(entity.mentions, _MENTIONS)
            if mention.form == "nominal"
            for token in self.analysis.tokens_in(mention.start, mention.end)
        )

    @cached_property
    def _bodies(self) -> list[tuple[str, str, Entity]]:
        """The bodies without a name whose words say whose they are, with kind and noun."""
        return [
            (noun.kind, noun.synonym, entity)
            for entity in self.analysis.entities
            if not is_named(entity)
            and self._owned(entity)
            and not self._several(entity)
            and (noun := self._noun(entity)) is not None
        ]

    def _only(self, kind: str, synonym: str, country: str | None) -> Entity | None:
        """The one body of that sort in the report; None where there are several."""
        found = [
            entity
            for its, noun, entity in self._bodies
            if its == kind and noun == synonym and country in (None, entity.country)
        ]
        return found[0] if len(found) == 1 else None

    def _joined(self, head: Token) -> Iterator[Token]:
        """The heads of the phrases joined to a source's: "Morn and Kovar"."""
        at: Token | None = head
        for _ in range(_JOINED):
            at = (
                next((kid for kid in islice(self.analysis.children(at), _KIDS) if kid.dep == "conj"), None)
                if at
                else None
            )
            if at is None:
                return
            if at.pos in ("PROPN", "NOUN"):
                yield at

    def _joint(self, head: Token) -> Entity | None:
        return self._who(head, self.analysis.entity_of(head))


def is_named(entity: Entity) -> bool:
    """Whether the report has a name for the entity anywhere."""
    return any(mention.form == "name" for mention in entity.mentions)


def _is_people(entity: Entity) -> bool:
    """Whether it is a people or a public, which nobody can speak for: "the Russians"."""
    return entity.kind == "civilians" or (entity.kind == "other" and lexicon.demonym(entity.name) is not None)
