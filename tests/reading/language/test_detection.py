import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.language import identify
from accordingto.reading.language.detection import english, is_foreign, language_of
from accordingto.record import Origin, Passage, Report

GERMAN = (
    "Die Armee teilte am Mittwoch mit, sie habe die Stadt nach tagelangen Kämpfen eingenommen und die Brücke gesichert."
)
UKRAINIAN = "Президент заявив у середу, що місто звільнено, а війська просуваються далі на схід області."
ARABIC = "قال الجيش يوم الأربعاء إنه سيطر على المدينة بعد أيام من القتال العنيف مع المسلحين."
ENGLISH = "The army said on Wednesday that it had taken the town after days of fighting and secured the bridge."


def report(*paragraphs: str, language: str | None = None) -> Report:
    text, passages = "", []
    for paragraph in paragraphs:
        passages.append(Passage(len(text), len(text) + len(paragraph), "body"))
        text += paragraph + "\n\n"
    return Report("r", text, language=language, passages=tuple(passages))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (GERMAN, "de"),
        (GERMAN.upper(), "de"),
        (UKRAINIAN, "uk"),
        (ARABIC, "ar"),
        ("El ejército dijo el miércoles que había tomado la ciudad tras varios días de combates.", "es"),
        ("Kyiv fell.", None),
        ("2022-09-14 17:30", None),
        ("", None),
    ],
)
def test_languages_are_told_where_there_are_words_enough(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_an_english_report_is_read_and_says_where_its_language_is_from() -> None:
    found, read = identify(report(ENGLISH))
    assert read
    assert found.language == "en"
    assert found.origins == (Origin("language", "text"),)
    assert found.notes == ()


@pytest.mark.parametrize(("text", "name"), [(GERMAN, "German"), (UKRAINIAN, "Ukrainian"), (ARABIC, "Arabic")])
def test_a_report_in_another_language_is_set_aside_with_a_note(text: str, name: str) -> None:
    found, read = identify(report(text))
    assert not read
    assert [(note.kind, note.message) for note in found.notes] == [
        ("language", f"The report is in {name}; only English is read.")
    ]


def test_metadata_keeps_its_word_on_the_language_but_the_text_decides_what_is_read() -> None:
    found, read = identify(report(GERMAN, language="en-US"))
    assert (found.language, found.origins, read) == ("en-US", (), False)
    found, read = identify(report(ENGLISH, language="de"))
    assert (found.language, read) == ("de", True)


def test_where_the_text_is_too_short_metadata_decides() -> None:
    assert identify(report("Kyiv fällt", language="de")).read is False
    assert identify(report("Kyiv falls")).read is True
    assert identify(report("Київ упав")).read is False


@pytest.mark.parametrize("foreign", [GERMAN, UKRAINIAN, ARABIC])
def test_a_foreign_paragraph_of_an_english_report_is_left_out(foreign: str) -> None:
    mixed = report(ENGLISH, foreign, ENGLISH)
    found, read = identify(mixed)
    assert read
    assert found.notes[0].count == 1
    assert [p.of(mixed.text) for p in english(mixed)] == [ENGLISH, ENGLISH]


@pytest.mark.parametrize(
    "text",
    [
        "Volodymyr Zelensky, Olaf Scholz, Emmanuel Macron, Mario Draghi, Klaus Iohannis, Recep Tayyip Erdogan",
        "Kharkiv, Izium, Balakliia, Kupiansk, Lyman, Bakhmut, Sloviansk, Kramatorsk, Donetsk, Mariupol, Kherson",
        "Killed: 12. Wounded: 40. Missing: 3. Sources: Reuters, AP, AFP, BBC, CNN, Al Jazeera.",
        "Stop! — No, no, no, no, no.",
    ],
)
def test_names_and_lists_are_not_taken_for_another_language(text: str) -> None:
    assert not is_foreign(text)


@given(st.text(max_size=200))
def test_any_text_is_read_or_set_aside_without_an_error(text: str) -> None:
    if text:
        found, read = identify(report(text))
        assert read or found.notes
