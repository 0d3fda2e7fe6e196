"""What a relative time is relative to: publication, or a time named just before."""

from datetime import date

from accordingto.reading.times import calendar
from accordingto.reading.times.match import Match
from accordingto.reading.times.vocabulary import words

NEAR_SENTENCES = 2
"""How many sentences back a time may stand that "the following week" leans on."""
LOOK_BACK = 30
"""How many times back are looked at; more never stand in a few sentences, except in text made to be slow."""

_PARTS_OF_YEAR = ("P6M", "P9M", "P2Q", "P3Q")
"""What companies report on beside the quarter: the half of a year, and three quarters of one."""


def step_of(m: Match, group: str = "rel") -> int:
    """-1 for last, 0 for this, 1 for next."""
    word = m.word(group)
    if word in words().classes["last"]:
        return -1
    return 1 if word in words().classes["next"] else 0


def latest_day(m: Match, sentences: int = 1) -> tuple[date, str] | None:
    """The last single day named before, in this sentence or one of the ``sentences`` before it, with the id of its time."""
    for found in reversed(m.before[-LOOK_BACK:]):
        if m.sentence - found.sentence > sentences:
            return None
        first, last = calendar.bounds(found.value.value)
        if first and first == last and found.value.type in ("DATE", "TIME"):
            return date.fromisoformat(first), found.id
    return None


def latest(m: Match) -> tuple[date, str] | None:
    """The first day of the last date named just before, with its id."""
    for found in reversed(m.before[-LOOK_BACK:]):
        if m.sentence - found.sentence > NEAR_SENTENCES:
            return None
        first, _ = calendar.bounds(found.value.value)
        if first and found.value.type in ("DATE", "TIME"):
            return date.fromisoformat(first), found.id
    return None


def latest_quarter(m: Match, sentences: int = 8) -> tuple[str, str] | None:
    """The last quarter of a year named before, with its id: what "a year earlier" compares with in news of business.

    None where a length of several months is named after it: "nine months" are compared with those of the year before.
    """
    for found in reversed(m.before[-LOOK_BACK:]):
        if m.sentence - found.sentence > sentences:
            return None
        if found.value.compared:
            continue
        if m.sentence - found.sentence <= NEAR_SENTENCES and found.value.value in _PARTS_OF_YEAR:
            return None
        if found.value.value[4:6] == "-Q" and found.value.value[:4].isdecimal() and found.value.value[6:].isdecimal():
            return found.value.value, found.id
    return None


def nearest(options: list[tuple[date, str]], m: Match, at: date, clear: int) -> str:
    """The value whose day lies nearest to ``at``. Where that is over ``clear`` days away, the verb's tense decides."""
    best = min(options, key=lambda o: abs((o[0] - at).days))
    if abs((best[0] - at).days) > clear:
        side = 1 if m.tense() == "future" else -1
        sided = [o for o in options if (o[0] - at).days * side >= 0]
        best = min(sided or options, key=lambda o: abs((o[0] - at).days))
    return best[1]


def nearest_weekday(m: Match, at: date, number: int) -> date:
    """The day meant by a weekday's name: the one just past, or today; with "will", "next" or "this", the one to come."""
    back = calendar.move(at, "D", -((at.isoweekday() - number) % 7))
    ahead = calendar.move(at, "D", (number - at.isoweekday()) % 7)
    rel = m.word("rel")
    if rel in words().classes["last"]:
        return back if back < at else calendar.move(at, "W", -1)
    if rel in words().classes["next"]:
        return ahead if ahead > at else calendar.move(at, "W", 1)
    return ahead if rel == "this" or m.tense() == "future" else back
