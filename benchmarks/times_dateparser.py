"""dateparser on the annotated words of TempEval-3's held-out fifth: given the words, is the date right?

The project does not read times with dateparser. Where it is not installed the measure is skipped; a folder that has it can be
put on ``PYTHONPATH``. It is asked for the annotated words alone, so that only the resolving is measured, not the finding. It
answers with a moment, held against the value as fine as that is: the year of "1988", the month of "1989-10".
"""

import importlib
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from benchmarks import times
from benchmarks.figures import Figure, Skipped, lines

NEEDS = ("tempeval3",)
_CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
"""The values that a moment can be held against: a year, a month, a day."""


def measure(data: Path) -> Iterator[Figure]:
    """Share of the years, months and days with the right value, of dateparser given the words, and of the record."""
    try:
        dateparser = importlib.import_module("dateparser")
    except ImportError:
        raise Skipped("dateparser is not installed: a comparison that the project does not depend on") from None
    total = theirs = ours = 0
    for part in ("timebank", "aquaint"):
        for document in lines(data / "tempeval3" / f"{part}.jsonl.gz"):
            if not times.held_out(document["id"]) or not document["dct"]:
                continue
            found = times.read(document["text"], document["dct"])
            settings = {
                "RELATIVE_BASE": datetime.fromisoformat(document["dct"]).replace(tzinfo=None),
                "PREFER_DATES_FROM": "past",
            }
            for start, end, value in times.gold(document):
                if _CALENDAR.fullmatch(value):
                    total += 1
                    moment = dateparser.parse(document["text"][start:end], languages=["en"], settings=settings)
                    theirs += moment is not None and moment.date().isoformat().startswith(value)
                    ours += any(t.value == value for t in found if t.start < end and start < t.end)
    yield Figure("times_dateparser.tempeval3_heldout.dateparser", theirs / max(total, 1))
    yield Figure("times_dateparser.tempeval3_heldout.record", ours / max(total, 1))
