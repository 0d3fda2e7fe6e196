"""The main way through this room: words of a passage → phrases by pattern → numbers, kinds and units → Amounts."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from accordingto.reading.amounts import people
from accordingto.reading.amounts.compared import compared
from accordingto.reading.amounts.counted import counted
from accordingto.reading.amounts.names import is_name, is_year, like_year
from accordingto.reading.amounts.quantity import Quantity, halved, quantity, share, text
from accordingto.reading.amounts.vocabulary import currencies, fatalities, grammar, units, words
from accordingto.reading.language import Analysis, lexicon
from accordingto.reading.language.phrases import Phrase, Word
from accordingto.record import Amount, AmountKind, Coded

_DOZEN = 12


def find(analysis: Analysis) -> tuple[Amount, ...]:
    """The amounts of a report, in order of the text.

    The span covers hedge, number and what is counted or measured: "almost 3,100 square miles", "hundreds of people". Numbers
    that count nothing (years, dates, names as "Flight 103") are no amounts.
    """
    starts = [t.start for t in analysis.tokens]
    found: list[Amount] = []
    for passage, tokens in zip(analysis.passages, analysis.words, strict=True):
        taken = passage.start
        for phrase in grammar().candidates(tokens):
            if tokens[phrase.first].start < taken:
                continue
            amount = _amount(analysis, _without_particle(phrase, tokens), tokens, starts)
            if amount is not None:
                taken = amount.end
                found.append(amount)
    found = _of_the_country(analysis, found)
    found += people.single(analysis, found)
    found += people.ages(analysis, found)
    found = [replace(a, coded=coded(a)) for a in compared(analysis, found)]
    found.sort(key=lambda a: (a.start, -a.end))
    return tuple(replace(a, id=f"a{number}") for number, a in enumerate(found, 1))


def coded(amount: Amount) -> Coded | None:
    """What a codebook would put down for people told by a word: ACLED's 12 for "dozens"."""
    figures = fatalities().get(amount.basis or "") if amount.kind == "people" else None
    return Coded(amount.basis or "", figures) if figures else None


def _amount(analysis: Analysis, phrase: Phrase, found: Sequence[Word], starts: list[int]) -> Amount | None:
    """The amount of a phrase; None where its figures turn out to be something else."""
    if phrase.rule == "fraction":
        return _made(phrase, found, "share", share(phrase, found), "%")
    said = halved(phrase, found) or quantity(phrase, found)
    if said is None:
        return None
    match phrase.rule:
        case "money":
            word = text(phrase, found, "word")
            if word in ("pound", "pounds") and "joined" in phrase.groups:
                return _made(phrase, found, "other", said, "[lb_av]")  # a 500-pound bomb
            symbol = text(phrase, found, "cur").replace(" ", "")
            return _made(phrase, found, "money", said, words().symbols.get(symbol) or currencies()[word])
        case "percent":
            return _made(phrase, found, "share", said, "%")
        case "age":
            return _made(phrase, found, "age", said, units()[text(phrase, found, "years") or "year"][1])
        case "strong":
            return _made(phrase, found, "people", said, None)
        case "measure":
            kind, unit = units()[text(phrase, found, "unit")]
            return _made(phrase, found, kind, said, unit)
        case _:
            return _count(analysis, phrase, found, starts, said)


def _without_particle(phrase: Phrase, found: Sequence[Word]) -> Phrase:
    """The phrase without an "over" that belongs to the verb before it: "hands over three hostages"."""
    first, last = phrase.groups.get("hedge", (0, 0))
    if first != phrase.first or first == 0 or text(phrase, found, "hedge") != "over":
        return phrase
    verb, said = found[first - 1].lower, quantity(phrase, found)
    few = said is not None and said.low is not None and said.low <= _DOZEN
    if verb not in words().handing and not (few and verb in words().taking):
        return phrase
    return replace(phrase, first=last, groups={name: span for name, span in phrase.groups.items() if name != "hedge"})


def _of_the_country(analysis: Analysis, found: list[Amount]) -> list[Amount]:
    """The amounts with the pounds of the one country of pounds that the report speaks of; without it they are Britain's."""
    bare = ("pound", "pounds")
    pounds = [a for a in found if a.unit == "GBP" and a.of(analysis.text).lower().split()[-2:-1] != ["british"]]
    pounds = [a for a in pounds if a.of(analysis.text).lower().endswith(bare)]
    if not pounds:
        return found
    named = {t.text for t in analysis.tokens if t.text[:1].isupper()}
    spoken = {lexicon.country(name) or lexicon.demonym(name) for name in named}
    known = [code for country, code in words().pounds.items() if country in spoken]
    if len(known) != 1 or "GBR" in spoken:
        return found
    own = set(pounds)
    return [replace(a, unit=known[0]) if a in own else a for a in found]


def _made(
    phrase: Phrase, found: Sequence[Word], kind: AmountKind, said: Quantity | None, unit: str | None
) -> Amount | None:
    if said is None:
        return None
    last = phrase.last - 1 - (found[phrase.last - 1].lower == "of")
    start, end = found[phrase.first].start, found[last].end
    return Amount(start, end, "", kind, said.low, said.high, unit, said.hedge, said.basis)


def _count(
    analysis: Analysis, phrase: Phrase, found: Sequence[Word], starts: list[int], said: Quantity
) -> Amount | None:
    """A bare number: an amount only if it counts something."""
    first, last = phrase.groups.get("n") or phrase.groups["vague"]
    if is_name(phrase, found, first, phrase.groups.get("b", (first, last))[1]):
        return None
    after = bisect_left(starts, found[phrase.last - 1].end)
    number = analysis.tokens[max(after - 1, 0)]
    what = counted(analysis, after)
    if what is not None and what.kind == "other" and people.is_harmed(analysis, after):
        what = None  # "19 dead stands": the dead are counted
    if what is not None:
        if is_year(phrase, found, first):
            return None
        if like_year(phrase, found, first, last) and (what.kind == "other" or what.noun.tag not in ("NNS", "NNPS")):
            return None
        if what.kind != "other" or said.low != 1:
            amount = _made(phrase, found, what.kind, said, None)
            return amount and replace(amount, end=what.end)
        return None
    if like_year(phrase, found, first, last) or not people.implied(analysis, number, after):
        return None
    return _made(phrase, found, "people", said, None)
