"""How plain text is cut into blocks."""

import pytest

from accordingto.intake.passages import blocks_of

WRAPPED = (
    "Government troops entered the town of Orlen on Friday after\n"
    "three days of fighting, officials said, and the last of the\n"
    "rebels left over the bridge.\n"
)


def cut(text: str) -> list[str]:
    return [text[b.start : b.end] for b in blocks_of(text)]


def test_lines_are_paragraphs() -> None:
    assert cut("One is here.\nTwo is here.\n\nThree.") == ["One is here.", "Two is here.", "Three."]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_wrapped_paragraphs_are_joined_over_their_lines(newline: str) -> None:
    text = (WRAPPED + "\n" + WRAPPED.replace("Orlen", "Velm")).replace("\n", newline)
    assert cut(text) == [p.strip().replace("\n", newline) for p in (WRAPPED, WRAPPED.replace("Orlen", "Velm"))]


def test_wrapped_paragraphs_without_blank_lines_part_where_a_line_is_short() -> None:
    assert len(cut(WRAPPED * 3)) == 3


def test_a_headline_above_a_wrapped_text_stays_alone() -> None:
    assert cut("Army enters Orlen\n\n" + WRAPPED)[0] == "Army enters Orlen"
    assert cut("Army enters Orlen\n" + WRAPPED)[0] == "Army enters Orlen"


def test_an_indented_line_begins_a_paragraph() -> None:
    full = "Government troops entered the town of Orlen on Friday night\n" * 2
    assert len(cut(f"  {full}  {full}  {full}")) == 3


def test_a_list_of_short_lines_is_not_wrapped_text() -> None:
    lines = ["Home", "World", "Sport", "Culture", "About us", "Contact"]
    assert cut("\n".join(lines)) == lines


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u2028\t"])
def test_nothing_gives_nothing(text: str) -> None:
    assert cut(text) == []


def test_separators_of_lines_and_paragraphs() -> None:
    assert cut("One.\u2029Two.\u2028Three.") == ["One.", "Two.", "Three."]
