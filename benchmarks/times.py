"""Times against TempEval-3 (TimeBank and AQUAINT), GUM, MEANTIME, Recognizers-Text's test cases and reports of shootings.

TempEval-3: Figures are of the fifth of the documents that a hash of their id picks; the rules were written on the
other four fifths. Scores are those of the task's scorer (UzZaman et al., 2013): ``relaxed`` counts an expression as found
where the spans overlap, ``strict`` where they are equal, ``value`` where they overlap and the TIMEX3 values are equal,
character by character. ``meaning`` is not the task's: it holds two spellings of one value ("196X", "196") for equal.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from accordingto.reading import times
from accordingto.reading.language import Analysis, analyse
from accordingto.reading.times import calendar
from accordingto.record import Passage, Report, Time
from benchmarks.figures import Figure, lines

NEEDS = ("tempeval3", "recognizers_datetime", "gum_wikinews", "meantime", "gva_incidents")
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
    yield Figure("times.gva_dev.date_found", gva(data))


def held_out(id: str) -> bool:
    """Whether a document belongs to the fifth that no rule was written on."""
    return _hash(id) % 5 == 0


def _hash(id: str) -> int:
    return int(hashlib.sha256(id.encode()).hexdigest(), 16)


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
        self.gold = self.found = self.relaxed = self.strict = self.value = self.meaning = 0

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
                self.meaning += spelled(match.value) == spelled(value)

    def figures(self, name: str) -> Iterator[Figure]:
        """F1 by the ways of matching."""
        for kind in ("relaxed", "strict", "value", "meaning"):
            yield Figure(f"{name}.{kind}_f1", 2 * getattr(self, kind) / max(self.gold + self.found, 1))


_OPEN = re.compile(r"(?:(?<=\d)X{1,2}|(?:-XX)+)$")


def spelled(value: str) -> str | tuple[float, float]:
    """One spelling of the values that TIMEX3 lets annotators write in several ways; other values as they are.

    A value that is open at its end is the coarser one, weeks have two figures, full hours have minutes, and durations are
    as long as they are: ``P1E`` is ``P10Y``. What is less or more than the other ("1989-WXX" and "1989-W43") stays apart.

    >>> spelled("196X"), spelled("1948-XX"), spelled("2000-W6"), spelled("1989-11-06T17")
    ('196', '1948', '2000-W06', '1989-11-06T17:00')
    >>> spelled("P1E") == spelled("P10Y"), spelled("PT24H") == spelled("P1D"), spelled("PXY")
    (True, True, 'PXY')
    """
    decades = re.fullmatch(r"P(\d+)E", value)
    length = _length(f"P{decades[1]}0Y" if decades else value)
    if length is not None:
        return length
    value = re.sub(r"(?<=-W)(\d)(?=$|-)", r"0\1", value)
    value = re.sub(r"(T\d\d)$", r"\1:00", value)
    return _OPEN.sub("", value) if value[:2].isdigit() else value


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


def gva(data: Path, sample: int = 300) -> float:
    """Share of reports of shootings where some time of at most two days' width holds the incident's date.

    The report's date of publication, which the data gives without a time of day, is that of its reports' pages. ``sample``
    reports are taken by the hash of their id.
    """
    incidents = {i["id"]: i for i in lines(data / "gva_incidents" / "incidents_dev.jsonl.gz")}
    reports = sorted(lines(data / "gva_incidents" / "articles_dev.jsonl.gz"), key=lambda r: _hash(r["id"]))[:sample]
    return sum(names_day(read(r["text"], r["date"]), incidents[r["incident_id"]]["date"]) for r in reports) / max(
        len(reports), 1
    )


def names_day(found: Sequence[Time], day: str) -> bool:
    """Whether some time of at most two days' width holds the day."""
    return any(
        t.earliest <= day <= t.latest
        and date.fromisoformat(t.latest) - date.fromisoformat(t.earliest) <= timedelta(days=1)
        for t in found
        if t.earliest and t.latest
    )


def recognizers(data: Path) -> float:
    """Share of the annotated dates, periods, times, durations and sets that were found with one of the values given."""
    right = total = 0
    for path in sorted((data / "recognizers_datetime").glob("*.jsonl.gz")):
        for case in lines(path):
            reference = (case["reference"] or "2016-11-07T00:00:00")[:19]
            found = read(case["text"], reference)
            ends = {t.id: t for t in found}
            for expected in case["results"]:
                kind = (expected["type"] or "").removeprefix("datetimeV2.")
                if kind in KINDS and not _impossible(kind, expected):
                    total += 1
                    here = [t for t in found if t.start < expected["end"] and expected["start"] < t.end]
                    right += any(
                        same(kind, t, value, expected["text"], ends.get(t.until or ""))
                        for t in here
                        for value in values(expected)
                    )
    return right / max(total, 1)


def _impossible(kind: str, expected: dict[str, Any]) -> bool:
    """Whether a case asks for a day that is not in the calendar ("feb 30"): it has no resolution."""
    days = {v.get("value") or v.get("date") or v.get("dateTime") for v in values(expected)}
    return kind in ("date", "datetime") and bool(days & {"not resolved", "0001-01-01"})


KINDS = ("date", "daterange", "datetime", "time", "duration", "set")
"""What a record can hold as one time. Ranges of clock times and time zones are left out."""


def values(expected: dict[str, Any]) -> list[dict[str, str]]:
    """The resolutions that a case allows."""
    if "values" in expected:
        return [v for v in expected["values"] if v]
    value = expected["value"] or {}
    both = [value.get("FutureResolution") or {}, value.get("PastResolution") or {}]
    return [{**b, "timex": value.get("Timex", "")} for b in both]


def same(kind: str, time: Time, value: dict[str, str], text: str = "", end_of: Time | None = None) -> bool:
    """Whether a time, or the stretch from it to ``end_of``, means what a case says.

    Differences of convention count as the same. The cases end "from 4 to 22" on the day named, whole months on the day after, and
    "2014 to 2018" on the first day of 2018; they begin "the next three days" tomorrow, and we today. "One and a half hours" is
    PT1H30M or PT1.5H, three o'clock T15:00 or T15. TIMEX3 keeps "two months ago" as fine as its unit, so that the case's day
    has to lie within it.
    """
    timex, (low, high) = value.get("timex", ""), (time.earliest, time.latest)
    if timex in (time.value, time.value.removesuffix(":00")):
        return True
    if kind == "date":
        day = value.get("value") or value.get("date") or ""
        return low == high == day or bool(_UNIT_AWAY.search(text) and low and high and low <= day <= high)
    if kind == "daterange":
        start, end = value.get("start") or value.get("startDate"), value.get("end") or value.get("endDate")
        if timex in calendar.SEASONS:
            return time.value.endswith(timex)
        if not (start and end):
            return _open_range(time, value, start, end)
        ends = (high, end_of.earliest if end_of else calendar.bounds(time.value.partition("/")[2])[0])
        ahead = _AHEAD.search(text) is not None and low == _day_before(start)
        return (low == start or ahead) and (end in ends or _day_before(end) in ends)
    if kind in ("datetime", "time"):
        at = value.get("value") or value.get("dateTime") or value.get("time") or ""
        said = time.value.replace("T24:00", "T00:00")
        return bool(at) and said.endswith(at[-8:-3]) and (kind == "time" or time.value[:10] == at[:10])
    if kind in ("duration", "set"):
        length = _length(time.value)
        return length is not None and length == _length(timex)
    return False


_AHEAD = re.compile(r"\b(?:next|coming|upcoming)\b", re.I)
_UNIT_AWAY = re.compile(
    r"\b(?:weeks?|months?|years?|decades?)\b.*\b(?:ago|from|later|earlier|before|after|back|hence)\b|^in\b.*(?:weeks?|months?|years?)$",
    re.I,
)
_LENGTH = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)Q)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)


def _length(value: str) -> tuple[float, float] | None:
    """Months and seconds of an ISO 8601 duration."""
    match = _LENGTH.fullmatch(value)
    if match is None:
        return None
    years, quarters, months, weeks, days, hours, minutes, seconds = (float(g or 0) for g in match.groups())
    return years * 12 + quarters * 3 + months, ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds


def _day_before(day: str) -> str:
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _open_range(time: Time, value: dict[str, str], start: str | None, end: str | None) -> bool:
    """A range with one end, as "before May 3": the time's own words are the bound, and its signal says on which side."""
    mod = value.get("Mod", "")
    if mod.startswith("before") or mod == "until":
        return (
            bool(end)
            and end in (time.earliest, _day_after(time.latest), time.latest)
            and time.signal in ("before", "by", "until")
        )
    if mod.startswith(("after", "since")):
        return (
            bool(start)
            and start in (time.earliest, _day_after(time.latest), time.latest)
            and time.signal in ("after", "since", "from")
        )
    return False


def _day_after(day: str | None) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else ""
