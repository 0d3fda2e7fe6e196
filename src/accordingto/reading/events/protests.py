"""How a protest went: whether it turned violent, was stopped, or was met with force, by what is told right beside it."""

from collections.abc import Mapping

from accordingto.reading.events.groups import Group
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.types import side
from accordingto.reading.events.view import View
from accordingto.record import Acled

_FORCE = ("killing", "wounding", "attack", "injury", "death")
_VIOLENT = ("riot", "clash", "looting", "destruction", "mob")


def outcomes(view: View, groups: list[Group]) -> Mapping[int, Acled]:
    """ACLED's sub-event type of each protest that was not peaceful, by its place in ``groups``.

    By the codebook, a protest is "Peaceful", "with intervention" where the state's forces stop it without killing, met with
    "Excessive force" where they kill or wound those who protest, and a riot, a "Violent demonstration", where those who
    protest use force. What counts is told in the sentences of the protest, or in the one after.
    """
    by_sentence: dict[int, list[Mention]] = {}
    for group in groups:
        for mention in group:
            if mention.status in ("happened", "ongoing"):
                by_sentence.setdefault(mention.trigger.token.sentence, []).append(mention)
    found: dict[int, Acled] = {}
    for number, group in enumerate(groups):
        if group[0].family == "arrest" and any(
            m.family == "protest" for m in by_sentence.get(group[0].trigger.token.sentence, ())
        ):
            found[number] = Acled("Protests", "Protest with intervention")
        if group[0].family != "protest":
            continue
        sentences = {m.trigger.token.sentence + more for m in group for more in (0, 1)}
        beside = [m for s in sorted(sentences) for m in by_sentence.get(s, ())]
        outcome = _outcome(view, [*group, *beside])
        if outcome is not None:
            found[number] = outcome
    return found


def _outcome(view: View, told: list[Mention]) -> Acled | None:
    names = {m.name for m in told}
    for mention in told:
        subjects = {side(view, t) for t in mention.trigger.slots.subject}
        objects = {side(view, t) for t in mention.trigger.slots.object}
        if (
            mention.name in _FORCE
            and "protesters" in objects
            and (subjects & {"police", "state"} or "crowd_control" in names)
        ):
            return Acled("Protests", "Excessive force against protesters")
    for mention in told:
        subjects = {side(view, t) for t in mention.trigger.slots.all()}
        if mention.name == "riot" or (mention.name in _VIOLENT and subjects & {"protesters", "rioters"}):
            return Acled("Riots", "Violent demonstration")
    for mention in told:
        objects = {side(view, t) for t in mention.trigger.slots.object}
        if mention.name == "crowd_control" or (mention.name == "arrest" and objects & {"protesters", "civilians"}):
            return Acled("Protests", "Protest with intervention")
    return None
