"""What a coder would put into one row for an incident: of each cell one value, by rules that both codebooks share.

A value is taken from those who affirm it, and never from a plan or a denial; a count that a later one stands in place of is left
out. Of several values the one that most independent sources tell is taken, and nothing where as many tell another.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from accordingto.linking.accounts.parties import same
from accordingto.linking.accounts.vocabulary import lists, plain
from accordingto.publish.exports.selection import Case
from accordingto.reading.times.precision import precision
from accordingto.record import (
    HARM_TO_PEOPLE,
    Account,
    Cell,
    CellName,
    Coded,
    Count,
    Deed,
    EventRef,
    Locality,
    Party,
    Period,
    Place,
    Reading,
    TimePrecision,
    Value,
)

HAPPENED = ("happened", "ongoing")
CIVILIANS = frozenset(("civilians", "children", "journalists", "aid_workers"))
COMBATANTS = frozenset(("combatants", "police"))
ARMED = frozenset(("military", "armed_group", "government"))


@dataclass(frozen=True, slots=True)
class Range:
    """A number of people: the lowest and highest that somebody affirms, and the one that most sources stand behind."""

    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Deaths:
    """The killed by groups of people; None where nobody counts them."""

    civilians: Range | None = None
    combatants: Range | None = None
    assessed: Count | None = None
    """What an analyst holds."""
    others: Range | None = None
    """Counted without saying who they were; these may hold the civilians and combatants that others count."""

    def total(self, which: Literal["low", "best", "high"]) -> int | None:
        """The ``low``, ``best`` or ``high`` of all: civilians and combatants together, or the whole where that is more."""
        if self.assessed is not None:
            held = _people(self.assessed)
            reported = [replace(self, assessed=None).total(which), held.low if which == "low" else held.high]
            known = [number for number in reported if number is not None]
            return held.best if which == "best" else min(known) if which == "low" else max(known)
        apart: list[int] = [getattr(found, which) for found in (self.civilians, self.combatants) if found]
        whole: int | None = getattr(self.others, which) if self.others else None
        if not apart:
            return whole
        return max(sum(apart), whole or 0)


@dataclass(frozen=True, slots=True)
class Where:
    """A place as told, and as the gazetteer and the report have it."""

    value: Locality
    place: Place | None
    words: str


@dataclass(frozen=True, slots=True)
class When:
    """Days as told, with the codes that both codebooks have for so many days."""

    value: Period

    @property
    def precision(self) -> TimePrecision | None:
        """ACLED's and UCDP's codes."""
        return precision(self.value.earliest, self.value.latest)


class Facts:
    """The row of one incident, before a codebook gives it its names."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.incident = case.incident
        self._cells = {cell.name: cell for cell in case.incident.cells}

    def cell(self, name: CellName) -> Cell | None:
        """The incident's cell of that name."""
        return self._cells.get(name)

    def contested(self, name: CellName) -> bool:
        """Whether the accounts of that cell contradict each other."""
        found = self.cell(name)
        return found is not None and found.agreement.level == "contested"

    def affirmed(self, name: CellName) -> list[Account]:
        """The accounts of a cell that can be coded: of what happened, as somebody affirms, and not replaced by a later count."""
        cell = self.cell(name)
        if cell is None:
            return []
        updates = [r for r in cell.agreement.relations if r.kind == "update"]
        replaced = [(cell.accounts[r.first], cell.accounts[r.second]) for r in updates]
        return [
            a
            for a in cell.accounts
            if a.stance == "affirms"
            and a.status in HAPPENED
            and not any(_replaced(a, old, new) for old, new in replaced)
        ]

    def assessed(self, name: CellName) -> Value | None:
        """What an analyst holds of a cell; None where nobody said, or where it was found not to be so."""
        found = self.case.review.cells.get(name)
        return found.value if found and found.grade != "discounted" else None

    def deed(self) -> Deed | None:
        """What happened, in ACLED's terms; None where nobody affirms that such a thing did."""
        held = self.assessed("what")
        if isinstance(held, Deed):
            return held if held.event_type and held.status in HAPPENED else None
        told = [a for a in self.affirmed("what") if isinstance(a.value, Deed) and a.value.event_type]
        groups = _groups(told, lambda a, b: _types(a.value) == _types(b.value))
        best = _first(groups, lambda group: -_sources(group))
        value = best[0].value if best else None
        return value if isinstance(value, Deed) else None

    def deeds(self) -> set[EventRef]:
        """The events of the type that is coded: who found the dead did not kill them."""
        deed = self.deed()
        return {
            a.event
            for a in self.affirmed("what")
            if deed and isinstance(a.value, Deed) and a.value.event_type == deed.event_type
        }

    def where(self) -> Where | None:
        """Where it was: the most exact place, or, where places contradict each other, that of most sources."""
        held = self.assessed("where")
        if isinstance(held, Locality):
            return Where(held, None, held.name)
        told = [a for a in self.affirmed("where") if isinstance(a.value, Locality)]
        groups = _groups(told, lambda a, b: _spot(a.value) == _spot(b.value))
        exact: Callable[[list[Account]], int] = lambda group: min(_precision(a.value) for a in group)  # noqa: E731
        if self.contested("where"):
            best = _first(groups, lambda group: (-_sources(group), exact(group)))
        else:
            best = _first(groups, lambda group: (exact(group), -_sources(group)))
        if not best:
            return None
        account = min(best, key=lambda a: _precision(a.value))
        value = account.value
        assert isinstance(value, Locality)  # noqa: S101 — localities alone were asked for
        return Where(value, self._place(account), account.text)

    def when(self) -> When | None:
        """When it was: the narrowest days, or, where days contradict each other, those of most sources."""
        held = self.assessed("when")
        if isinstance(held, Period):
            return When(held)
        told = [a for a in self.affirmed("when") if isinstance(a.value, Period)]
        groups = _groups(told, lambda a, b: _days(a.value) == _days(b.value))
        if self.contested("when"):
            best = _first(groups, lambda group: (-_sources(group), _width(group[0].value)))
        else:
            best = _first(groups, lambda group: (_width(group[0].value), -_sources(group)))
        if not best:
            return None
        value = best[0].value
        assert isinstance(value, Period)  # noqa: S101 — periods alone were asked for
        return When(value)

    def parties(self, name: CellName) -> list[Party]:
        """Who did it, or to whom: the one that most independent sources name first, then who stands beside him.

        Empty where as many sources say that it was another.
        """
        held = self.assessed(name)
        if isinstance(held, Party):
            return [held]
        deeds = self.deeds()
        told = [a for a in self.affirmed(name) if isinstance(a.value, Party) and _named(a.value) and a.event in deeds]
        groups = _groups(told, lambda a, b: _one(a.value, b.value))
        groups.sort(key=lambda group: -_sources(group))
        if not groups:
            return []
        if self.contested(name) and len(groups) > 1 and _sources(groups[0]) == _sources(groups[1]):
            return []
        first = {(a.event.report, a.chain) for a in groups[0]}
        beside = [group for group in groups[1:] if any((a.event.report, a.chain) in first for a in group)]
        return [_fullest(group) for group in (groups[0], *(beside if not self.contested(name) else groups[1:1]))]

    def deaths(self) -> Deaths:
        """The killed, as far as somebody counts them."""
        told = [a for a in self.affirmed("killed") if isinstance(a.value, Count)]
        by_group: dict[str, list[Account]] = {"civilians": [], "combatants": [], "others": []}
        for account in told:
            value = account.value
            assert isinstance(value, Count)  # noqa: S101 — counts alone were asked for
            group = "civilians" if value.group in CIVILIANS else "combatants" if value.group in COMBATANTS else "others"
            by_group[group].append(account)
        held = self.assessed("killed")
        return Deaths(
            assessed=held if isinstance(held, Count) else None,
            **{group: _range(accounts) for group, accounts in by_group.items()},
        )

    def killed_without_number(self) -> bool:
        """Whether a report tells of people killed and not how many."""
        members = {(m.report, m.event) for m in self.incident.members}
        return any(
            h.kind == "killed" and h.low is None and h.high is None
            for reading in self.case.readings.values()
            for e in reading.events
            if (reading.report.id, e.id) in members and e.status in HAPPENED
            for h in e.harm
        )

    def harmed(self) -> set[str]:
        """Groups of people that somebody tells to have been harmed."""
        return {a.value.group for name in HARM_TO_PEOPLE for a in self.affirmed(name) if isinstance(a.value, Count)}

    def reading(self, account: Account) -> Reading | None:
        """The reading that an account comes from."""
        return self.case.readings.get(account.event.report)

    def coded(self, account: Account) -> Coded | None:
        """What ACLED codes for the words of a count that are no figure ("dozens"); None for a figure, or a corrected number."""
        reading = self.reading(account)
        told = {(span.start, span.end) for span in account.spans}
        amount = next((a for a in reading.amounts if (a.start, a.end) in told), None) if reading else None
        if amount is None or not isinstance(account.value, Count):
            return None
        return amount.coded if (amount.low, amount.high) == (account.value.low, account.value.high) else None

    def _place(self, account: Account) -> Place | None:
        reading = self.reading(account)
        starts = {span.start for span in account.spans}
        return next((p for p in reading.places if p.start in starts), None) if reading else None


def _replaced(account: Account, old: Account, new: Account) -> bool:
    """Whether ``new`` stands in its place: it is ``old``, or the same number of the same source, or of the outlet beside."""
    if account == old:
        return True
    own = len(account.chain) == 1 and account.event.report == old.event.report
    before = (account.published or "")[:10] <= (new.published or "")[:10]
    return (own or (account.source == old.source and before)) and _bounds(account) == _bounds(old) is not None


def _bounds(account: Account) -> tuple[float | None, float | None] | None:
    """The number, whatever its hedge: "12 dead" in a headline is the "at least 12" of the text below."""
    value = account.value
    return (value.low, value.low or value.high) if isinstance(value, Count) else None


def _groups(accounts: Iterable[Account], alike: Callable[[Account, Account], bool]) -> list[list[Account]]:
    """The accounts that tell one value together, in the order of the first of each."""
    groups: list[list[Account]] = []
    for account in accounts:
        home = next((group for group in groups if alike(group[0], account)), None)
        if home is None:
            groups.append([account])
        else:
            home.append(account)
    return groups


def _first(groups: Sequence[list[Account]], key: Callable[[list[Account]], object]) -> list[Account]:
    return min(groups, key=key, default=[])  # type: ignore[arg-type]  # every key here can be compared


def _sources(accounts: Iterable[Account]) -> int:
    """Independent sources; an outlet that says in its own voice what it also has from a speaker adds none."""
    found = list(accounts)
    quoting = {a.event.report for a in found if len(a.chain) > 1}
    return len({a.source for a in found if len(a.chain) > 1 or a.event.report not in quoting})


def _types(value: object) -> tuple[str | None, str | None] | None:
    return (value.event_type, value.sub_event_type) if isinstance(value, Deed) else None


def _spot(value: object) -> object:
    return (value.geonames_id or (value.name, value.country)) if isinstance(value, Locality) else None


def _precision(value: object) -> int:
    """1 to 3 as ACLED, 4 for a country, 5 for what is not on the map."""
    if not isinstance(value, Locality) or value.latitude is None:
        return 5
    return value.precision or 4


def _days(value: object) -> tuple[str | None, str | None] | None:
    return (value.earliest, value.latest) if isinstance(value, Period) else None


def _width(value: object) -> int:
    """Days from the first to the last; very many where one end is open."""
    if not isinstance(value, Period) or value.earliest is None or value.latest is None:
        return 10**6
    return (date.fromisoformat(value.latest) - date.fromisoformat(value.earliest)).days


def _named(party: Party) -> bool:
    """Whether a name tells who it is: not "her fighters", "30 people", or one man."""
    words = plain(party.name)
    return bool(words) and words[0] not in lists().own and party.kind not in (None, "person", "place", "media")


def _one(x: object, y: object) -> bool:
    return isinstance(x, Party) and isinstance(y, Party) and (x.name == y.name or same(x, y))


def _fullest(group: Sequence[Account]) -> Party:
    """The name that tells most: that of a side or of civilians before others, then the commonest with a capital."""
    parties = [a.value for a in group if isinstance(a.value, Party)]
    counts = {p: sum(q.name == p.name for q in parties) for p in parties}
    return max(
        parties, key=lambda p: (p.kind in ARMED or p.kind == "civilians", p.name[:1].isupper(), counts[p], p.name)
    )


def _range(accounts: Sequence[Account]) -> Range | None:
    """What the accounts of one group of people come to; a part of those whom the same voice counts is left out."""
    whole: dict[object, Account] = {}
    for account in accounts:
        key = (account.event.report, account.chain)
        if key not in whole or _number(account) > _number(whole[key]):
            whole[key] = account
    told = list(whole.values())
    if not told:
        return None
    groups = _groups(told, lambda a, b: _number(a) == _number(b))
    best = min(groups, key=lambda group: (-_sources(group), _number(group[0])))
    numbers = [_number(a) for a in told]
    return Range(min(numbers), _number(best[0]), max([*numbers, *(_most(a) for a in told)]))


def _people(count: Count) -> Range:
    """What an analyst's count comes to."""
    low = int(count.low if count.low is not None else count.high or 0)
    return Range(low, low, int(count.high if count.high is not None else low))


def _number(account: Account) -> int:
    """The number that a count stands for: the lowest that its words allow, as both codebooks ask for the more conservative."""
    value = account.value
    assert isinstance(value, Count)  # noqa: S101 — counts alone come here
    return int(value.low if value.low is not None else value.high if value.high is not None else 0)


def _most(account: Account) -> int:
    value = account.value
    assert isinstance(value, Count)  # noqa: S101 — counts alone come here
    return int(value.high if value.high is not None else value.low if value.low is not None else 0)
