"""Which words of a report name places: proper names that the gazetteer knows, in the company that place names keep."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from accordingto.reading.language import Analysis, Sentence, Token, lexicon, states
from accordingto.reading.places import clues, names
from accordingto.reading.places.clues import Candidate, Seen
from accordingto.reading.places.gazetteer import Entry, Gazetteer
from accordingto.record import vocabulary

LONGEST = 6
"""The most words of a name; tokens, so that Port-au-Prince is five."""
_NAMING = frozenset({"PROPN", "NOUN", "ADJ", "X", "ADP", "DET", "VERB", "INTJ", "ADV"})
_INNER = frozenset(
    [
        *"of de del della di da do dos la le les el al the and upon on sur am au aux es en e y i".split(),  # noqa: SIM905
        *("ben", "bin", "ez", "ash", "ar", "az", "ad", "ed", "-", "–", "'", "’", "'s", "’s"),
    ]
)
"""What may stand in small letters within a name."""
_JOINING = frozenset(["and", "on", "upon", "the"])
"""Words that a name no gazetteer has is not thought to hold: "the villages of Dovna and Karsk" are two."""
_CLIP = 3.0
"""Log odds beyond which the other mentions of a name say no more."""
_POINTED = frozenset({"st", "ste", "ft", "mt"})
_ELIDED = re.compile(r"[dl]['’][A-Z]|[a-z]{1,3}-[A-Z]")
_TOWNS = frozenset({"village", "town", "hamlet", "settlement", "city", "suburb"})
_SEVERAL_TOWNS = frozenset({"villages", "towns", "hamlets", "settlements", "cities", "suburbs"})
_LIST = 16
"""The most words of a list of towns; a bound on work."""
_WITH_ARTICLE = frozenset({"the hague", "the bronx", "the gambia", "the dalles", "the woodlands", "the villages"})
_CLOSING = frozenset([".", ";", ":", "!", "?", ")", "(", '"', "“", "”", "—"])
"""Signs after which no noun of the same phrase follows."""
_OF_DISTRICTS = frozenset({"attorney", "court", "judge"})
"""What, after "district", is called so itself: not "the Kandahar District Governor"."""
_PROPER = frozenset({"NNP", "NNPS"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place, with what the gazetteer has under that name."""

    first: int
    last: int
    """Tokens ``first`` up to, but without, ``last``."""
    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    """Empty where the gazetteer has nothing of that name."""
    chance: float
    """That it names a place at all."""


def toponyms(analysis: Analysis, gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place names of a report, in order of the text."""
    return chosen(analysis, seen(analysis, gazetteer), clues.weights())


def seen(analysis: Analysis, gazetteer: Gazetteer) -> list[Seen]:
    """The candidates with the clues at each, and what the encoder has of its words."""
    look = clues.Clues(analysis)
    possible = [c for c in candidates(analysis, gazetteer) if not look.is_short_for_a_body(c)]
    spans, rows = states(analysis)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    found = []
    for c in possible:
        first = bisect_right(ends, analysis.tokens[c.first].start)
        last = bisect_left(starts, analysis.tokens[c.last - 1].end)
        found.append(Seen(c, look.of(c), rows[first : max(last, first + 1)].mean(axis=0)))
    return found


def chosen(analysis: Analysis, seen: Iterable[Seen], weights: clues.Weights) -> tuple[Toponym, ...]:
    """The candidates that are likely enough to be places, from left to right, none within another."""
    scored = [
        (s.candidate, _words(analysis, s.candidate.first, s.candidate.last), clues.score(s, weights)) for s in seen
    ]
    scores: defaultdict[str, list[float]] = defaultdict(list)
    for _, name, score in scored:
        scores[name].append(max(-_CLIP, min(_CLIP, score)))
    found: list[Toponym] = []
    reached = 0
    for c, name, own in scored:
        if c.first < reached:
            continue
        others = len(scores[name]) - 1
        score = own
        if others and not c.called:
            mean = (sum(scores[name]) - max(-_CLIP, min(_CLIP, own))) / others
            score += weights.elsewhere * mean
        chance = clues.chance(score)
        if chance >= weights.threshold:
            reached = c.last
            start, end = analysis.tokens[c.first].start, analysis.tokens[c.last - 1].end
            found.append(Toponym(c.first, c.last, start, end, name, c.entries, chance))
    return tuple(found)


def candidates(analysis: Analysis, gazetteer: Gazetteer) -> list[Candidate]:
    """All stretches of words that could name a place, by their start, the longest first."""
    common = _common(analysis)
    spans = [
        span
        for sentence in analysis.sentences
        for span in _spans(analysis, sentence)
        if not common.issuperset(range(*span))
    ]
    written = {span: _words(analysis, *span) for span in spans}
    wanted = {name: names.key(name) for name in written.values()}
    known = gazetteer.look_up([*wanted.values(), *(k for n in wanted.values() for k, _ in _shorter(n))])
    labels = {(n.first, n.last): n.label for n in clues.recognised(analysis)}
    labelled = {span for span, label in labels.items() if label in clues.PLACE_LABELS}
    found = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        name = written[span]
        if (unit := _abbreviated(analysis, *span, name)) and (entry := gazetteer.unit(unit)):
            found.append(Candidate(*span, (entry,), True))
            continue
        if labels.get(span) == "PERSON" and span[0] and analysis.tokens[span[0] - 1].lower in clues.words().titles:
            continue  # "General Ford"
        if not _possible(analysis, *span, name) and not _in_a_state(analysis, span[1], name):
            continue
        entries = known.get(wanted[name], ())
        if not entries:
            for shorter, kinds in _shorter(wanted[name]):
                entries = tuple(e for e in known.get(shorter, ()) if not kinds or e.feature in kinds)
                if entries:
                    break
        if _of_a_body(analysis, span[1], entries):
            continue
        if name.isupper() and len(name) <= 4:
            entries = tuple(e for e in entries if e.rank == 0)
        if not entries and span in labelled:
            alike = names.skeleton(name)
            entries = gazetteer.look_up([alike]).get(alike, ())
        if _with_article(analysis, *span, name):
            entries = tuple(e for e in entries if e.rank == 0 and not e.feature.startswith("PPL"))  # "the Dnipro"
        called = _called(analysis, *span, common)
        if entries or span in labelled or called:
            found.append(Candidate(*span, entries, called=called))
    return _followed(analysis, found)


def _followed(analysis: Analysis, found: list[Candidate]) -> list[Candidate]:
    """The same, with those marked that a unit or a country of theirs follows after a comma."""
    units: defaultdict[int, set[str | None]] = defaultdict(set)
    for c in found:
        for e in c.entries:
            if e.rank == 0 and e.feature in ("ADM1", "PCLI"):
                units[c.first].add(e.unit if e.feature == "ADM1" else e.country)
    return [
        replace(c, followed=True)
        if c.last + 1 in units
        and analysis.tokens[c.last].text == ","
        and any({e.unit, e.country} & (units[c.last + 1] - {None}) for e in c.entries if e.feature != "PCLI")
        else c
        for c in found
    ]


def _common(analysis: Analysis) -> frozenset[int]:
    """The tokens of text in capitals that are common words: no names, though there is a Ballots in France."""
    shouted = clues.in_capitals(analysis)
    named = {i for n in clues.recognised(analysis) if n.label in clues.PLACE_LABELS for i in range(n.first, n.last)}
    return frozenset(
        t.i for t in analysis.tokens if t.sentence in shouted and t.tag not in _PROPER and t.i not in named
    )


def _called(analysis: Analysis, first: int, last: int, common: frozenset[int]) -> bool:
    """Whether a whole name stands after "the village of" or before ", a village", and is a place although nobody knows it."""
    tokens, lists = analysis.tokens, clues.words()
    if _explained(analysis, first, last) or _before_town(analysis, first, last, common):
        return True
    if first < 2 or not (tokens[first - 1].lower == "of" or _listed_with_towns(analysis, first)):
        return False
    if (last < len(tokens) and last not in common and _named(tokens[last])) or common & set(range(first, last)):
        return False
    if any(t.lower in _JOINING for t in tokens[first:last]):
        return False
    noun = tokens[first - 2]
    if tokens[first - 1].lower != "of":
        return True
    return noun.lower in lists.town_nouns | _SEVERAL_TOWNS and noun.sentence == tokens[first].sentence


def _listed_with_towns(analysis: Analysis, first: int) -> bool:
    """Whether a name stands in a list that is told to be of towns: Karsk in "the villages of Dovna and Karsk"."""
    tokens, start = analysis.tokens, analysis.sentences[analysis.tokens[first].sentence].first
    if tokens[first - 1].lower not in (",", "and", "or"):
        return False
    for i in range(first - 1, max(start, first - _LIST), -1):
        if tokens[i].lower == "of":
            return tokens[i - 1].lower in _SEVERAL_TOWNS
        if tokens[i].lower not in (",", "and", "or") and not _named(tokens[i]):
            return False
    return False


def _before_town(analysis: Analysis, first: int, last: int, common: frozenset[int]) -> bool:
    """Whether a whole name stands after a preposition and before the noun that says what it is: "in Sorven village"."""
    tokens = analysis.tokens
    if last == len(tokens) or not first or tokens[last].text not in _TOWNS or common & set(range(first, last)):
        return False
    if tokens[last].sentence != tokens[first].sentence or any(t.lower in _JOINING for t in tokens[first:last]):
        return False
    before = tokens[first - 1 - (tokens[first - 1].lower == "the" and first > 1)]
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    goes_on = after is not None and after.pos in ("NOUN", "PROPN") and after.sentence == tokens[first].sentence
    return before.lower in clues.words().in_ | clues.words().from_ and not goes_on  # not "the Sorven town council"


def _explained(analysis: Analysis, first: int, last: int) -> bool:
    """Whether what follows the name says that it is a town: "Sorven, a small village"."""
    tokens, lists = analysis.tokens, clues.words()
    after = tokens[last : last + 6]
    if len(after) < 3 or after[0].text != "," or after[1].lower not in ("a", "an"):
        return False
    if any(t.lower in _JOINING for t in tokens[first:last]) or (first and tokens[first - 1].text[0].isupper()):
        return False
    for token, next_ in zip(after[2:], (*after[3:], None), strict=True):
        if token.lower in _TOWNS:  # not "a village elder"
            return token.sentence == tokens[first].sentence and (next_ is None or next_.pos not in ("NOUN", "PROPN"))
        if token.pos not in ("ADJ", "NOUN") and token.lower not in lists.designators:
            break
    return False


def _of_a_body(analysis: Analysis, last: int, entries: Sequence[Entry]) -> bool:
    """Whether a unit's noun belongs to the body after it: "Maryland State Police", "Orsina District Court"."""
    tokens = analysis.tokens
    if last == len(tokens) or not entries or tokens[last].sentence != tokens[last - 1].sentence:
        return False
    noun, after = tokens[last - 1].lower, tokens[last]
    goes_on = after.text[0].isupper() and after.pos == "PROPN"
    american = any(e.country == "USA" and e.feature in ("ADM1", "PCLI") for e in entries)
    if noun == "department":
        return (goes_on or after.lower in ("of", "for")) and (american or all(e.feature == "PCLI" for e in entries))
    return goes_on and ((noun == "state" and american) or (noun == "district" and after.lower in _OF_DISTRICTS))


def _within_body(analysis: Analysis, first: int, last: int) -> bool:
    """Whether the words are a part of the name of a company, a paper, a school: "Bank of Cyprus", "Washington Post"."""
    tokens, lists = analysis.tokens, clues.words().private_bodies
    if _branch(analysis, first, last):
        return True
    if (
        first >= 2
        and tokens[first - 1].lower == "of"
        and tokens[first - 2].lower in lists
        and _named(tokens[first - 2])
    ):
        return True
    return last < len(tokens) and tokens[last].lower in lists and _named(tokens[last]) and tokens[last].pos == "PROPN"


def _branch(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a region is a part of the name of a group's branch: "Islamic State in West Africa Province"."""
    tokens, lists = analysis.tokens, clues.words()
    before = first - (first > 0 and tokens[first - 1].lower == "the")
    if (
        before < 2
        or tokens[before - 1].lower not in ("in", "-", "–")
        or tokens[before - 2].lower not in lists.with_branches
    ):
        return False
    return _words(analysis, first, last).lower() in lists.branches


def _with_article(analysis: Analysis, first: int, last: int, name: str) -> bool:
    """Whether "the" stands before a name of one word and no noun may follow, which no town has: "reached the Dnipro"."""
    tokens = analysis.tokens
    if last - first > 1 or not first or tokens[first - 1].lower != "the" or f"the {name.lower()}" in _WITH_ARTICLE:
        return False
    after = tokens[last] if last < len(tokens) and tokens[last].sentence == tokens[first].sentence else None
    return after is None or after.pos in ("ADP", "VERB", "AUX", "SCONJ") or after.text in _CLOSING


def _shorter(key: str) -> Iterator[tuple[str, frozenset[str]]]:
    """What else a name may stand under, and as what: "republic of armenia", "benue state", "central luzon"."""
    lists = clues.words()
    first, _, rest = key.partition(" ")
    if not rest:
        return
    head, _, last = key.rpartition(" ")
    if last in lists.unit_nouns or last == "republic":
        yield head, frozenset({"ADM1", "PCLI", "RGN"})
    elif last in lists.district_nouns:
        yield head, frozenset({"ADM2", "ADM1", "PPL", "PPLC"})
    if first in lists.directions:
        yield rest, frozenset()
    before, of, name = key.partition(" of ")
    if of and before in lists.states_of:
        yield name, frozenset({"ADM1", "PCLI", "RGN"})


def _abbreviated(analysis: Analysis, first: int, last: int, name: str) -> str | None:
    """The unit that an abbreviation stands for: anywhere with two points ("N.J."), else after a name and a comma."""
    unit = _abbreviations().get(name)
    if unit is None or name.count(".") >= 2:
        return unit
    before = analysis.tokens[max(0, first - 2) : first]
    return unit if len(before) == 2 and before[1].text == "," and before[0].text[0].isupper() else None


def _in_a_state(analysis: Analysis, last: int, name: str) -> bool:
    """Whether a word that is seldom a place is one here: "Independence, Mo."."""
    after = analysis.tokens[last : last + 2]
    return (
        name.lower() in clues.words().never
        and len(after) == 2
        and after[0].text == ","
        and after[1].text in _abbreviations()
    )


def _possible(analysis: Analysis, first: int, last: int, name: str) -> bool:
    lower = name.lower()
    if lower in clues.words().never or len(name) < 2:
        return False
    if last > first + 1 and analysis.tokens[first].lower in ("the", "a", "an") and lower not in _WITH_ARTICLE:
        return False
    if lexicon.demonym(name) and not lexicon.country(name):
        return False
    return not lexicon.seat(name) and not _within_body(analysis, first, last)


def _spans(analysis: Analysis, sentence: Sentence) -> Iterator[tuple[int, int]]:
    tokens = analysis.tokens
    for first in range(sentence.first, sentence.last):
        if not _named(tokens[first]):
            continue
        for last in range(first + 1, min(first + LONGEST, sentence.last) + 1):
            token = tokens[last - 1]
            if last - first > 1 and token.lower in clues.words().calendar and tokens[last - 2].lower in _INNER:
                break  # "Kirkuk on Thursday"
            if _named(token) or (last - first > 1 and _ELIDED.match(token.text)) or _pointed(tokens[first:last]):
                yield first, last
            elif token.lower not in _INNER and not (token.text == "." and tokens[last - 2].lower in _POINTED):
                break


def _pointed(tokens: Sequence[Token]) -> bool:
    """Whether the point of an abbreviation was cut off, as that of W.Va. is."""
    return len(tokens) == 2 and tokens[1].text == "." and tokens[0].text + "." in _abbreviations()


def _named(token: Token) -> bool:
    return token.text[0].isupper() and token.pos in _NAMING


def _words(analysis: Analysis, first: int, last: int) -> str:
    return " ".join(analysis.text[analysis.tokens[first].start : analysis.tokens[last - 1].end].split())


@cache
def _abbreviations() -> dict[str, str]:
    units = vocabulary.load("accordingto.reading.places", "abbreviations.yaml", dict[str, tuple[str, ...]])
    return {short: unit for unit, all_ in units.items() for short in all_}
