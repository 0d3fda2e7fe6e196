"""Patterns over classes of words: what they match, and what a wrong vocabulary says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.language.lexicon import numbers
from accordingto.reading.language.phrases import Grammar, words
from accordingto.reading.times.vocabulary import grammar as times_grammar
from accordingto.record import VocabularyError

CLASSES = {"unit": ["day", "days"], "month": ["may"], **numbers.classes()}


def grammar(pattern: str, parts: dict[str, str] | None = None) -> Grammar:
    return Grammar(
        CLASSES, {**numbers.MACROS, **(parts or {})}, {"rule": [pattern]}, numbers.SHAPES, {"name": ["march"]}
    )


def matched(pattern: str, text: str) -> list[str]:
    found = words(text)
    return [text[found[p.first].start : found[p.last - 1].end] for p in grammar(pattern).candidates(found)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (
            "{number} {unit}",
            "It took 3,100 days or two hundred and five days.",
            ["3,100 days", "two hundred and five days"],
        ),
        ("{number} {unit}", "It took twenty-one days.", ["twenty-one days"]),
        ("the? (last | next) {unit}", "the last day, next day", ["the last day", "next day"]),
        ('{unit} ("," | and) {unit}', "day, days and day", ["day, days"]),
        ("(?<= in) {month}", "in May; they may", ["May"]),
        ("{name}", "March came; they march", ["March"]),
        ("{unit} (?! ago)", "day ago, days later", ["days"]),
    ],
)
def test_patterns(pattern: str, text: str, expected: list[str]) -> None:
    assert matched(pattern, text) == expected


def test_parts_of_a_pattern_can_be_named_and_alternatives_named_alike() -> None:
    found = words("days of 12, 13 days")
    phrases = grammar("{unit} of {n:figure} | {n:figure} {unit}").candidates(found)
    assert [found[p.groups["n"][0]].text for p in phrases] == ["12", "13"]


def test_longer_phrases_come_first_where_two_begin_together() -> None:
    several = Grammar(CLASSES, {}, {"short": ["{unit}"], "long": ["{unit} ago"]}, {})
    assert [p.rule for p in several.candidates(words("day ago"))] == ["long", "short"]


@pytest.mark.parametrize(
    ("pattern", "parts", "message"),
    [
        ("{nothing}", {}, "no class or part called 'nothing'"),
        ("{unit} (ago", {}, "pattern rule"),
        ("{unit} & ago", {}, "cannot read"),
        ("{a}", {"a": "{b}", "b": "{a}"}, "in a circle"),
    ],
)
def test_a_wrong_vocabulary_names_its_pattern(pattern: str, parts: dict[str, str], message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        grammar(pattern, parts)


POOL = [
    "the",
    "a",
    "of",
    "in",
    "to",
    "and",
    ",",
    ".",
    "-",
    "(",
    "5",
    "12",
    "2022",
    "may",
    "May",
    "Monday",
    "week",
    "ago",
    "town",
    "last",
]


@given(st.lists(st.sampled_from(POOL), max_size=40))
def test_words_without_a_class_change_nothing_but_where_phrases_stand(parts: list[str]) -> None:
    grammar = times_grammar()
    alone = [(p.rule, p.first, p.last, dict(p.groups)) for p in grammar.candidates(words(" ".join(parts)))]
    shifted = grammar.candidates(words(" ".join(["shells", *["shells fell"] * 3, *parts, "shells"])))
    assert [
        (p.rule, p.first - 7, p.last - 7, {k: (a - 7, b - 7) for k, (a, b) in p.groups.items()}) for p in shifted
    ] == alone
