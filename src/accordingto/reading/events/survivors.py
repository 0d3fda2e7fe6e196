"""Who was shot, and who of them lived: persons told of as hit and as dead are not counted among the injured as well."""

from collections.abc import Sequence
from dataclasses import replace

from accordingto.reading.events.harm import harmed, told
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.persons import Person, described
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
    deaths = [m for m in mentions if _kills(m)]
    dead = {_who(view, t) for m in deaths for t in harmed(m.trigger)} - {None}
    victims = [described(view, t) for m in deaths for t, row in told(view, m.trigger, "killed") if row.high == 1]
    killed = {h.low for m in mentions for h in m.harm if h.kind == "killed" and h.low}
    lived = [m for m in mentions if not _passing(m) or _one_more(view, m)]
    injured = {h.low for m in lived for h in m.harm if h.kind == "injured" and h.low}

    def died(mention: Mention, token: Token) -> bool:
        return _who(view, token) in dead or (_passing(mention) and _is_among(view, token, victims))

    def hurt(mention: Mention, harm: Harm) -> Harm | None:
        """The row without those who died."""
        if harm.kind != "injured" or harm.low is None:
            return harm
        single = [
            t
            for t, row in told(view, mention.trigger, "injured")
            if row.high == 1 and row.group == harm.group and row.amount in (harm.amount, None)
        ]
        if single and (harm.high == 1 or harm.amount is None):
            lost = sum(died(mention, t) for t in single)
            return replace(harm, low=harm.low - lost, high=harm.low - lost) if lost < harm.low else None
        if mention.trigger.token.lemma == "shooting" and harm.amount is None and killed:
            left = harm.low - max(killed)  # of a triple shooting with one dead, two were hurt
            return replace(harm, low=left, high=left) if left > 0 else None
        if not _passing(mention) or _one_more(view, mention):
            return harm
        listed = sum(h.low for h in mention.harm if h.kind == "injured" and h.low)  # "two men and two women were shot"
        return None if any(n - k in injured for k in killed for n in (harm.low, listed) if k < n) else harm

    kept = [replace(m, harm=tuple(h for row in m.harm if (h := hurt(m, row)) is not None)) for m in mentions]
    return [new if new.harm != old.harm else old for new, old in zip(kept, mentions, strict=True)]


def _one_more(view: View, mention: Mention) -> bool:
    """Whether they are told as others than the dead: "and four others were taken to hospital"."""
    return any(t.lemma in ("other", "more") for head in harmed(mention.trigger) for t in (head, *view.children(head)))


def _is_among(view: View, token: Token, dead: Sequence[Person]) -> bool:
    """Whether a person who was hurt is one of the dead: nothing sets them apart, and words or age, sex and name join them.

    "The victim" and "he" may be anybody who was told of.
    """
    person = described(view, token)
    given = any(t.lower in _KNOWN for t in view.children(token, "det", "poss"))
    known = person.pronoun or bool(person.name) or given
    return any(d.may_be(person) and (known or d.token > person.token) for d in dead)


_KNOWN = frozenset(["the", "this", "that", "his", "her", "their"])


def _passing(mention: Mention) -> bool:
    return mention.name in _PASSING or mention.trigger.token.lemma in ("shoot", "shooting")


def _kills(mention: Mention) -> bool:
    return mention.status == "happened" and any(h.kind == "killed" for h in mention.harm)


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
