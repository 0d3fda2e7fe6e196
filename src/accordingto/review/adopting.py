"""What was coded blind becomes part of the review: one coder's decisions, or those on which all coders agree.

    adopt(store, "c1", coder="Anna", why="she read the original", who="Chief")

Each becomes an ordinary decision of whoever adopts it: a row of the log about the report, which can be taken back like any other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from accordingto.record import Reading
from accordingto.review import anchors, rulings
from accordingto.review.agreeing import meant, units
from accordingto.review.anchors import Anchor
from accordingto.review.cells import EMPTY, Content
from accordingto.review.coding import Codings
from accordingto.review.deciding import Desk, pending, reasoned
from accordingto.review.errors import ReviewError
from accordingto.review.items import LISTS
from accordingto.review.rulings import Ruling
from accordingto.review.standing import STATES, CellState, Reviewed, reviewed
from accordingto.store import Change, Entry, Store


def adopt(store: Store, id: str, *, why: str, coder: str | None = None, who: str | None = None) -> Reviewed:
    """Puts what a coder made of a report into its review, or, without a ``coder``, what all who were done agree on.

    What stands in the review already is left as it is; all of the rest is taken, or nothing. NotAllowedError while it is coded.
    """
    coding, coded = (room := Codings(store)).coding(id), room.coded(id)
    if coder is not None and coder not in coded:
        raise ReviewError(f"{coder!r} was not done with {id}: {' and '.join(coded) or 'nobody'} was")
    if coder is None and len(coded) < 2:
        raise ReviewError(f"fewer than two coders were done with {id}: choose one whose decisions to adopt")
    wanted = list(agreed({coder: coded[coder]} if coder is not None else coded))
    reason = f"{id}, as {coder or 'all'} coded it: {reasoned(why)}"
    desk = Desk(coding.report, who)

    def work(reading: Reading, log: list[Entry]) -> list[Change]:
        now = reviewed(reading, log)
        changes = [change for ruling in wanted if (change := _change(now, ruling, desk, reason)) is not None]
        if not changes:
            raise ReviewError(f"there is nothing to adopt of {id}: no decision, or none that does not stand already")
        rows = pending(log, changes, desk)
        for lost in reviewed(reading, [*log, *rows]).lost:
            if lost.entry in rows:
                raise ReviewError(f"{lost.entry.change.cell} cannot be adopted: {lost.why}")
        told = {"adopted": id, "of": coder, "decisions": len(changes)}
        return [Change("coding", coding.report, "", None, told, why.strip()), *changes]

    return store.decide_on(desk.report, desk.subject, desk.who, work, reviewed)


def agreed(coded: Mapping[str, Reviewed]) -> Iterator[Ruling]:
    """The decisions on which all these coders agree, as the first one took them; of one coder alone, all."""
    (first, seen), *_ = coded.items()
    for letter in LISTS:
        for unit in units(coded, letter):
            if len(unit.ids) < len(coded):
                continue  # one added it, and another did not
            alike = {c.part: c for c in seen.of(unit.ids[first]) if _alike(coded, unit.ids, c.part)}
            whole = alike.pop("", None)
            states = {other.cell(unit.ids[name]).state for name, other in coded.items()}
            if "rejected" in states:
                if whole is not None:
                    yield _ruling(seen, whole)
                continue
            with_whole = {p: c for p, c in alike.items() if whole is not None and c.ruled == whole.ruled}
            if whole is not None:
                yield _ruling(seen, whole, {part: _content(c) for part, c in with_whole.items()})
            yield from (_ruling(seen, c) for part, c in alike.items() if part not in with_whole)


def _alike(coded: Mapping[str, Reviewed], ids: Mapping[str, str], part: str) -> bool:
    """Whether all have decided the same of a part of an item; of the whole, where ``part`` is empty."""
    said = set()
    for who, seen in coded.items():
        path = f"{ids[who]}/{part}" if part else ids[who]
        said.add(next((_outcome(cell) for cell in seen.of(ids[who]) if cell.path == path), None))
    return len(said) == 1 and said != {None}


def _outcome(cell: CellState) -> Any:
    """What two coders must have in common to have decided the same; None where nothing was decided."""
    match cell.state:
        case "unreviewed":
            return None
        case "rejected":
            return cell.state
        case "evidence_only":
            return cell.state, cell.spans
        case "value_only":
            return cell.state, meant(cell)
    return "holds", cell.value is None, meant(cell)


def _content(cell: CellState) -> Content:
    return Content(cell.value, cell.spans)


def _ruling(seen: Reviewed, cell: CellState, parts: Mapping[str, Content] | None = None) -> Ruling:
    """The decision that leaves a cell as it is with a coder."""
    (action, of), content = next(key for key, state in STATES.items() if state == cell.state), _content(cell)
    after = EMPTY if action == "reject" else content
    return Ruling(action, seen.anchor(cell.path), content, after, of, parts or {})


def _change(now: Reviewed, ruling: Ruling, desk: Desk, why: str) -> Change | None:
    """The row of the log that a decision becomes; None where it stands already."""
    path = _path(now, ruling.anchor)
    if path is not None and _stands(now, path, ruling):
        return None
    if path is not None:
        ruling = replace(ruling, before=_content(now.cell(path)))
    elif ruling.action == "reject":
        return None  # the coder had added it
    anchor = ruling.anchor
    return rulings.dump(ruling, desk.subject, path or "/".join(filter(None, (anchor.id, anchor.part))), why)


def _stands(now: Reviewed, path: str, ruling: Ruling) -> bool:
    cells: Sequence[tuple[str, Content]] = [
        (path, ruling.after),
        *((f"{path}/{p}", c) for p, c in ruling.parts.items()),
    ]
    known = {cell.path: cell for cell in now.cells}
    state = STATES[ruling.action, ruling.of]
    return all(
        (cell := known.get(at)) is not None
        and cell.state == state
        and (state == "rejected" or _content(cell) == content)
        for at, content in cells
    )


def _path(now: Reviewed, anchor: Anchor) -> str | None:
    """The cell of the review that an anchor is tied to; None where there is none yet."""
    id = now.at(anchor)
    if id is None or not anchor.part:
        return id
    if anchor.key is None:
        return f"{id}/{anchor.part}"
    name = anchor.part.split("/", maxsplit=1)[0]
    known = [(c.path, k) for c in now.of(id) if c.part.startswith(f"{name}/") and (k := now.anchor(c.path).key)]
    return anchors.find_part(anchor.key, known, anchor.part)
