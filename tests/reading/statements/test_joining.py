from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake.passages import split
from accordingto.reading.language import analyse
from accordingto.reading.statements import confidence, quotations, ruled
from accordingto.reading.statements.joining import Cover, joined
from accordingto.reading.statements.phrases import Tree
from accordingto.record import Report, Span

spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(1, 8))


@given(st.lists(spans, max_size=8), spans)
def test_a_cover_says_what_looking_at_each_span_would(covered: list[Span], span: Span) -> None:
    characters = {c for one in covered for c in range(one.start, one.end)}
    inside = set(range(span.start, span.end))
    cover = Cover(covered)
    assert cover.touches(span) == bool(inside & characters)
    assert cover.holds(span) == (inside <= characters)


def test_what_rules_add_is_as_sure_as_such_were_right() -> None:
    text = "The army said that Dara Velm had told reporters that Tarsk fell. The road is expected to close."
    analysis = analyse(Report("r", text, passages=split(text)))
    tree = Tree(analysis, quotations.scan(analysis))
    rules = ruled.find(tree)
    army = next(draft for draft in rules.by_verb if draft.source[0].of(text) == "The army")
    added = [draft for draft in joined([army], [], tree, rules) if draft is not army]
    assert {draft.cue[0].of(text) for draft in added} == {"had told reporters", "is expected"}
    assert {draft.confidence for draft in added} == {confidence.of_ruled()}
