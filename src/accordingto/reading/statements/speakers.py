"""Who speaks: the entity that a statement's source stands for, over the whole report, and what sort of source it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from accordingto.reading.language import Analysis, kinds, lexicon
from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import sorts
from accordingto.reading.statements.cues import is_first_person, nouns
from accordingto.record import Entity, Span, SpeakerKind

Words = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
"""Source, cue and content of one statement."""

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_INDEFINITE = frozenset({"a", "an", "some", "several", "many", "two", "three", "other", "another", "one", "few"})
_ONE = frozenset({"authority", "force", "troop", "police", "rebel", "militant", "insurgent", "separatist"})
"""Nouns whose plural is one body: "Iraqi authorities", "US forces", "Maoist rebels"."""
_OWNING = frozenset({"of", "for", "from", "by", "at", "with"})
_KIDS = 40
"""Dependents of one word that are looked at; only lists have more."""
_BACK = 6
"""Statements back that "the spokesman" and an unresolved "he" are looked for in."""


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
    for (source, cue, _), parent in zip(statements, parents, strict=True):
        above = found[parent] if parent is not None and parent < len(found) else None
        found.append(finding.speaker(source, cue, above, found))
    return found


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

    def speaker(
        self, source: Sequence[Span], cue: Sequence[Span], above: Speaker | None, before: Sequence[Speaker]
    ) -> Speaker:
        """The speaker of one statement, given whose statement it is in, and the speakers before it."""
        if not source:
            return Speaker()
        if all(is_first_person(span.of(self.analysis.text)) for span in source):
            return above or (before[-1] if before else Speaker())
        span = antecedent(self.analysis, source[0]) or source[0]
        head = self.analysis.head_of_span(span)
        mentioned = self.analysis.entity_at(span)
        entity = self._who(span, head, mentioned)
        sort = sorts.of(self.analysis, span, entity or mentioned)
        if sort.kind == "anonymous" and entity is not None:
            sort = replace(sort, kind=None)
        others = [] if head is None else [who.id for kid in self._joined(head) if (who := self._joint(kid)) is not None]
        if entity is None and others:
            entity, others = self.by_id[others[0]], others[1:]
        found = Speaker(
            entity.id if entity is not None else None, tuple(dict.fromkeys(others)), sort.kind, sort.country
        )
        return replace(found, others=tuple(id for id in found.others if id != found.entity))

    def _who(self, span: Span, head: Token | None, mentioned: Entity | None) -> Entity | None:
        """The entity to name: the one mentioned if it has a name, else the body that it speaks for or is."""
        if mentioned is not None and is_named(mentioned):
            return mentioned if not _is_people(mentioned) else None
        if head is None:
            return None
        if sorts.is_voice(head.lemma) or head.lemma in nouns():
            return self._body(head)
        if mentioned is None:
            return None
        for mention in mentioned.mentions:
            token = self.analysis.head_of_span(mention) if mention.form == "nominal" else None
            if token is not None and sorts.is_voice(token.lemma):
                return self._body(token)
        return self._institution(mentioned)

    def _body(self, head: Token) -> Entity | None:
        """The body that a spokesman, a statement or a report speaks for: "a Hamas spokesman", "its website"."""
        for token in self._owners(head):
            entity = self.analysis.entity_at(Span(token.start, token.end)) or self._called(token)
            if entity is None or (entity.kind == "person" and not is_named(entity)):
                continue
            found = entity if is_named(entity) else self._institution(entity)
            if found is not None and not _is_people(found):
                return found
        return None

    def _owners(self, head: Token) -> Iterator[Token]:
        """The words that say whose a noun is, the likeliest first."""
        kids = list(islice(self.analysis.children(head), _KIDS))
        before = [kid for kid in kids if kid.i < head.i and kid.dep in ("compound", "nmod", "poss", "amod")]
        yield from sorted(before, key=lambda kid: -kid.i)
        for kid in kids:
            if kid.i > head.i and (kid.dep in ("prep", "agent") and kid.lower in _OWNING):
                yield from (noun for noun in islice(self.analysis.children(kid), _KIDS) if noun.dep == "pobj")
            elif kid.i > head.i and kid.dep == "acl":  # "a statement issued by the army"
                for prep in islice(self.analysis.children(kid), _KIDS):
                    if prep.lower in ("by", "from"):
                        yield from (noun for noun in islice(self.analysis.children(prep), _KIDS) if noun.dep == "pobj")

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
        return self._only(noun.kind, noun.synonym, entity.country)

    def _noun(self, entity: Entity) -> kinds.Noun | None:
        for mention in entity.mentions:
            token = self.analysis.head_of_span(mention) if mention.form == "nominal" else None
            if token is not None:
                before = self.analysis.tokens[token.i - 1].lemma if token.i else ""
                noun = kinds.noun(token.lemma, before)
                if noun is not None and (noun.body or token.lemma in _ONE):
                    return noun
        return None

    def _several(self, entity: Entity) -> bool:
        """Whether the words mean some of many: "two armies", "opposition parties"; "Iraqi authorities" are one."""
        for mention in entity.mentions:
            inside = self.analysis.tokens_in(mention.start, mention.end)
            token = self.analysis.head_of_span(mention) if mention.form == "nominal" else None
            if token is None:
                continue
            if token.tag in ("NNS", "NNPS") and token.lemma not in _ONE:
                return True
            if inside[0].lower in _INDEFINITE or any(t.pos == "NUM" and t.i < token.i for t in inside):
                return True
        return False

    def _owned(self, entity: Entity) -> bool:
        """Whether its words say whose it is."""
        return any(
            token.pos == "PROPN" or lexicon.demonym(token.text)
            for mention in entity.mentions
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
        for _ in range(_BACK):
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
        span = Span(head.start, head.end)
        return self._who(span, head, self.analysis.entity_at(span))


def is_named(entity: Entity) -> bool:
    """Whether the report has a name for the entity anywhere."""
    return any(mention.form == "name" for mention in entity.mentions)


def _is_people(entity: Entity) -> bool:
    """Whether it is a people or a public, which nobody can speak for: "the Russians"."""
    return entity.kind == "civilians" or (entity.kind == "other" and lexicon.demonym(entity.name) is not None)
