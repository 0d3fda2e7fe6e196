"""More fingerprints out of those that there are, without texts and readings: a million reports take days to read."""

import base64
import json
import re
from datetime import date, timedelta
from typing import Any

import numpy as np

from accordingto.linking.copies import gists
from accordingto.linking.copies.prints import PIECE, sketched, unpacked

_DATE = re.compile(rb'"(\d{4}-\d\d-\d\d)')
STEP = 77
"""Days that each round is later than the one before: reports of several rounds meet on most days."""


def multiplied(line: bytes, times: int) -> bytes:
    """A stored fingerprint as that of another report on something else, as much like others of its own round as it was.

    Its sentences, names and places are exchanged, each for the same one wherever it stands in the round; its days are moved.
    """
    days = STEP * times
    old = json.loads(line)["report"]
    line = line.replace(f'"{old}"'.encode(), f'"{old}x{times}"'.encode())
    line = _DATE.sub(
        lambda found: b'"' + (date.fromisoformat(found[1].decode()) + timedelta(days)).isoformat().encode(), line
    )
    found = json.loads(line)
    _copy(found["copy"], times)
    terms = found["story"]["terms"].split(" ")
    terms[::2] = [_renamed(term, times) if not term[:1].islower() else term for term in terms[::2]]
    found["story"]["terms"] = " ".join(terms)
    for happening in found["happenings"]:
        _happening(happening, days, times)
    return json.dumps(found).encode()


def _copy(copy: dict[str, Any], times: int) -> None:
    mask = np.random.default_rng(times).integers(1, 2**32, dtype=np.uint32)
    for name in ("sentences", "quotations"):
        rows = unpacked(copy[name]).astype(PIECE)
        rows["key"] ^= mask
        copy[name] = base64.b64encode(rows.tobytes()).decode()
    copy["gist"] = _exchanged(copy["gist"], np.uint16(mask & 0xFFFF))
    copy["sketch"] = base64.b64encode((sketched(copy["sketch"]) ^ np.uint16(mask & 0xFFFF)).tobytes()).decode()


def _exchanged(gist: str, mask: np.uint16) -> str:
    """Other words and other terms, of the same weight."""
    rows = np.frombuffer(base64.b64decode(gist), gists.WORD).copy()
    for name in ("plain", "term"):
        rows[name] ^= mask
    return base64.b64encode(rows.tobytes()).decode()


def _happening(happening: dict[str, Any], days: int, times: int) -> None:
    for name in ("published", "earliest", "latest"):
        if happening[name] is not None:
            happening[name] += days
    for name in ("actors", "targets", "people", "names", "elsewhere", "regions"):
        happening[name] = [_renamed(word, times) for word in happening[name]]
    for spot in happening["spots"]:
        spot["latitude"] = (spot["latitude"] + 90 + 17.3 * times) % 180 - 90
        for name in ("name", "country", "admin1"):
            spot[name] = spot[name] and _renamed(spot[name], times)


def _renamed(word: str, times: int) -> str:
    """A name of its own for each round; the surname, which stands before a comma, too."""
    return ",".join(f"{part}{times}" for part in word.split(","))
