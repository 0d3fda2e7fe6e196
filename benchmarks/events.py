"""Events: types on two coded sets of sentences.

The rules were written with both in sight: the figures are upper bounds of what the same rules reach on text that nobody
looked at. PLOVER's older codings are mapped to the published ones (DEMAND → REQUEST, DISAPPROVE and INVESTIGATE → ACCUSE,
FIGHT → ASSAULT).
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from accordingto.reading.places import Gazetteer
from accordingto.reading.reader import Reader
from accordingto.record import Event, Passage, Reading, Report
from benchmarks.figures import Figure, lines

NEEDS = ("case2021_task2", "plover_gsr")

_PLOVER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_COOPERATIVE = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))
_SUB_TYPES = {
    "AIR_STRIKE": "Air/drone strike",
    "ART_MISS_ATTACK": "Shelling/artillery/missile attack",
    "SUIC_BOMB": "Suicide bomb",
    "REM_EXPLOS": "Remote explosive/landmine/IED",
    "GRENADE": "Grenade",
    "CHEM_WEAP": "Chemical weapon",
    "ATTACK": "Attack",
    "SEX_VIOL": "Sexual violence",
    "ABDUCT_DISSAP": "Abduction/forced disappearance",
    "ARMED_CLASH": "Armed clash",
    "GOV_REGAINS_TERIT": "Government regains territory",
    "NON_STATE_ACTOR_OVERTAKES_TER": "Non-state actor overtakes territory",
    "PEACE_PROTEST": "Peaceful protest",
    "PROTEST_WITH_INTER": "Protest with intervention",
    "FORCE_AGAINST_PROTEST": "Excessive force against protesters",
    "VIOL_DEMONSTR": "Violent demonstration",
    "MOB_VIOL": "Mob violence",
    "AGREEMENT": "Agreement",
    "ARREST": "Arrests",
    "CHANGE_TO_GROUP_ACT": "Change to group/activity",
    "DISR_WEAP": "Disrupted weapons use",
    "HQ_ESTABLISHED": "Headquarters or base established",
    "PROPERTY_DISTRUCT": "Looting/property destruction",
    "NON_VIOL_TERRIT_TRANSFER": "Non-violent transfer of territory",
    "OTHER": "Other",
}
"""The task's labels that are ACLED's; the five others (disasters, crime, diplomacy, attribution) are out of its scope."""
_SURE = 0.484
"""Of the events of one sentence, those below are taken for the main one only where there is no other."""


def measure(data: Path) -> Iterator[Figure]:
    """The figures of the events room: two coded sets."""
    reader = Reader(Gazetteer.default())
    yield from _plover(reader, list(lines(data / "plover_gsr" / "all.jsonl.gz")))
    yield from _acled(reader, list(lines(data / "case2021_task2" / "half.jsonl.gz")))


def read(reader: Reader, id: str, text: str, published: str | None = None) -> Reading:
    """The Reading of a bare text, each paragraph a passage."""
    passages, at = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            passages.append(Passage(at, at + len(paragraph), "body"))
        at += len(paragraph) + 2
    return reader.read(
        Report(id, text, published=published, published_from="given" if published else None, passages=tuple(passages))
    )


def main_event(events: Iterable[Event], coded: str) -> Event | None:
    """The event that a sentence is about: the first that carries a code and that the rules are fairly sure of."""

    def order(event: Event) -> tuple[bool, bool, int]:
        return (event.confidence >= _SURE, event.status in ("happened", "ongoing", "planned"), -event.trigger[0].start)

    return max((e for e in events if getattr(e, coded) is not None), key=order, default=None)


def plover_code(event: Event) -> str | None:
    """PLOVER's code of an event by its status: AGREE for what is promised, THREATEN, REQUEST or REJECT likewise."""
    if event.status == "planned":
        return (
            "AGREE"
            if event.plover in _COOPERATIVE
            else event.plover
            if event.plover in ("REQUEST", "REJECT", "THREATEN", "ACCUSE")
            else "THREATEN"
        )
    if event.status == "called_for":
        return "REQUEST"
    if event.status == "denied" and event.plover in _COOPERATIVE:
        return "REJECT"
    return event.plover


def _plover(reader: Reader, rows: list[dict[str, Any]]) -> Iterator[Figure]:
    right = among = 0
    for row in rows:
        gold = _PLOVER.get(row["event"], row["event"])
        events = read(reader, row["id"], row["text"]).events
        main = main_event(events, "plover")
        right += main is not None and plover_code(main) == gold
        among += gold in {plover_code(e) for e in events}
    yield Figure("events.plover_gsr.accuracy", right / len(rows))
    yield Figure("events.plover_gsr.any_event", among / len(rows))


def _acled(reader: Reader, rows: list[dict[str, Any]]) -> Iterator[Figure]:
    pairs = []
    for row in rows:
        gold = _SUB_TYPES.get(row["label"])
        main = main_event(read(reader, row["id"], row["text"]).events, "acled")
        if gold is not None:
            pairs.append((gold, main.acled.sub_event_type if main is not None and main.acled is not None else "none"))
    yield Figure("events.case2021_task2.weighted_f1", weighted_f1(pairs))


def weighted_f1(pairs: list[tuple[str, str]]) -> float:
    """F1 of each class, weighted by how often it occurs.

    >>> weighted_f1([("a", "a"), ("a", "b"), ("b", "b")])
    0.6666666666666666
    """
    gold, told, right = (
        Counter(g for g, _ in pairs),
        Counter(t for _, t in pairs),
        Counter(g for g, t in pairs if g == t),
    )
    return sum(n * 2 * right[c] / (n + told[c]) for c, n in gold.items()) / len(pairs)
