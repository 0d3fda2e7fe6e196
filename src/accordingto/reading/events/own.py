"""What a speaker tells of as done by his own side: "The army said its gunners had hit a depot"."""

from collections.abc import Sequence

from accordingto.reading.events.accounts import Accounts
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.responsible import spoken_for
from accordingto.reading.events.view import View
from accordingto.reading.language import Token
from accordingto.record import Statement

_REACH = 3
"""Sentences from a denial to what the same side says that it did instead; a judgement."""
_OF_A_BODY = frozenset(["it", "its", "we", "our"])
"""Words that stand for the speaker where nothing tells whom else; "he" and "they" may be anybody."""


def voices(view: View, statement: Statement) -> set[str]:
    """The entities that speak in a statement, and those whom a spokesman or "its defence ministry" speaks for."""
    found = {statement.speaker} if statement.speaker is not None else set[str]()
    for span in statement.source:
        head = view.analysis.head_of_span(span)
        for token in (head, spoken_for(view, head), *view.children(head, "poss")) if head is not None else ():
            entity = view.entity_of.get(token.i)
            if entity is not None:
                found.add(entity.id)
    return found


def own_act(view: View, mention: Mention) -> Statement | None:
    """The statement in which somebody says that he, his side or his men did it; None where it is not so told."""
    statement = view.statement_by_id.get(mention.account.asserted or "")
    if statement is None:
        return None
    speaking = voices(view, statement)
    doers = mention.trigger.slots.subject
    for token in (t for doer in doers for t in (doer, *view.children(doer, "poss"))):
        entity = view.entity_of.get(token.i)
        if entity.id in speaking if entity is not None else token.lower in _OF_A_BODY:
            return statement
    return None


def alike(view: View, one: Statement, two: Statement) -> bool:
    """Whether two statements are of one speaker, as far as their words tell."""
    if voices(view, one) & voices(view, two):
        return True
    if set(one.source) & set(two.source):
        return True
    heads = [(s, view.analysis.head_of_span(span)) for s in (one, two) for span in s.source]
    return any(t is not None and t.lower in _OF_A_BODY and not voices(view, s) for s, t in heads)


class Elsewhere:
    """The acts that a side tells of as its own after it denied another: "denied firing at the town and said it hit a depot"."""

    def __init__(self, view: View, accounts: Accounts, mentions: Sequence[Mention]) -> None:
        """Find the denial before each act of one's own."""
        self._view = view
        self._denied: dict[int, int] = {}
        denials = [(accounts.sentence_of(s), s) for s in accounts.against() if s.stance == "denies"]
        for mention in mentions if denials else ():
            statement = own_act(view, mention)
            token: Token = mention.trigger.token
            for sentence, denial in denials if statement is not None else ():
                before = denial.content[0].start < token.start and 0 <= token.sentence - sentence <= _REACH
                if before and denial is not statement and statement is not None and alike(view, denial, statement):
                    self._denied[mention.i] = denial.content[-1].end

    def apart(self, one: Sequence[Mention], two: Sequence[Mention]) -> bool:
        """Whether one of the two was told as denied, or before that denial, and the other as done instead."""
        return self._after(one, two) or self._after(two, one)

    def is_own(self, mention: Mention) -> bool:
        """Whether it was told as done instead of what was denied."""
        return mention.i in self._denied

    def claimed(self, group: Sequence[Mention]) -> bool:
        """Whether one side tells of it as its own, and nobody else of who did it."""
        doing = [m for m in group if any(r.role in ("actor", "instrument") for r in m.roles)]
        return bool(doing) and all(own_act(self._view, m) is not None for m in doing)

    def _after(self, one: Sequence[Mention], two: Sequence[Mention]) -> bool:
        denied = [self._denied[m.i] for m in one if m.i in self._denied]
        return any(m.i not in self._denied and m.trigger.token.start < end for end in denied for m in two)
