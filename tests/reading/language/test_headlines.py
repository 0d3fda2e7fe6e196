"""What the parser mistakes in headlines."""

import pytest

from accordingto.reading.language.models import parse
from accordingto.record import Passage, Report


@pytest.mark.parametrize(
    ("headline", "word", "tag"),
    [
        ("Nairobi protests: at least eight killed", "protests", "NNS"),
        ("Merkel warns: we will not wait", "warns", "VBZ"),
        ("It was calm. Nairobi protests: eight killed", "protests", "VBZ"),
    ],
)
def test_a_topic_before_a_colon_is_no_verb(headline: str, word: str, tag: str) -> None:
    tokens = parse(Report("r", headline, passages=(Passage(0, len(headline), "title"),))).tokens
    (found,) = [token for token in tokens if token.text == word]
    below = [token.dep for token in tokens if token.head == found.i and token.i < found.i]
    assert (found.tag, "compound" in below) == (tag, tag == "NNS")
