"""Whatever the text says, spans stay in the words and the rules keep to the calendar."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.reading import times
from accordingto.reading.language import Analysis, Sentence
from accordingto.reading.times.vocabulary import words
from accordingto.record import Passage, Report, Time

PIECES = sorted(
    {*words().months, *words().weekdays, *words().units, *words().parts, *words().noons, *words().adverbs}
    | {w for members in words().classes.values() for w in members}
    | {"the", "a", "of", "two", "a.m.", "1990s", "14:30", "9/31/2004", "0000-00-00", "2022", "31", "'89", "9999", "ago"}
)


def bare(text: str, published: str | None) -> Analysis:
    """An analysis of one sentence without tokens: the rules must cope where the parser gives no hint."""
    passage = Passage(0, len(text), "body")
    sentence = Sentence(0, 0, 0, 0, len(text), 0)
    return Analysis(Report("r", text, published=published, passages=(passage,)), (passage,), (), (sentence,), ())


def check(text: str, found: tuple[Time, ...]) -> None:
    end = 0
    before: set[str | None] = {None, "published"}
    for number, time in enumerate(found, 1):
        assert end <= time.start < time.end <= len(text)
        end = time.end
        assert text[time.start : time.end].strip() == text[time.start : time.end]
        assert time.id == f"t{number}"
        assert time.value
        days = [date.fromisoformat(d) for d in (time.earliest, time.latest) if d]
        assert days == sorted(days)
        assert time.anchor in before
        before.add(time.id)


published = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat))


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12), published)
@settings(max_examples=400, deadline=None)
def test_any_words_of_the_calendar(pieces: list[str], day: str | None) -> None:
    text = " ".join(pieces)
    check(text, times.find(bare(text, day)))
    text = " ".join(p.capitalize() for p in pieces)
    check(text, times.find(bare(text, day)))


@given(st.text(max_size=80), published)
@settings(max_examples=200, deadline=None)
def test_any_text(text: str, day: str | None) -> None:
    check(text, times.find(bare(text, day)))


@pytest.mark.parametrize(
    "piece",
    [
        *("1", "a ", "the ", "two ", "last ", "that day ", "May ", "14:30 ", "one hundred ", "- ", "1,111"),
        "the first two weeks of 2021 ",
    ],
)
def test_long_runs_of_one_piece_end(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    check(text, times.find(bare(text, "2022-09-14")))
