"""Two names of who did it, or of whom it was done to: one, two sides, or one of whom anybody may be meant."""

from typing import Literal

from accordingto.linking.accounts.vocabulary import lists, plain
from accordingto.linking.incidents.telling import party
from accordingto.record import Party


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
    if x.country is not None and y.country is not None and x.country != y.country and _organised(x) and _organised(y):
        return "contested"
    if not left or not right or left & right:
        return "compatible"
    sides = _side(x), _side(y)
    if None not in sides:
        return "compatible" if sides[0] == sides[1] and not _two_names(x, y) else "contested"
    if x.kind == "person" or y.kind == "person":
        return "contested" if x.kind == y.kind else "unrelated"
    return "contested" if _organised(x) and _organised(y) else "unrelated"


def _telling(p: Party) -> set[str]:
    """The words of a name that tell who it is: none for "armed men"."""
    return {w for w in party(p.name).split() if w not in lists().anybody and w + "s" not in lists().anybody}


def _side(p: Party) -> Literal["state", "rebel"] | None:
    words = set(plain(p.name))
    if p.kind == "armed_group" or words & lists().rebel:
        return "rebel"
    return "state" if p.kind in ("military", "government") or words & lists().state else None


def _two_names(x: Party, y: Party) -> bool:
    """Whether both are armed groups, each by another name."""
    return _side(x) == "rebel" and all(any(w[:1].isupper() for w in p.name.split()) for p in (x, y))


def _organised(p: Party) -> bool:
    return p.kind in ("military", "government", "armed_group", "organisation")
