import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.language import lexicon


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("the UK", "GBR"),
        ("Britain’s", "GBR"),
        ("DR Congo", "COD"),
        ("Burma", "MMR"),
        ("Côte d’Ivoire", "CIV"),
        ("the Palestinian territories", "PSE"),
        ("Kosovo", "XKX"),
        ("SOUTH SUDAN", "SSD"),
    ],
)
def test_countries_are_known_by_their_variants(words: str, code: str) -> None:
    assert lexicon.country(words) == code


@pytest.mark.parametrize("words", ["us", "turkey", "chad", "Ukrainian", "", "the", "Atlantis"])
def test_what_is_no_country_is_none(words: str) -> None:
    assert lexicon.country(words) is None


def test_the_lists_are_kept_apart() -> None:
    assert lexicon.demonym("Swedes") == lexicon.country("Sweden") == "SWE"
    assert lexicon.capital("Kiev") == lexicon.capital("KYIV") == "UKR"
    assert lexicon.seat("Downing Street") == "GBR"
    assert lexicon.capital("Sweden") is lexicon.seat("Sweden") is lexicon.demonym("Sweden") is None


def test_no_word_belongs_to_two_countries() -> None:
    for field in ("names", "parts", "demonyms", "capitals", "seats"):
        words = [word for country in lexicon.countries().values() for word in getattr(country, field)]
        assert sorted(words) == sorted(set(words))


def test_every_country_has_a_code_of_three_capitals() -> None:
    assert len(lexicon.countries()) == 250
    assert all(len(code) == 3 and code.isupper() for code in lexicon.countries())


def test_verbs_of_thought_report_but_are_not_speech() -> None:
    assert {"believe", "expect"} <= lexicon.reporting_verbs() - lexicon.speech_verbs()
    assert {"say", "tweet"} <= lexicon.speech_verbs()


@given(st.text(max_size=30))
def test_any_words_can_be_asked_for(words: str) -> None:
    for ask in (lexicon.country, lexicon.demonym, lexicon.capital, lexicon.seat):
        found = ask(words)
        assert found is None or found in lexicon.countries()
