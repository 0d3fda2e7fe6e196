from dataclasses import replace

import pytest

from accordingto.record import Entity, EntityKind, Mention, MentionForm, Reading, Report, Span, Statement
from benchmarks.statements import speakers
from benchmarks.statements.speakers import Compared, Pair
from benchmarks.wikinews_gold import Annotated, Said

TEXT = "President Ada Novak of Izova met the Izovan army's chief. She said it was over. The army denied it."


def entity(id: str, kind: EntityKind, name: str, *mentions: tuple[str, MentionForm]) -> Entity:
    found = [Mention(TEXT.index(words), TEXT.index(words) + len(words), form) for words, form in mentions]
    return Entity(id, name, kind, tuple(found))


NOVAK = entity("e1", "person", "Ada Novak", ("President Ada Novak", "name"), ("She", "pronoun"))
ARMY = entity("e2", "military", "Izovan army", ("the Izovan army's", "name"), ("The army", "nominal"))


@pytest.mark.parametrize(
    ("who", "name", "right"),
    [
        (NOVAK, "Ada Novak", True),
        (NOVAK, "Novak", True),
        (
            NOVAK,
            "Boris Novak",
            True,
        ),  # a report seldom has two; the share of the last word is all that some reports give
        (NOVAK, "Ada", False),
        (NOVAK, "She", False),
        (ARMY, "Izovan army", True),
        (ARMY, "army", True),
        (ARMY, "Elbonian army", False),
    ],
)
def test_an_entity_bears_its_names(who: Entity, name: str, right: bool) -> None:
    assert speakers.bears(who, name, TEXT) is right


def said(source: str, within: int | None = None, *names: str) -> Said:
    at = TEXT.index(source)
    return Said((Span(at, at + len(source)),), (), (Span(0, 1),), names, None, None, "affirms", within)


def ours(number: int, source: str, speaker: str | None, within: str | None = None) -> Statement:
    at = TEXT.index(source)
    return Statement(
        f"s{number}", (Span(at, at + len(source)),), (), (Span(0, 1),), "indirect", speaker, "affirms", within
    )


READING = Reading(Report("r", TEXT), entities=(NOVAK, ARMY))


@pytest.mark.parametrize(
    ("names", "found", "right"),
    [
        (("Ada Novak",), ("e1",), True),
        (("Ada Novak",), ("e2",), False),
        (("Ada Novak",), (), False),
        ((), (), True),
        ((), ("e1",), False),
        (("Izovan army", "Ada Novak"), ("e1", "e2"), True),
        (("Izovan army", "Ada Novak"), ("e1",), False),
        (("Ada Novak",), ("e1", "e2"), False),
    ],
)
def test_all_who_are_named_must_be_there_and_nobody_else(
    names: tuple[str, ...], found: tuple[str, ...], right: bool
) -> None:
    statement = replace(ours(1, "She", next(iter(found), None)), co_speakers=found[1:])
    assert speakers.is_right(Pair(said("She", None, *names), statement), READING) is right


def test_a_name_as_written_is_in_the_words_of_the_source() -> None:
    report = Compared(TEXT, READING, Annotated("r", "dev", "2020-01-01", "", TEXT, ()), ())
    named = Pair(said("Novak", None, "Ada Novak"), ours(1, "President Ada Novak", None))
    assert speakers.is_written(named, report)
    assert not speakers.is_written(Pair(said("She", None, "Ada Novak"), ours(1, "She", "e1")), report)
    assert speakers.is_written(Pair(said("She"), ours(1, "She", None)), report)
    assert not speakers.is_written(Pair(said("Novak"), ours(1, "President Ada Novak", None)), report)


def test_the_parent_must_be_the_one_that_pairs_with_the_annotated_parent() -> None:
    parent, child, alone = said("Novak"), said("She", 0), said("The army")
    gold = Annotated("r", "dev", "2020-01-01", "", TEXT, (parent, child, alone))

    def within(of_child: str | None, of_alone: str | None = None) -> list[bool]:
        pairs = (
            Pair(parent, ours(1, "Novak", "e1")),
            Pair(child, ours(2, "She", "e1", of_child)),
            Pair(alone, ours(3, "The army", "e2", of_alone)),
        )
        return [speakers.is_within(pair, Compared(TEXT, READING, gold, pairs)) for pair in pairs]

    assert within("s1") == [True, True, True]
    assert within("s3") == [True, False, True]
    assert within(None, "s1") == [True, False, False]
