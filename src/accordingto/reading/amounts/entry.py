"""The main way through this room: words of a passage → phrases by pattern → numbers, kinds and units → Amounts."""

from bisect import bisect_left
from calendar import month_abbr, month_name
from collections.abc import Sequence

from accordingto.reading.amounts import people
from accordingto.reading.amounts.counted import counted, kind_of
from accordingto.reading.amounts.quantity import Quantity, quantity, text
from accordingto.reading.amounts.vocabulary import currencies, grammar, units, words
from accordingto.reading.language import Analysis
from accordingto.reading.language.lexicon import numbers
from accordingto.reading.language.phrases import Phrase, Word
from accordingto.reading.language.phrases import words as split
from accordingto.record import Amount, AmountKind


def find(analysis: Analysis) -> tuple[Amount, ...]:
    """The amounts of a report, in order of the text.

    The span covers hedge, number and what is counted or measured: "almost 3,100 square miles", "hundreds of people". Numbers
    that count nothing (years, dates, names as "Flight 103") are no amounts.
    """
    starts = [t.start for t in analysis.tokens]
    found: list[Amount] = []
    for passage in analysis.passages:
        tokens = split(analysis.text, passage.start, passage.end)
        taken = passage.start
        for phrase in grammar().candidates(tokens):
            if tokens[phrase.first].start < taken:
                continue
            amount = _amount(analysis, phrase, tokens, starts)
            if amount is not None:
                taken = amount.end
                found.append(amount)
    found += people.single(analysis, found)
    found += people.ages(analysis, found)
    found.sort()
    return tuple(_numbered(found))


def _numbered(found: Sequence[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    for a in found:
        kept.append(Amount(a.start, a.end, f"a{len(kept) + 1}", a.kind, a.low, a.high, a.unit, a.hedge, a.basis))
    return kept


def _amount(analysis: Analysis, phrase: Phrase, found: Sequence[Word], starts: list[int]) -> Amount | None:
    start, end = found[phrase.first].start, found[phrase.last - 1].end
    if phrase.rule == "fraction":
        share = _share(phrase, found)
        return _make(start, end, "share", share, "%") if share else None
    if phrase.rule == "measure" and "n" not in phrase.groups and "vague" not in phrase.groups:
        number = 0.5 if "half" in [w.lower for w in found[phrase.first : phrase.last - 1]] else 1.5
        kind, unit = units()[text(phrase, found, "unit")]
        return _make(start, end, kind, Quantity(number, number), unit)
    said = quantity(phrase, found)
    if said is None:
        return None
    match phrase.rule:
        case "money":
            symbol = text(phrase, found, "cur").replace(" ", "")
            unit = words().symbols.get(symbol) or currencies()[text(phrase, found, "word")]
            return _make(start, end, "money", said, unit)
        case "percent":
            return _make(start, end, "share", said, "%")
        case "age":
            return _make(start, end, "age", said, _age_unit(phrase, found))
        case "measure":
            kind, unit = units()[text(phrase, found, "unit")]
            if "and a half" in " ".join(w.lower for w in found[phrase.first : phrase.last]) and said.low:
                said = Quantity(said.low + 0.5, said.high and said.high + 0.5, said.hedge, said.basis)
            return _make(start, end, kind, said, unit)
        case _:
            return _count(analysis, phrase, found, starts, said)


def _age_unit(phrase: Phrase, found: Sequence[Word]) -> str:
    for word in found[phrase.first : phrase.last]:
        if word.lower.rstrip("s") in ("month", "week", "day"):
            return units()[word.lower][1]
    return "a"


def _make(start: int, end: int, kind: AmountKind, said: Quantity, unit: str | None) -> Amount:
    return Amount(start, end, "", kind, said.low, said.high, unit, said.hedge, said.basis)


def _share(phrase: Phrase, found: Sequence[Word]) -> Quantity | None:
    from accordingto.reading.amounts.quantity import hedged
    from accordingto.reading.amounts.vocabulary import hedges

    hedge = hedges().get(text(phrase, found, "hedge"), "exact")
    basis = "nearly" if text(phrase, found, "hedge") in words().nearly else "fraction"
    lex = numbers.lexicon()
    if "bottom" not in phrase.groups:
        return hedged(50.0, 50.0, hedge, basis)
    top = text(phrase, found, "top")
    above = lex.ones.get(top, 1)
    below = lex.fractions[text(phrase, found, "bottom")]
    if not 0 < above < below:
        return None
    percent = round(100 * above / below, 4)
    return hedged(percent, percent, hedge, basis)


def _count(
    analysis: Analysis, phrase: Phrase, found: Sequence[Word], starts: list[int], said: Quantity
) -> Amount | None:
    """A bare number: an amount only if it counts something."""
    core = phrase.groups.get("n") or phrase.groups.get("vague")
    if core is None or _is_name(phrase, found, core, said):
        return None
    start, end = found[phrase.first].start, found[phrase.last - 1].end
    after = bisect_left(starts, end)
    number = analysis.tokens[max(after - 1, 0)]
    sentence = analysis.sentence_of(number)
    noun = counted(analysis, after, sentence.last)
    if noun is not None and noun.lower not in _MONTHS:
        kind = kind_of(noun)
        if kind == "other" and said.low == 1:
            return None
        return _make(start, noun.end, kind, said, None)
    if people.implied(analysis, number, after, sentence):
        return _make(start, end, "people", said, None)
    return None


def _is_name(phrase: Phrase, found: Sequence[Word], core: tuple[int, int], said: Quantity) -> bool:
    """Whether the figure is part of a name, a date or a code: Flight 103, T-72, 1989, 14/9."""
    first, last = core
    before = found[first - 1] if first else None
    after = found[last] if last < len(found) else None
    figure = found[first]
    if before is not None and figure.text[0].isdigit():
        glued = before.end == figure.start
        if glued and (before.text.isalpha() or before.lower in ("#", "/", ":", "@", "_", ".", "+")):
            return True
        if glued and before.lower in ("-", "–") and first >= 2 and found[first - 2].end == before.start:
            return True
        if before.lower in words().names_before and (
            before.text[0].isupper() or before.lower in ("no", "number", "page")
        ):
            return True
        if before.lower == "." and first >= 2 and found[first - 2].lower in ("no", "nos"):
            return True
    if after is not None and figure.text[0].isdigit() and after.start == found[last - 1].end:
        range_like = after.lower in ("-", "–") and last + 1 < len(found) and found[last + 1].text[:1].isdigit()
        if after.text.isalpha() or after.lower in ("/", ":", "_", "'", "’") or range_like:
            return True
    bare = "hedge" not in phrase.groups and last - first == 1 and figure.text.isdecimal()
    return bare and (len(figure.text) > 6 or figure.text.startswith("0"))


_MONTHS = frozenset(month.lower() for month in (*month_name, *month_abbr, "sept") if month)
"""A figure before the name of a month is a day."""
