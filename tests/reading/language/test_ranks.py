"""Ranks before names end no sentence."""

from collections.abc import Callable

import pytest

from accordingto.linking import words
from accordingto.reading import Reader
from accordingto.reading.language import analyse
from accordingto.reading.language.ranks import ranks
from accordingto.reading.places import Gazetteer
from accordingto.record import Passage, Report, Span

RANKS = [*sorted(ranks()), "Lt. Col.", "Sgt. Maj.", "Staff Sgt.", "Sgt. 1st Class", "Brig. Gen.", "1st Lt.", "Flt. Lt."]


def report(text: str) -> Report:
    return Report("r", text, passages=(Passage(0, len(text), "body"),), language="en", published="2031-05-07")


@pytest.mark.parametrize("rank", RANKS)
def test_no_sentence_ends_with_a_rank(rank: str) -> None:
    text = f"A bomb killed {rank} Maria Orlova, 23. It fell at dawn, {rank} Daniel Hersch said. He was there."
    ends = ["23.", "said.", "there."]
    found = analyse(report(text))
    assert [text[s.start : s.end].rsplit(maxsplit=1)[-1] for s in found.sentences] == ends
    assert [s.of(text).split()[-1] for s in words.sentences(text, [Span(0, len(text))])] == ends


@pytest.mark.parametrize(
    "text", ["He studied at Virginia Tech. The army hired him.", "She left in Sep. The army stayed."]
)
def test_what_also_ends_sentences_does_so(text: str) -> None:
    assert len(analyse(report(text)).sentences) == 2


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[tuple[str | None, str | None]]]:
    """Who says something in a text, each with the kind of speaker."""
    reader = Reader(Gazetteer.of([], tmp_path_factory.mktemp("places") / "places.sqlite"))

    def speakers(text: str) -> list[tuple[str | None, str | None]]:
        found = reader.read(report(text))
        return [(e.name if (e := found.entity(s.speaker)) else None, s.speaker_kind) for s in found.statements]

    return speakers


@pytest.mark.parametrize("rank", ["Spc.", "Sgt.", "Pfc.", "Staff Sgt.", "Lt. Cmdr.", "Pte."])
def test_who_bears_a_rank_speaks_as_a_soldier(
    rank: str, read: Callable[[str], list[tuple[str | None, str | None]]]
) -> None:
    assert read(f"“We lost two men,” said {rank} Daniel Hersch.") == [("Daniel Hersch", "military")]


def test_an_inspector_speaks_as_police(read: Callable[[str], list[tuple[str | None, str | None]]]) -> None:
    for rank in ("Insp.", "Det.", "Det. Insp."):
        assert read(f"The shop had been robbed, {rank} Daniel Hersch said on Tuesday.") == [("Daniel Hersch", "police")]


def test_a_rank_is_no_name(read: Callable[[str], list[tuple[str | None, str | None]]]) -> None:
    text = "Two soldiers had died in Kandahar, Brig. Gen. Daniel Hersch said on Tuesday."
    assert read(text) == [("Daniel Hersch", "military")]
    assert not [name for name in analyse(report(text)).names if text[name.start : name.end] in ("Brig.", "Brig. Gen.")]
