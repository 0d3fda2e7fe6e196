from pathlib import Path

import pytest

from accordingto import intake
from accordingto.intake import Received
from accordingto.reading.language import Analysis, analyse, with_entities


@pytest.fixture(scope="module")
def analysis(izium_path: Path) -> Analysis:
    received = next(iter(intake.open([izium_path])))
    assert isinstance(received, Received)
    return with_entities(analyse(received.report), ())


@pytest.mark.parametrize(
    ("name", "kind", "country", "mentions"),
    [
        (
            "Volodymyr Zelensky",
            "person",
            "UKR",
            {"President Zelensky", "Zelensky", "His", "the president of Ukraine", "his"},
        ),
        ("Olaf Scholz", "person", "DEU", {"Olaf Scholz", "the chancellor of Germany"}),
        ("Joe Biden", "person", "USA", {"US President Joe Biden"}),
        ("Vladimir Putin", "person", None, {"Vladimir Putin", "his"}),
        ("Liubov Sinna", "person", None, {"Liubov Sinna", "her", "she", "She"}),
        ("Russia", "government", "RUS", {"Kremlin", "Russia", "its"}),
        ("Ukraine", "government", "UKR", {"Ukraine", "Kyiv", "Kiev"}),
        ("Russian forces", "military", "RUS", {"Russian forces", "Russian soldiers"}),
        ("Ukrainian police", "organisation", "UKR", {"Ukrainian police"}),
        ("residents", "civilians", None, {"residents", "locals"}),
        ("Bucha", "place", None, {"Bucha"}),
        ("Balakliia", "place", None, {"Balakliia"}),
    ],
)
def test_who_the_first_report_speaks_of(
    analysis: Analysis, name: str, kind: str, country: str | None, mentions: set[str]
) -> None:
    found = [e for e in analysis.entities if (e.name, e.kind) == (name, kind)]
    assert len(found) == 1
    assert found[0].country == country
    assert mentions <= {m.of(analysis.text) for m in found[0].mentions}
