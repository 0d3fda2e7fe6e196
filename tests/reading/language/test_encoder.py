from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake.passages import split
from accordingto.reading.language import Encoded, analyse, encode, states, with_entities
from accordingto.reading.language.encoder import WIDTH, Floats
from accordingto.record import Passage, Report

LONG = "The mayor said that the road to the north was closed and that nobody could leave the town before Friday. "


def encoded(text: str) -> tuple[str, tuple[Encoded, ...]]:
    return text, encode(analyse(Report("r", text, passages=split(text))))


def test_each_word_stands_in_one_window_with_its_row() -> None:
    text, windows = encoded("Shells hit the port of Odesa, officials said.\n\n“We hid,” said Olha, 52.")
    (window,) = windows
    words = [text[start:end] for start, end in window.spans]
    assert words[:6] == ["Shells", "hit", "the", "port", "of", "Odesa"]
    assert words[-6:] == ["”", "said", "Olha", ",", "52", "."]
    assert list(window.passages) == [0] * 10 + [1] * (len(words) - 10)
    for rows in (window.anchor, window.flat, window.ask, window.answer, window.passages):
        assert len(rows) == len(words)


def test_a_passage_longer_than_a_window_is_seen_in_overlapping_parts() -> None:
    text = LONG * 40
    windows = encode(analyse(Report("r", text, passages=(Passage(0, len(text), "body"),))))
    assert len(windows) > 3
    assert windows[0].first == 0
    seen = [span for window in windows for span in window.spans[window.first :]]
    assert len(seen) == len(set(seen))
    assert "".join(text[a:b] for a, b in seen) == text.replace(" ", "")
    for one, other in pairwise(windows):
        assert other.first > 0
        assert other.spans[: other.first] == one.spans[-other.first :]


def test_a_report_without_words_has_no_window() -> None:
    assert encode(analyse(Report("r", ""))) == ()


def test_the_same_words_give_the_same_figures_whatever_stands_in_other_windows() -> None:
    alone = encoded(LONG)[1][0]
    among = encoded(LONG + "\n\n" + LONG * 20)[1][0]
    n = len(alone.spans)
    assert abs(alone.anchor - among.anchor[:n]).max() < 8  # another context, so near but not the same
    again = encoded(LONG)[1][0]
    assert (again.anchor == alone.anchor).all()


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from('aB 9.,“”"’\n\t«\u0301\u200b\u202eя漢😀\x00'), max_size=400))
def test_any_text_gives_words_within_it(text: str) -> None:
    report = Report("r", text, passages=(Passage(0, len(text), "body"),) if text else ())
    for window in encode(analyse(report)):
        last = 0
        for start, end in window.spans[window.first :]:
            assert last <= start < end <= len(text)
            last = start


def test_a_word_has_the_mean_of_its_pieces_states_and_each_word_one_row() -> None:
    analysis = analyse(Report("r", LONG * 40, passages=(Passage(0, len(LONG) * 40, "body"),)))
    spans, rows = states(analysis)
    assert len(spans) == len(rows) == len(set(spans))
    assert rows.shape[1] == WIDTH
    assert spans == sorted(spans)
    for window in encode(analysis):
        assert len(window.states) == len(window.spans)
    assert len(set(map(bytes, rows[:20]))) == 20  # of one word each, and of no other


def test_what_tells_a_town_from_a_man_of_its_name_is_alike_for_other_names() -> None:
    def state(text: str, word: str) -> Floats:
        spans, rows = states(analyse(Report("r", text, passages=(Passage(0, len(text), "body"),))))
        row: Floats = rows[spans.index((text.index(word), text.index(word) + len(word)))]
        return row / np.linalg.norm(row)

    town = state("The bridge in Jackson was closed.", "Jackson")
    other = state("A road near Houston was closed.", "Houston")
    man = state("Mr. Jackson thanked the doctors.", "Jackson")
    lady = state("Ms. Houston thanked the nurses.", "Houston")
    assert (town - man) @ (other - lady) > 0


def test_the_pass_is_made_once_for_a_report_and_its_entities() -> None:
    analysis = analyse(Report("r", LONG, passages=(Passage(0, len(LONG), "body"),)))
    made = encode(analysis)
    assert encode(analysis) is made
    assert encode(with_entities(analysis, ())) is made


def test_a_report_without_words_has_no_states() -> None:
    spans, rows = states(analyse(Report("r", "")))
    assert (spans, rows.shape) == ([], (0, WIDTH))
