from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.statements.joining import Cover
from accordingto.record import Span

spans = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(1, 8))


@given(st.lists(spans, max_size=8), spans)
def test_a_cover_says_what_looking_at_each_span_would(covered: list[Span], span: Span) -> None:
    characters = {c for one in covered for c in range(one.start, one.end)}
    inside = set(range(span.start, span.end))
    cover = Cover(covered)
    assert cover.touches(span) == bool(inside & characters)
    assert cover.holds(span) == (inside <= characters)
