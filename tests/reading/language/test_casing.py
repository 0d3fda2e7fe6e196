import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.language import casing
from accordingto.reading.language.models import english, parse
from accordingto.record import Passage, Report

COMMON = casing.common_words(english().get_pipe("lemmatizer"))


@pytest.mark.parametrize(
    ("capitals", "sentence_case"),
    [
        (
            "THE GUERRILLAS ATTACKED THE TOWN. TWO SOLDIERS DIED.",
            "The guerrillas attacked the town. Two soldiers died.",
        ),
        ("POLICE IN MOSCOW SAID THAT PRESIDENT PUTIN LEFT.", "Police in Moscow said that President Putin left."),
        (
            "THE FBI AND U.S. TROOPS SEARCHED JUAN PEREZ'S HOUSE.",
            "The FBI and U.S. troops searched Juan Perez's house.",
        ),
        ("THEY KIDNAPPED FOUR BRITISH NUNS NEAR KABUL.", "They kidnapped four British nuns near Kabul."),
    ],
)
def test_text_in_capitals_is_read_in_sentence_case(capitals: str, sentence_case: str) -> None:
    assert casing.in_capitals(capitals)
    assert casing.sentence_case(capitals, COMMON) == sentence_case


def test_text_with_small_letters_is_not_in_capitals() -> None:
    assert not casing.in_capitals("NATO and the UN said so in KYIV.")
    assert not casing.in_capitals("KYIV, 14 SEP (AP)")


def test_line_breaks_and_odd_spaces_become_spaces() -> None:
    assert casing.plain("one\ntwo\xa0three\u2009four\tfive") == "one two three four five"


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Zs", "Po", "Nd")), max_size=120))
def test_the_copy_has_the_same_length(text: str) -> None:
    assert len(casing.plain(text)) == len(text)
    assert len(casing.sentence_case(text.upper(), COMMON)) == len(text.upper())


def test_what_is_too_long_for_a_word_is_cut_for_the_models() -> None:
    assert casing.plain("so " + "(" * 300 + " on") == "so " + "(" * 200 + " " * 100 + " on"


def test_a_megabyte_of_one_letter_is_no_harm() -> None:
    assert casing.sentence_case("A" * 1_000_000, COMMON).lower() == "a" * 1_000_000


def test_tokens_keep_the_reports_own_capitals_and_are_read_as_in_print() -> None:
    text = "THE GUERRILLAS KILLED FOUR SOLDIERS NEAR SAN\nSALVADOR, PRESIDENT JUAN PEREZ SAID."
    analysis = parse(Report("r", text, passages=(Passage(0, len(text), "body"),)))
    assert all(t.text == text[t.start : t.end] for t in analysis.tokens)
    assert [(t.lemma, t.pos) for t in analysis.tokens[1:3]] == [("guerrilla", "NOUN"), ("kill", "VERB")]
    assert {(text[n.start : n.end], n.label) for n in analysis.names} >= {
        ("SAN\nSALVADOR", "GPE"),
        ("JUAN PEREZ", "PERSON"),
    }
