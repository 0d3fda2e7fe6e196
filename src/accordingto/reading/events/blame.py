"""How surely the report ties an act of violence or coercion to the one who is said to have done it."""

from accordingto.reading.events.groups import Group
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import status_words
from accordingto.reading.language import Token
from accordingto.record import REPORT, Blame, Plover

_GRADES: tuple[Blame, ...] = ("reported", "claimed", "accused", "suspected", "possible")
"""From the surest to the least sure."""
_FAMILIES = frozenset(["violence", "abduction", "sexual", "torture", "destruction"])


def blame(view: View, group: Group, plover: Plover | None) -> Blame | None:
    """The surest grade of the mentions that name an actor; None where none does, or where there is nothing to blame for.

    "Gunmen killed two" is ``reported``, "the army accused the rebels of killing two" ``accused``, "suspected rebels killed two"
    ``suspected``, "may have been killed by rebels" ``possible``; what the actor says of itself is ``claimed``. MUC-4's templates
    grade perpetrators likewise (reported as fact, claimed or admitted, suspected or accused, possible).
    """
    if plover not in ("ASSAULT", "COERCE", None):
        return None
    found = [
        m
        for m in group
        if m.family in _FAMILIES and any(r.role == "actor" for r in m.roles) and m.account.asserted is not None
    ]
    named = [m for m in found if m.entities("actor") & view.named]  # "gunmen", where another sentence says whose
    return min((_grade(view, m) for m in named or found), key=_GRADES.index, default=None)


def _grade(view: View, mention: Mention) -> Blame:
    known = status_words().blame
    if mention.trigger.slots.blame is not None:
        return mention.trigger.slots.blame
    near = _near(view, mention)
    for grade in ("possible", "suspected"):
        if near & known[grade]:
            return grade
    statement = view.statement_by_id.get(mention.account.asserted or "")
    if mention.account.asserted == REPORT or statement is None:
        return "reported"
    if statement.speaker is not None and statement.speaker in mention.entities("actor"):
        return "claimed"
    cue = {t.lemma for s in statement.cue for t in view.analysis.tokens_in(s.start, s.end)}
    return "suspected" if cue & known["suspected"] and not cue & known["accused"] else "accused"


def _near(view: View, mention: Mention) -> set[str]:
    """The auxiliaries and adverbs of the trigger, and the adjectives before the actor."""
    token = mention.trigger.token
    heads: list[Token] = [token, *mention.trigger.slots.subject]
    below = [t for head in heads for t in view.children(head, "aux", "advmod", "amod", "compound")]
    for agent in view.children(token, "agent", "prep"):
        if agent.lower == "by":  # "was killed, apparently by rebels"
            below += [*view.children(agent, "advmod"), view.tokens[agent.i - 1]]
    return {word for t in below for word in (t.lemma, t.lower)}
