import pytest

from accordingto.intake.passages import split
from accordingto.reading.language import analyse
from accordingto.reading.statements import confidence, quotations, things
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.phrases import Tree
from accordingto.record import Report, Span


def given(text: str, source: str, cue: str, content: str) -> tuple[Found, Tree]:
    """A statement as the encoder might find it."""
    source_, cue_, content_ = (
        (Span(text.index(words), text.index(words) + len(words)),) for words in (source, cue, content)
    )
    analysis = analyse(Report("r", text, passages=split(text)))
    return Found(source_, cue_, content_, 0.6, -0.6), Tree(analysis, quotations.scan(analysis))


THING = ("The mayor sang the national anthem on the square.", "The mayor", "sang", "the national anthem")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        THING,
        ("“It was hard. We experienced everything that there is,” she said.", "We", "experienced", "everything that there is"),
        ("The ministry has hired a lawyer.", "The ministry", "has hired", "a lawyer"),
    ],
)  # fmt: skip
def test_a_deed_with_an_object_is_a_mere_thing(text: str, source: str, cue: str, content: str) -> None:
    assert things.is_mere_thing(*given(text, source, cue, content))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The ministry condemned the attack.", "The ministry", "condemned", "the attack"),
        ("The ministry saw “a clear threat” in it.", "The ministry", "saw", "“a clear threat”"),
        ("The ministry fears that the bridge fell.", "The ministry", "fears", "that the bridge fell"),
        ("The deal is over, the mayor said.", "the mayor", "said", "The deal is over"),
    ],
)
def test_what_is_told_is_none(text: str, source: str, cue: str, content: str) -> None:
    assert not things.is_mere_thing(*given(text, source, cue, content))


def test_a_mere_thing_must_be_surer_to_be_kept() -> None:
    weights = confidence._weights()
    found, tree = given(*THING)
    [row] = confidence.features([found], tree, [])
    assert weights.kept < confidence.of(row) < weights.kept_thing
    assert confidence.kept([found], tree, []) == []
