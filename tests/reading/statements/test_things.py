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


THING = ("The ministry has hired a lawyer.", "The ministry", "has hired", "a lawyer")
SONG = ("The mayor sang the national anthem on the square.", "The mayor", "sang", "the national anthem")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        THING,
        SONG,
        ("“It was hard. We experienced everything that there is,” she said.", "We", "experienced", "everything that there is"),
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


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        SONG,
        ("A clerk, who asked not to be named, said so.", "who", "asked", "not to be named"),
        ("The court denied bail on Monday.", "The court", "denied", "bail"),
        ("Police questioned the driver for hours.", "Police", "questioned", "the driver"),
    ],
)
def test_a_deed_is_never_kept(text: str, source: str, cue: str, content: str) -> None:
    found, tree = given(text, source, cue, content)
    assert confidence.kept([found._replace(anchor=0.999, tags=0.0)], tree, []) == []


def test_what_is_sung_in_so_many_words_is_no_deed() -> None:
    text = "The crowd sang “The river is ours”."
    assert not things.is_deed(*given(text, "The crowd", "sang", "“The river is ours”"))
