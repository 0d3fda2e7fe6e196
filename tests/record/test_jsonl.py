import pytest

from accordingto.record import Control, Event, InputError, Passage, Reading, Report, Span, jsonl

READING = Reading(
    Report("r1", "Izium fell.", passages=(Passage(0, 11, "body"),)),
    events=(Event("v1", (Span(6, 10),), "happened", ("report",), (Span(0, 11),), control=Control("p1", "e1", "e2")),),
)


def test_what_is_dumped_loads_back_the_same() -> None:
    assert jsonl.load(jsonl.dump(READING)) == READING


def test_control_is_written_with_the_contracts_own_word() -> None:
    assert '"control":{"place":"p1","from":"e1","to":"e2"}' in jsonl.dump(READING)


def test_a_wrong_line_names_its_field() -> None:
    with pytest.raises(InputError, match=r"report\.id"):
        jsonl.load('{"report": {"id": 1, "text": ""}}')


def test_schema_names_every_part_of_the_contract() -> None:
    parts = jsonl.schema()["properties"]
    assert list(parts) == ["report", "entities", "statements", "places", "times", "amounts", "events"]
