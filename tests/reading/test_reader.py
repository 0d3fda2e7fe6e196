"""The whole reading, on any text: every span stands in its text, and every id is the id of something."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.intake import passages
from accordingto.reading import Reader
from accordingto.record import Report, jsonl
from benchmarks.grounding import violations

WORDS = st.sampled_from(
    [
        *(
            "said",
            "that",
            "denied",
            "attacked",
            "captured",
            "killed",
            "reportedly",
            "could",
            "not",
            "be",
            "verified",
            "according",
            "to",
        ),
        *(
            "Kyiv",
            "Ukraine",
            "Russian",
            "forces",
            "police",
            "residents",
            "Izium",
            "Reuters",
            "Anna",
            "Reva",
            "U.S.",
            "Київ",
            "é",
            "𝒳",
        ),
        *(
            "12",
            "dozens",
            "people",
            "at",
            "least",
            "$5",
            "million",
            "74",
            "١٢",
            "on",
            "Monday",
            "in",
            "March",
            "the",
            "of",
            "and",
            "by",
        ),
        *(
            "she",
            "he",
            "we",
            "they",
            "“",
            "”",
            "‘",
            "’",
            '"',
            "'",
            "«",
            "»",
            ",",
            ".",
            "…",
            ";",
            "(",
            ")",
            "–",
            "\n",
            "\n\n",
            "\u202e",
        ),
        *("(Picture: EPA", "By: Anna Reva"),
    ]
)
REPORTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=60).map(" ".join))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@given(text=REPORTS, published=st.sampled_from([None, "2022-09-14", "2022-09-14T23:30:00-05:00"]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read_and_grounded(reader: Reader, text: str, published: str | None) -> None:
    report = Report("r", text, published=published, passages=passages.split(text) if text.strip() else ())
    reading = reader.read(report)
    assert reading.report.text == text
    assert list(violations(reading)) == []
    assert jsonl.load(jsonl.dump(reading)) == reading


def test_an_empty_report_has_an_empty_reading(reader: Reader) -> None:
    reading = reader.read(Report("r", ""))
    assert (reading.entities, reading.statements, reading.events) == ((), (), ())


def test_two_readings_of_one_report_are_the_same(reader: Reader) -> None:
    text = "The army retook Izium on Monday, officials said. Residents denied it. “We saw nothing, she said."
    report = Report("r", text, published="2022-09-14", passages=passages.split(text))
    assert reader.read(report) == Reader().read(report)


def test_a_report_in_another_language_is_kept_with_a_note_and_not_read(reader: Reader, tmp_path: Path) -> None:
    text = (
        "Die Armee hat am Montag die Stadt zurückerobert, teilte das Verteidigungsministerium mit. Bei den Kämpfen seien "
        "mindestens zwölf Menschen getötet worden, sagte ein Sprecher. Die Angaben ließen sich nicht überprüfen."
    )
    reading = reader.read(Report("r", text, passages=passages.split(text)))
    assert reading.report.language == "de"
    assert reading.report.text == text
    assert (reading.statements, reading.events, reading.entities) == ((), (), ())
    assert [note.kind for note in reading.report.notes] == ["language"]
