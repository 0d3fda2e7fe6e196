"""The first report: everybody in it who said something, although half of its quotation marks are lost."""

from typing import Any

import pytest


@pytest.fixture(scope="module")
def found(said: Any, izium: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = said(izium)
    return rows


def one(found: list[dict[str, Any]], words: str, cue: str) -> dict[str, Any]:
    rows = [row for row in found if words in row["content"] and cue in row["cue"]]
    assert len(rows) == 1, rows
    return rows[0]


@pytest.mark.parametrize(
    ("words", "cue", "source", "speaker"),
    [
        ("Ukraine would win the war", "declaration", "His", "Volodymyr Zelensky"),
        ("blue-yellow flag", "statement", "His", "Volodymyr Zelensky"),
        ("every Ukrainian city and village will experience this", "statement", "His", "Volodymyr Zelensky"),
        ("the same slain individuals", "told", "Zelensky", "Volodymyr Zelensky"),
        ("3,100 square miles", "According to", "the president of Ukraine", "Volodymyr Zelensky"),
        ("innocent villagers were killed", "told", "residents and local police", None),
        ("its pullout from important towns", "claimed", "Russia", None),
        ("too early to tell", "claim", "authorities", None),
        ("have come a long way. However, I believe", "remarked", "US President Joe Biden", "Joe Biden"),
        ("still does not believe his invasion was a mistake", "said", "Olaf Scholz", "Olaf Scholz"),
        ("a new military aid package", "according to", "the White House", None),
        ("locals were still afraid", "claimed", "Liubov Sinna", "Liubov Sinna"),
        ("We had to wait a while for our guys", "continued", "she", "Liubov Sinna"),
        ("fear that the Russians might come again", "continued", "she", "Liubov Sinna"),
        ("We are unable to state that we feel secure", "continued", "she", "Liubov Sinna"),
        ("no gas, electricity, or water supply", "state", "She", "Liubov Sinna"),
        ("attacked civil infrastructure", "claims", "Ukraine", None),
    ],
)  # fmt: skip
def test_who_said_what(found: list[dict[str, Any]], words: str, cue: str, source: str, speaker: str | None) -> None:
    row = one(found, words, cue)
    assert row["source"].startswith(source)
    if speaker is not None:
        assert row["speaker"] == speaker


def test_denials_doubts_and_expectations(found: list[dict[str, Any]]) -> None:
    assert one(found, "it targeted people on purpose", "contests")["stance"] == "denies"
    assert one(found, "his invasion was a mistake", "believe")["stance"] == "denies"
    assert one(found, "a new military aid package", "expected")["stance"] == "expects"
    doubt = one(found, "such numbers", "verify")
    assert (doubt["stance"], doubt["source"], doubt["speaker"]) == ("doubts", "", None)


def test_statements_within_statements(found: list[dict[str, Any]]) -> None:
    scholz = one(found, "his invasion was a mistake", "said")
    assert one(found, "his invasion was a mistake", "believe")["within"] == scholz["id"]
    white_house = one(found, "aid package", "according to")
    assert one(found, "aid package", "expected")["within"] == white_house["id"]


def test_nobody_says_what_the_outlet_saw(found: list[dict[str, Any]]) -> None:
    told = " ".join(row["content"] for row in found)
    assert "A structure had collapsed" not in told
    assert "Ukrainian soldiers patrol" not in told
    assert "Patreon" not in told
