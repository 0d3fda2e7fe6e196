"""Incidents, found among happenings that are added report by report."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from hashlib import blake2b

from accordingto.linking.incidents.clustering import Bound, clusters
from accordingto.linking.incidents.decisions import Decisions, Key, key, nearest
from accordingto.linking.incidents.happenings import Happening
from accordingto.linking.incidents.keys import Neighbours
from accordingto.linking.incidents.weighing import reasons, weigh, weights
from accordingto.linking.sets import Sets
from accordingto.record import Decision, EventRef, Incident

_LIKELY = 0.3
"""Pairs below this probability are forgotten."""


class Incidents:
    """Finds the incidents among the happenings added, whatever the order in which they come.

    Adding costs what the happenings' own neighbours cost; groups that nothing new touches are not looked at again.
    ``decisions`` are an analyst's, in the order in which they were made; ``known`` are ids of incidents as they were before,
    which stay with the events that they were given for.
    """

    def __init__(self, decisions: Sequence[Decision] = (), known: Collection[str] = ()) -> None:
        self._decisions = Decisions(decisions)
        self._known = set(known)
        self._added: dict[str, tuple[Happening, ...]] = {}
        self._waiting: dict[str, tuple[Happening, ...]] = {}
        self._touched: set[int] = set()
        self._restart()

    def add(self, report: str, happenings: Sequence[Happening]) -> None:
        """Takes the happenings of one report; those that were added for it before are replaced."""
        found = tuple(happenings)
        before = self._added.get(report)
        if before == found:
            return
        self._added[report] = found
        if before is None or report in self._waiting:
            self._waiting[report] = found
        else:
            self._waiting = dict(self._added)
            self._restart()

    def groups(self) -> tuple[Incident, ...]:
        """The incidents in order of their first day, then of their id; those of one report too. Their cells are empty."""
        parts = [p for found in self._waiting.values() for h in found for p in self._decisions.parted(h)]
        for happening in sorted(parts, key=_order):
            self._take(happening)
        self._waiting = {}
        self._bind()
        for root in sorted({self._sets.root(u) for u in self._touched}):
            self._work(root)
        self._touched.clear()
        return tuple(
            sorted((i for found in self._found.values() for i in found), key=lambda i: (i.earliest or "9", i.id))
        )

    def _restart(self) -> None:
        self._units: list[Happening] = []
        self._of_event: dict[Key, int] = {}
        self._events: defaultdict[str, list[Key]] = defaultdict(list)
        self._neighbours = Neighbours()
        self._pairs: defaultdict[int, dict[int, float]] = defaultdict(dict)
        self._sets = Sets()
        self._component: dict[int, list[int]] = {}
        self._touched.clear()
        self._found: dict[int, list[Incident]] = {}

    def _take(self, happening: Happening) -> None:
        """Weighs one happening against those that share a key with it."""
        unit = self._sets.add()
        self._units.append(happening)
        self._component[unit] = [unit]
        self._touched.add(unit)
        for member in happening.members:
            event = key(member)
            self._of_event[event] = unit
            self._events[member.report].append(event)
        for other in self._neighbours.add(unit, happening):
            if self._units[other].members[0].report != happening.members[0].report:
                likely = weigh(happening, self._units[other])
                if likely >= _LIKELY:
                    self._pairs[unit][other] = self._pairs[other][unit] = likely
                    self._unite(unit, other)

    def _bind(self) -> None:
        """Ties what an analyst merged, so that it is worked through together."""
        self._together = [
            pair for rows in [self._decisions.pairs("merge")] for pair in map(self._units_of, rows) if pair
        ]
        self._apart = frozenset(p for p in map(self._units_of, self._decisions.pairs("split")) if p)
        for a, b in self._together:
            if self._sets.root(a) != self._sets.root(b):
                self._unite(a, b)
                self._touched.add(a)

    def _units_of(self, pair: tuple[Key, Key]) -> tuple[int, int] | None:
        """The happenings of two events; None where one of them is not here, or both are one happening."""
        found = [nearest(k, self._events.get(k[0], ())) for k in pair]
        if found[0] is None or found[1] is None:
            return None
        a, b = sorted((self._of_event[found[0]], self._of_event[found[1]]))
        return (a, b) if a != b else None

    def _unite(self, a: int, b: int) -> None:
        left, right = self._sets.unite(a, b)
        if left != right:
            self._component[left] += self._component.pop(right)
            self._found.pop(right, None)

    def _score(self, a: int, b: int) -> float:
        known = self._pairs[a].get(b)
        if known is None:
            known = self._pairs[a][b] = max(0.0, weigh(self._units[a], self._units[b]))
        return known

    def _work(self, root: int) -> None:
        """Puts the happenings of one component into groups anew."""
        units = sorted(self._component[root], key=lambda u: _order(self._units[u]))
        number = {u: n for n, u in enumerate(units)}
        pairs = [
            (p, number[u], number[v]) for u in units for v, p in self._pairs[u].items() if number.get(v, -1) > number[u]
        ]
        together = tuple((number[a], number[b]) for a, b in self._together if a in number)
        split = ((number[a], number[b]) for a, b in self._apart if a in number and b in number)
        apart = frozenset((min(pair), max(pair)) for pair in split)
        made = clusters(
            range(len(units)),
            pairs,
            lambda a, b: self._score(units[a], units[b]),
            weights().threshold,
            Bound(together, apart),
        )
        self._found[root] = [self._incident([units[n] for n in group], at) for group, at in made]

    def _incident(self, units: Sequence[int], joined_at: float) -> Incident:
        happenings = [self._units[u] for u in units]
        members = tuple(m for h in sorted(happenings, key=_order) for m in h.members)
        earliest, latest = _days(happenings)
        return Incident(
            id=self._id(members),
            members=members,
            confidence=round(joined_at, 2),
            reasons=self._reasons(units),
            what=_most(h.what for h in happenings if h.what),
            where=_where(happenings),
            earliest=earliest,
            latest=latest,
        )

    def _reasons(self, units: Sequence[int]) -> tuple[str, ...]:
        """The reasons of the likeliest pair, and whether an analyst had a hand in it."""
        inside = set(units)
        merged = any(a in inside and b in inside for a, b in self._together)
        told = ("an analyst merged them",) if merged else ()
        pairs = ((p, a, b) for a in units for b, p in self._pairs[a].items() if a < b and b in inside)
        best = max(pairs, key=lambda p: (p[0], -p[1], -p[2]), default=None)
        return told + (reasons(self._units[best[1]], self._units[best[2]]) if best else ())

    def _id(self, members: Sequence[EventRef]) -> str:
        """The id that one of its members gave an incident before; else the id that its first member gives."""
        ids = [name(m) for m in members]
        return next((i for i in ids if i in self._known), ids[0])


def name(member: EventRef) -> str:
    """The id of an incident whose first member this is.

    >>> name(EventRef("r1", "v1", 10))
    'i42cf6fbddbf2'
    """
    return "i" + blake2b(f"{member.report}\n{member.start}".encode(), digest_size=6).hexdigest()


def _order(happening: Happening) -> tuple[int, str, int]:
    first = happening.members[0]
    return happening.published or 10**9, first.report, first.start


def _most(values: Iterable[str]) -> str | None:
    """The commonest; of several, the first."""
    counts = Counter(values)
    return max(counts, key=lambda v: counts[v], default=None)


def _where(happenings: Sequence[Happening]) -> str | None:
    """The place that most of them are at, of those that are most exact."""
    spots = [s for h in happenings for s in h.spots[:1]]
    finest = min((s.level for s in spots), default=0)
    return _most(s.name for s in spots if s.level == finest)


def _days(happenings: Sequence[Happening]) -> tuple[str | None, str | None]:
    """The bounds that most of them give, of those that are tightest."""
    known = [(h.earliest, h.latest) for h in happenings if h.earliest is not None or h.latest is not None]
    width = {b: b[1] - b[0] if b[0] is not None and b[1] is not None else 10_000 for b in known}
    counts = Counter(b for b in known if width[b] == min(width.values()))
    best = max(counts, key=lambda b: counts[b], default=(None, None))
    return _iso(best[0]), _iso(best[1])


def _iso(day: int | None) -> str | None:
    return date.fromordinal(day).isoformat() if day is not None else None
