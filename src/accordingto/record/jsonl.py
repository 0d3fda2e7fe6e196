"""The record as JSON, and the JSON Schema made from the same classes."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from accordingto.record.errors import InputError
from accordingto.record.readings import Reading

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


@cache
def _adapter() -> TypeAdapter[Reading]:
    return TypeAdapter(Reading)


def dump(reading: Reading) -> str:
    """One line of JSON for one report, as `accordingto read --json` prints it.

    >>> from accordingto.record import Report
    >>> dump(Reading(Report(id="r1", text="Hi.")))[:24]
    '{"report":{"id":"r1","te'
    """
    return _adapter().dump_json(reading, by_alias=True).decode("utf-8")


def load(line: str | bytes) -> Reading:
    """The Reading of one line of JSON; InputError names the first field that is wrong.

    >>> load('{"report": {"id": "r1", "text": "Hi."}}').report.text
    'Hi.'
    >>> load('{"report": {"id": "r1"}}')
    Traceback (most recent call last):
        ...
    accordingto.record.errors.InputError: not a record: report.text: Field required
    """
    try:
        return _adapter().validate_json(line, by_alias=True)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(f"not a record: {where or 'the line'}: {first['msg']}") from error


def schema() -> dict[str, Any]:
    """The JSON Schema of one line of the record.

    >>> schema()["title"]
    'Reading'
    """
    return {"$schema": SCHEMA_DIALECT, **_adapter().json_schema(by_alias=True, mode="serialization")}
