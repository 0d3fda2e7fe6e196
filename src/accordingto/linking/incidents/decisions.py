"""What analysts decided of pairs of events, as pairs of happenings that must, or must not, be one incident."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from accordingto.linking.incidents.happenings import Happening
from accordingto.record import Decision, DecisionKind, EventRef

Key = tuple[str, int]
"""Report and offset of an event's first trigger word: both stay when the report is read again."""


class Decisions:
    """The decisions that hold: of two on the same events, the later one.

    >>> a, b = EventRef("r1", "v1", 10), EventRef("r2", "v3", 40)
    >>> Decisions([Decision("merge", a, b), Decision("split", a, b)]).pairs("merge")
    []
    """

    def __init__(self, rows: Iterable[Decision] = ()) -> None:
        """``rows`` in the order in which they were made."""
        latest: dict[frozenset[Key], DecisionKind] = {}
        for row in rows:
            pair = frozenset((key(row.first), key(row.second)))
            latest.pop(pair, None)  # so that it counts as made now
            latest[pair] = row.kind
        self._latest = [(tuple(sorted(pair)), kind) for pair, kind in latest.items() if len(pair) == 2]
        self._splits = {frozenset(pair) for pair in self.pairs("split")}

    def pairs(self, kind: DecisionKind) -> list[tuple[Key, Key]]:
        """The pairs of that kind that hold, the latest first: a merge that would undo a later split is left out by who joins."""
        return [(pair[0], pair[1]) for pair, k in reversed(self._latest) if k == kind]

    def parted(self, happening: Happening) -> list[Happening]:
        """The happening in as many parts as splits between its own events ask for."""
        parts: list[list[EventRef]] = []
        for member in happening.members:
            for part in parts:
                if not any(frozenset((key(member), key(other))) in self._splits for other in part):
                    part.append(member)
                    break
            else:
                parts.append([member])
        if len(parts) == 1:
            return [happening]
        return [replace(happening, members=tuple(part)) for part in parts]


def key(ref: EventRef) -> Key:
    """What a decision knows an event by."""
    return ref.report, ref.start


def nearest(wanted: Key, known: Sequence[Key]) -> Key | None:
    """The event of the same report that starts closest to where the decided one did; None where none is within 40 characters.

    Another version of the program may begin the words of a trigger elsewhere.
    """
    same = [k for k in known if k[0] == wanted[0] and abs(k[1] - wanted[1]) <= 40]
    return min(same, key=lambda k: (abs(k[1] - wanted[1]), k[1]), default=None)
