"""The main way through this room."""

from collections.abc import Sequence

from accordingto.reading.language import Analysis
from accordingto.reading.statements import adjuncts, clauses, headlines, nesting, nouns, quotations, quoting, running
from accordingto.reading.statements.cues import is_first_person
from accordingto.reading.statements.cues import nouns as known_nouns
from accordingto.reading.statements.phrases import Draft, Tree
from accordingto.reading.statements.quotations import Quotation
from accordingto.record import Entity, Span, Statement, StatementForm


def find(analysis: Analysis) -> tuple[Statement, ...]:
    """The statements of a report, in order of the text.

    In "Izium was taken, officials said", the source is "officials", the cue "said" and the content "Izium was taken".
    """
    marks = quotations.scan(analysis)
    tree = Tree(analysis, marks)
    drafts = clauses.find(tree) + nouns.find(tree) + adjuncts.find(tree) + headlines.find(tree)
    drafts = quoting.grown(drafts, tree)
    drafts, loose = quoting.attached(drafts, tree)
    drafts = running.carried(drafts, loose, tree)
    drafts = _settled(drafts)
    parents = nesting.parents(drafts)
    speakers = _speakers(analysis, drafts, parents)
    return tuple(
        Statement(
            id=f"s{number}",
            source=draft.source,
            cue=draft.cue,
            content=draft.content,
            form=_form(analysis.text, draft.content, marks),
            speaker=speakers[number - 1],
            stance=draft.stance,
            within=None if parent is None else f"s{parent + 1}",
        )
        for number, (draft, parent) in enumerate(zip(drafts, parents, strict=True), 1)
    )


def _settled(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts that have content, one for each cue, in order of the text."""
    found: dict[tuple[Span, ...], Draft] = {}
    for draft in drafts:
        if draft.content:
            found.setdefault(draft.cue, draft)
    return sorted(found.values(), key=lambda d: (min((*d.source, *d.cue, *d.content)), d.clause, d.head))


def _speakers(analysis: Analysis, drafts: Sequence[Draft], parents: Sequence[int | None]) -> list[str | None]:
    """Entity ids; "I" and "we" within a statement are whoever makes that statement."""
    found = [_speaker(analysis, draft) for draft in drafts]
    for i, (draft, parent) in enumerate(zip(drafts, parents, strict=True)):
        if parent is not None and any(is_first_person(span.of(analysis.text)) for span in draft.source):
            found[i] = found[parent]
    return found


def _speaker(analysis: Analysis, draft: Draft) -> str | None:
    for span in (draft.who, *draft.source):
        entity = analysis.entity_at(span) if span is not None else None
        if entity is None and span is not None:
            entity = _issuer(analysis, span)
        if entity is not None:
            return entity.id
    return None


def _issuer(analysis: Analysis, source: Span) -> Entity | None:
    """Whose statement, letter or report it is: "a statement issued by the army", "a claim from the ministry"."""
    head = analysis.head_of_span(source)
    if head is None or head.lemma not in known_nouns():
        return None
    for token in analysis.tokens_in(head.end, source.end):
        if token.lower in ("by", "from", "of") and analysis.tokens[token.head].i in (head.i, token.i - 1):
            noun = next((kid for kid in analysis.children(token) if kid.dep == "pobj"), None)
            return analysis.entity_at(analysis.extent(noun)) if noun is not None else None
    owner = next((kid for kid in analysis.children(head) if kid.dep == "poss"), None)
    return analysis.entity_at(analysis.extent(owner)) if owner is not None else None


def _form(text: str, content: Sequence[Span], marks: Sequence[Quotation]) -> StatementForm:
    """Direct where all of the words stand in marks, mixed where some of them do."""
    inside = outside = False
    for span in content:
        at = span.start
        while at < span.end:
            mark = quoting.holding(marks, at)
            end = min(span.end, mark.end if mark is not None else quoting.next_start(marks, at, span.end))
            if any(c.isalnum() for c in text[at:end]):
                inside, outside = inside or mark is not None, outside or mark is None
            at = end
    return "mixed" if inside and outside else "direct" if inside else "indirect"
