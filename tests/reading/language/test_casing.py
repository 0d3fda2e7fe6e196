import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.language import casing
from accordingto.reading.language.models import english

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
    assert casing.for_models(capitals, COMMON) == sentence_case


def test_other_text_keeps_its_capitals() -> None:
    text = "NATO and the UN said so in KYIV."
    assert casing.for_models(text, COMMON) == text


def test_line_breaks_and_odd_spaces_become_spaces() -> None:
    assert casing.for_models("one\ntwo\xa0three\u2009four\tfive", COMMON) == "one two three four five"


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Zs", "Po", "Nd")), max_size=120))
def test_the_copy_has_the_same_length(text: str) -> None:
    assert len(casing.for_models(text, COMMON)) == len(text)
    assert len(casing.for_models(text.upper(), COMMON)) == len(text.upper())


def test_a_megabyte_of_one_letter_is_no_harm() -> None:
    assert casing.for_models("A" * 1_000_000, COMMON).lower() == "a" * 1_000_000
