import pytest

from accordingto.reading.statements.cues import Vocabulary, nouns, verbs, vocabulary_of_cues
from accordingto.record import VocabularyError, vocabulary


def test_the_first_group_of_a_frame_gives_its_stance() -> None:
    assert verbs()["deny"].frames["clause"] == ("denies", "affirms")
    assert verbs()["promise"].frames["infinitive"] == ("intends", "intends")
    assert verbs()["confirm"].frames["clause"] == ("affirms", "doubts")
    assert nouns()["denial"]["that"] == "denies"


def test_every_recipient_and_idiom_is_a_verb_of_the_list() -> None:
    words = vocabulary_of_cues()
    assert words.recipients - {"convince", "persuade"} <= set(verbs())
    assert set(words.idioms) <= set(verbs())
    assert words.verifying & set(verbs())


def test_a_stance_that_does_not_exist_is_refused() -> None:
    raw = {"verbs": [{"kind": "speech", "frames": ["clause"], "lemmas": ["say"], "stance": "shrugs"}]}
    with pytest.raises(VocabularyError, match=r"verbs → 0 → stance"):
        vocabulary.checked(raw, "cues.yaml", Vocabulary)
