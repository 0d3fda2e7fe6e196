"""A count that the outlet does not give is shown with who gives it; a doubtful actor, with the grade of the blame."""

from dataclasses import replace

from accordingto.publish.rows import Rows
from accordingto.record import Amount, Coded, Event, Harm, HarmKind, Passage, Reading, Report, Role, Span, Statement

TEXT = "Rebels shelled Lenta. The shelling killed 12, the ministry said."
SAID = Statement("s1", (Span(46, 58),), (Span(59, 63),), (Span(22, 44),), "indirect")
HARM = Harm("killed", "unknown", None, 12, 12, ("s1",))
EVENT = Event(
    "v1",
    (Span(7, 14), Span(26, 34)),
    "happened",
    ("report", "s1"),
    (Span(0, 44),),
    roles=(Role(0, 6, "actor"),),
    harm=(HARM,),
    blame="suspected",
)


def row(event: Event) -> tuple[str, tuple[str, ...]]:
    """What happened, and its harm, as they are shown."""
    report = Report("r", TEXT, passages=(Passage(0, len(TEXT), "body"),))
    (happened,) = Rows(Reading(report, statements=(SAID,), events=(event,))).happened()
    return happened.what, happened.harm


def test_the_ministrys_count_is_the_ministrys() -> None:
    what, harm = row(EVENT)
    assert what.startswith("Rebels (suspected) · ")
    assert harm == ("killed: 12, the ministry",)


def test_a_count_of_all_who_tell_of_it_needs_no_name() -> None:
    told = replace(EVENT, harm=(replace(HARM, according_to=EVENT.according_to),), blame="reported")
    what, harm = row(told)
    assert what.startswith("Rebels · ")
    assert harm == ("killed: 12",)


def test_a_running_total_is_shown_as_one() -> None:
    _, harm = row(replace(EVENT, harm=(replace(HARM, according_to=EVENT.according_to, total=True),)))
    assert harm == ("killed: 12, running total",)


def test_the_figure_that_acled_codes_is_shown_with_its_rule() -> None:
    text = "Dozens died."
    dozens = Amount(0, 6, "a1", "people", 24, None, basis="dozens", coded=Coded("dozens", (12,)))
    event = Event("v1", (Span(7, 11),), "happened", ("report",), (Span(0, 11),))
    report = Report("r", text, passages=(Passage(0, len(text), "body"),))

    def shown(kind: HarmKind, *, total: bool = False) -> tuple[str, ...]:
        told = replace(event, harm=(Harm(kind, "unknown", "a1", 24, None, total=total),))
        (happened,) = Rows(Reading(report, amounts=(dozens,), events=(told,))).happened()
        return happened.harm

    assert shown("killed") == ('killed: Dozens, ACLED: 12 by its rule for "dozens"',)
    assert shown("injured") == ("injured: Dozens",)
    assert shown("killed", total=True) == ("killed: Dozens, running total",)
