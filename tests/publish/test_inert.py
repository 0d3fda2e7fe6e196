import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from accordingto.publish.inert import inert


@given(st.text())
def test_nothing_that_commands_is_left_and_nothing_moves(text: str) -> None:
    shown = inert(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) == "Cc" and c not in "\n\t" for c in shown)
    assert "\u202e" not in shown


def test_ordinary_text_in_any_script_stays_as_it_is() -> None:
    text = "Ізюм\tвільний\n“Yes,” שלום مرحبا"
    assert inert(text) == text
