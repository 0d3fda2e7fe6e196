from collections.abc import Callable

import pytest

from accordingto.intake.passages import split
from accordingto.reading.language import analyse
from accordingto.reading.statements import quotations, reach
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.phrases import Tree
from accordingto.record import Report, Span

Reader = Callable[[str], list[dict[str, object]]]


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        (
            "Dozens were wounded, a doctor said. Rebels took Tarsk on Monday, a resident told Reuters.",
            {("a doctor", "Dozens were wounded"), ("a resident", "Rebels took Tarsk on Monday")},
        ),
        (
            "Ten people died in Tarsk, said a nurse. Government troops left on Sunday, a shopkeeper told AFP.",
            {("a nurse", "Ten people died in Tarsk"), ("a shopkeeper", "Government troops left on Sunday")},
        ),
        (
            "The shelling began at dawn. Dozens were wounded, a doctor said. Rebels took Tarsk on Monday.",
            {("a doctor", "Dozens were wounded")},
        ),
        (
            "The town fell on Friday, officials said. Rebels hold the bridge, according to witnesses.",
            {("officials", "The town fell on Friday"), ("witnesses", "Rebels hold the bridge")},
        ),
        (
            "Fighters had seized the airport. Shelling hit a school. Ten people died in Tarsk, the army said in a statement.",
            {("the army", "Ten people died in Tarsk")},
        ),
    ],
)
def test_a_sentence_is_told_by_its_own_speaker_and_by_no_neighbour(
    said: Reader, text: str, voices: set[tuple[str, str]]
) -> None:
    assert {(row["source"], row["content"]) for row in said(text)} == voices


def test_quotations_reach_over_sentences(said: Reader) -> None:
    [row] = said("“The bridge is gone,” said Dara Velm. “There is no other way across the river.”")
    assert row["content"] == "“The bridge is gone,” … “There is no other way across the river.”"


def bounded(text: str, source: str, cue: str, *content: str) -> tuple[list[str], list[str]]:
    """Source and content of a statement that was found, as far as its cue reaches."""

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    analysis = analyse(Report("r", text, passages=split(text)))
    found = Found(tuple(map(span, source.split("|"))), (span(cue),), tuple(map(span, content)), 0.9, -0.5)
    [one] = reach.bounded([found], Tree(analysis, quotations.scan(analysis)))
    return [s.of(text) for s in one.source], [s.of(text) for s in one.content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # Behind a colon, line by line.
        (
            "The ministry said:\n\nThe bridge at Velm is closed.\nThe road to Korvan is open.",
            ("The bridge at Velm is closed.", "The road to Korvan is open."),
        ),
        # In the first person, whose marks may all be lost.
        ("The bridge is gone, the ministry said. We saw it fall.", ("The bridge is gone", "We saw it fall")),
        # In marks, or in a passage where one was lost.
        ("It is gone, the ministry said. “The army did it.”", ("It is gone", "“The army did it.”")),
        ("It is gone,” the ministry said. The army did it.", ("It is gone,”", "The army did it")),
        # Words of the cue's own sentence are never cut at a title.
        ("The ministry said Lt. Col. Ivo Marn had fled.", ("Lt. Col. Ivo Marn had fled",)),
    ],
)
def test_what_is_carried_over_stays(text: str, content: tuple[str, ...]) -> None:
    assert bounded(text, "he ministry", "said", *content)[1] == list(content)


def test_a_source_in_another_sentence_is_dropped_beside_one_in_the_cues() -> None:
    text = "Rebels took Tarsk, said Velm. The army left, according to Marn."
    assert bounded(text, "Velm|Marn", "according to", "The army left") == (["Marn"], ["The army left"])
    assert bounded(text, "Velm", "according to", "The army left")[0] == ["Velm"]


def test_content_without_a_reason_in_another_sentence_is_dropped_even_if_nothing_is_left() -> None:
    text = "The army spoke of Tarsk. Rebels took it on Monday."
    assert bounded(text, "The army", "spoke", "Rebels took it on Monday")[1] == []
