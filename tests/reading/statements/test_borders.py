import pytest

from accordingto.intake.passages import split
from accordingto.reading.language import analyse
from accordingto.reading.statements import quotations
from accordingto.reading.statements.borders import mended
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.phrases import Tree
from accordingto.record import Report, Span


def drawn(text: str, source: str, cue: str, content: str) -> tuple[list[str], list[str]]:
    """Source and content of a statement that the encoder found, once its borders are mended."""

    def spans(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    analysis = analyse(Report("r", text, passages=split(text)))
    found = Found(spans(source), spans(cue), spans(content), 0.9, -0.5)
    [one] = mended([found], Tree(analysis, quotations.scan(analysis)))
    return [s.of(text) for s in one.source], [s.of(text) for s in one.content]


def test_who_is_asked_is_no_source() -> None:
    text = "The harbour master, asked whether the ferry would sail, declined to comment."
    asked = "whether the ferry would sail"
    assert drawn(text, "The harbour master", "asked", asked) == ([], [asked])


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The judge, a former soldier, asked whether it was safe.", "The judge, a former soldier,", "whether it was safe"),
        ("The judge asked whether it was safe.", "The judge", "whether it was safe"),
    ],
)  # fmt: skip
def test_who_asks_is_one(text: str, source: str, content: str) -> None:
    assert drawn(text, source, "asked", content) == ([source], [content])


def test_an_apposition_is_the_sources() -> None:
    text = "According to Open Roads, a charity with trucks in the valley, the pass has been shut since May."
    said = "the pass has been shut since May"
    found = drawn(text, "Open Roads", "According to", f"a charity with trucks in the valley, {said}")
    assert found == (["Open Roads, a charity with trucks in the valley,"], [said])


def test_an_apposition_is_the_sources_where_the_parse_gives_the_clause_two_subjects() -> None:
    text = "According to the general, a veteran of two wars who was recalled in May, at least nine people were killed."
    apposed = "the general, a veteran of two wars who was recalled in May,"
    said = "at least nine people were killed"
    found = drawn(text, "the general", "According to", f"a veteran of two wars who was recalled in May, {said}")
    assert found == ([apposed], [said])


def test_whom_it_is_told_is_no_content() -> None:
    text = "The mayor told AFP soldiers burned four houses."
    for content in ("burned four houses", "AFP soldiers burned four houses"):
        assert drawn(text, "The mayor", "told", content)[1] == ["soldiers burned four houses"]


def test_what_another_says_against_it_is_no_content() -> None:
    text = "The charity said that ninety families had left, though the district council says there were thirty."
    said = "that ninety families had left"
    whole = f"{said}, though the district council says there were thirty"
    assert drawn(text, "The charity", "said", whole) == (["The charity"], [said])


@pytest.mark.parametrize(
    "content",
    [
        "that ninety families had left, though it was dark",
        "that ninety families had left while the council says nothing",
        "“ninety families had left, though the district council says there were thirty”",
    ],
)
def test_what_is_said_against_it_by_the_same_is_content(content: str) -> None:
    assert drawn(f"The charity said {content}.", "The charity", "said", content)[1] == [content]


def test_words_in_marks_have_their_subject() -> None:
    text = "The premier told the assembly the army “will hold the ridge”."
    assert drawn(text, "The premier", "told", "“will hold the ridge”")[1] == ["the army “will hold the ridge”"]
    text = "The premier told the assembly that the army “will hold the ridge”."
    assert drawn(text, "The premier", "told", "“will hold the ridge”")[1] == ["that the army “will hold the ridge”"]


def test_a_source_does_not_end_in_a_pronoun() -> None:
    text = "A man who called himself Orel threatened the drivers and warned that he would be back."
    assert drawn(text, "A man who", "warned", "that he would be back")[0] == ["A man"]


@pytest.mark.parametrize("said", ["it would do just that", "the letters, the contents of which are known"])
def test_a_pronoun_of_its_own_stays(said: str) -> None:
    assert drawn(f"The army said {said}.", "The army", "said", said)[1] == [said]


def test_a_claim_that_another_denies_is_no_content() -> None:
    text = "The ministry says the rebels fired first, a claim that the rebels reject."
    said = "the rebels fired first"
    assert drawn(text, "The ministry", "says", f"{said}, a claim that the rebels reject")[1] == [said]
