"""Pieces of sentences: who says it, when it was, where, and how many of a thing."""

from collections.abc import Iterable, Sequence
from datetime import date

from accordingto.publish.accounts import chain
from accordingto.publish.rows import flat
from accordingto.publish.situation.gather import Happening
from accordingto.publish.situation.wording import wording
from accordingto.record import Account, CellName

NOBODY = "nobody named"
"""What the speaker chain has for a source of which no word is said."""
_MONTHS = "January February March April May June July August September October November December"


def who(told: Sequence[Account], short: bool = False) -> str:
    """One source, with the outlets that have it: "the Health Ministry, in The Talrin Courier and The Harbour Post".

    ``told`` are accounts of one source; the first names it. A doubt of which nobody is said to have it is the outlet's own.
    Among others it is told in ``short``: "the Health Ministry (The Talrin Courier)".
    """
    outlets = list(dict.fromkeys(chain(account)[0] for account in told))
    first = chain(told[0])
    if len(first) == 1 or (first[-1] == NOBODY and told[0].stance == "doubts"):
        return listed(outlets)
    kinds = {flat(voice.name): voice.kind for voice in told[0].chain}
    speaker = named(first[-1], kinds.get(first[-1]) == "person")
    for by in reversed(first[1:-1]):
        speaker = wording().quoted_by.format(speaker=speaker, by=named(by, kinds.get(by) == "person"))
    form = wording().in_outlet_short if short else wording().in_outlet
    return form.format(speaker=speaker, outlet=listed(outlets))


def named(name: str, person: bool = False) -> str:
    """A name as it stands in a sentence.

    >>> named("Health Ministry"), named("the army"), named("Hamas"), named("Union of Doctors")
    ('the Health Ministry', 'the army', 'Hamas', 'the Union of Doctors')
    """
    words = name.split()
    if name == NOBODY or not words:
        return wording().nobody
    if not person and words[0][:1].isupper() and words[0].lower() not in ("the", "a", "an"):
        last = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
        if last in wording().with_the:
            return f"the {name}"
    return name


def sources(told: Iterable[Account]) -> list[list[Account]]:
    """Accounts by what they count as, those whom somebody is quoted for before an outlet's own voice."""
    groups: dict[str, list[Account]] = {}
    for account in told:
        groups.setdefault(account.source, []).append(account)
    return sorted(groups.values(), key=lambda group: len(group[0].chain) == 1)


def together(groups: Sequence[Sequence[Account]], most: int = 3) -> str:
    """Several sources one after the other, in short where there are several."""
    return listed([who(told, short=len(groups) > 1) for told in groups], most)


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names one after the other.

    >>> listed(["A", "B"]), listed(["A", "B", "C"]), listed(["A", "B", "C", "D"])
    ('A and B', 'A, B and C', 'A, B and 2 more')
    """
    if len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} more"]
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def days(first: str | None, last: str | None, year: str = "") -> str:
    """Days as a reader would write them, without the year where it is ``year``.

    >>> days("2031-05-05", "2031-05-08"), days("2031-05-06", "2031-05-06", "2031"), days("2031-04-28", "2031-05-04", "2031")
    ('5 to 8 May 2031', '6 May', '28 April to 4 May')
    """
    if not first or not last or first == last:
        return _day(first or last or "", year)
    a, b = date.fromisoformat(first[:10]), date.fromisoformat(last[:10])
    if (a.year, a.month) == (b.year, b.month):
        return f"{a.day} to {_day(last, year)}"
    return f"{_day(first, str(b.year))} to {_day(last, year)}"


def when(happening: Happening, year: str) -> str:
    """The days of an incident."""
    told = days(happening.first, happening.last, year)
    return told if happening.dated else wording().undated.format(day=told)


def where(happening: Happening) -> str:
    """The place of an incident by its name."""
    if happening.places:
        return flat(happening.places[0].name)
    return flat(happening.incident.where or "") or wording().nowhere


def what(happening: Happening) -> str:
    """The type of an incident."""
    told = flat(happening.incident.what or "")
    return wording().short.get(told, told)


def incident(happening: Happening, year: str) -> str:
    """What it was, where and when, as a sentence begins with it."""
    return wording().leads["incident"].format(what=what(happening), where=where(happening), when=when(happening, year))


def cell_of(happening: Happening, name: CellName, year: str) -> str:
    """A cell of it, as a sentence begins with it."""
    return wording().leads["contested"].format(cell=wording().cells[name], incident=incident(happening, year))


def _day(day: str, year: str) -> str:
    if not day:
        return ""
    found = date.fromisoformat(day[:10])
    told = f"{found.day} {_MONTHS.split()[found.month - 1]}"
    return told if f"{found.year:04}" == year else f"{told} {found.year}"
