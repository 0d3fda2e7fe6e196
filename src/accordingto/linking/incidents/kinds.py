"""Sorts of events, and which of them may be one event told in other words."""

from dataclasses import dataclass
from functools import cache

from accordingto.record import Event, Plover, vocabulary
from accordingto.record.readings import HarmKind


@dataclass(frozen=True)
class _Sort:
    name: str
    acled: frozenset[str] = frozenset()
    plover: frozenset[Plover] = frozenset()
    harm: frozenset[HarmKind] = frozenset()
    control: bool = False


@dataclass(frozen=True)
class _Kinds:
    sorts: tuple[_Sort, ...]
    alike: dict[str, dict[str, float]]


def sort(event: Event) -> str | None:
    """The sort of an event; None where it is talk (an accusation, a demand), which is no happening.

    >>> from accordingto.record import Span
    >>> sort(Event("v1", (Span(0, 4),), "happened", ("report",), (Span(0, 4),), plover="PROTEST"))
    'protest'
    """
    acled = {event.acled.event_type, event.acled.sub_event_type} if event.acled else set()
    harm = {h.kind for h in event.harm}
    for s in _kinds().sorts:
        if s.control and event.control is not None:
            return s.name
        if s.acled & acled or s.harm & harm or (event.plover is not None and event.plover in s.plover):
            return s.name
    return None


def alike(a: str, b: str) -> float:
    """How well two sorts go together, 0 to 1.

    >>> alike("toll", "strike"), alike("strike", "talks"), alike("aid", "aid")
    (1.0, 0.0, 1.0)
    """
    if a == b:
        return 1.0
    table = _kinds().alike
    return float(max(table.get(a, {}).get(b, 0.0), table.get(b, {}).get(a, 0.0)))


@cache
def _kinds() -> _Kinds:
    return vocabulary.load("accordingto.linking.incidents", "kinds.yaml", _Kinds)
