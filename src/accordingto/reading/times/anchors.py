"""What a relative time is relative to: publication, or a time named just before."""

from collections.abc import Iterator
from datetime import date

from accordingto.reading.times import calendar
from accordingto.reading.times.match import Found, Match, Value
from accordingto.reading.times.vocabulary import words

NEAR_SENTENCES = 2
"""How many sentences back a time may stand that "the following week" leans on."""
_YEAR, _ENDS = 4, '.!?:”"'
"""Digits of a year; what a sentence before may end with."""
_LOOK_BACK = 30
"""How many times back are looked at; more never stand in a few sentences, except in text made to be slow."""


def step_of(m: Match, group: str = "rel") -> int:
    """-1 for last, 0 for this, 1 for next."""
    word = m.word(group)
    if word in words().classes["last"]:
        return -1
    return 1 if word in words().classes["next"] else 0


def told_before(m: Match, sentences: int) -> Iterator[Found]:
    """The times of this sentence and the ``sentences`` before it, the last first, without those only compared with."""
    for found in reversed(m.before[-_LOOK_BACK:]):
        if m.sentence - found.sentence > sentences:
            return
        if not found.value.compared:
            yield found


def latest_day(m: Match, sentences: int = 1) -> tuple[date, str] | None:
    """The last single day named before, in this sentence or one of the ``sentences`` before it, with the id of its time."""
    for found in told_before(m, sentences):
        first, last = calendar.bounds(found.value.value)
        if first and first == last and found.value.type in ("DATE", "TIME"):
            return date.fromisoformat(first), found.id
    return None


def latest(m: Match, longest: int | None = None) -> tuple[date, str] | None:
    """The first day of the last date named just before, with its id; with ``longest``, of those of so many days at most."""
    for found in told_before(m, NEAR_SENTENCES):
        first, last = calendar.bounds(found.value.value)
        if not first or not last or found.value.type not in ("DATE", "TIME"):
            continue
        day = date.fromisoformat(first)
        if longest is None or (date.fromisoformat(last) - day).days < longest:
            return day, found.id
    return None


def year_told_of(m: Match) -> tuple[int, str] | None:
    """The year before publication that its sentence begins with ("In 2023, …"), with its id."""
    here = [found for found in m.before[-_LOOK_BACK:] if found.sentence == m.sentence]
    first = here[0] if here else None
    if first is None or not first.value.value.isdecimal() or len(first.value.value) != _YEAR:
        return None
    at = next((i for i, word in enumerate(m.words[: m.phrase.first]) if word.start == first.start), 0)
    if at == 0 or m.words[at - 1].lower not in ("in", "during"):
        return None
    if at > 1 and m.words[at - 2].text[-1] not in _ENDS:
        return None
    told = int(first.value.value)
    return (told, first.id) if m.published is None or told < m.published.year else None


def too_late(m: Match, day: date) -> bool:
    """Whether a day after publication is said to be past: what it leans on was something else."""
    return m.published is not None and day > m.published and m.tense() == "past"


def nearest(options: list[tuple[date, str]], m: Match, at: date, clear: int) -> str:
    """The value whose day lies nearest to ``at``. Where that is over ``clear`` days away, the verb's tense decides."""
    best = min(options, key=lambda o: abs((o[0] - at).days))
    if abs((best[0] - at).days) > clear:
        tense = m.tense()
        side = 1 if tense == "future" else 0 if tense == "present" else -1  # "she steps down on May 29"
        sided = [o for o in options if (o[0] - at).days * side >= 0]
        best = min(sided or options, key=lambda o: abs((o[0] - at).days))
    return best[1]


def nearest_weekday(m: Match, at: date, number: int) -> date:
    """The day meant by a weekday's name: the one just past, or today; with "will", "next" or "this", the one to come.

    "They arrived this Sunday" is past.
    """
    back = calendar.move(at, "D", -((at.isoweekday() - number) % 7))
    ahead = calendar.move(at, "D", (number - at.isoweekday()) % 7)
    rel = m.word("rel")
    if rel in words().classes["last"]:
        return back if back < at else calendar.move(at, "W", -1)
    if rel in words().classes["next"]:
        return ahead if ahead > at else calendar.move(at, "W", 1)
    tense = m.tense()
    return ahead if tense == "future" or (rel == "this" and tense != "past") else back


def unknown(unit: str) -> Value:
    """An unknown year, month, week, day or night."""
    return Value("TIME", "XXXX-XX-XXTNI") if unit == "N" else Value("DATE", calendar.unknown(unit))


def away(day: date, unit: str, count: float, anchor: str | None) -> Value | None:
    """The value so many units from a day, as fine as the unit; halves are one step finer."""
    other = calendar.moved(day, unit, count)
    if other is None:
        return None
    if unit == "N":
        return Value("TIME", f"{other}TNI", anchor=anchor)
    fine = unit if count == int(count) else {"Y": "M", "E": "Y", "C": "E"}.get(unit, "D")
    return Value("DATE", calendar.at(date.fromisoformat(other), fine), anchor=anchor)
