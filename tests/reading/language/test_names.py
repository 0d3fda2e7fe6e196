"""What the name recogniser mistakes."""

import pytest

from accordingto.reading.language.models import parse
from accordingto.record import Passage, Report


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zelenskyy said Ukraine would not give up the Donbas.", "Zelenskyy"),
        ("Burhan said the war would go on.", "Burhan"),
        ("Two men were hurt in Kherson, Governor Oleksandr Prokudin wrote on Telegram.", "Oleksandr Prokudin"),
    ],
)
def test_a_person_is_one_and_whole(text: str, name: str) -> None:
    names = parse(Report("r", text, passages=(Passage(0, len(text), "body"),))).names
    assert [text[n.start : n.end] for n in names if n.label == "PERSON"] == [name]
