"""Every span is in range, not empty, and in order, whatever the text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reading.events.sentences import Told

VOCABULARY = (
    "rebels soldiers attacked killed the a village town of in by on who said denied that 12 bodies found was were not "
    "and , . ; “ ” ( ) - ' attack bomb exploded captured under control left dead fire opened March protest will if no had"
)
WORDS = st.sampled_from(VOCABULARY.split())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(WORDS, min_size=1, max_size=30), st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60)), max_size=4)
)
def test_spans(words: list[str], cuts: list[tuple[int, int]]) -> None:
    told = Told(" ".join(words))
    size = len(told.text)
    for n, (start, length) in enumerate(cuts):
        piece = told.text[min(start, size - 1) :][:length]
        if piece.strip():
            told.says("", piece, piece, stance=("denies", "affirms", "doubts", "expects")[n % 4])
    events = told.events()
    assert [e.id for e in events] == [f"v{n}" for n in range(1, len(events) + 1)]
    known = {s.id for s in told.statements} | {"report"}
    for event in events:
        assert event.trigger
        assert event.evidence
        assert event.according_to
        assert set(event.according_to) | set(event.disputed_by) <= known
        assert 0 <= event.confidence <= 1
        for span in (*event.trigger, *event.evidence, *event.roles):
            assert 0 <= span.start < span.end <= size
            assert told.text[span.start : span.end].strip()


def test_nothing_comes_of_nothing() -> None:
    assert Told("").events() == ()
