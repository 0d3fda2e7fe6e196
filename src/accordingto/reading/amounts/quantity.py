"""From the words of a quantity to numbers: low, high, hedge and basis."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.reading.amounts.vocabulary import after, hedges, words
from accordingto.reading.language.lexicon import numbers
from accordingto.reading.language.phrases import Phrase, Word
from accordingto.record import Hedge


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or a range, and how sure the words are of it."""

    low: float | None
    high: float | None
    hedge: Hedge = "exact"
    basis: str | None = None


def quantity(phrase: Phrase, found: Sequence[Word]) -> Quantity | None:
    """What a phrase says; None where its words make no number ("two hundred" does, "300 m" with a space is no "300m")."""
    hedge = hedges().get(text(phrase, found, "hedge"))
    basis = "nearly" if text(phrase, found, "hedge") in words().nearly else None
    hedge = after().get(text(phrase, found, "after"), hedge or "exact")
    if "vague" in phrase.groups:
        name = text(phrase, found, "vague")
        vague = words().vague.get(name) or words().vague[name.replace(" - ", "-")]
        if hedge == "exact" and vague.high is None:
            return Quantity(vague.low, None, vague.hedge, name)
        if hedge in ("less_than", "at_most", "about") and vague.high is None:
            return Quantity(vague.low, None, "about" if hedge == "about" else hedge, name)
        return hedged(
            vague.low, vague.high, vague.hedge if hedge == "exact" and vague.high != vague.low else hedge, name
        )
    low = number(phrase, found, "n")
    high = number(phrase, found, "b") if "b" in phrase.groups else low
    if low is None or high is None:
        return None
    if "b" in phrase.groups:
        # "2 to 3 million": the scale belongs to both.
        scale = [w.lower for w in found[slice(*phrase.groups["b"])] if w.lower in numbers.lexicon().scales]
        scale += [w.lower for w in found[slice(*phrase.groups["b"])] if w.lower in numbers.lexicon().suffixes]
        if scale and low < high / 1000 * 2 and low < 1000:
            factor = numbers.value([scale[-1]])
            low *= factor or 1
        if high < low:
            return None
        return Quantity(low, high, hedge, "range")
    return hedged(low, high, hedge, basis)


def hedged(low: float, high: float | None, hedge: Hedge, basis: str | None) -> Quantity:
    """A number opened at the end that its hedge leaves open.

    >>> hedged(12, 12, "at_least", None)
    Quantity(low=12, high=None, hedge='at_least', basis=None)
    """
    if hedge in ("at_least", "more_than"):
        return Quantity(low, None, hedge, basis)
    if hedge in ("at_most", "less_than"):
        return Quantity(None, high, hedge, basis)
    return Quantity(low, high, hedge, basis)


def text(phrase: Phrase, found: Sequence[Word], group: str) -> str:
    """The words of a part of the phrase, in lower case, joined by spaces; empty where it did not match."""
    return " ".join(w.lower for w in found[slice(*phrase.groups.get(group, (0, 0)))])


def number(phrase: Phrase, found: Sequence[Word], group: str) -> float | None:
    """The number in a part of the phrase."""
    first, last = phrase.groups[group]
    for i in range(first + 1, last):
        if found[i].lower in numbers.lexicon().suffixes and found[i].start != found[i - 1].end:
            last = i
            break
    return numbers.value([w.lower for w in found[first:last]])
