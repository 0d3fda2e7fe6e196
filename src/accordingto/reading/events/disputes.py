"""Which events a denial or a doubt is about, where it does not name them in the words of those who assert them."""

from accordingto.reading.events.accounts import Accounts
from accordingto.reading.events.joining import Group, family_of
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.view import View
from accordingto.record import Statement

_REACH = 3
"""Sentences that a denial reaches back."""


def settle(view: View, accounts: Accounts, groups: list[Group]) -> dict[int, list[str]]:
    """The denials and doubts of each group, by its place in ``groups``; groups that only deny an earlier one are taken out.

    Three ways lead from a denial to what it denies: its content holds a mention that was joined to the event; its
    content holds an act of
    the same family against the same sort of people ("Russia contests that it targeted people" after "villagers
    were killed"); or it speaks of
    what was said before ("such numbers", "the claims", "responsibility").
    """
    disputed: dict[int, list[str]] = {}
    number = {id(g): n for n, g in enumerate(groups)}
    gone: set[int] = set()

    def add(group: Group, statement: str) -> None:
        ids = disputed.setdefault(number[id(group)], [])
        if statement not in ids:
            ids.append(statement)

    for group in groups:
        for mention in group:
            if mention.account.disputed is not None:
                add(group, mention.account.disputed)
    for denial in accounts.against():
        own = [g for g in groups if id(g) not in gone and all(m.account.disputed == denial.id for m in g)]
        named = [g for g in groups if any(m.account.disputed == denial.id for m in g) and g not in own]
        sentence = accounts.sentence_of(denial)
        linked = False
        for group in own:
            target = _earlier(view, groups, group, gone, sentence)
            if target is not None:
                add(target, denial.id)
                target[0].extra.extend(m.evidence for m in group)
                gone.add(id(group))
                linked = True
        if not own and not named and not linked and accounts.anaphoric(denial):
            for group in _spoken_of(view, accounts, denial, groups, gone, sentence):
                add(group, denial.id)
    kept = [(n, g) for n, g in enumerate(groups) if id(g) not in gone]
    groups[:] = [g for _, g in kept]
    return {new: disputed.get(old, []) for new, (old, _) in enumerate(kept)}


def _earlier(view: View, groups: list[Group], denied: Group, gone: set[int], sentence: int) -> Group | None:
    """The nearest event before the denial that it can be about."""
    best: tuple[int, Group] | None = None
    for group in groups:
        if group is denied or id(group) in gone or all(m.account.asserted is None for m in group):
            continue
        if family_of(group) != family_of(denied):
            continue
        for mention in group:
            gap = sentence - mention.trigger.token.sentence
            if 0 <= gap <= _REACH and _sorts_agree(view, mention, denied) and (best is None or gap <= best[0]):
                best = (gap, group)
    return best[1] if best else None


def _sorts_agree(view: View, mention: Mention, denied: Group) -> bool:
    """Whether nothing in actors or targets speaks against it."""
    for other in denied:
        if (one := mention.entities("actor")) and (two := other.entities("actor")) and not one & two:
            return False
        if (
            (one := mention.entities("target", "affected"))
            and (two := other.entities("target", "affected"))
            and not one & two
        ):
            return False
    return True


def _spoken_of(  # noqa: PLR0913, PLR0917 — the state of one pass over the denials
    view: View, accounts: Accounts, denial: Statement, groups: list[Group], gone: set[int], sentence: int
) -> list[Group]:
    """The events of the nearest statement before a doubt about "such numbers"; else the nearest act of violence."""
    numbers = accounts.of_numbers(denial)
    start = denial.content[0].start
    before = [
        s
        for s in view.statements
        if s.id != denial.id and s.stance not in ("denies", "doubts") and s.content and s.content[0].start < start
    ]
    before.sort(key=lambda s: -s.content[0].start)
    for statement in before[:4]:
        if sentence - accounts.sentence_of(statement) > _REACH:
            break
        if numbers and not any(view.amounts_in(c) for c in statement.content):
            continue
        found = [
            g
            for g in groups
            if id(g) not in gone
            and any(m.account.asserted == statement.id and (not numbers or _has_number(view, m)) for m in g)
        ]
        if found:
            return found
    if numbers:
        return []
    nearest: tuple[int, Group] | None = None
    for group in groups:
        if id(group) in gone or family_of(group) not in ("violence", "abduction", "sexual", "torture", "destruction"):
            continue
        for mention in group:
            gap = sentence - mention.trigger.token.sentence
            if 0 <= gap <= _REACH and mention.trigger.token.start < start and (nearest is None or gap <= nearest[0]):
                nearest = (gap, group)
    return [nearest[1]] if nearest else []


def _has_number(view: View, mention: Mention) -> bool:
    return bool(view.amounts_in(mention.evidence))
