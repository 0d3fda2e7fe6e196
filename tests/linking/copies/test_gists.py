"""The glance says no to a pair only where the close look would."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from accordingto.linking.copies import gists
from accordingto.linking.copies.candidates import codes
from accordingto.linking.copies.gists import may_copy, unpacked
from accordingto.linking.copies.prints import fingerprint
from accordingto.linking.copies.prints import unpacked as rows_of
from accordingto.linking.copies.verdict import fresh, reread, verdict
from accordingto.linking.words import Word, sentences, words
from accordingto.record import Report, Span

WORDS = (
    "the army said shells fell on clinic roof while nurses carried patients to cellar and Senn Morn Kovar Brekk Halvek "
    "Orsina Kirvane Brenholt Talrin twelve 19 31 40 dead wounded bridge river convoy Tuesday morning front council"
)


def report(text: str, id: str) -> Report:
    """Sentences of nine words."""
    words = text.split()
    rows = [" ".join(words[i : i + 9]) for i in range(0, len(words), 9)]
    return Report(id, " ".join(f"{row[:1].upper()}{row[1:]}." for row in rows))


def words_of(report: Report) -> list[list[Word]]:
    """Its words, sentence by sentence."""
    return words(report.text, sentences(report.text, [Span(0, len(report.text))]))


@given(
    st.integers(0, 2**32),
    st.sampled_from([0.0, 0.05, 0.1, 0.2, 0.4, 0.8]),
    st.sampled_from([0.3, 0.5, 1.0]),
    st.sampled_from([0.0, 0.3]),
)
def test_no_copy_and_no_retelling_is_passed_over(seed: int, replaced: float, part: float, stands: float) -> None:
    chance = random.Random(seed)
    old = [chance.choice(WORDS.split()) for _ in range(chance.randrange(20, 160))]
    new = [chance.choice(WORDS.split()) if chance.random() < replaced else word for word in old[: int(len(old) * part)]]
    chance.shuffle(rows := [new[i : i + 9] for i in range(0, len(new), 9)])
    one, other = report(" ".join(old), "one"), report(" ".join(word for row in rows for word in row), "other")
    here, there = fingerprint(one), fingerprint(other)
    known = codes(rows_of(here.sentences)).tolist() + codes(rows_of(there.sentences)).tolist()
    standing = np.unique(np.array([code for code in known if chance.random() < stands], np.int64))
    found = verdict(reread(here, one.text, standing), reread(there, other.text, standing))
    if found.kind is not None:
        mine, others = (unpacked(print.gist, fresh(print, standing)) for print in (here, there))
        assert may_copy(mine, others)
        assert may_copy(others, mine)


def test_a_gist_without_a_standing_sentence_is_that_of_the_others() -> None:
    plea = "Subscribe to the Courier of Brenholt today and read it every morning. "
    whole = fingerprint(
        Report("a", f"{plea}Shells fell on the clinic of Orsina on Tuesday. {plea}Senn counted 12 dead there.")
    )
    kept = fresh(whole, codes(rows_of(whole.sentences)[:1]))
    told = words_of(Report("b", "Shells fell on the clinic of Orsina on Tuesday. Senn counted 12 dead there."))
    assert kept.tolist() == [False, True, False, True]
    assert repr(unpacked(whole.gist, kept)) == repr(unpacked(gists.packed(told)))


def test_texts_apart_are_told_apart_at_a_glance() -> None:
    one = report("shells fell on the clinic of Orsina on Tuesday and Senn counted 12 dead near the bridge", "a")
    other = report("the council of Brenholt met to speak of bread with Brekk who sold 40 loaves to it", "b")
    assert not may_copy(unpacked(fingerprint(one).gist), unpacked(fingerprint(other).gist))


def test_an_empty_text_copies_nothing() -> None:
    empty, other = gists.unpacked(gists.packed([])), unpacked(fingerprint(report(WORDS, "a")).gist)
    assert not may_copy(empty, other)
    assert not may_copy(other, empty)
