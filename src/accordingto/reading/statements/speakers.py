"""Who speaks: the entity that a statement's source stands for."""

from collections.abc import Sequence

from accordingto.reading.language import Analysis
from accordingto.reading.language.analysis import Token
from accordingto.reading.statements.cues import is_first_person, nouns
from accordingto.record import Entity, Span

Words = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
"""Source, cue and content of one statement."""

_RELATIVE = frozenset({"who", "which", "that", "whom"})


def of(analysis: Analysis, statements: Sequence[Words], parents: Sequence[int | None]) -> list[str | None]:
    """Entity ids; "I" and "we" within a statement are whoever makes that statement."""
    found = [_speaker(analysis, source) for source, _, _ in statements]
    for i, ((source, _, _), parent) in enumerate(zip(statements, parents, strict=True)):
        if parent is not None and any(is_first_person(span.of(analysis.text)) for span in source):
            found[i] = found[parent]
    return found


def _speaker(analysis: Analysis, source: Sequence[Span]) -> str | None:
    for span in source:
        entity = _entity(analysis, antecedent(analysis, span) or span)
        if entity is not None:
            return entity.id
    return None


def _entity(analysis: Analysis, span: Span) -> Entity | None:
    return analysis.entity_at(span) or _issuer(analysis, span)


def antecedent(analysis: Analysis, span: Span) -> Span | None:
    """The noun that "who" or "which" stands for, with the words before it; None for all other words."""
    inside = analysis.tokens_in(span.start, span.end)
    if len(inside) != 1 or inside[0].lower not in _RELATIVE:
        return None
    for above in analysis.ancestors(inside[0]):
        if above.dep == "relcl":
            noun = analysis.head(above)
            return _up_to(analysis, noun)
    return None


def _up_to(analysis: Analysis, noun: Token) -> Span:
    return Span(analysis.subtree(noun)[0].start, noun.end)


def _issuer(analysis: Analysis, source: Span) -> Entity | None:
    """Whose statement, letter or report it is: "a statement issued by the army", "a claim from the ministry"."""
    head = analysis.head_of_span(source)
    if head is None or head.lemma not in nouns():
        return None
    for token in analysis.tokens_in(head.end, source.end):
        if token.lower in ("by", "from", "of") and analysis.tokens[token.head].i in (head.i, token.i - 1):
            noun = next((kid for kid in analysis.children(token) if kid.dep == "pobj"), None)
            return analysis.entity_at(analysis.extent(noun)) if noun is not None else None
    owner = next((kid for kid in analysis.children(head) if kid.dep == "poss"), None)
    return analysis.entity_at(analysis.extent(owner)) if owner is not None else None
