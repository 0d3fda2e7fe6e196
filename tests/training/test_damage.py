import random

from hypothesis import given
from hypothesis import strategies as st

from training.encoder.damage import MARKS, damaged

texts = st.text(alphabet='ab .\n“”"«»„', max_size=60)


@given(texts, st.integers(0, 500))
def test_only_marks_change_and_offsets_follow(text: str, seed: int) -> None:
    new, moved = damaged(text, random.Random(seed))
    assert len(moved) == len(text) + 1
    assert moved[-1] == len(new)
    assert moved == sorted(moved)
    for i, c in enumerate(text):
        if c not in MARKS:
            assert new[moved[i]] == c
    others = [c for c in text if c not in MARKS]
    assert [c for c in new if c in "ab .\n"] == others


def test_every_way_of_damage_comes_up() -> None:
    text = "“Go,” she said. “Now.” " * 4
    made = {damaged(text, random.Random(seed))[0] for seed in range(60)}
    assert any(new.count("“") + new.count("”") < 16 and len(new) < len(text) for new in made)
    assert any(len(new) > len(text) for new in made)
    assert any("«" in new or "``" in new for new in made)
