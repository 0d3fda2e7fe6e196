"""Ranks before names: "Spc. Hersch" is a soldier and his name, and not the end of a sentence and the beginning of another.

The language model knows a few of them ("Gen."); of the others it makes a word and a full stop, and goes on with a new sentence
more often than not.
"""

from functools import cache
from typing import TYPE_CHECKING, Literal

from accordingto.record import vocabulary

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_CLASSES = frozenset({"1st", "2nd", "3rd"})
"""What a rank may go on with: "Sgt. 1st Class"."""
_Kind = Literal["military", "police"]


@cache
def ranks() -> dict[str, _Kind]:
    """The abbreviations, each with its full stop, by whose rank they mostly are.

    >>> ranks()["Spc."]
    'military'
    """
    groups = vocabulary.load(__package__, "ranks.yaml", dict[_Kind, frozenset[str]])
    return {rank: kind for kind, group in groups.items() for rank in group}


def teach(english: "Language") -> None:
    """Has a pipeline of spaCy take each rank for one word, and begin no sentence after it."""
    from spacy.language import Language as Registry
    from spacy.symbols import ORTH

    for rank in ranks():
        english.tokenizer.add_special_case(rank, [{ORTH: rank}])  # type: ignore[union-attr]
    if not Registry.has_factory("ranks"):
        Registry.component("ranks", func=_go_on)
    english.add_pipe("ranks", before="parser")


def _go_on(doc: "Doc") -> "Doc":
    known = ranks()
    for token in doc[:-1]:
        if token.text in known:
            rest = 3 if doc[token.i + 1].text in _CLASSES else 1
            for after in doc[token.i + 1 : token.i + 1 + rest]:
                after.is_sent_start = False
    return doc
