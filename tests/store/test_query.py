import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.store import query

HOSTILE = [
    '"',
    "'",
    "NOT",
    "NEAR(a b, 2)",
    "text:",
    "a*",
    "^a",
    "(",
    "a AND",
    "\x00",
    "--",
    "; DROP TABLE reports",
    "- -",
    "{a}",
    "+",
    "“",
]


def found(text: str, expression: str) -> bool:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE search USING fts5(text, tokenize = 'porter unicode61 remove_diacritics 2')")
        db.execute("INSERT INTO search VALUES (?)", (text,))
        return bool(db.execute("SELECT 1 FROM search WHERE search MATCH ?", (expression,)).fetchone())


@pytest.mark.parametrize("text", HOSTILE)
def test_no_query_is_a_command(text: str) -> None:
    expression = query.expression(text)
    assert expression is None or not found("nothing of the kind", expression)


@given(st.lists(st.one_of(st.text(max_size=8), st.sampled_from(HOSTILE)), max_size=60).map(" ".join))
def test_any_text_is_a_query_without_errors(text: str) -> None:
    expression = query.expression(text)
    if expression is not None:
        found("Police said that a bomb had killed three people.", expression)


@given(
    st.lists(st.sampled_from(["bomb", "Café", "NOT", "12", "al-Mawsil", "O'Hara", "Çavuşoğlu"]), min_size=1, max_size=6)
)
def test_a_text_is_found_by_its_own_words(words: list[str]) -> None:
    text = " ".join(words)
    expression = query.expression(text)
    assert expression is not None
    assert found(text, expression)
    assert found(query.folded(text), expression)


def test_a_phrase_stands_together_and_words_do_not_have_to() -> None:
    text = "The clinic, a maternity hospital, was hit."
    assert found(text, query.expression("maternity clinic") or "")
    assert not found(text, query.expression('"maternity clinic"') or "")
    assert found(text, query.expression("“maternity hospital”") or "")
