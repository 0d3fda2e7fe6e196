from dataclasses import replace

from accordingto.record import Entity, Event, Harm, Mention, Place, Reading, Report, Role, Span, Statement
from benchmarks import events_scoring as scoring
from benchmarks.events_gold import Happening, Hurt, Participant
from benchmarks.statements import speakers
from benchmarks.wikinews_gold import Annotated, Said

TEXT = "Rebels shelled Lenta on Monday, the army said. The shelling killed two. A year ago Lenta was shelled."
SAID = Said((Span(32, 40),), (Span(41, 45),), (Span(0, 30),), ("army",), "military", None, "affirms", None)
OURS = Statement("s1", (Span(32, 40),), (Span(41, 45),), (Span(0, 30),), "indirect")
GOLD = Happening(
    trigger=(Span(7, 14), Span(51, 59)),
    plover=("ASSAULT",),
    acled=None,
    status="happened",
    roles=(Participant("actor", "Rebels", (Span(0, 6),)), Participant("target", "Lenta", (Span(15, 20),), True)),
    places=("Lenta",),
    times=(("2009-02-02", "2009-02-02"),),
    harm=(Hurt("killed", "unknown", 2, 2, ("report",)),),
    according_to=("report", 0),
)
FOUND = Event(
    "v1",
    (Span(7, 14),),
    "happened",
    ("report", "s1"),
    (Span(0, 30),),
    plover="ASSAULT",
    roles=(Role(0, 6, "actor"),),
    place="p1",
    earliest="2009-02-02",
    latest="2009-02-02",
    harm=(Harm("killed", "unknown", None, 2, 2),),
)


def scored(*events: Event, gold: tuple[Happening, ...] = (GOLD,)) -> scoring.Scored:
    """The score of events of ours against annotated ones of one report."""
    reading = Reading(
        Report("r", TEXT),
        entities=(Entity("e1", "Lenta", "place", (Mention(15, 20, "name"),)),),
        statements=(OURS,),
        places=(Place(15, 20, "p1", "Lenta"),),
        events=events,
    )
    report = Annotated("r", "dev", "2009-02-03", "", TEXT, (SAID,))
    return scoring.score(speakers.Compared(TEXT, reading, report, (speakers.Pair(SAID, OURS),)), gold)


def test_an_event_with_the_right_type_at_a_mention_is_found_once() -> None:
    second = replace(FOUND, id="v2", trigger=(Span(51, 59),))
    assert scored(FOUND).counts == (1, 1, 1)
    assert scored(FOUND, second).counts == (1, 2, 1)
    assert scored(replace(FOUND, trigger=(Span(7, 14), Span(51, 59)))).counts == (1, 1, 1)


def test_another_type_or_other_words_are_not_found() -> None:
    wrong = scored(replace(FOUND, plover="COERCE"))
    assert (wrong.counts, wrong.touched) == ((0, 1, 1), 1)
    assert scored(replace(FOUND, trigger=(Span(93, 100),))).touched == 0


def test_what_a_coder_may_leave_out_counts_for_nothing() -> None:
    history = replace(GOLD, trigger=(Span(93, 100),), optional=True)
    assert scored(gold=(history,)).counts == (0, 0, 0)
    assert scored(replace(FOUND, trigger=(Span(93, 100),)), gold=(history,)).counts == (0, 0, 0)


def test_cells_are_judged_by_who_where_when_and_accounts() -> None:
    result = scored(FOUND)
    (pair,) = result.pairs
    reading = result.compared.reading
    assert scoring.who(pair, reading)
    assert scoring.where(pair, reading)
    assert scoring.when(pair)
    assert scoring.accounts(GOLD.according_to, FOUND.according_to, result.compared)
    assert [index for _, index in scoring.harm(pair)] == [0]


def test_a_wrong_actor_a_missing_one_and_one_too_many_are_wrong() -> None:
    army, rebels = Role(32, 40, "actor"), Role(0, 6, "actor")
    target = Role(15, 20, "target", "e1")
    for roles, right in (((army,), False), ((), False), ((rebels, army), False), ((rebels, target), True)):
        result = scored(replace(FOUND, roles=roles))
        assert scoring.who(result.pairs[0], result.compared.reading) is right


def test_another_place_and_another_day_are_wrong() -> None:
    result = scored(replace(FOUND, place=None, latest="2009-02-03"))
    assert not scoring.where(result.pairs[0], result.compared.reading)
    assert not scoring.when(result.pairs[0])


def test_every_answer_that_the_annotation_takes_for_right_is_right() -> None:
    open_ = replace(GOLD, places=("Lenta", None), times=((None, None), ("2009-02-02", "2009-02-02")))
    for event in (FOUND, replace(FOUND, place=None), replace(FOUND, earliest=None, latest=None)):
        result = scored(event, gold=(open_,))
        assert scoring.where(result.pairs[0], result.compared.reading)
        assert scoring.when(result.pairs[0])
    (other,) = scored(replace(FOUND, earliest=None), gold=(open_,)).pairs
    assert not scoring.when(other)
    (named,) = scored(FOUND, gold=(replace(GOLD, places=(None,)),)).pairs
    assert not scoring.where(named, scored(FOUND).compared.reading)


def test_accounts_need_the_report_where_it_speaks_and_nobody_else() -> None:
    compared = scored(FOUND).compared
    assert not scoring.accounts(("report",), ("report", "s1"), compared)
    assert not scoring.accounts((0,), ("report", "s1"), compared)
    assert not scoring.accounts((0,), (), compared)
    assert scoring.accounts((0,), ("s1",), compared)
    assert not scoring.accounts((0,), ("s9",), compared)
