"""What keeps two mentions from being one happening: another kind, place, time, person or number."""

from collections.abc import Sequence

from accordingto.reading.events.fineness import Scene
from accordingto.reading.events.groups import CONSEQUENCES, GENERIC, Group, family_of, kind_of
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language.lexicon import numbers
from accordingto.record import Time

REAL = ("happened", "ongoing")


def clash(a: Mention, b: Mention) -> bool:
    """Whether two mentions of one sentence are of two places or times, or the sentence is not one."""
    if a.trigger.token.sentence != b.trigger.token.sentence or a.trigger.elided or b.trigger.elided:
        return True
    return not _places_agree(a.scene, b.scene) or not _times_agree(a.time, b.time)


def compatible(view: View, a: Group, b: Group) -> bool:
    """Whether nothing that the two say keeps them from being one happening."""
    if not _kinds_agree(a, b):
        return False
    if any(m.status in REAL for m in a) != any(m.status in REAL for m in b) and not (
        _only_denied(a) or _only_denied(b)
    ):
        return False
    if any(_several(view, m) for m in a) != any(_several(view, m) for m in b):
        return False
    for x in a:
        for y in b[:6]:
            if _told_anew(view, x, y) or _of_old(x) != _of_old(y):
                return False
            if not _places_agree(x.scene, y.scene) or not _times_agree(x.time, y.time):
                return False
            for roles in (("actor",), ("target", "affected")):
                one, two = x.entities(*roles) & view.named, y.entities(*roles) & view.named
                if one and two and not one & two and not (roles[0] == "target" and adds(view, x, y)):
                    return False
            if not _numbers_agree(view, x, y):
                return False
    return True


def _several(view: View, mention: Mention) -> bool:
    """Whether it tells of many acts at once: "at least 243 attacks"; the two blasts of one attack are not many, nor 12 dead."""
    if mention.family != "violence" or mention.name in CONSEQUENCES or mention.trigger.token.tag != "NNS":
        return False
    said = [numbers.value([t.lower]) for t in view.children(mention.trigger.token, "nummod")]
    return any(number is not None and number >= _MANY for number in said)


_MANY = 4
"""Acts from which on they are not told as one; a judgement."""


def _of_old(mention: Mention) -> bool:
    """Whether a denial is of what was ever done: "has denied targeting clinics in the past"."""
    return mention.account.disputed is not None and mention.time is not None and mention.time.value == "PAST_REF"


def _told_anew(view: View, one: Mention, two: Mention) -> bool:
    """Whether two paragraphs each say who did it and, as of somebody new, to whom: "soldiers killed a man", "… a nurse"."""
    if one.title or two.title or _paragraph(view, one) == _paragraph(view, two):
        return False
    heads = [_newcomers(view, m) for m in (one, two)]
    return all(heads) and not heads[0] & heads[1] and all(any(r.role == "actor" for r in m.roles) for m in (one, two))


def _paragraph(view: View, mention: Mention) -> int:
    return view.analysis.sentences[mention.trigger.token.sentence].passage


def _newcomers(view: View, mention: Mention) -> set[str]:
    """The nouns, each told as of one not known yet, for who came to harm."""
    heads = [view.analysis.head_of_span(r) for r in mention.roles if r.role == "affected"]
    return {
        view.core(t).lemma
        for t in heads
        if t is not None and any(d.lower in _INDEFINITE for d in view.children(t, "det"))
    }


_INDEFINITE = frozenset(["a", "an", "another"])


def adds(view: View, later: Mention, earlier: Mention) -> bool:
    """Whether it tells of one more who was harmed in the same: "Ada Reen was shot. Tom Vey was also shot"."""
    near = 0 <= later.trigger.token.sentence - earlier.trigger.token.sentence <= _SOON
    if not near or later.name != earlier.name or not (later.harm and earlier.harm):
        return False
    also = any(t.lower in ("also", "too") for t in view.children(later.trigger.token, "advmod"))
    return also and later.scene is None and not any(r.role == "actor" for r in later.roles)


_SOON = 2
"""Sentences; a judgement."""


def _only_denied(group: Group) -> bool:
    return all(m.account.disputed is not None and m.account.asserted is None for m in group)


def mere_harm(view: View, groups: Sequence[Group]) -> set[int]:
    """The groups, by their places, that tell only what an act told shortly before them did.

    After "A bomb exploded in the town hall. A guard was injured." a claim or a denial is about the bomb.
    """
    alone = [all(_harm_alone(view, m) for m in group) for group in groups]

    def did(act: Group, harm: Group) -> bool:
        first = min(m.trigger.token.sentence for m in harm)
        near = any(0 <= first - m.trigger.token.sentence <= _SHORTLY for m in act)
        return near and family_of(act) == "violence" and compatible(view, harm, act)

    return {
        n
        for n, harm in enumerate(groups)
        if alone[n] and any(did(groups[k], harm) for k in range(max(0, n - _LOOKED_AT), n) if not alone[k])
    }


_SHORTLY = 4
"""Sentences; a judgement."""
_LOOKED_AT = 8
"""Groups before the harm, since hostile text must not cost quadratic time."""


def _harm_alone(view: View, mention: Mention) -> bool:
    """Whether it says that somebody came to harm, and neither how nor by whom: "a guard was injured", not "was shot"."""
    if mention.name not in ("death", "injury", "damage") and mention.trigger.token.lemma not in classes()["bare_harm"]:
        return False
    by = any(view.among(t, ("weapons", "explosives")) for t in mention.trigger.slots.subject)
    return not by and not any(r.role == "actor" for r in mention.roles)


def _kinds_agree(a: Group, b: Group) -> bool:
    one, two = kind_of(a).name, kind_of(b).name
    if one == two:
        return _changes_agree(a, b)
    families = {family_of(a), family_of(b)}
    if len(families) > 1:
        # Across families, only what an attack or a crash did is told beside it.
        if families == {"violence", "destruction"}:
            return family_of(a) == "destruction" and all(m.name in CONSEQUENCES for m in a)
        told = a if family_of(a) == "violence" else b
        return families == {"missing", "abduction"} or {m.name for m in told} <= CONSEQUENCES
    if "violence" in (family_of(a), family_of(b)):
        return one in GENERIC or two in GENERIC
    if {one, two} <= {"protest", "riot", "crowd_control"}:
        return True
    return {one, two} == {"talks", "peace_talks"}


def _changes_agree(a: Group, b: Group) -> bool:
    def direction(group: Group) -> set[str]:
        gain = ("regain", "take", "give")
        return {"gain" if m.trigger.frame.change in gain else m.trigger.frame.change or "none" for m in group}

    return bool(direction(a) & direction(b))


def _places_agree(a: Scene | None, b: Scene | None) -> bool:
    if a is None or b is None or a.surety < 2 or b.surety < 2:
        return True
    one, two = a.place, b.place
    if same_place(a, b):
        return True
    fine = [p.latitude is not None and not (p.feature or "").startswith(("PCL", "ADM")) for p in (one, two)]
    if all(fine):
        return False
    if one.country and two.country and one.country != two.country:
        return False
    if (one.feature or "").startswith("PCL") or (two.feature or "").startswith("PCL"):
        return True
    return not (one.admin1 and two.admin1 and one.admin1 != two.admin1)


def same_place(a: Scene | None, b: Scene | None) -> bool:
    """Whether two scenes are one place, by the gazetteer or, where it knows neither, by name."""
    if a is None or b is None:
        return False
    if a.place.geonames_id is not None and b.place.geonames_id is not None:
        return a.place.geonames_id == b.place.geonames_id
    return a.place.name.casefold() == b.place.name.casefold()


def _times_agree(a: Time | None, b: Time | None) -> bool:
    if a is None or b is None or a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return True
    return a.earliest <= b.latest and b.earliest <= a.latest


def _numbers_agree(view: View, a: Mention, b: Mention) -> bool:
    """Numbers of dead may differ between sentences of a report ("12", "at least 10"), but not by a factor of five."""
    for x in a.harm:
        for y in b.harm:
            counted = x.kind == y.kind == "killed" and x.amount and y.amount and not (x.total or y.total)
            if counted and x.low and y.low and max(x.low, y.low) > 5 * min(x.low, y.low) + 2:
                others = _victims(view, a) - _PEOPLE, _victims(view, b) - _PEOPLE
                if not all(others) or others[0] & others[1]:
                    return False  # not a soldier on one side and ten militants on the other
    return True


def _victims(view: View, mention: Mention) -> set[str]:
    return {view.core(t).lemma for t in mention.trigger.slots.all() if t.pos in ("NOUN", "PROPN", "NUM")}


_PEOPLE = frozenset(["people", "person", "other", "man", "woman", "victim", "civilian"])
