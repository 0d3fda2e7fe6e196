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
    """What a phrase says; None where its words make no number."""
    before = text(phrase, found, "hedge")
    hedge = after().get(text(phrase, found, "after")) or hedges().get(before, "exact")
    if "vague" in phrase.groups:
        return _vague(text(phrase, found, "vague"), hedge)
    low = number(phrase, found, "n")
    if low is None:
        return None
    if "b" in phrase.groups:
        return _range(phrase, found, low, hedge)
    return hedged(low, low, hedge, "nearly" if before in words().nearly else None)


def _vague(name: str, hedge: Hedge) -> Quantity:
    """A word like "dozens", opened further by a hedge before it."""
    vague = words().vague.get(name) or words().vague[name.replace(" - ", "-")]
    if hedge == "exact":
        hedge = vague.hedge if vague.high is None or vague.hedge == "about" else "exact"
        return Quantity(vague.low, vague.high, hedge, name)
    if vague.high is None:
        return Quantity(vague.low, None, "about" if hedge == "about" else "at_least", name)
    return hedged(vague.low, vague.high, hedge, name)


def _range(phrase: Phrase, found: Sequence[Word], low: float, hedge: Hedge) -> Quantity | None:
    """Between 10 and 20; 2 to 3 million, where the scale belongs to both. "From 10 to 20" is a change, not a range."""
    first, last = phrase.groups["b"]
    start = phrase.groups["n"][0]
    if start and found[start - 1].lower == "from":
        return None
    high = number(phrase, found, "b")
    if high is None:
        return None
    scales = {**numbers.lexicon().scales, **numbers.lexicon().suffixes}
    factor = next((scales[w.lower] for w in reversed(found[first:last]) if w.lower in scales), 1)
    if low < 1000 <= factor and not any(w.lower in scales for w in found[slice(*phrase.groups["n"])]):
        low *= factor
    return Quantity(low, high, hedge, "range") if low <= high else None


def halved(phrase: Phrase, found: Sequence[Word]) -> Quantity | None:
    """Half an hour; an hour and a half; two and a half years. None for other phrases."""
    said = [w.lower for w in found[phrase.first : phrase.last]]
    if phrase.rule != "measure" or "half" not in said:
        return None
    whole = number(phrase, found, "n") if "n" in phrase.groups else 1.0 if "and" in said else 0.0
    if whole is None or "vague" in phrase.groups:
        return None
    before = text(phrase, found, "hedge")
    return hedged(
        whole + 0.5, whole + 0.5, hedges().get(before, "exact"), "nearly" if before in words().nearly else None
    )


def share(phrase: Phrase, found: Sequence[Word]) -> Quantity | None:
    """A fraction in words, in percent; None where "half" is a part of a time or a place ("the second half of May")."""
    before, lex = text(phrase, found, "hedge"), numbers.lexicon()
    basis = "nearly" if before in words().nearly else "fraction"
    hedge = hedges().get(before, "exact")
    if "bottom" not in phrase.groups:
        if phrase.first and found[phrase.first - 1].lower in words().not_half:
            return None
        return hedged(50.0, 50.0, hedge, basis)
    top = lex.ones.get(text(phrase, found, "top"), 1)
    bottom = lex.fractions[text(phrase, found, "bottom")]
    if not 0 < top < bottom:
        return None
    percent = round(100 * top / bottom, 4)
    return hedged(percent, percent, hedge, basis)


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
        # "300 m" is a length; "300m" and "$1.2 bn" are not.
        loose = found[i].start != found[i - 1].end
        if loose and found[i].lower in ("m", "k") and phrase.rule != "money":
            last = i
            break
    return numbers.value([w.lower for w in found[first:last]])
