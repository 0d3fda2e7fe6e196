"""Names of authors."""

import pytest

from accordingto.intake.passages import authors


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("By Jane Roe and John Doe, AFP", ("Jane Roe", "John Doe")),
        ("von Jana Roe", ("Jana Roe",)),
        ("Roe, Jane", ("Jane Roe",)),
        ("John Doe Jr.", ("John Doe Jr.",)),
        ("Dr. Jane Roe, Diplomatic Editor.", ("Jane Roe",)),
        ("Agence France-Presse", ("Agence France-Presse",)),
        ("Newsroom", ("Newsroom",)),
        ("Соломія Шевчук", ("Соломія Шевчук",)),
        ("roe@example.org", ()),
        ("https://example.org/people/roe", ()),
        ("", ()),
    ],
)
def test_authors_as_fields_state_them(stated: str, names: tuple[str, ...]) -> None:
    assert authors([stated, stated]) == names
