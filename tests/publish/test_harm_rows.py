"""A count that the outlet does not give is shown with who gives it; a doubtful actor, with the grade of the blame."""

from dataclasses import replace

from accordingto.publish.rows import Rows
from accordingto.record import Event, Harm, Passage, Reading, Report, Role, Span, Statement

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
