"""Who was shot, and who of them lived: persons told of as hit and as dead are not counted among the injured as well."""

from collections.abc import Sequence
from dataclasses import replace

from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.view import View
from accordingto.reading.language import Token
from accordingto.record import Harm

_PASSING = frozenset(["injury"])
"""Kinds whose harm is only what is known at first: who is shot or taken to hospital may still die."""


def survivors(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, without the injured who died.

    A person who "was shot" in one sentence and "died" in another is dead; and where four were shot, one of them is dead
    and three are injured, the four are not injured.
    """
    dead = {_who(view, t) for m in mentions if _kills(m) for t in _harmed(m)} - {None}
    killed = {h.low for m in mentions for h in m.harm if h.kind == "killed" and h.low}
    injured = {h.low for m in mentions for h in m.harm if h.kind == "injured" and h.low and not _passing(m)}

    def lives(mention: Mention, harm: Harm) -> bool:
        if harm.kind != "injured" or harm.low is None:
            return True
        if harm.low == 1:
            return not any(_who(view, t) in dead for t in _harmed(mention))
        return not _passing(mention) or not any(harm.low - k in injured for k in killed if k < harm.low)

    return [
        replace(m, harm=tuple(h for h in m.harm if lives(m, h))) if any(not lives(m, h) for h in m.harm) else m
        for m in mentions
    ]


def _passing(mention: Mention) -> bool:
    return mention.name in _PASSING or mention.trigger.token.lemma in ("shoot", "shooting")


def _kills(mention: Mention) -> bool:
    return mention.status == "happened" and any(h.kind == "killed" for h in mention.harm)


def _harmed(mention: Mention) -> list[Token]:
    slots, kind = mention.trigger.slots, mention.trigger.kind
    return slots.subject if (mention.trigger.frame.harm_of or kind.harm_of) == "subject" else slots.object


def _who(view: View, token: Token) -> str | None:
    """A person as the report knows them: an entity, or the noun that a singular phrase is headed by ("the toddler")."""
    inner = view.core(token)
    entity = view.entity_of.get(token.i) or view.entity_of.get(inner.i)
    if entity is not None:
        return entity.id
    if inner.tag == "NN" and any(
        t.lower in ("the", "this", "his", "her", "a") for t in view.children(inner, "det", "poss")
    ):
        return inner.lemma if inner.lemma not in ("man", "woman", "person") else None
    return None
