import pytest

from accordingto.reading.statements import sorts, stance
from accordingto.reading.statements.cues import Vocabulary, nouns, verbs, vocabulary_of_cues
from accordingto.record import VocabularyError, vocabulary


def test_a_lemma_has_the_frames_of_all_its_groups() -> None:
    assert {"clause", "infinitive", "object"} <= verbs()["claim"].frames
    assert nouns()["denial"] == {"that", "of"}


def test_every_recipient_and_idiom_is_a_verb_of_the_list() -> None:
    words = vocabulary_of_cues()
    assert words.recipients - {"convince", "persuade"} <= set(verbs())
    assert set(words.idioms) <= set(verbs())
    assert words.verifying & set(verbs())


def test_a_kind_that_does_not_exist_is_refused() -> None:
    raw = {"verbs": [{"kind": "song", "frames": ["clause"], "lemmas": ["say"]}]}
    with pytest.raises(VocabularyError, match=r"verbs → 0 → kind"):
        vocabulary.checked(raw, "cues.yaml", Vocabulary)


def test_a_word_has_one_stance() -> None:
    words = stance.words()
    groups = (words.denies, words.doubts, words.expects, words.intends)
    assert sum(map(len, groups)) == len(frozenset().union(*groups))


def test_a_noun_tells_of_one_sort_of_source() -> None:
    for groups in (sorts.words().nouns, sorts.words().posts, sorts.words().names):
        assert sum(map(len, groups.values())) == len(frozenset().union(*groups.values()))
