"""Who takes part in an event, of all that its mentions say: each once, in the words that say most of them."""

from collections.abc import Sequence

from accordingto.reading.events.claims import Claim
from accordingto.reading.events.groups import Group, family_of
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.record import Role

_SIDES = (("actor",), ("target", "affected"))
_DEFINITE = frozenset(["the", "this", "that", "these", "those", "all", "both"])


def participants(
    view: View, group: Group, told: Sequence[Mention], charged: Sequence[Claim], around: Sequence[Group]
) -> tuple[Role, ...]:
    """Of all mentions; who only denies to have done it is no actor of what others tell: "denied that it had shelled the port".

    ``around`` are the events that it was a part of, or else its parts: where nobody says who did it, those who did them did.
    """
    family = family_of(group)
    named = [r for m in group for r in m.roles if r.role != "actor" or m in told] + [c.actor for c in charged]
    if family in _OF_FORCE and not any(r.role == "actor" for r in named):
        beside = [m for other in around for m in other if m.family in _OF_FORCE]
        named += [r for m in beside for r in m.roles if r.role == "actor"]
    found: dict[tuple[str, str | None, int], Role] = {}
    for role in named:
        found.setdefault((role.role, role.entity, -1 if role.entity else role.start), role)
    roles = sorted(found.values())
    if family in ("violence", "protest"):
        roles = [r for r in roles if r.role == "actor" or not _town(view, r)]
    if family in _OF_FORCE:
        for side in _SIDES:
            roles = _without_repeats(view, group, roles, side)
    return tuple(roles)


_OF_FORCE = frozenset(
    ["violence", "abduction", "arrest", "destruction", "sexual", "torture", "bodies", "accident", "release", "protest"]
)
"""Families in whose reports the same people are told of again and again."""


def _town(view: View, role: Role) -> bool:
    """Whether it is a town or a region that was hit, which is where it was: "rockets hit Karsk", "the city of Karsk"."""
    head = view.analysis.head_of_span(role)
    if head is None:
        return False
    of = [t for p in view.children(head, "prep") if p.lower == "of" for t in view.children(p, "pobj")]
    return view.is_town(head) or (head.lemma in classes()["inhabited"] and any(view.is_place(t) for t in of))


def _without_repeats(view: View, group: Group, roles: list[Role], side: tuple[str, ...]) -> list[Role]:
    """Without words that only point back to one of the side, or only count ("the attackers", "themselves", "16")."""
    beside = [[r for r in m.roles if r.role in side] for m in group]
    strong = [r for r in roles if r.role in side and not _points_back(view, r)]

    def repeats(role: Role) -> bool:
        if role.role not in side or role in strong:
            return False
        if role.role == "actor" and _otherwise(view, group, role, strong):
            return False
        mates = [r for told in beside if role in told for r in told if r in strong]
        return bool(strong) and not (mates and _definite(view, role))  # "between the rebels and the Brenn army"

    return [r for r in roles if not repeats(r)]


def _otherwise(view: View, group: Group, role: Role, strong: Sequence[Role]) -> bool:
    """Whether another speaker than those who tell of the rest says who did it: "… and accused the army of shelling the town"."""
    head = view.analysis.head_of_span(role)
    if head is None or head.lemma in classes()["culprits"]:
        return False  # "the attackers", whoever says so, are those who were told of
    ours, others = (
        {
            view.statement_by_id[m.account.asserted].speaker
            for m in group
            if m.account.asserted in view.statement_by_id and any(r in m.roles for r in who)
        }
        for who in ((role,), strong)
    )
    return bool(ours) and None not in ours and ours.isdisjoint(others)


def _definite(view: View, role: Role) -> bool:
    return view.analysis.tokens_in(role.start, role.end)[0].lower in _DEFINITE


def _points_back(view: View, role: Role) -> bool:
    head = view.analysis.head_of_span(role)
    if head is None:
        return False
    words = view.analysis.tokens_in(role.start, role.end)
    named = any(view.is_named(t) for t in words if t != head)
    if head.tag in ("PRP", "PRP$"):
        return head.lower.endswith(("self", "selves")) or role.entity not in view.named
    if role.entity in view.named:
        return False
    if head.pos == "NUM":
        return not named and view.core(head) == head
    people = head.pos == "NOUN" and view.among(head, ("civilians", "combatants", "culprits", "police"))
    return people and not named and _definite(view, role) and words[-1] == head
