"""Whatever the text: passages are trimmed, in order, apart, and no word is lost."""

from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake.passages import Block, blocks_of, label, split
from accordingto.record import Passage, PassageKind

PIECES = [
    "Rebels entered Orlen on Friday, the army said.",
    "Soldiers at the gate (Picture: EPA",
    "KYIV, Ukraine (AP) — ",
    "By: Jane Roe",
    "Copyright 2020 The Paper. All rights reserved.",
    "==Related news== *",
    "Image copyright AFP Image caption The gate",
    "“",
    "(",
    "©",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "\u2028",
    "\x00",
    "قال الجيش",
    "Read more",
    "3 May 2022",
    "[TEXT]",
]
messy = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=30).map("".join)
hints: st.SearchStrategy[PassageKind | None] = st.sampled_from(
    [None, "title", "body", "caption", "credit", "boilerplate"]
)


def assert_whole(text: str, passages: tuple[Passage, ...]) -> None:
    at = 0
    for passage in passages:
        words = passage.of(text)
        assert at <= passage.start < passage.end <= len(text)
        assert words == words.strip()
        assert not text[at : passage.start].strip()
        at = passage.end
    assert not text[at:].strip()


@given(messy)
def test_split_keeps_every_word(text: str) -> None:
    assert_whole(text, split(text))


@given(messy)
def test_blocks_keep_every_word(text: str) -> None:
    assert_whole(text, tuple(Passage(b.start, b.end, "body") for b in blocks_of(text)))


@given(messy, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), hints), max_size=6))
def test_label_keeps_every_word_whatever_the_blocks(text: str, cuts: list[tuple[int, int, PassageKind | None]]) -> None:
    assert_whole(text, label(text, [Block(start, end, hint, "/p") for start, end, hint in cuts]))
