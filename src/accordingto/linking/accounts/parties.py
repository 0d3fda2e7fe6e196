"""Two names of who did it, or of whom it was done to: one, two sides, or one of whom anybody may be meant."""

from typing import Literal

from accordingto.linking.accounts.vocabulary import lists, plain
from accordingto.linking.incidents.telling import party
from accordingto.reading.language.lexicon import country, demonym
from accordingto.record import EntityKind, Party


def parties(x: Party, y: Party) -> Literal["compatible", "contested", "unrelated"]:
    """How two parties stand to each other.

    >>> parties(Party("the army", "military"), Party("government forces", "government"))
    'compatible'
    >>> parties(Party("the army", "military"), Party("Velmar Liberation Front", "armed_group"))
    'contested'
    >>> parties(Party("gunmen"), Party("the army", "military"))
    'compatible'
    """
    left, right = _telling(x), _telling(y)
    countries = _country(x), _country(y)
    sides = side(x.name, x.kind), side(y.name, y.kind)
    if None not in countries and "rebel" not in sides:
        return "compatible" if countries[0] == countries[1] else "contested"
    if not left or not right or left & right:
        return "compatible"
    if None not in sides:
        return "compatible" if sides[0] == sides[1] and not _two_names(x, y) else "contested"
    if x.kind == "person" or y.kind == "person":
        return "contested" if x.kind == y.kind else "unrelated"
    return "contested" if _organised(x) and _organised(y) else "unrelated"


def same(x: Party, y: Party) -> bool:
    """Whether both names tell of one party, and not merely of anybody.

    >>> same(Party("the clinic"), Party("the maternity clinic of Orsina")), same(Party("people"), Party("the clinic"))
    (True, False)
    """
    return bool(_telling(x) & _telling(y)) or (
        parties(x, y) == "compatible" and side(x.name, x.kind) == side(y.name, y.kind) is not None
    )


def side(name: str, kind: EntityKind | None = None) -> Literal["state", "rebel"] | None:
    """Which side of a war a name stands on, by its words: soldiers and police on the state's, rebels and militants on the other.

    >>> side("Twelve soldiers"), side("30 militants"), side("two farmers")
    ('state', 'rebel', None)
    """
    words = set(plain(name))
    if kind == "armed_group" or words & lists().rebel:
        return "rebel"
    if kind in ("military", "government") or words & lists().state:
        return "state"
    return "state" if any(demonym(w) or country(w) for w in name.split()) and words & _TROOPS else None


_TROOPS = frozenset(("troops", "forces", "soldiers", "army", "military", "jets", "warplanes", "police"))


def _country(p: Party) -> str | None:
    """The country that a party is, or is of: "Russia", "Russian forces", but not "pro-Russian separatists"."""
    return p.country or next((c for w in p.name.split() if (c := demonym(w) or country(w))), None) or country(p.name)


def _telling(p: Party) -> set[str]:
    """The words of a name that tell who it is: none for "armed men"."""
    return {w for w in party(p.name).split() if w not in lists().anybody and w + "s" not in lists().anybody}


def _two_names(x: Party, y: Party) -> bool:
    """Whether both are armed groups, each by another name."""
    return side(x.name, x.kind) == "rebel" and all(any(w[:1].isupper() for w in p.name.split()) for p in (x, y))


def _organised(p: Party) -> bool:
    return p.kind in ("military", "government", "armed_group", "organisation")
