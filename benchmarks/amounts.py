"""Amounts against the quantities of re3d and the numbers killed of the Gun Violence Archive.

re3d marks numbers and sums in reports on Syria and Iraq: ``recall`` is the share of them that an amount overlaps and whose
number lies between its low and high. It does not mark all, so there is no precision. The Gun Violence Archive's coders
give how many were killed and injured in an incident: ``killed`` is the share of its reports, of incidents with one to nine
killed, in which an amount of people with that number stands.
"""

from collections.abc import Iterator
from pathlib import Path

from accordingto.reading import amounts
from accordingto.reading.language.lexicon import numbers
from accordingto.reading.language.phrases import words
from accordingto.record import Amount
from benchmarks.figures import Figure, lines
from benchmarks.times import analysed

NEEDS = ("re3d", "gva_incidents")
REPORTS = 300
"""So many reports of the Gun Violence Archive are read: the first ones, in the order of the file."""


def measure(data: Path) -> Iterator[Figure]:
    """Recall of quantities, and how often the number killed is among the amounts."""
    right = total = 0
    for document in lines(data / "re3d" / "half.jsonl.gz"):
        quantities = [e for e in document["entities"] if e["type"] in ("Quantity", "Money")]
        found = amounts.find(analysed(document["text"], None)) if quantities else ()
        for quantity in quantities:
            value = first_number(quantity["text"])
            if value is not None:
                total += 1
                here = [a for a in found if a.start < quantity["end"] and quantity["start"] < a.end]
                right += any(allows(a, value) for a in here)
    yield Figure("amounts.re3d.recall", right / max(total, 1))
    killed = {str(i["id"]): i["killed"] for i in lines(data / "gva_incidents" / "incidents_dev.jsonl.gz")}
    right = total = 0
    for article in lines(data / "gva_incidents" / "articles_dev.jsonl.gz"):
        number = killed.get(str(article["incident_id"]))
        if not number or number > 9 or not article["text"] or total >= REPORTS:
            continue
        total += 1
        people = [a for a in amounts.find(analysed(article["text"], None)) if a.kind == "people"]
        right += any(a.low == a.high == number for a in people)
    yield Figure("amounts.gva.killed", right / max(total, 1))


def first_number(text: str) -> float | None:
    """The first number of a marked quantity; None where it is no figure or number word ("an", "several")."""
    found = [w.lower for w in words(text)]
    for i, word in enumerate(found):
        if numbers.value([word]) is not None:
            scale = found[i + 1 : i + 2] if found[i + 1 : i + 2] and found[i + 1] in numbers.lexicon().scales else []
            return numbers.value([word, *scale])
    return None


def allows(amount: Amount, value: float) -> bool:
    """Whether a number lies between an amount's ends."""
    return (amount.low is None or amount.low <= value) and (amount.high is None or value <= amount.high)
