"""Text as the models like it: wire copy in capitals is given small letters again, and line breaks become spaces.

The models learned from edited prose; in a text all in capitals they take most nouns for names. A copy of the same length,
in which every offset still holds, is what they read; the tokens keep the report's own letters.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from accordingto.reading.language import kinds, lexicon
from accordingto.record import vocabulary

_SPACES = str.maketrans(
    dict.fromkeys("\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " ")
)
_SPACES.update(dict.fromkeys(range(0x2000, 0x200B), " "))
_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_])*")
_ENDLESS = re.compile(r"([^ ]{200})([^ ]+)")
"""More than 200 characters without a space is broken markup, and costs spaCy's tokenizer quadratic time."""
_BEGINS = re.compile(r"(?:^|(?<!\.[^\W\d_])[.!?:]['\"”’)\]]?|\]|--) {0,3}[\[(\"“‘']?$")
"""What stands before the first word of a sentence."""
_SHARE = 0.9
"""Of the letters: from here on a text counts as written in capitals."""
_LETTERS = 20
_VOWELS = frozenset("AEIOUY")

Common = Mapping[str, frozenset[str]]
"""Base forms of the common words by part of speech; under an empty key, words that have no other form."""


@dataclass(frozen=True)
class _Casing:
    """The shape of ``casing.yaml``; all words in small letters."""

    names: frozenset[str]
    words: frozenset[str]
    acronyms: frozenset[str]


@cache
def _casing() -> _Casing:
    return vocabulary.load("accordingto.reading.language", "casing.yaml", _Casing)


@cache
def _lexicon() -> tuple[frozenset[str], dict[str, str], re.Pattern[str]]:
    """The lexicon's names: those of one word in small letters; the longer ones from capitals to print, and what finds them."""
    groups = (g for c in lexicon.countries().values() for g in (c.names, c.parts, c.demonyms, c.capitals, c.seats))
    names = {name for group in groups for name in group}
    long = {name.upper(): name for name in names if " " in name}
    found = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(long, key=len, reverse=True))) + r")\b")
    return frozenset(name.lower() for name in names if " " not in name), long, found


def common_words(lemmatizer: Any) -> Common:
    """The common words that spaCy's English lemmatizer knows (those of WordNet), and the function words of English."""
    from spacy.lang.en.stop_words import STOP_WORDS

    index = lemmatizer.lookups.get_table("lemma_index")
    irregular = lemmatizer.lookups.get_table("lemma_exc")
    found = {part: frozenset(index[part]) for part in ("noun", "verb", "adj", "adv")}
    found[""] = frozenset(STOP_WORDS).union(*(irregular[part] for part in ("noun", "verb", "adj", "adv")))
    return found


def is_common(word: str, common: Common) -> bool:
    """Whether a word in small letters is, or is regularly formed from, a common one."""
    if any(word in words for words in common.values()):
        return True
    for ending, bases, part in _ENDINGS:
        if word.endswith(ending) and any(word[: -len(ending)] + base in common[part] for base in bases):
            return True
    return False


_ENDINGS = (
    ("s", ("",), "noun"),
    ("es", ("", "e"), "noun"),
    ("ies", ("y",), "noun"),
    ("men", ("man",), "noun"),
    ("s", ("",), "verb"),
    ("es", ("",), "verb"),
    ("ies", ("y",), "verb"),
    ("ed", ("", "e"), "verb"),
    ("ied", ("y",), "verb"),
    ("ing", ("", "e"), "verb"),
    ("er", ("", "e"), "adj"),
    ("est", ("", "e"), "adj"),
)


def plain(text: str) -> str:
    r"""A copy of the same length in which all white space is plain spaces, and so is the rest of what is too long for a word.

    >>> plain("one\ntwo")
    'one two'
    """
    return _ENDLESS.sub(lambda found: found.group(1) + " " * len(found.group(2)), text.translate(_SPACES))


def in_capitals(text: str) -> bool:
    """Whether a text is written in capitals.

    >>> in_capitals("THE ARMY TOOK THE TOWN OF IZIUM."), in_capitals("The UN and NATO")
    (True, False)
    """
    upper = sum(char.isupper() for char in text)
    return upper >= _LETTERS and upper >= _SHARE * sum(char.isalpha() for char in text)


def sentence_case(text: str, common: Common) -> str:
    """A copy of the same length of a text in capitals, as it would be printed: small letters, but for names and acronyms."""
    out = [char.lower() if len(char.lower()) == 1 else char for char in text]
    given, title, end = False, None, 0
    for found in _WORD.finditer(text):
        joined = text[end : found.start()] in (" ", "-")
        start, end = found.span()
        word = found.group()
        keep = _capitals(word, common, given and joined)
        if keep and title is not None and joined:
            out[title] = text[title]  # "President Cristiani", but "the president said".
        given = kinds.is_given_name(word)
        title = start if kinds.is_title(word.lower()) else None
        if keep == 0 and _BEGINS.search(text[max(0, start - 6) : start]):
            keep = 1
        out[start : start + keep] = text[start : start + keep]
    _, long, phrases = _lexicon()
    for found in phrases.finditer(text):
        out[found.start() : found.end()] = long[found.group()]
    return "".join(out)


def _capitals(word: str, common: Common, after_given_name: bool) -> int:
    """How many of its letters a word in capitals keeps."""
    small = word.lower()
    known = _casing()
    if "." in word or small in known.acronyms or word in kinds.acronyms():
        return len(word)
    if small in known.names or small in _lexicon()[0] or kinds.is_given_name(word):
        return 1
    if len(word) == 1:
        return int(small == "i")
    if small in known.words or is_common(small, common):
        # A name goes on after a given name, even with a word that is also a common noun: "JUAN STONE", but not "JUAN SAID".
        return int(
            after_given_name and small in common["noun"] and small not in common["verb"] and small not in common[""]
        )
    return 1 if _VOWELS.intersection(word) else len(word)
