"""Which happenings become one incident, and that what an analyst decides stays."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.linking.incidents import Happening, Incidents
from accordingto.linking.incidents.happenings import Spot, Toll
from accordingto.record import Decision, EventRef, Incident

HALVEK = Spot("Halvek", 45.31, -32.98, 0, "XMA", "Velmar Province", 0.9)
ORSINA = Spot("Orsina", 44.12, -31.7, 0, "XMA", "Saltre Province", 0.9)
VELMAR = Spot("Velmar Province", 45.2, -32.9, 2, "XMA", "Velmar Province", 0.9)


def day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def happening(report: str, **fields: object) -> Happening:
    """A shelling of Orsina on 6 May, told the day after, but for the fields given."""
    start = fields.pop("start", 10)
    assert isinstance(start, int)
    base: dict[str, object] = {
        "members": (EventRef(report, "v1", start),),
        "sorts": ("strike",),
        "status": "happened",
        "what": "Shelling/artillery/missile attack",
        "lead": True,
        "published": day("2031-05-07"),
        "spots": (ORSINA,),
        "earliest": day("2031-05-06"),
        "latest": day("2031-05-06"),
        "targets": ("clinic maternity",),
        "tolls": (Toll("killed", 12.0, None),),
        "words": "shell maternity clinic orsina kill",
        "names": ("orsina", "oren"),
        "elsewhere": ("Orsina",),
        "regions": ("Saltre Province",),
    }
    return Happening(**(base | fields))  # type: ignore[arg-type]


def linked(
    *found: Happening, decisions: tuple[Decision, ...] = (), known: tuple[str, ...] = ()
) -> tuple[Incident, ...]:
    incidents = Incidents(decisions, known)
    by_report: dict[str, list[Happening]] = {}
    for one in found:
        by_report.setdefault(one.members[0].report, []).append(one)
    for report, its in by_report.items():
        incidents.add(report, its)
    return incidents.groups()


def together(found: tuple[Incident, ...]) -> set[frozenset[str]]:
    return {frozenset(i.reports) for i in found}


def test_one_shelling_told_by_two_reports_is_one_incident_with_its_reasons() -> None:
    other = happening("b", tolls=(Toll("killed", 31.0, 31.0),), words="army shell maternity clinic orsina died")
    (one,) = linked(happening("a"), other)
    assert one.reports == ("a", "b")
    assert (one.what, one.where, one.earliest) == ("Shelling/artillery/missile attack", "Orsina", "2031-05-06")
    assert one.confidence > 0.5
    assert "both at Orsina" in one.reasons
    assert "on the same day" in one.reasons


@pytest.mark.parametrize(
    "fields",
    [
        {"spots": (HALVEK,), "elsewhere": ("Halvek",), "regions": ("Velmar Province",), "names": ("halvek",)},
        {"sorts": ("talks",), "what": "Consult", "targets": (), "tolls": (), "words": "meet talk orsina"},
        {
            "earliest": day("2031-04-20"),
            "latest": day("2031-04-20"),
            "targets": ("bridge",),
            "words": "shell bridge",
            "names": ("vey",),
        },
    ],
    ids=["another town", "another sort", "another day"],
)
def test_what_is_elsewhere_or_of_another_day_or_sort_stays_apart(fields: dict[str, object]) -> None:
    assert len(linked(happening("a"), happening("b", **fields))) == 2


def test_background_without_place_and_date_ties_nothing_together() -> None:
    vague = {
        "spots": (),
        "earliest": None,
        "latest": None,
        "lead": False,
        "targets": ("people",),
        "tolls": (),
        "words": "war kill people",
        "names": (),
        "elsewhere": (),
    }
    here = happening("a")
    there = happening(
        "b",
        spots=(HALVEK,),
        elsewhere=("Halvek",),
        regions=("Velmar Province",),
        names=("halvek",),
        targets=("bridge",),
    )
    found = linked(here, there, happening("c", **vague), happening("d", **vague))
    assert all(len(i.reports) == 1 for i in found)


def test_a_town_taken_and_retaken_within_days_is_two_incidents() -> None:
    taken = {
        "sorts": ("control",),
        "what": "Non-state actor overtakes territory",
        "spots": (HALVEK,),
        "targets": ("halvek",),
    }
    first = happening("a", **taken, earliest=day("2031-05-05"), latest=day("2031-05-05"), words="captur town halvek")
    second = happening("b", **taken, earliest=day("2031-05-08"), latest=day("2031-05-08"), words="retook town halvek")
    assert len(linked(first, second)) == 2


def test_a_region_holds_its_town() -> None:
    at_town = happening("a", spots=(HALVEK,), elsewhere=("Halvek",), regions=("Velmar Province",))
    in_region = happening("b", spots=(VELMAR,), elsewhere=(), regions=("Velmar Province",))
    (one,) = linked(at_town, in_region)
    assert one.where == "Halvek"


def test_an_incident_keeps_its_id_when_it_grows() -> None:
    (before,) = linked(happening("b", published=day("2031-05-08")))
    grown = linked(happening("b", published=day("2031-05-08")), happening("a"), known=(before.id,))
    assert [i.id for i in grown] == [before.id]
    later = linked(happening("b", published=day("2031-05-08")), happening("c", published=day("2031-05-09")))
    assert [i.id for i in later] == [before.id]


def test_a_report_that_is_read_again_replaces_its_happenings() -> None:
    incidents = Incidents()
    incidents.add("a", [happening("a")])
    incidents.add("b", [happening("b")])
    assert together(incidents.groups()) == {frozenset("ab")}
    incidents.add(
        "b", [happening("b", spots=(HALVEK,), elsewhere=(), regions=(), names=(), targets=(), words="bridge")]
    )
    assert together(incidents.groups()) == {frozenset("a"), frozenset("b")}


REFS = [EventRef(r, "v1", 10) for r in "abcdef"]


def test_a_split_parts_what_the_machine_would_join_and_stays_when_reports_come() -> None:
    decision = Decision("split", REFS[0], REFS[1])
    incidents = Incidents([decision])
    for report in "abcdef":
        incidents.add(report, [happening(report)])
        found = incidents.groups()
        assert not any({"a", "b"} <= set(i.reports) for i in found)


def test_a_merge_joins_what_the_machine_would_not_and_says_so() -> None:
    far = happening("b", spots=(HALVEK,), sorts=("talks",), what="Consult")
    (one,) = linked(happening("a"), far, decisions=(Decision("merge", REFS[0], REFS[1]),))
    assert one.reports == ("a", "b")
    assert one.reasons[0] == "an analyst merged them"


def test_a_decision_finds_its_event_after_the_report_was_read_again() -> None:
    moved = happening("b", members=(EventRef("b", "v7", 14),))
    assert len(linked(happening("a"), moved, decisions=(Decision("split", REFS[0], REFS[1]),))) == 2


def test_a_split_within_one_report_takes_its_happening_apart() -> None:
    both = happening("a", members=(EventRef("a", "v1", 10), EventRef("a", "v2", 90)))
    found = linked(both, decisions=(Decision("split", EventRef("a", "v1", 10), EventRef("a", "v2", 90)),))
    assert sorted(m.event for i in found for m in i.members) == ["v1", "v2"]
    assert len(found) == 2


pair = st.tuples(st.sampled_from(REFS), st.sampled_from(REFS)).filter(lambda p: p[0] != p[1])
rows = st.lists(
    st.builds(lambda kind, p: Decision(kind, p[0], p[1]), st.sampled_from(["merge", "split"]), pair), max_size=6
)


@given(rows, st.randoms(use_true_random=False))
def test_a_split_is_never_undone_and_a_merge_only_by_a_split(decisions: list[Decision], dice: random.Random) -> None:
    some = [
        happening(r, spots=(dice.choice([HALVEK, ORSINA]),), words=dice.choice(["clinic", "bridge"])) for r in "abcdef"
    ]
    found = linked(*some, decisions=tuple(decisions))
    incident_of = {m.report: i.id for i in found for m in i.members}
    latest = {frozenset((d.first.report, d.second.report)): d.kind for d in decisions}
    for two, kind in latest.items():
        one, other = sorted(two)
        if kind == "split":
            assert incident_of[one] != incident_of[other]
        elif "split" not in latest.values():
            assert incident_of[one] == incident_of[other]


@given(st.permutations("abcdef"), st.integers(0, 5))
def test_the_order_in_which_reports_come_changes_nothing(order: list[str], cut: int) -> None:
    spots = {"a": ORSINA, "b": ORSINA, "c": HALVEK, "d": HALVEK, "e": VELMAR, "f": ORSINA}
    words = {
        "a": "shell clinic",
        "b": "shell clinic",
        "c": "bridge",
        "d": "bridge",
        "e": "bridge halvek",
        "f": "school",
    }
    every = {r: happening(r, spots=(spots[r],), words=words[r], targets=(words[r],)) for r in "abcdef"}
    whole = linked(*every.values())
    incidents = Incidents()
    for n, report in enumerate(order):
        incidents.add(report, [every[report]])
        if n == cut:
            incidents.groups()
    assert incidents.groups() == whole
