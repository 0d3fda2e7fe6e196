"""How surely the report ties an act of violence or coercion to the one who is said to have done it."""

from collections.abc import Collection, Sequence

from accordingto.reading.events.groups import Group
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.own import own_act
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import status_words
from accordingto.reading.language import Token
from accordingto.record import Blame, Plover, Role

_GRADES: tuple[Blame, ...] = ("reported", "claimed", "accused", "suspected", "possible")
"""From the surest to the least sure."""
_FAMILIES = frozenset(["violence", "abduction", "sexual", "torture", "destruction"])


def blame(view: View, group: Group, plover: Plover | None, charged: Sequence[tuple[Role, Blame]] = ()) -> Blame | None:
    """The surest grade of the mentions that name an actor; None where none does, or where there is nothing to blame for.

    "Gunmen killed two" is ``reported``, "the army accused the rebels of killing two" ``accused``, "suspected rebels killed two"
    ``suspected``, "may have been killed by rebels" ``possible``; what the actor says of itself is ``claimed``. MUC-4's templates
    grade perpetrators likewise (reported as fact, claimed or admitted, suspected or accused, possible). ``charged`` are
    those who are said elsewhere to have done it, with the grade.
    """
    if plover not in ("ASSAULT", "COERCE", None):
        return None
    found = [
        m
        for m in group
        if m.family in _FAMILIES and any(r.role == "actor" for r in m.roles) and m.account.asserted is not None
    ]
    # A headline is short of words: where the text under it says who says so, that is the grade.
    found = [m for m in found if not m.title] or found
    named = [m for m in found if _is_named(view, m)]  # "gunmen", where another sentence says whose
    grades = [grade for actor, grade in charged if actor.entity in view.named]
    grades += [_grade(view, m) for m in named or (found if not grades else [])]
    return min(grades or [grade for _, grade in charged], key=_GRADES.index, default=None)


def _grade(view: View, mention: Mention) -> Blame:
    known = status_words().blame
    if mention.trigger.slots.blame is not None:
        return mention.trigger.slots.blame
    near = _near(view, mention)
    for grade in ("possible", "suspected"):
        if near & known[grade]:
            return grade
    if mention.trigger.frame.claimed or own_act(view, mention) is not None:
        return "claimed"
    return of_statement(view, mention.account.asserted, mention.entities("actor"))


def of_statement(view: View, asserted: str | None, actors: Collection[str]) -> Blame:
    """The grade by who says so: as fact by the outlet, ``claimed`` by an actor, ``suspected`` or ``accused`` by others."""
    known = status_words().blame
    statement = view.statement_by_id.get(asserted or "")
    if statement is None:
        return "reported"
    if statement.speaker is not None and statement.speaker in actors:
        return "claimed"
    cue = {t.lemma for s in statement.cue for t in view.analysis.tokens_in(s.start, s.end)}
    return "suspected" if cue & known["suspected"] and not cue & known["accused"] else "accused"


def _is_named(view: View, mention: Mention) -> bool:
    """Whether the words for who did it hold a name: "members of the Front", not "gunmen"."""
    if mention.entities("actor") & view.named:
        return True
    words = [t for r in mention.roles if r.role == "actor" for t in view.analysis.tokens_in(r.start, r.end)]
    return any(t.pos == "PROPN" and t.i not in view.time_of for t in words)


def _near(view: View, mention: Mention) -> set[str]:
    """The auxiliaries and adverbs of the trigger, and the adjectives before the actor."""
    token = mention.trigger.token
    light = mention.trigger.slots.light  # "the attack was presumably carried out by the rebels"
    heads: list[Token] = [token, *mention.trigger.slots.subject, *([light] if light is not None else [])]
    below = [t for head in heads for t in view.children(head, "aux", "advmod", "amod", "compound")]
    for who in mention.trigger.slots.subject:  # "alleged Front members", however the parser takes the first word
        first = view.leftmost(who)
        before = [view.tokens[first.i - 1]] if first.i else []
        below += [t for t in (first, *before) if t.sentence == who.sentence and not view.children(t, "nsubj")]
    for agent in view.children(token, "agent", "prep"):
        if agent.lower == "by":  # "was killed, apparently by rebels"
            below += [*view.children(agent, "advmod"), view.tokens[agent.i - 1]]
    return {word for t in below for word in (t.lemma, t.lower)}
