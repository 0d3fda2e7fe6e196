"""Names that hold everywhere: an IRI for a report, a cell of it, a decision, whoever or whatever made it; and JSON as bytes."""

import json
from typing import Any
from urllib.parse import quote

from accordingto.publish.exports.table import legal

URN = "urn:accordingto:"
"""A URN of our own: no address on the web is claimed for what may be on one machine alone."""


def iri(kind: str, *parts: str | int) -> str:
    """The IRI of a thing; the parts are ids of ours, and are kept apart by slashes.

    >>> iri("report", "sha256:ab"), iri("cell", "r 1", "v3/place")
    ('urn:accordingto:report/sha256:ab', 'urn:accordingto:cell/r%201/v3/place')
    """
    return URN + "/".join((kind, *(quote(str(part), safe="/:.,+-_~") for part in parts)))


def is_web(address: str | None) -> bool:
    """Whether an address can be asked for on the web.

    >>> is_web("https://example.org/1"), is_web("notes.txt"), is_web("javascript:alert(1)")
    (True, False, False)
    """
    return (
        bool(address)
        and str(address).lower().startswith(("http://", "https://"))
        and not set(' <>"{}|\\^`') & set(str(address))
    )


def clean(value: Any) -> Any:
    r"""The value with every text in it as `legal` makes it, so that it is UTF-8 and reads as it stands.

    >>> clean({"name": ["a\u202eb", 7]})
    {'name': ['a�b', 7]}
    """
    if isinstance(value, str):
        return legal(value)
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    return [clean(item) for item in value] if isinstance(value, list | tuple) else value


def as_bytes(value: Any) -> bytes:
    """The value as one line of JSON in UTF-8.

    >>> as_bytes({"town": "Orsina", "dead": 12})
    b'{"town":"Orsina","dead":12}'
    """
    return json.dumps(clean(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
