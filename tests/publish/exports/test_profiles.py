"""The profiles are what the documentation says, and what real rows of UCDP look like."""

from pathlib import Path

import pytest

from accordingto.publish.exports import FORMATS, profile
from accordingto.publish.exports.profile import Profile
from accordingto.publish.exports.ucdp import grid_cell
from accordingto.reading.language.lexicon import countries as known

DOCS = (Path(__file__).resolve().parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("shape", [profile.acled(), profile.ucdp()], ids=["acled", "ucdp"])
def test_every_column_stands_in_the_docs_with_its_rule(shape: Profile) -> None:
    for column in shape.columns:
        assert column.section, f"{column.name} names no section of the codebook"
        assert f"| `{column.name}` | {column.rule} | {column.section} |" in DOCS
    for column in profile.ours():
        assert f"| `{column.name}` | {column.rule} |" in DOCS


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_and_ending_stands_in_the_docs(name: str) -> None:
    line = next(line for line in DOCS.splitlines() if line.startswith(f"| `{name}` |"))
    assert all(f"`{ending}`" in line for ending in FORMATS[name].writers)


def test_every_country_of_the_record_has_its_names() -> None:
    assert set(known()) <= set(profile.countries())
    numbers = [c.iso for c in profile.countries().values() if c.iso]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"), [(-90, -180, 1), (90, 180, 259_200), (0.1, 0.1, 129_961), (-89.4, -180, 721)]
)
def test_cells_of_the_grid_are_counted_from_the_south_west(latitude: float, longitude: float, cell: int) -> None:
    assert grid_cell(latitude, longitude) == cell
