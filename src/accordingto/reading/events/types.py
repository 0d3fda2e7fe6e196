"""From a trigger to its codes: PLOVER's type, and ACLED's types by what was used and who stands on either side."""

from functools import cache
from typing import Literal

from accordingto.reading.events.control import entity_of, place_in
from accordingto.reading.events.triggers import Trigger
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes, types
from accordingto.reading.language import Token
from accordingto.record import Acled, Plover

Side = Literal["state", "rebels", "armed", "police", "protesters", "rioters", "civilians"]


def codes(view: View, trigger: Trigger) -> tuple[Plover | None, Acled | None]:
    """PLOVER type and ACLED types of one mention.

    ACLED's names are its codebook's; the choice between sub-types follows its definitions: what was used, whether
    the target was
    civilian, who took the place. Null where it is out of scope or where the words do not decide it.
    """
    kind, name = trigger.kind, trigger.frame.kind
    plover: Plover | None = kind.plover
    if name == "death":
        return None, None
    event_type, sub_type = kind.acled or (None, None)
    acled = Acled(event_type, sub_type) if event_type is not None and sub_type is not None else None
    if name in _BY_MEANS:
        means = _means(view, trigger)
        if name == "explosion" and means & (
            classes()["means_bomb"] | classes()["means_suicide"] | classes()["means_grenade"]
        ):
            plover = "ASSAULT"
        if _gassed(view, trigger):
            return "ASSAULT", Acled("Explosions/Remote violence", "Chemical weapon")
        remote = _remote(means, name)
        if remote:
            return ("ASSAULT", Acled("Explosions/Remote violence", remote))
    if name not in _BY_SIDES:
        return plover, acled
    actors = [side(view, t) for t in trigger.slots.subject]
    targets = [_victim(view, t) or side(view, t) for t in _targets(view, trigger)]
    if name in ("killing", "wounding", "attack", "abduction", "torture"):
        if "protesters" in targets and ("police" in actors or "state" in actors):
            return "ASSAULT", Acled("Protests", "Excessive force against protesters")
        if {"rioters"} & set(actors):
            return "ASSAULT", Acled("Riots", "Mob violence")
        armed = ("state", "rebels", "armed", "police")
        if kind.to_armed and any(t in armed for t in targets) and "civilians" not in targets:
            return plover, Acled(*kind.to_armed)
        if name in ("attack",) and not targets and len([a for a in actors if a in armed]) >= 2:
            return plover, Acled("Battles", "Armed clash")
    if name == "clash" and {"protesters", "rioters"} & set(actors + targets):
        return "PROTEST", Acled("Riots", "Violent demonstration")
    if name == "capture":
        return plover, _territory(view, trigger, actors)
    if name == "retreat" and _leaves_place(view, trigger):
        return plover, Acled("Strategic developments", "Non-violent transfer of territory")
    if name == "destruction" and (not actors or trigger.frame.harm_of == "subject"):
        # Who destroyed it, or whether anybody did, is not said; only setting fire is a deed by its name.
        return None, acled if trigger.token.lemma in ("torch", "set", "vandalize") else None
    return plover, acled


_BY_MEANS = frozenset(
    [
        "attack",
        "bombing",
        "killing",
        "wounding",
        "shelling",
        "downing",
        "explosion",
        "suicide_bombing",
        "grenade",
        "invasion",
    ]
)
"""Kinds whose codes what was used may decide."""
_BY_SIDES = frozenset(
    ["killing", "wounding", "attack", "abduction", "torture", "clash", "capture", "retreat", "destruction"]
)
"""Kinds whose codes those on either side may decide."""


def _targets(view: View, trigger: Trigger) -> list[Token]:
    slots = trigger.slots
    found = list(slots.object)
    for preposition in ("on", "against", "at", "with"):
        found += [t for t in slots.oblique.get(preposition, ()) if t not in found and t.i not in view.time_of]
    return found


def _victim(view: View, token: Token) -> Side | None:
    """Civilians, where officials, judges or people of a nation are attacked: ACLED counts as armed only who bears arms."""
    inner = view.core(token)
    known, around = classes(), {t.lemma for t in view.children(inner, "compound", "amod")}
    if around & (known["state_forces"] - _OFFICES | known["rebels"] | known["police_people"]) or "police" in around:
        return None
    unarmed = inner.lemma in known["civilians"] and not {inner.lemma, inner.lower} & (
        known["combatants"] | known["police_people"] | known["protest_people"] | known["rioters"]
    )
    people = view.label_of.get(inner.i) == "NORP" and inner.tag in ("NNS", "NNPS")
    return "civilians" if unarmed or people else None


_OFFICES = frozenset(["government", "state", "ministry"])


def side(view: View, token: Token) -> Side | None:
    """What side of a conflict the phrase stands for, by its words and its entity."""
    inner = view.core(token)
    if inner.pos == "NUM":
        return None  # "22 wounded" does not say of which side
    lemmas = {token.lemma, inner.lemma, inner.lower} | {t.lemma for t in view.children(inner, "compound", "amod")}
    if view.among(inner, ("rioters",)):
        return "rioters"
    if lemmas & classes()["protest_people"]:
        return "protesters"
    if inner.lemma in classes()["police_people"] or "police" in lemmas:
        return "police"
    if lemmas & classes()["rebels"]:
        return "rebels"
    if lemmas & classes()["state_forces"] and not lemmas & {"former", "ex"}:
        return "state"
    entity = view.entity_of.get(inner.i)
    if entity is not None:
        if entity.kind == "armed_group":
            return "rebels"
        if entity.kind in ("military", "government"):
            return "state"
        if entity.kind in ("person", "civilians", "media"):
            return "civilians"
    if view.among(inner, ("combatants",)):
        return (
            "state"
            if any(view.label_of.get(t.i) in ("NORP", "GPE") for t in view.children(inner, "amod", "compound", "poss"))
            else "armed"
        )
    if view.among(inner, ("civilian_places",)):
        return "civilians"
    if view.among(inner, ("military_places",)):
        return "armed"
    if view.among(inner, ("civilians",)):
        return "civilians"
    if view.label_of.get(inner.i) in ("NORP", "GPE"):
        return "state"
    return None


def _means(view: View, trigger: Trigger) -> set[str]:
    """The words near the trigger that tell what was used."""
    slots, found = trigger.slots, set[str]()
    heads = list(slots.subject) + [
        t for p in ("with", "by", "in", "using", "from", "of") for t in slots.oblique.get(p, ())
    ]
    heads += [t for t in slots.object if view.among(t, ("weapons",))]
    for t in view.children(trigger.token):
        if t.dep in ("compound", "amod", "nmod"):
            found |= {t.lemma, t.lower}
        if t.dep in ("advcl", "xcomp", "acl", "prep") and t.lemma in (
            "use",
            "fire",
            "launch",
            "throw",
            "drop",
            "detonate",
        ):
            heads += view.children(t, "dobj", "pobj")
    for head in heads:
        for t in (head, view.core(head), *view.children(head, "compound", "amod", "nmod")):
            if t.i < 2 or view.tokens[t.i - 1].text != "-" or view.tokens[t.i - 2].lower != "anti":
                found |= {t.lemma, t.lower}
    for i in trigger.words:
        found |= {view.tokens[i].lemma, view.tokens[i].lower}
    if trigger.token.i:
        found.add(view.tokens[trigger.token.i - 1].lower)
    return found


def _gassed(view: View, trigger: Trigger) -> bool:
    """Whether the sentence tells of a chemical weapon; nothing else is reported beside one."""
    return not _gas().isdisjoint(view.words_of(trigger.token.sentence))


@cache
def _gas() -> frozenset[str]:
    """The words, and the pairs of words, for a chemical weapon."""
    things = ("gas", "gases", "weapon", "weapons", "agent", "attack", "attacks")
    return frozenset(["sarin", "chlorine", *(f"{a} {b}" for a in classes()["means_chemical"] for b in things)])


def _remote(means: set[str], name: str) -> str | None:
    if means & classes()["means_suicide"]:
        return "Suicide bomb"
    if means & classes()["means_chemical"] and name != "capture":
        return "Chemical weapon"
    if means & classes()["means_air"]:
        return "Air/drone strike"
    if means & classes()["means_grenade"] and "rocket-propelled" not in means:
        return "Grenade"
    if means & classes()["means_artillery"] or name in ("shelling", "downing"):
        return "Shelling/artillery/missile attack"
    if means & classes()["means_bomb"] or name == "bombing":
        return "Remote explosive/landmine/IED"
    return None


def _territory(view: View, trigger: Trigger, actors: list[Side | None]) -> Acled | None:
    if any(t.lower in ("peacefully", "unopposed") for t in view.children(trigger.token)) or any(
        t.lemma in ("resistance", "fight") for t in trigger.slots.oblique.get("without", ())
    ):
        return Acled("Strategic developments", "Non-violent transfer of territory")
    losers = [side(view, t) for t in trigger.slots.oblique.get("from", ())]
    if "state" in actors and _abroad(view, trigger):
        return Acled("Battles", "Non-state actor overtakes territory")
    if "state" in actors or "police" in actors:
        return Acled("Battles", "Government regains territory")
    if "rebels" in actors:
        return Acled("Battles", "Non-state actor overtakes territory")
    if "rebels" in losers:
        return Acled("Battles", "Government regains territory")
    if trigger.frame.change == "regain" and "state" not in losers:
        return Acled("Battles", "Government regains territory")
    if "armed" in actors or ("state" in losers and trigger.frame.change == "take"):
        return Acled("Battles", "Non-state actor overtakes territory")
    if trigger.frame.change == "regain":
        return Acled("Battles", "Government regains territory")
    return None


def _abroad(view: View, trigger: Trigger) -> bool:
    """Whether the forces of one state take a place of another.

    ACLED's "Government regains territory" is for a government that takes back its own; what a foreign state takes is coded as
    "Non-state actor overtakes territory" (after the codebook's sub-event types of Battles, in other words than there).
    """
    taken = [place for t in trigger.slots.object if (place := place_in(view, t)) is not None]
    takers = [entity for t in trigger.slots.subject if (entity := entity_of(view, t)) is not None]
    countries = {place.country for place in taken}, {entity.country for entity in takers}
    return all(len(known) == 1 and None not in known for known in countries) and countries[0] != countries[1]


def _leaves_place(view: View, trigger: Trigger) -> bool:
    """Whether the troops give up a place by name or a position, rather than merely move."""
    return any(
        view.is_place(t)
        or view.is_place(view.core(t))
        or t.lemma in ("town", "city", "village", "area", "base", "crossing")
        for t in trigger.slots.object + trigger.slots.oblique.get("from", [])
    )


def family(trigger: Trigger) -> str:
    """The family within which mentions of one happening are joined."""
    return types().kinds[trigger.frame.kind].family
