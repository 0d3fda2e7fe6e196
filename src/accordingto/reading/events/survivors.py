"""Who was shot, and who of them lived: persons told of as hit and as dead are not counted among the injured as well."""

from collections.abc import Sequence
from dataclasses import replace

from accordingto.reading.events.harm import harmed, himself, told
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.persons import Person, described
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.events.whom import single
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
    dying = [(m, t, row) for m in deaths for t, row in told(view, m.trigger, "killed")]
    victims = [described(view, t) for _, t, row in dying if row.high == 1]
    killed = {h.low for m in mentions for h in m.harm if h.kind == "killed" and h.low}
    lived = [m for m in mentions if not _passing(m) or _one_more(view, m)]
    later = [(m, row.low) for m, t, row in dying if row.low and _of_them(view, t)]
    injured = {h.low for m in lived for h in m.harm if h.kind == "injured" and h.low}

    def died(mention: Mention, token: Token) -> bool:
        if _found(view, mention) and any(d.likeness(described(view, token)) for d in victims):
            return True  # "a boy was killed … officers found Tom Vey with a gunshot wound"
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
            gone = sum(n for m, n in later if _dies_of_it(m, mention))
            return (
                replace(harm, amount=None, low=harm.low - gone, high=harm.low - gone) if 0 < gone < harm.low else harm
            )
        if harm.low in killed and harm.low > 1 and all(_given(view, t) for t in harmed(mention.trigger)):
            return None  # "killed his two sons … shot both boys"
        listed = sum(h.low for h in mention.harm if h.kind == "injured" and h.low)  # "two men and two women were shot"
        return None if any(n - k in injured for k in killed for n in (harm.low, listed) if k < n) else harm

    kept = [tuple(h for row in m.harm if (h := hurt(m, row)) is not None) for m in mentions]
    return [m if m.harm == harm else replace(m, harm=harm) for m, harm in zip(mentions, kept, strict=True)]


def lived(view: View, shot: Mention, group: Sequence[Mention]) -> list[Harm]:
    """The rows of a mention; of those who were shot, without the dead that the same sentence tells of.

    None is left of "shot and killed his brother and two others", two of "three were shot and one was killed", and she of
    "shot her and killed him".
    """
    hurt = [h for h in shot.harm if h.kind == "injured"]
    others = [h for h in shot.harm if h.kind != "injured"]
    token, struck = shot.trigger.token, harmed(shot.trigger)
    beside = [m for m in group if m is not shot and m.trigger.token.sentence == token.sentence]
    dying = [m for m in beside if any(h.kind == "killed" for h in m.harm)]
    dead = [t for m in dying for t in harmed(m.trigger) or [m.trigger.token] if not himself(view, t)]
    if not hurt or not dead or token.lemma not in classes()["striking"]:
        return list(shot.harm)
    if any(t in dead for t in struck):
        return others
    if any(t.lemma in ("other", "more") for head in struck for t in (head, *view.children(head))):
        return list(shot.harm)  # "killing one and shooting four others"
    if all(single(view, t) for t in (*dead, *struck)):
        alike = any(described(view, a).likeness(described(view, b)) for a in struck for b in dead)
        return others if alike else list(shot.harm)
    killed = max(h.low or 0 for m in dying for h in m.harm if h.kind == "killed")
    left = sum(h.low or 0 for h in hurt) - killed
    if left > 0 and not hurt[0].total and any(m.trigger.token in view.below(token) for m in dying):
        return [*others, replace(hurt[0], amount=None, low=left, high=left)]
    return others


def _one_more(view: View, mention: Mention) -> bool:
    """Whether they are told as others than the dead: "and four others were taken to hospital"."""
    return any(t.lemma in ("other", "more") for head in harmed(mention.trigger) for t in (head, *view.children(head)))


def _of_them(view: View, token: Token) -> bool:
    """Whether they are some of those who were told of: "one of the men", "two of them"."""
    of = [t for p in view.children(token, "prep") if p.lower == "of" for t in view.children(p, "pobj")]
    return any(_given(view, t) or t.lower in ("them", "those", "whom") for t in of)


def _dies_of_it(death: Mention, hurt: Mention) -> bool:
    """Whether some of those who are told to be hurt are told right after to have died: "four were injured. One of them died"."""
    gap = death.trigger.token.sentence - hurt.trigger.token.sentence
    return death.name == "death" and death.i > hurt.i and gap <= _SHORTLY


def _is_among(view: View, token: Token, dead: Sequence[Person]) -> bool:
    """Whether a person who was hurt is one of the dead: nothing sets them apart, and words or age, sex and name join them.

    "The victim" and "he" may be anybody who was told of.
    """
    person = described(view, token)
    known = person.pronoun or bool(person.name) or _given(view, token)
    return any(_one(d, person, known) for d in dead)


def _one(dead: Person, hurt: Person, known: bool) -> bool:
    """Whether the two are one person; "the victim" and "he" who died may be whoever was told of as hurt shortly before."""
    later = dead.token > hurt.token
    if later and (dead.given or dead.pronoun) and dead.sentence - hurt.sentence <= _SHORTLY and hurt.likeness(dead):
        return True
    return dead.may_be(hurt) and (known or later)


_SHORTLY = 2
"""Sentences; a judgement."""


def _given(view: View, token: Token) -> bool:
    """Whether a phrase takes those whom it tells of as known."""
    return token.lower in _KNOWN or any(t.lower in _KNOWN for t in view.children(token, "det", "poss", "predet"))


_KNOWN = frozenset(["the", "this", "that", "his", "her", "their", "both"])


def _passing(mention: Mention) -> bool:
    return mention.name in _PASSING or mention.trigger.token.lemma in ("shoot", "shooting")


def _found(view: View, mention: Mention) -> bool:
    """Whether it tells in what state somebody was found, who may have been dead: "found shot", "found with a gunshot wound"."""
    token = mention.trigger.token
    return mention.trigger.frame.borne or (_passing(mention) and view.head(token).lemma in classes()["finding"])


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
