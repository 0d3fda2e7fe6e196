"""JSON from strangers: parsed without surprises, and its strings made fit for a record."""

import json

from accordingto.intake.decoding import decode, without_surrogates
from accordingto.record import InputError, Note


def parsed(raw: bytes) -> tuple[object, tuple[Note, ...]]:
    """The value that ``raw`` spells, with the notes of its decoding; InputError says where it is broken.

    >>> parsed(b'{"text": "Izium"}')
    ({'text': 'Izium'}, ())
    """
    decoded = decode(raw)
    try:
        return json.loads(decoded.text), decoded.notes
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and decoded.text[error.pos :].lstrip().startswith("{"):
            raise InputError(
                "it holds several JSON objects: if each is on a line of its own, name it .jsonl"
            ) from error
        raise InputError(f"it is not valid JSON ({error}): mend it, or write it again") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; brackets nested 100,000 deep
        why = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        raise InputError(f"it is JSON that cannot be read ({why}): mend it, or write it again") from error


def string(value: object) -> str | None:
    r"""``value`` if it is a string that says something, else None; half characters become U+FFFD.

    >>> string("Kyiv"), string("  "), string(None)
    ('Kyiv', None, None)
    """
    return without_surrogates(value)[0].strip() or None if isinstance(value, str) else None


def first(item: dict[str, object], *names: str) -> str | None:
    """The first of the fields that is there and is a string."""
    return next((found for name in names if (found := string(item.get(name)))), None)


def whole_characters(text: str) -> tuple[str, tuple[Note, ...]]:
    """``text`` without half characters, and the note that counts them."""
    text, lost = without_surrogates(text)
    return text, (Note("encoding", "halves of characters were replaced by U+FFFD", lost),) if lost else ()
