"""What speaks for two mentions being one happening."""

from accordingto.reading.events.agreeing import adds, same_place
from accordingto.reading.events.groups import Group, family_of
from accordingto.reading.events.harm import harmed
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.referring import (
    at_a_new_place,
    brings_nobody,
    definite,
    known_means,
    points,
)
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token

_RARE = ("abduction", "visit", "accident", "coup", "sexual", "disaster", "missing")
"""Families of which a report seldom tells of two; chosen on the development reports of the annotated ones."""
_SPOKEN = ("request", "accuse", "reject", "threaten")
"""Families of acts in words: what one speaker demands in three sentences running is one demand."""


def _bare(view: View, a: Group, b: Group) -> bool:
    """Whether the later mentions bring no place, day or name of their own that the earlier ones lack."""
    known = {e for m in b for e in m.entities("actor", "target", "affected", "object")}
    unnamed = not any(m.entities("target", "affected") & view.named for m in b)
    for m in a:
        if m.scene is not None and m.scene.surety >= 2 and not any(same_place(m.scene, o.scene) for o in b):
            return False
        if m.time is not None and m.time.earliest is not None and not any(o.time is not None for o in b):
            return False
        brought = (m.entities("actor", "target", "affected") & view.named) - known
        if brought and not (unnamed and m.family in _RARE):
            return False  # "three journalists were abducted": they may be named later
    return True


def _given(view: View, a: Group) -> bool:
    """Whether somebody or something in it is taken as known ("the restaurant", "he"), and nobody is brought in anew."""
    nominal = [t for t in a[0].trigger.slots.all() if t.pos in ("NOUN", "PRON", "PROPN", "NUM")]
    known = [t for t in nominal if t.pos == "PRON" or _definite(view, t) or view.child(t, "poss") is not None]
    return bool(known) and len(known) == len([t for t in nominal if t.pos != "PROPN"])


def evidence(view: View, a: Group, b: Group) -> float:
    """How much speaks for one happening: shared place, day, actors, targets, numbers, and how the later one is put.

    ``a`` stands after ``b``. Each item counts one, except those that say so.
    """
    score, family = 0.0, family_of(a)
    first = min(m.trigger.token.sentence for m in a)
    gap = first - max(m.trigger.token.sentence for m in b if m.trigger.token.sentence <= first)
    x_lemmas, y_lemmas = {m.trigger.token.lemma for m in a}, {m.trigger.token.lemma for m in b}
    there = any(same_place(x.scene, y.scene) for x in a for y in b[:6])
    if there:
        score += 2.0 if family == "control" or any(heard(view, m) for m in (*a, *b)) else 1.0
    if any(
        x.time and y.time and x.time.earliest and (x.time.earliest, x.time.latest) == (y.time.earliest, y.time.latest)
        for x in a
        for y in b[:6]
    ):
        score += 1.0
    doers = _heads(view, a, doing=True), _heads(view, b, doing=True)
    victims = _heads(view, a) & _heads(view, b)
    for roles, shared in ((("actor",), doers[0] & doers[1]), (("target", "affected", "object"), victims)):
        one, two = {e for m in a for e in m.entities(*roles)}, {e for m in b for e in m.entities(*roles)}
        if one & two:
            score += 1.0
        elif shared:
            score += 0.6
        elif roles == ("actor",) and all(heads & classes()["attackers"] for heads in doers):
            score += 0.8  # "gunmen opened fire … the attackers fled"
    if victims and gap <= 6 and any(_definite(view, t) for t in a[0].trigger.slots.all() if t.lemma in victims):
        score += 1.2  # "a soldier was killed … The soldier died at once"
    if {(h.kind, h.low) for m in a for h in m.harm if h.low} & {
        (h.kind, h.low) for m in b for h in m.harm if h.low and (h.amount or h.low != 1)
    }:
        score += 1.0
        if any(h.low and h.low > 2 for m in a for h in m.harm):
            score += 0.6
    if x_lemmas & y_lemmas:
        score += 0.4
    if family in _RARE and _bare(view, a, b):
        score += 2.0
    elif family == "violence" and gap <= 3 and _given(view, a) and _bare(view, a, b):
        score += 1.2
    if family in _SPOKEN and gap <= 3:
        speakers = [{e for m in g for e in m.entities("actor")} for g in (a, b)]
        score += 1.0 if speakers[0] & speakers[1] else 0.0
    if any(m.title for m in b) and not any(m.title for m in a):
        score += 1.6 if x_lemmas & y_lemmas else 1.0
    if any(m.anaphoric for m in a) or points_back(view, a[0]):
        score += 2.0 if gap <= 2 or _the_blast(view, a, b) else 1.2 if gap <= 6 else 0.6
    elif gap == 0:
        score -= 0.4
    elif _another(view, a[0]):
        score -= 1.5
    score += _of_harm(view, a, b, gap) + _retold(view, a, b, gap)
    score += 0.6 * (gap <= 1 and family == "violence" and there)
    if family == "control" and _placeless(a) != _placeless(b):
        # "a city seized back", then "Izium was taken".
        unnamed = a if _placeless(a) else b
        if any(t.lemma in classes()["settlements"] for m in unnamed for t in m.trigger.slots.object):
            score += 1.2
    elif family == "control" and _placeless(a) and _placeless(b) and victims:
        score += 1.0
    return score


def _retold(view: View, a: Group, b: Group, gap: int) -> float:
    """What speaks for one happening in that the later mentions take the means for known, or tell what it did."""
    score = 0.0
    doers = _heads(view, b, doing=True)
    if known_means(view, a, b) and all(brings_nobody(view, m, doers) for m in a):
        score += 2.0 if gap <= _SOON else 1.2
    act = family_of(b) == "violence" and any(m.name not in _HARMING for m in b)
    if act and family_of(a) == "destruction" and gap <= 2 and all(_came_to_harm(view, m) for m in a):
        score += 2.0
    return score


def of_the_only_act(view: View, a: Group, b: Group) -> float:
    """What speaks for one happening besides, where no other act that was told could be meant."""
    if points(view, a[0]) or points_back(view, a[0]):
        return 1.4
    if _toll_again(view, a, b):
        return 2.0
    once = family_of(a) == family_of(b) and family_of(a) in _ONCE
    same = all(_same(view, t, _heads(view, b)) for m in a for t in m.trigger.slots.object)
    return 2.0 if once and same and _given(view, a) and _alike(view, a, b) else 0.0


def _same(view: View, token: Token, told: set[str]) -> bool:
    """Whether a word may stand for those who were told of: "they", "the hostages", or the noun itself with an article."""
    alike = view.core(token).lemma in told or view.among(token, ("captives", "prisoners"))
    return token.pos == "PRON" or (alike and definite(view, token))


_ONCE = ("arrest", "release", "retreat", "restrict")
"""Families of acts that are done to the same people but once: "six men were arrested … they were arrested at noon"."""


def _toll_again(view: View, a: Group, b: Group) -> bool:
    """Whether it only tells who came to harm, soon after the act, and that does not differ from what was told."""
    gap = a[0].trigger.token.sentence - max(m.trigger.token.sentence for m in b)
    if not 0 < gap <= _SOON or b[0].family != "violence" or not all(m.name in _HARMING and _told(m) for m in a):
        return False
    if any(h.total for m in a for h in m.harm) or not elaborates(view, a, b):
        return False
    known = {(h.kind, h.low) for m in b for h in m.harm}
    kinds = {kind for kind, _ in known}
    return all(h.kind not in kinds or (h.kind, h.low) in known for m in a for h in m.harm)


_SOON = 3
"""Sentences; a judgement."""


def _told(mention: Mention) -> bool:
    """Whether it is told as what happened then: not "people die", nor "the killing"."""
    return mention.status == "happened" and mention.trigger.token.tag not in ("VBP", "VBZ", "VB", "VBG")


def _came_to_harm(view: View, mention: Mention) -> bool:
    """Whether something was destroyed or damaged, and nobody is said to have done it, nor anything but a bomb."""
    told = mention.trigger.token.tag in ("VBD", "VBN") and mention.status == "happened"
    by = () if mention.trigger.kind.harm_of == "subject" else mention.trigger.slots.subject
    return told and all(view.among(t, ("bombs",)) for t in by)


def elaborates(view: View, a: Group, b: Group) -> bool:
    """Whether all that it says may be of an act told before: nobody who did it, no place and no day is brought in anew."""
    told = frozenset(w for m in b for w in view.words_of(m.trigger.token.sentence))
    return _alike(view, a, b) and not any(at_a_new_place(view, m, told) for m in a)


def _alike(view: View, a: Group, b: Group) -> bool:
    if any(m.time is not None and m.time.earliest is not None for m in a) or not _bare(view, a, b):
        return False
    doers = _heads(view, b, doing=True)
    return all(brings_nobody(view, m, doers) and not _another(view, m) for m in a)


def heard(view: View, mention: Mention) -> bool:
    """Whether only the sound of it is told: "explosions were heard in the town"."""
    return mention.name == "explosion" and view.head(mention.trigger.token).lemma == "hear"


def _the_blast(view: View, a: Group, b: Group) -> bool:
    """Whether it points to a blast that was told of, which may stand far before: "a bomb went off … The blast was heard"."""
    if not any(m.anaphoric and m.name in _BLASTS for m in a) or not any(m.name in _BLASTS for m in b):
        return False
    return _bare(view, a, b)


_BLASTS = frozenset(["bombing", "suicide_bombing", "explosion"])


def _of_harm(view: View, a: Group, b: Group, gap: int) -> float:
    """What speaks for one happening in that the later mentions tell who came to harm."""
    score = 2.0 if _die_once(view, a, b) or any(adds(view, x, y) for x in a for y in b) else 0.0
    owners = {view.entity_of[p.i].id for m in a for p in _owners(view, m) if p.i in view.entity_of}
    if gap <= 1 and any(owners & m.entities("target", "affected") for m in b):
        score += 1.2  # "a judge was shot. His driver was wounded"
    if a[0].name not in _HARMING or a[0].title or b[0].family != "violence":
        return score
    if all(_victims_again(view, m) for m in a):
        kinds = {h.kind for m in a for h in m.harm}
        named = bool(_heads(view, a) & _heads(view, b))  # "the injured cook"
        return score + (2.4 if (gap <= 6 or named) and kinds & {h.kind for m in b for h in m.harm} else -1.0)
    if gap > 1:
        return score
    if any(m.harm for m in b) and not _one_more(a):
        return score
    return score + (2.0 if _bare(view, a, b) else 1.0)


def _owners(view: View, mention: Mention) -> list[Token]:
    return [p for t in mention.trigger.slots.all() for p in view.children(t, "poss")]


def _victims_again(view: View, mention: Mention) -> bool:
    """Whether it speaks of those who were told to have come to harm: "the dead man", "among the wounded were two boys".

    So do "two of the wounded died".
    """
    token = mention.trigger.token
    if mention.name == "death" and any(
        view.core(t).lower in classes()["states"] and view.core(t) is not t for t in harmed(mention.trigger)
    ):
        return True
    if mention.trigger.frame.adjectives:
        return token.dep == "amod" and _definite(view, view.head(token))
    words = [view.tokens[i] for i in mention.trigger.words]
    return any(t.lower == "among" for t in words) and any(_definite(view, t) for t in words)


def _one_more(a: Group) -> bool:
    """Whether it only tells of one more who came to harm: "A guard was hurt. A driver was taken to hospital"."""
    told = all(m.name in _HARMING and m.trigger.token.pos == "VERB" for m in a)
    return told and not any(m.entities("actor") or m.scene is not None or m.time is not None for m in a)


_HARMING = frozenset(["killing", "death", "wounding", "injury"])
_DEADLY = frozenset(["killing", "death", "bodies"])


def points_back(view: View, mention: Mention) -> bool:
    """Whether it is put as part of what was told: "was injured in the incident", "the bomber struck at a restaurant"."""
    token = mention.trigger.token
    if (
        mention.family == "violence"
        and token.pos == "NOUN"
        and any(t.i in view.time_of for t in view.children(token, "poss"))
    ):
        return True  # "Sunday's bombing"
    if mention.trigger.slots.number is not None and _definite(view, token) and mention.scene is None:
        return not any(h.total for h in mention.harm)  # "put the number of dead at ten"
    for preposition in view.children(token, "prep"):
        if preposition.lower in ("in", "during", "by") and any(
            t.lemma in classes()["happenings"] and _definite(view, t) for t in view.children(preposition, "pobj")
        ):
            return True
    return mention.family == "violence" and any(
        t.lemma in classes()["attackers"] and _definite(view, t) for t in mention.trigger.slots.subject
    )


def _another(view: View, mention: Mention) -> bool:
    """Whether it is told apart from what was told before: "another blast", "in a separate attack"."""
    token = mention.trigger.token
    dying = mention.trigger.kind.harm_of == "subject"  # "a third victim died": one more in the same
    near = [token, *(() if dying else mention.trigger.slots.subject)]
    near += [
        t for p in view.children(token, "prep") for t in view.children(p, "pobj") if t.lemma in classes()["happenings"]
    ]
    return any(t.lower in classes()["another"] for n in near for t in view.children(n, "det", "amod"))


def _die_once(view: View, a: Group, b: Group) -> bool:
    """Whether one and the same person dies in both."""

    def dead(group: Group) -> set[str]:
        return {e for m in group if m.name in _DEADLY for e in m.entities("target", "affected", "object")}

    both = dead(a) & dead(b)
    return bool(both) and any(e.kind == "person" and e.id in both for e in view.analysis.entities)


def _definite(view: View, token: Token) -> bool:
    return any(t.lower in ("the", "this", "that") for t in view.children(token, "det"))


def _placeless(group: Group) -> bool:
    return all(m.scene is None for m in group)


def _heads(view: View, group: Group, doing: bool = False) -> set[str]:
    """The nouns for those to whom it was done, or for those who did it."""
    found = set()
    for m in group:
        subject = doing != (m.trigger.kind.harm_of == "subject")
        for token in m.trigger.slots.subject if subject else m.trigger.slots.object:
            if token.pos in ("NOUN", "PROPN"):
                found.add(view.core(token).lemma)
    return found - classes()["nobody_told_apart"]
