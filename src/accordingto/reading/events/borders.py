"""The days of what is told of since a day: "killed since March"."""

from dataclasses import replace

from accordingto.reading.language import Analysis
from accordingto.reading.times.precision import precision
from accordingto.record import Time

_NAMING = ("poss", "compound", "nmod", "amod", "nummod")


def bounded(analysis: Analysis, time: Time) -> Time:
    """The time up to the day of publication, where "since" stands before it; others as they are.

    In a report of 30 April, "killed since March" is 1 March to 30 April. A day that says which act is meant ("since Tuesday's
    attack") is the day of the act. "Before", "after", "by" and "until" leave the day itself: to open one end there as well
    changed two events of 150 Wikinews reports, and lost one on the development reports.
    """
    if time.signal != "since" or time.until is not None or time.earliest is None:
        return time
    head = analysis.head_of_span(time)
    latest = analysis.report.published and analysis.report.published[:10]
    if (head is not None and head.dep in _NAMING) or (latest is not None and latest < time.earliest):
        return time
    return replace(time, latest=latest, precision=precision(time.earliest, latest))
