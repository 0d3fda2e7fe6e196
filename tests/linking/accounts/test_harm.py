"""A count belongs to those who give it, whoever else tells of the event."""

from dataclasses import replace

from accordingto.linking.accounts.values import Words, accounts
from accordingto.linking.accounts.voices import Voices
from accordingto.record import REPORT, Count, Event, Harm, Passage, Reading, Report, Span, Statement

TEXT = "Rebels shelled Lenta. The shelling killed 12, the ministry said."
SAID = Statement("s1", (Span(46, 58),), (Span(59, 63),), (Span(22, 44),), "indirect")
EVENT = Event("v1", (Span(7, 14), Span(26, 34)), "happened", (REPORT, "s1"), (Span(0, 44),))


def givers(*according_to: str) -> list[str | None]:
    """The statement of the innermost voice of each account of the killed; None for the outlet."""
    event = replace(EVENT, harm=(Harm("killed", "unknown", None, 12, 12, according_to),))
    report = Report("r", TEXT, passages=(Passage(0, len(TEXT), "body"),))
    reading = Reading(report, statements=(SAID,), events=(event,))
    told = accounts(event, Words(reading, Voices(reading, {}, {})))
    return [account.chain[-1].statement for name, account in told if name == "killed"]


def test_the_outlet_is_no_source_for_a_count_that_it_does_not_give() -> None:
    assert givers("s1") == ["s1"]


def test_a_count_of_two_voices_has_two_accounts() -> None:
    assert givers(REPORT, "s1") == [None, "s1"]


def test_a_record_that_does_not_say_who_gives_it_is_read_as_before() -> None:
    assert givers() == [None]


def test_a_running_total_is_no_account_of_the_event() -> None:
    counts = (
        Harm("killed", "unknown", None, 4, 4, (REPORT,)),
        Harm("killed", "unknown", None, 30, 30, (REPORT,), total=True),
    )
    report = Report("r", TEXT, passages=(Passage(0, len(TEXT), "body"),))
    event = replace(EVENT, harm=counts)
    reading = Reading(report, statements=(SAID,), events=(event,))
    told = [a.value for name, a in accounts(event, Words(reading, Voices(reading, {}, {}))) if name == "killed"]
    assert told == [Count(4, 4, "unknown")]
