"""A reading with what analysts decided of it: the main way through this room.

    seen = reviewed(store.reading(id), store.log(id))
    seen.reading            # the Reading with all standing decisions in it
    seen.cell("v3/place")   # what stands there, whether anybody looked at it, and who

Nothing is asked and nothing is kept here: the same reading and rows give the same result.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from accordingto.record import Event, Harm, Reading, Role, Span
from accordingto.review import anchors, cells, items, making, putting, rulings, values
from accordingto.review.anchors import Anchor, Key, Origin
from accordingto.review.cells import EMPTY, Content
from accordingto.review.errors import ReviewError
from accordingto.review.rulings import Action, Of, Ruling
from accordingto.review.values import Value
from accordingto.store import Entry, Store
from accordingto.store.audit import standing

State = Literal["unreviewed", "accepted", "corrected", "rejected", "added", "evidence_only", "value_only"]
Progress = Literal["new", "begun", "reviewed"]

WITHHELD: frozenset[State] = frozenset(("rejected", "value_only"))
"""States of cells that are not in the reviewed reading: their value has no words, or is not true of them."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """Who decided of a cell, and when."""

    number: int
    """Of the row of the log."""
    at: str
    who: str
    action: str
    why: str | None


@dataclass(frozen=True, slots=True)
class CellState:
    """One cell: what stands in it, and what was decided."""

    path: str
    """As ``v3/place``; the name by which `decide` knows it."""
    label: str
    state: State
    value: Value
    """What stands there; of a rejected cell, what stood there."""
    text: str
    """The value in words."""
    spans: tuple[Span, ...]
    machine: Content | None
    """What the machine read; null where it read nothing and somebody added the cell."""
    ruled: Ruled | None
    """The decision that stands; null where there is none. Of a cell of a whole that was decided on, the decision on the whole."""
    last: int | None
    """Number of the last row of the log about this cell, also of one taken back: what `decide` wants as ``seen``."""

    @property
    def item(self) -> str:
        """The id of the statement, event … that it is of."""
        return self.path.split("/")[0]

    @property
    def part(self) -> str:
        """As ``place``, ``harm/0``; empty for the whole."""
        return self.path.partition("/")[2]

    @property
    def whole(self) -> bool:
        """Whether it stands for all of its item."""
        return "/" not in self.path


@dataclass(frozen=True, slots=True)
class Lost:
    """A standing decision that has no effect, as the machine reads its words as nothing any more."""

    entry: Entry
    why: str


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A reading after review."""

    reading: Reading
    """With every standing decision in it. No value without words: what is rejected, or has no words left, is not there."""
    cells: tuple[CellState, ...]
    """All cells, the rejected ones among them, item after item."""
    progress: Progress
    finished: Ruled | None
    """Who marked the report as reviewed."""
    lost: tuple[Lost, ...]
    """Standing decisions that have no effect."""
    _by_path: Mapping[str, CellState] = field(default_factory=dict, repr=False)
    _anchors: Mapping[str, Anchor] = field(default_factory=dict, repr=False)
    _origins: Mapping[str, Origin] = field(default_factory=dict, repr=False)
    _harm: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def cell(self, path: str) -> CellState:
        """The cell of that path; ReviewError where there is none."""
        found = self._by_path.get(path)
        if found is None:
            raise ReviewError(f"there is no cell {path!r} in {self.reading.report.id}")
        return found

    def of(self, id: str) -> tuple[CellState, ...]:
        """The cells of one item, the whole first."""
        return tuple(c for c in self.cells if c.item == id)

    def anchor(self, path: str) -> Anchor:
        """What a decision on the cell is tied to."""
        self.cell(path)
        return self._anchors[path]

    def at(self, anchor: Anchor) -> str | None:
        """The id of the item at those words."""
        return anchors.find(anchor, self._origins)

    def harm(self, event: Event) -> tuple[tuple[Harm, CellState], ...]:
        """The harms of an event of ``reading``, each with its cell: their numbers in the paths count the rejected ones, too."""
        return tuple((h, self.cell(p)) for h, p in zip(event.harm, self._harm.get(event.id, ()), strict=True))

    def roles(self, event: Event) -> tuple[tuple[Role, CellState], ...]:
        """The roles of an event of ``reading``, each with its cell."""
        return tuple((r, self.cell(p)) for r, p in zip(event.roles, self._roles.get(event.id, ()), strict=True))


def reviewed(reading: Reading, log: Iterable[Entry]) -> Reviewed:
    """The reading with the decisions of ``log`` (rows about its report, the oldest first) in it, and the state of every cell.

    A later decision on a cell stands in place of an earlier one; one on a whole statement or event, in place of those on its
    parts. Decisions are tied to words, and hold for another reading of the same text.
    """
    rows = list(log)
    draft = _Draft(reading)
    lost: list[Lost] = []
    removed = max((e.number for e in rows if e.change.action == "remove"), default=0)
    before, rows = [e for e in rows if e.number < removed], [e for e in rows if e.number > removed]
    lost += [Lost(e, "the report was removed since, and added again") for e in standing(before) if rulings.load(e)]
    about = {e.number: e for e in rows}
    standing_rows = standing([e for e in rows if e.change.action in (*rulings.ACTIONS, *DONE, "undo")])
    finished: Ruled | None = None
    for entry in standing_rows:
        if entry.change.action in DONE:
            finished = ruled(entry)
            continue
        ruling = rulings.load(entry)
        why = "it was not written by this program" if ruling is None else draft.apply(entry, ruling)
        if why is not None:
            lost.append(Lost(entry, why))
    for entry in rows:
        ruling = rulings.load(undone(entry, about))
        path = draft.path(ruling.anchor) if ruling else None
        if path is not None:
            draft.last[path] = entry.number
    decided = any(e.change.action in rulings.ACTIONS for e in standing_rows)
    progress: Progress = "reviewed" if finished else "begun" if decided else "new"
    return draft.done(progress, finished, tuple(lost))


def reviewed_reading(store: Store, id: str) -> Reading:
    """The reading of a report of the store, with what analysts decided in it."""
    reading, log = store.reading(id), list(store.log(id))
    # Most reports of a large store were never looked at: theirs is the machine's.
    return reviewed(reading, log).reading if any(e.change.action in rulings.ACTIONS for e in log) else reading


DONE = ("finish",)
"""The row that marks a report as reviewed."""


def undone(entry: Entry, rows: Mapping[int, Entry]) -> Entry:
    """The row that a row takes back, or takes back the taking back of; the row itself where it takes back none."""
    while entry.change.undoes is not None and entry.change.undoes in rows:
        entry = rows[entry.change.undoes]
    return entry


def ruled(entry: Entry) -> Ruled:
    """Who wrote a row, and when."""
    return Ruled(entry.number, entry.at, entry.who, entry.change.action, entry.change.why)


STATES: Mapping[tuple[Action, Of], State] = {
    ("accept", "both"): "accepted",
    ("accept", "evidence"): "evidence_only",
    ("accept", "value"): "value_only",
    ("correct", "both"): "corrected",
    ("reject", "both"): "rejected",
    ("insert", "both"): "added",
}


class _Draft:
    """A reading while decisions are put into it, one after the other."""

    def __init__(self, reading: Reading) -> None:
        self.last: dict[str, int] = {}
        self._given = self._reading = reading
        self._machine = cells.cells(reading)
        self._origins: dict[str, Origin] = anchors.origins(reading)
        self._keys: dict[str, Key] = {p: k for p, c in self._machine.items() if (k := anchors.key(c))}
        self._out: dict[str, Content] = {}  # withheld: what stood there
        self._states: dict[str, tuple[State, Ruled]] = {}

    def path(self, anchor: Anchor) -> str | None:
        """The cell that an anchor is tied to."""
        id = anchors.find(anchor, self._origins)
        if id is None or not anchor.part:
            return id
        if anchor.key is None:
            return f"{id}/{anchor.part}"
        return self._listed(id, anchor.part, anchor.key)

    def apply(self, entry: Entry, ruling: Ruling) -> str | None:
        """Puts one decision in; says why where that cannot be."""
        before = self._reading
        try:
            path = self.path(ruling.anchor) or self._made(ruling)
            if path is None:
                return f"what {entry.change.cell} was has no words of its own in this reading"
            self._put(path, ruling, ruled(entry))
            self._know_new()
        except (
            ReviewError
        ) as error:  # as a statement that an event was according to, and that the machine finds no more
            self._reading = before
            return str(error)
        return None

    def _know_new(self) -> None:
        """Takes note of what was made from words, so that it can be decided upon."""
        for kind in items.LISTS:
            for one in items.items(self._reading, kind):
                if one.id not in self._origins:
                    self._origins[one.id] = anchors.origin(one)

    def _put(self, path: str, ruling: Ruling, ruled: Ruled) -> None:
        before, after = self._worded(path, ruling.before), self._worded(path, ruling.after)
        state = STATES[ruling.action, ruling.of]
        whole = not ruling.anchor.part
        stands = cells.cells_of(self._reading, path) if ruling.parts else {}
        for part, content in ruling.parts.items():
            self._put_part(f"{path}/{part}", content, stands, (state, ruled))
        if state in WITHHELD:
            if not whole and not _in_list(path):
                self._reading = putting.put(self._reading, path, EMPTY)
            self._out[path] = before if ruling.action == "reject" else after
        else:
            content = putting.blanked(path, after) if state == "evidence_only" else after
            if not (whole and path[0] in "sv"):
                self._reading = putting.put(self._reading, path, content)
            self._out.pop(path, None)
        self._states[path] = state, ruled

    def _put_part(
        self, path: str, content: Content, stands: Mapping[str, Content], ruling: tuple[State, Ruled]
    ) -> None:
        """Puts in what stood in a part of a whole when that was accepted; most of it ``stands`` there still."""
        content = self._worded(path, content)
        if key := anchors.key(content):
            id, _, part = path.partition("/")
            path = self._listed(id, part, key) or self._more(id, part, key)
        if content != stands.get(path, EMPTY):
            self._reading = putting.put(self._reading, path, content)
        self._out.pop(path, None)
        self._states[path] = ruling

    def _worded(self, path: str, content: Content) -> Content:
        """The content with its words for a value, where they are its value: the log holds where they stand, and not them."""
        if values.shape(path) not in values.WORDS or not content.spans:
            return content
        return Content(cells.words(self._reading.report.text, content.spans), content.spans)

    def _made(self, ruling: Ruling) -> str | None:
        """Room for what was added, or was accepted or corrected and the machine finds no more; None where that cannot be."""
        anchor = ruling.anchor
        if ruling.action == "reject":
            return None
        if anchor.part:
            id = anchors.find(anchor, self._origins)
            if id is None or anchor.key is None:
                return None
            return self._more(id, anchor.part, anchor.key)
        if ruling.action != "insert" and anchor.id[0] in "sv" and not ruling.parts:
            return None
        id = items.next_id(self._reading, items.letter(anchor.id))
        self._reading = making.make(self._reading, id, ruling.after)
        self._origins[id] = Origin((Span(anchor.start, anchor.end),))
        return id

    def _listed(self, id: str, part: str, key: Key) -> str | None:
        """The path of a harm or role."""
        name = part.split("/", maxsplit=1)[0]
        return anchors.find_part(key, [(p, k) for p, k in self._keys.items() if p.startswith(f"{id}/{name}/")], part)

    def _more(self, id: str, part: str, key: Key) -> str:
        """The path of one harm or role more."""
        prefix = f"{id}/{part.split('/', maxsplit=1)[0]}"
        path = f"{prefix}/{sum(p.startswith(f'{prefix}/') for p in self._keys)}"
        self._keys[path] = key
        return path

    def done(self, progress: Progress, finished: Ruled | None, lost: tuple[Lost, ...]) -> Reviewed:
        """The reading without what is withheld, and every cell."""
        # Cells are many, and to accept some changes none: they are made again only where something is another.
        found = self._machine if self._reading is self._given else cells.cells(self._reading)
        gone = frozenset(p for p in self._out if "/" not in p)
        for event in self._reading.events:  # a toll goes with its amount
            for n, toll in enumerate(event.harm):
                if toll.amount in gone and f"{event.id}/harm/{n}" not in self._out:
                    self._out[f"{event.id}/harm/{n}"] = found[f"{event.id}/harm/{n}"]
                    self._states[f"{event.id}/harm/{n}"] = self._states[toll.amount or ""]
        paths = {name: self._kept(name, found) for name in ("harm", "role")}
        reading = self._reading
        for event in reading.events:
            harm = tuple(event.harm[_number(p)] for p in paths["harm"].get(event.id, ()))
            roles = tuple(event.roles[_number(p)] for p in paths["role"].get(event.id, ()))
            if (harm, roles) != (event.harm, event.roles):
                told = event.blame if any(r.role == "actor" for r in roles) else None  # blame is of an actor
                reading = items.set_item(reading, replace(event, harm=harm, roles=roles, blame=told))
        reading = items.without(reading, gone)
        left = found if reading is self._reading else cells.cells(reading)
        states = []
        for path, content in found.items():
            now = content if path in self._out or _in_list(path) else left.get(path, content)
            states.append(self._state(path, now))
        ties = {path: self._anchor(path) for path in found}
        return Reviewed(
            reading,
            tuple(states),
            progress,
            finished,
            lost,
            {cell.path: cell for cell in states},
            ties,
            self._origins,
            paths["harm"],
            paths["role"],
        )

    def _anchor(self, path: str) -> Anchor:
        id, _, part = path.partition("/")
        words = self._origins[id].spans[0]
        return Anchor(id, words.start, words.end, part, self._keys.get(path))

    def _kept(self, name: str, found: Mapping[str, Content]) -> dict[str, tuple[str, ...]]:
        """The paths of the harms (or roles) of each event that are not withheld."""
        paths: dict[str, list[str]] = {}
        for path in found:
            if _in_list(path) and path.split("/")[1] == name and path not in self._out:
                paths.setdefault(path.split("/")[0], []).append(path)
        return {id: tuple(some) for id, some in paths.items()}

    def _state(self, path: str, now: Content) -> CellState:
        whole = path.split("/", maxsplit=1)[0]
        ruling = self._states.get(whole)
        if ruling is None or ruling[0] not in WITHHELD:
            ruling = self._states.get(path)
        state, ruled = ruling or ("unreviewed", None)
        content = self._out.get(path, now)
        spans = () if state == "value_only" else content.spans
        return CellState(
            path,
            cells.label(path),
            state,
            content.value,
            values.text(content.value) or cells.words(self._reading.report.text, content.spans),
            spans,
            self._machine.get(path),
            ruled,
            self.last.get(path),
        )


def _in_list(path: str) -> bool:
    return path.count("/") == 2


def _number(path: str) -> int:
    return int(path.rsplit("/", 1)[1])
