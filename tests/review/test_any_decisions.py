"""Whatever is decided, in whatever order: the reviewed reading is sound, and without its decisions it is the machine's again."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import hypothesis.strategies as st
from hypothesis import given, settings

from accordingto.record import REPORT, Control, Entity, Event, Harm, Mention, Reading, Role, Span, Statement, jsonl
from accordingto.review import Choice, Desk, Reviewed, ReviewError, cells, reviewed
from accordingto.review.deciding import rows
from accordingto.review.values import shape
from accordingto.store import Change, Entry
from tests.review.conftest import ID, TEXT, at
from tests.store import making

DESK = Desk(ID, "Anna")


def machine() -> Reading:
    """Two statements, one about the other, two events, one with a change of control, and everything they point at."""
    one = making.reading(making.received(7).report)
    first, event = one.statements[0], one.events[0]
    people = Entity("e2", "people", "civilians", (Mention(at("people").start, at("people").end, "nominal"),))
    denial = Statement(
        "s2", (at("people"),), (), (at("in Izium"),), "indirect", "e2", "denies", about="s1", within="s1"
    )
    other = Event(
        "v2",
        (at("killed"),),
        "happened",
        (REPORT, "s2"),
        (at("killed 7 people"),),
        roles=(Role(at("people").start, at("people").end, "target", "e2"), Role(0, 6, "actor", "e1")),
        harm=(Harm("killed", "civilians", "a1", 1, 1), Harm("injured", "unknown", None, 2, None)),
        control=Control("p1", "e1", "e2"),
        disputed_by=("s2",),
    )
    return Reading(
        one.report, (*one.entities, people), (first, denial), one.places, one.times, one.amounts, (event, other)
    )


WORDS = st.sampled_from(
    ["Police", "said", "Monday", "shelling", "killed", "7", "people", "Izium", "people in Izium"]
).map(at)
FITTING: dict[str, Any] = {
    "e": {"name": "Izium", "kind": "government"},
    "speaker": {"name": "people", "kind": "civilians"},
    "upstream": {"name": "Reuters", "kind": "media"},
    "role": {"role": "actor", "name": "Police", "kind": "organisation", "country": "UKR"},
    "p": {"name": "Izium", "geonames_id": 5, "latitude": 1.0, "longitude": 2.0, "feature": "PPL"},
    "place": {"name": "Izium", "geonames_id": 6, "latitude": 3.0, "longitude": 2.0, "feature": "ADM1", "precision": 3},
    "t": {"type": "DATE", "value": "2022-09-11", "earliest": "2022-09-11", "latest": "2022-09-11"},
    "time": {"type": "DATE", "value": "2022-W37", "earliest": "2022-09-12", "latest": "2022-09-18"},
    "a": {"kind": "people", "low": 3, "high": 9},
    "harm": {"kind": "displaced", "group": "children", "low": 4},
    "type": {"event_type": "Battles", "sub_event_type": "Armed clash"},
    "control": {"place": "Izium", "to": "Police"},
    "according_to": ["report", "s2"],
    "disputed_by": ["s1"],
    "about": "s2",
    "within": "s1",
    "stance": "denies",
    "status": "denied",
    "speaker_kind": "military",
    "speaker_country": "UKR",
}
Step = tuple[str, int, Any, Span | None, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["accept", "correct", "reject", "insert", "undo"]),
        st.integers(0, 500),
        st.sampled_from([*[None] * 10, *["fitting"] * 20, *FITTING.values()]),
        st.one_of(st.none(), WORDS),
        st.sampled_from(["both", "both", "both", "evidence", "value"]),
    ),
    max_size=12,
)


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_any_decisions_leave_a_sound_reading(steps: list[Step]) -> None:
    reading, log = machine(), list[Entry]()
    assert reviewed(reading, log).reading == reading
    for step in steps:
        for change in taken(reading, log, step):
            log.append(Entry(len(log) + 1, "2022-09-14T08:00:00.000Z", "Anna", change, "", ""))
        sound(reviewed(reading, log), reading)
    for entry in [e for e in log if e.change.action != "undo"]:
        if not any(e.change.undoes == entry.number for e in log):
            log.append(Entry(len(log) + 1, "", "Anna", Change("undo", ID, undoes=entry.number), "", ""))
    assert reviewed(reading, log).reading == reading


def taken(reading: Reading, log: list[Entry], step: Step) -> list[Change]:
    """The rows of one step; none where it is refused."""
    action, number, value, words, of = step
    now = reviewed(reading, log)
    if action == "undo":
        open_ = [e for e in log if e.change.action != "undo" and not any(o.change.undoes == e.number for o in log)]
        return [Change("undo", ID, undoes=open_[number % len(open_)].number)] if open_ else []
    cell = now.cells[number % len(now.cells)]
    path = ["v", "s", "p", "t", "a", "e", "v1/harm", "v2/role"][number % 8] if action == "insert" else cell.path
    if value == "fitting":
        value = FITTING.get(shape(path))
    given = {} if value is None else {"value": value}
    spans = None if words is None else (words,)
    try:
        return rows(reading, log, DESK, [Choice(action, path, spans=spans, of=of, seen=cell.last, **given)])  # type: ignore[arg-type]
    except ReviewError:
        return []


def sound(seen: Reviewed, before: Reading) -> None:
    """No value without words, nothing that points at what is not there, and every harm and role with its cell."""
    reading = seen.reading
    # Who takes back what was added takes the ground from the decisions on it, and only from those.
    assert all(lost.entry.change.cell.split("/")[0] not in cells.cells(before) for lost in seen.lost)
    assert jsonl.load(jsonl.dump(reading)) == reading
    known = {REPORT: None}
    for name in ("entities", "statements", "places", "times", "amounts", "events"):
        for item in getattr(reading, name):
            assert item.id not in known
            known[item.id] = None
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(TEXT), span
    for id in references(reading):
        assert id in known, id
    for event in reading.events:
        assert event.trigger
        assert event.according_to
        assert event.evidence
        assert len(seen.harm(event)) == len(event.harm)
        assert len(seen.roles(event)) == len(event.roles)
    for statement in reading.statements:
        assert statement.content
    for place in reading.places:
        assert place.name == place.of(TEXT)
    assert reading.report == before.report


def spans(thing: Any) -> Iterator[Span]:
    if isinstance(thing, Span):
        yield thing
    if isinstance(thing, tuple):
        for one in thing:
            yield from spans(one)
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name != "report":
                yield from spans(getattr(thing, field.name))


def references(reading: Reading) -> Iterator[str]:
    some: list[str | None] = [e.place for e in reading.entities]
    for s in reading.statements:
        some += [s.speaker, s.within, s.upstream, s.about, *s.co_speakers]
    for p in reading.places:
        some += p.offset.places if p.offset else ()
    for v in reading.events:
        some += [v.place, v.time, *v.according_to, *v.disputed_by, *(r.entity for r in v.roles)]
        some += [h.amount for h in v.harm]
        some += [v.control.place, v.control.from_, v.control.to] if v.control else []
    return (id for id in some if id is not None)


def test_accepting_everything_changes_nothing() -> None:
    reading, log = machine(), list[Entry]()
    for cell in reviewed(reading, log).cells:
        for change in rows(reading, log, DESK, [Choice("accept", cell.path)] if cell.whole else []):
            log.append(Entry(len(log) + 1, "", "Anna", change, "", ""))
    seen = reviewed(reading, log)
    assert seen.reading == reading
    assert {c.state for c in seen.cells} == {"accepted"}
