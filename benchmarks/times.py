"""Times against TempEval-3 (TimeBank and AQUAINT), GUM, MEANTIME and the test cases of Recognizers-Text.

TempEval-3: Figures are of the fifth of the documents that a hash of their id picks; the rules were written on the
other four fifths. Scores are those of the task's scorer (UzZaman et al., 2013): ``relaxed`` counts an expression as found
where the spans overlap, ``strict`` where they are equal, ``value`` where they overlap and the TIMEX3 values are equal.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from accordingto.reading import times
from accordingto.reading.language import Analysis, analyse
from accordingto.record import Passage, Report, Time
from benchmarks.figures import Figure, lines

NEEDS = ("tempeval3", "recognizers_datetime", "gum_wikinews", "meantime")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def measure(data: Path) -> Iterator[Figure]:
    """F1 on the held-out fifth of TempEval-3, on GUM's and MEANTIME's news, and accuracy on Recognizers-Text."""
    documents = [d for part in ("timebank", "aquaint") for d in lines(data / "tempeval3" / f"{part}.jsonl.gz")]
    score = Score()
    for document in documents:
        if held_out(document["id"]):
            score.add(read(document["text"], document["dct"]), gold(document))
    yield from score.figures("times.tempeval3_heldout")
    score = Score()
    for document in lines(data / "meantime" / "all.jsonl.gz"):
        found = read(document["text"], document["dct"])
        score.add(found, gold(document))
    yield from score.figures("times.meantime")
    yield Figure("times.gum.day_accuracy", gum(data))
    yield Figure("times.recognizers.accuracy", recognizers(data))


def held_out(id: str) -> bool:
    """Whether a document belongs to the fifth that no rule was written on."""
    return int(hashlib.sha256(id.encode()).hexdigest(), 16) % 5 == 0


def read(text: str, published: str | None) -> tuple[Time, ...]:
    """The times of a bare text."""
    return times.find(analysed(text, published))


def analysed(text: str, published: str | None) -> Analysis:
    """The analysis of a bare text whose paragraphs are parted by empty lines."""
    passages = tuple(
        Passage(m.start() + len(m[0]) - len(m[0].lstrip()), m.start() + len(m[0].rstrip()), "body")
        for m in _PARAGRAPH.finditer(text)
        if m[0].strip()
    )
    return analyse(Report("r", text, published=published, passages=passages))


Expression = tuple[int, int, str]


def gold(document: dict[str, Any]) -> list[Expression]:
    """The annotated expressions: start, end, value."""
    return [(t["start"], t["end"], t["value"] or "") for t in document["timexes"] if t["end"] > t["start"]]


class Score:
    """Counts over documents."""

    def __init__(self) -> None:
        self.gold = self.found = self.relaxed = self.strict = self.value = 0

    def add(self, found: Sequence[Time], expected: Sequence[Expression]) -> None:
        """Matches each annotated expression with the first unused one that overlaps it."""
        self.gold += len(expected)
        self.found += len(found)
        free = list(found)
        for start, end, value in expected:
            match = next((t for t in free if t.start < end and start < t.end), None)
            if match is not None:
                free.remove(match)
                self.relaxed += 1
                self.strict += (match.start, match.end) == (start, end)
                self.value += match.value == value

    def figures(self, name: str) -> Iterator[Figure]:
        """F1 by the three ways of matching."""
        for kind in ("relaxed", "strict", "value"):
            yield Figure(f"{name}.{kind}_f1", 2 * getattr(self, kind) / max(self.gold + self.found, 1))


def gum(data: Path) -> float:
    """Share of the dates with a full day in GUM's news and interviews whose day is in the bounds of a time found there."""
    right = total = 0
    for part in ("news", "interview"):
        for document in lines(data / "gum_wikinews" / f"{part}.jsonl.gz"):
            found = read(document["text"], document["date"])
            for day in document["dates"]:
                if re.fullmatch(r"\d{4}-\d\d-\d\d", day.get("when") or ""):
                    total += 1
                    right += any(
                        t.earliest == t.latest == day["when"]
                        for t in found
                        if t.start < day["end"] and day["start"] < t.end
                    )
    return right / max(total, 1)


def recognizers(data: Path) -> float:
    """Share of the annotated dates, periods, times, durations and sets that were found with one of the values given."""
    right = total = 0
    for path in sorted((data / "recognizers_datetime").glob("*.jsonl.gz")):
        for case in lines(path):
            reference = (case["reference"] or "2016-11-07")[:10]
            found = read(case["text"], reference)
            for expected in case["results"]:
                kind = (expected["type"] or "").removeprefix("datetimeV2.")
                if kind in KINDS:
                    total += 1
                    here = [t for t in found if t.start < expected["end"] and expected["start"] < t.end]
                    right += any(same(kind, t, value) for t in here for value in values(expected))
    return right / max(total, 1)


KINDS = ("date", "daterange", "datetime", "time", "duration", "set")
"""What a record can hold as one time. Ranges of clock times and time zones are left out."""


def values(expected: dict[str, Any]) -> list[dict[str, str]]:
    """The resolutions that a case allows."""
    if "values" in expected:
        return [v for v in expected["values"] if v]
    value = expected["value"] or {}
    both = [value.get("FutureResolution") or {}, value.get("PastResolution") or {}]
    return [{**b, "timex": value.get("Timex", "")} for b in both]


def same(kind: str, time: Time, value: dict[str, str]) -> bool:
    """Whether a time means what a case says."""
    if value.get("timex") == time.value:
        return True
    if kind == "date":
        return time.earliest == time.latest == (value.get("value") or value.get("date"))
    if kind == "daterange":
        start, end = value.get("start") or value.get("startDate"), value.get("end") or value.get("endDate")
        latest = time.latest and (date.fromisoformat(time.latest) + timedelta(days=1)).isoformat()
        return bool(start and end) and (time.earliest, latest) == (start, end)
    if kind in ("datetime", "time"):
        at = value.get("value") or value.get("dateTime") or value.get("time") or ""
        return bool(at) and time.value.endswith(at[-8:-3]) and (kind == "time" or time.value[:10] == at[:10])
    return False
