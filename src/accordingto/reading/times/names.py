"""Words of the calendar in names, which are no times: "60 Minutes", "This Week With …", USA TODAY, the daily Granma."""

from collections.abc import Mapping, Sequence

from accordingto.reading.language import Analysis
from accordingto.reading.language.phrases import Phrase, Word
from accordingto.reading.times.vocabulary import words

_TITLED = frozenset(["duration", "rel_unit", "deictic", "clock", "that_unit", "the_unit", "set", "reference"])
"""Rules whose words have small letters in a sentence; months, weekdays and holidays never have."""
_SHORT = 3
"""Words up to this long keep small letters in a headline too. Not tuned."""


def called(analysis: Analysis) -> Mapping[str, frozenset[int]]:
    """For some rules, the offsets at which the last letter of a phrase stands that is part of a name.

    "The Sunday Times", "the Daily News": a day with which a name of a body goes on. "June Smith", "Theresa May": a month in a
    person's whole name. "Shots fell in Spring, Texas": a season that is a place's name.
    """
    bodies, people, places = set[int](), set[int](), set[int]()
    for name in analysis.names:
        if name.label == "ORG":
            bodies.update(range(name.start - 1, name.end - 1))
        elif name.label == "PERSON" and name.last - name.first > 1:
            people.update(range(name.start, name.end))
        elif name.label in ("GPE", "LOC"):
            places.update(range(name.start, name.end))
    months, seasons = frozenset(people), frozenset(people | places)
    return {"weekday": frozenset(bodies), "set": frozenset(bodies), "month": months, "season": seasons}


def is_named(analysis: Analysis, tokens: Sequence[Word], phrase: Phrase, sentence: int) -> bool:
    """Whether a phrase is part of a name: of a programme, a film, a newspaper."""
    last = tokens[phrase.last - 1]
    if phrase.rule == "set" and phrase.last - phrase.first == 1:
        return _newspaper(analysis, last)
    if phrase.rule not in _TITLED or last.text == last.lower or not _small(last.lower):
        return False
    if last.text.isupper() and phrase.rule != "deictic":
        return False
    at = phrase.last - 2
    if at < 0 or not (tokens[at].text[:1].isupper() or tokens[at].text[:1].isdecimal()):
        return False
    return tokens[at].start >= analysis.sentences[sentence].start and not _headline(analysis, sentence)


def _small(word: str) -> bool:
    lex = words()
    return word in lex.units or word in lex.noons or word in ("today", "tomorrow", "now")


def _headline(analysis: Analysis, sentence: int) -> bool:
    """Whether all longer words of a sentence but those that only join others have capitals."""
    first, last = analysis.sentences[sentence].first, analysis.sentences[sentence].last
    told = [
        t.text for t in analysis.tokens[first:last] if t.pos in ("VERB", "NOUN", "ADJ", "ADV") and len(t.text) > _SHORT
    ]
    return not any(text.islower() for text in told)


def _newspaper(analysis: Analysis, word: Word) -> bool:
    """Whether "daily" or "weekly" is a paper's: "the daily said", "the daily Granma"; not "daily NATO raids"."""
    for token in analysis.tokens_in(word.start, word.end):
        head = analysis.head(token)
        named = head.pos == "PROPN" and head.dep not in ("amod", "compound")
        noun = token.pos == "NOUN" and any(t.dep == "det" for t in analysis.children(token))
        noun = noun and analysis.tokens[token.i - 1].pos != "NOUN"  # "take a run weekly"
        if noun or (named and token.dep in ("amod", "compound")):
            return True
    return False
