"""Whatever the text says, spans stay in the words, and low is never above high."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.reading import amounts
from accordingto.reading.amounts.vocabulary import after, currencies, hedges, units, words
from accordingto.reading.language import Analysis, Sentence, Token, analyse, phrases
from accordingto.record import Passage, Report

PIECES = sorted(
    {*hedges(), *after(), *units(), *currencies(), *words().vague, *words().symbols, *list(words().people)[:40]}
    | {
        "12",
        "3,100",
        "1.5",
        "5 1/2",
        "10-15",
        "9" * 400,
        "two",
        "hundred",
        "million",
        "m",
        "bn",
        "half",
        "a",
        "an",
        "and",
        "of",
        "the",
    }
    | {"third", "fifths", "-", "–", "year-old", "aged", "killed", "were", "dead", "%", "between", "to", "’", "."}
)


def parsed(text: str) -> Analysis:
    return analyse(Report("r", text, passages=(Passage(0, len(text), "body"),)))


def unparsed(text: str) -> Analysis:
    """An analysis without a parse: every word a noun of its own, in one sentence."""
    tokens = tuple(
        Token(i, w.start, w.end, w.text, w.lower, w.lower, "NOUN", "NN", "ROOT", i, 0)
        for i, w in enumerate(phrases.words(text))
    )
    passage = Passage(0, len(text), "body")
    sentence = Sentence(0, 0, len(tokens), 0, len(text), 0)
    return Analysis(Report("r", text, passages=(passage,)), (passage,), tokens, (sentence,), ())


def check(text: str, analysis: Analysis) -> None:
    found = amounts.find(analysis)
    for number, amount in enumerate(found, 1):
        assert 0 <= amount.start < amount.end <= len(text)
        assert text[amount.start : amount.end].strip() == text[amount.start : amount.end]
        assert amount.id == f"a{number}"
        assert not (amount.low is None and amount.high is None)
        assert all(math.isfinite(n) and n >= 0 for n in (amount.low, amount.high) if n is not None)
        assert amount.low is None or amount.high is None or amount.low <= amount.high
    assert [a.start for a in found] == sorted(a.start for a in found)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_any_words_of_amounts(pieces: list[str]) -> None:
    text = " ".join(pieces)
    check(text, parsed(text))


@given(st.text(min_size=1, max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text(text: str) -> None:
    check(text, parsed(text))


@pytest.mark.parametrize(
    "piece", ["1", "one ", "hundred ", "1,111", "a million and ", "$", "more than ", "12 - ", "two of the "]
)
def test_long_runs_of_one_piece_end(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    check(text, unparsed(text))
