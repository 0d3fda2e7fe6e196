"""One event for one happening: which mentions tell of the same."""

from accordingto.reading.events.fineness import Scene
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token
from accordingto.reading.language.lexicon import reporting_verbs
from accordingto.record import Time

Group = list[Mention]

CONSEQUENCES = frozenset(["killing", "death", "wounding", "injury", "destruction", "damage", "explosion"])
"""Kinds that tell what an attack did, and are joined to the attack that they hang on."""
GENERIC = CONSEQUENCES | frozenset(("attack",))
"""Kinds that may be another word for a more specific one."""
RANK = [
    "suicide_bombing",
    "airstrike",
    "chemical",
    "grenade",
    "bombing",
    "shelling",
    "mob",
    "clash",
    "invasion",
    "attack",
    "explosion",
    "killing",
    "wounding",
    "death",
    "injury",
    "destruction",
    "damage",
    "riot",
    "crowd_control",
    "protest",
]
_RELATED = {
    "violence": ("accident", "disaster"),
    "accident": ("violence",),
    "disaster": ("violence",),
    "missing": ("abduction",),
    "abduction": ("missing",),
    "bodies": ("violence",),
}
"""Families of which one may be another side of the same: the deaths in a crash, the abducted who went missing."""
_RARE = ("abduction", "visit", "accident", "coup", "sexual", "disaster", "missing")
"""Families of which a report seldom tells of two; chosen on the development reports of the annotated ones."""
_SPOKEN = ("request", "accuse", "reject", "threaten")
"""Families of acts in words: what one speaker demands in three sentences running is one demand."""
_REAL = ("happened", "ongoing")
_PATH = frozenset(
    [
        "prep",
        "pobj",
        "nsubj",
        "nsubjpass",
        "dobj",
        "advcl",
        "xcomp",
        "acl",
        "relcl",
        "conj",
        "agent",
        "pcomp",
        "attr",
        "appos",
        "oprd",
        "dep",
        "npadvmod",
        "compound",
        "amod",
        "poss",
    ]
)
_LOOK_BACK = 8
"""Groups of a family that a mention is compared with. Chosen on a dozen reports; more joined nothing right and cost time."""
_LARGEST = 48
"""Mentions of one event that are joined; no report tells of one more often, and hostile text must not cost quadratic time."""
_ENOUGH = 2.0
"""Evidence (see `_evidence`) from which on two mentions are one event; a judgement, read off a dozen Wikinews reports."""


def join(view: View, mentions: list[Mention]) -> list[Group]:
    """The mentions in groups, one for each happening, in order of the first mention."""
    groups = _within_sentences(view, mentions)
    joined: list[Group] = []
    by_family: dict[str, list[Group]] = {}
    for group in groups:
        family = family_of(group)
        earlier = by_family.setdefault(family, [])
        near = earlier[-_LOOK_BACK:]
        for other_family in _RELATED.get(family, ()):
            near += by_family.get(other_family, [])[-_LOOK_BACK:]
        near.sort(key=lambda g: g[0].i)
        best, best_score = None, 0.0
        for distance, other in enumerate(reversed(near[-_LOOK_BACK:])):
            if len(other) < _LARGEST and _compatible(view, group, other):
                score = _evidence(view, group, other) - 0.05 * distance
                if score > best_score:
                    best, best_score = other, score
        if best is not None and best_score >= _ENOUGH:
            best.extend(group)
        else:
            joined.append(group)
            earlier.append(group)
    return joined


def family_of(group: Group) -> str:
    """The family of a group; violence wins over what it led to."""
    families = [m.family for m in group]
    for family in ("accident", "disaster"):
        if family in families and all(m.name in CONSEQUENCES for m in group if m.family == "violence"):
            return family
    return "violence" if "violence" in families else families[0]


def _within_sentences(view: View, mentions: list[Mention]) -> list[Group]:
    """Joins what one sentence says of one event: "a bomb exploded in a market, killing 12 people and damaging shops"."""
    group_of: dict[int, Group] = {}
    groups: list[Group] = []
    at: dict[int, Mention] = {m.i: m for m in mentions}
    for mention in mentions:
        group_of[mention.i] = [mention]
        groups.append(group_of[mention.i])

    def merge(a: Mention, b: Mention) -> None:
        one, two = group_of[a.i], group_of[b.i]
        if one is two or len(one) + len(two) > _LARGEST or any(_clash_of(view, x, y) for x in one for y in two):
            return
        if two[0].i < one[0].i:
            one, two = two, one
        one.extend(two)
        for m in two:
            group_of[m.i] = one
        groups.remove(two) if len(groups) < 64 else two.clear()

    for mention in mentions:
        node, seen, apposed = mention.trigger.token, 0, False
        while node.head != node.i and seen < 8 and node.dep in _PATH:
            above = view.head(node)
            if above.lemma in reporting_verbs() and above.i not in at and node.dep not in ("advcl",):
                break
            other = at.get(above.i)
            apposed = apposed or node.dep == "appos"
            if other is not None and _goes_with(mention, other, node.dep, apposed):
                merge(other, mention)
                break
            node = above
            seen += 1
    # "A blast in the market and a fire killed 12": two triggers below one verb are siblings, met through that verb.
    return [sorted(g, key=lambda m: m.i) for g in groups if g]


def _goes_with(a: Mention, b: Mention, dep: str, apposed: bool) -> bool:
    real = (a.status in _REAL) == (b.status in _REAL)
    if not real:
        return False
    names, families = {a.name, b.name}, {a.family, b.family}
    if names & CONSEQUENCES and families & {"accident", "disaster"}:
        return True  # "were killed when it crashed"
    if names == {"death", "bodies"}:
        return True  # "was found dead"
    if (a.name in CONSEQUENCES and b.name in RANK) or (b.name in CONSEQUENCES and a.name in RANK):
        return {a.family, b.family} <= {"violence", "destruction"}
    if a.family == b.family == "violence":
        return a.name in (b.name, "attack") or b.name == "attack"
    if a.family == b.family == "protest":
        return True
    if a.name == b.name and ((dep == "dobj" and a.trigger.token.pos == "NOUN") or apposed):
        return True  # "announced an aid package"; "the Balakliia region, a town that had been retaken"
    return (
        a.family == b.family
        and a.family not in ("control", "arrest", "aid", "accuse", "request", "reject", "talks")
        and dep != "conj"
        and a.name == b.name
    )


def _clash_of(view: View, a: Mention, b: Mention) -> bool:
    if a.trigger.token.sentence != b.trigger.token.sentence:
        return True
    return not _places_agree(a.scene, b.scene) or not _times_agree(a.time, b.time)


def _compatible(view: View, a: Group, b: Group) -> bool:
    """Whether nothing that the two say keeps them from being one happening."""
    if not _kinds_agree(a, b):
        return False
    if any(m.status in _REAL for m in a) != any(m.status in _REAL for m in b) and not (
        _only_denied(a) or _only_denied(b)
    ):
        return False
    for x in a:
        for y in b[:6]:
            if not _places_agree(x.scene, y.scene) or not _times_agree(x.time, y.time):
                return False
            for roles in (("actor",), ("target", "affected")):
                one, two = x.entities(*roles) & view.named, y.entities(*roles) & view.named
                if one and two and not one & two:
                    return False
            if not _numbers_agree(view, x, y):
                return False
    return True


def _only_denied(group: Group) -> bool:
    return all(m.account.disputed is not None for m in group)


def _kinds_agree(a: Group, b: Group) -> bool:
    one, two = kind_of(a).name, kind_of(b).name
    if one == two:
        return _changes_agree(a, b)
    families = {family_of(a), family_of(b)}
    if len(families) > 1:
        # Across families, only what an attack or a crash did is told beside it.
        told = a if family_of(a) == "violence" else b
        return families == {"missing", "abduction"} or {m.name for m in told} <= CONSEQUENCES
    if "violence" in (family_of(a), family_of(b)):
        return one in GENERIC or two in GENERIC
    if {one, two} <= {"protest", "riot", "crowd_control"}:
        return True
    return {one, two} == {"talks", "peace_talks"}


def _changes_agree(a: Group, b: Group) -> bool:
    def direction(group: Group) -> set[str]:
        gain = ("regain", "take", "fall", "give")
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
            others = _victims(view, a) - _PEOPLE, _victims(view, b) - _PEOPLE
            if all(others) and not others[0] & others[1]:
                continue  # a soldier on one side and ten militants on the other
            if counted and x.low and y.low and max(x.low, y.low) > 5 * min(x.low, y.low) + 2:
                return False
    return True


def _victims(view: View, mention: Mention) -> set[str]:
    return {view.core(t).lemma for t in mention.trigger.slots.all() if t.pos in ("NOUN", "PROPN", "NUM")}


_PEOPLE = frozenset(["people", "person", "other", "man", "woman", "victim", "civilian"])


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


def _evidence(view: View, a: Group, b: Group) -> float:
    """How much speaks for one happening: shared place, day, actors, targets, numbers, and how the later one is put.

    ``a`` stands after ``b``. Each item counts one, except those that say so.
    """
    score = 0.0
    first = min(m.trigger.token.sentence for m in a)
    gap = first - max(m.trigger.token.sentence for m in b if m.trigger.token.sentence <= first)
    x_lemmas, y_lemmas = {m.trigger.token.lemma for m in a}, {m.trigger.token.lemma for m in b}
    if any(same_place(x.scene, y.scene) for x in a for y in b[:6]):
        score += 2.0 if family_of(a) == "control" else 1.0
    if any(
        x.time and y.time and x.time.earliest and (x.time.earliest, x.time.latest) == (y.time.earliest, y.time.latest)
        for x in a
        for y in b[:6]
    ):
        score += 1.0
    for roles in (("actor",), ("target", "affected", "object")):
        one, two = {e for m in a for e in m.entities(*roles)}, {e for m in b for e in m.entities(*roles)}
        if one & two:
            score += 1.0
        elif _heads(view, a, roles) & _heads(view, b, roles):
            score += 0.6
    victims = _heads(view, a, ("affected",)) & _heads(view, b, ("affected",))
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
    if family_of(a) in _RARE and _bare(view, a, b):
        score += 2.0
    elif family_of(a) == "violence" and gap <= 3 and _given(view, a) and _bare(view, a, b):
        score += 1.2
    if family_of(a) in _SPOKEN and gap <= 3:
        speakers = [{e for m in g for e in m.entities("actor")} for g in (a, b)]
        score += 1.0 if speakers[0] & speakers[1] else 0.0
    if any(m.title for m in b) and not any(m.title for m in a):
        score += 1.6 if x_lemmas & y_lemmas else 1.0
    if any(m.anaphoric for m in a) or _points_back(view, a[0]):
        score += 2.0 if gap <= 2 else 1.2 if gap <= 6 else 0.6
    elif gap == 0:
        score -= 0.4
    elif _another(view, a[0]):
        score -= 1.5
    if _die_once(view, a, b):
        score += 2.0
    if gap <= 1 and family_of(a) == "violence" and any(same_place(x.scene, y.scene) for x in a for y in b[:6]):
        score += 0.6
    if (
        gap <= 1
        and a[0].name in ("killing", "death", "wounding", "injury")
        and b[0].family == "violence"
        and not any(m.harm for m in b)
        and not a[0].title
    ):
        score += 2.0 if _bare(view, a, b) else 1.0
    if family_of(a) == "control" and _placeless(a) != _placeless(b):
        # "a city seized back", then "Izium was taken".
        unnamed = a if _placeless(a) else b
        if any(t.lemma in ("city", "town", "village") for m in unnamed for t in m.trigger.slots.object):
            score += 1.2
    elif (
        family_of(a) == "control"
        and _placeless(a)
        and _placeless(b)
        and _heads(view, a, ("object",)) & _heads(view, b, ("object",))
    ):
        score += 1.0
    return score


_HAPPENINGS = frozenset(
    ["incident", "attack", "blast", "explosion", "bombing", "raid", "crash", "shooting", "ambush", "assault"]
)
_ANOTHER = frozenset(["another", "second", "third", "separate", "other", "similar", "different"])
_ATTACKERS = frozenset(["bomber", "attacker", "assailant", "gunman", "shooter"])
_DEADLY = frozenset(["killing", "death", "bodies"])


def _points_back(view: View, mention: Mention) -> bool:
    """Whether it is put as part of what was told: "was injured in the incident", "the bomber struck at a restaurant"."""
    token = mention.trigger.token
    for preposition in view.children(token, "prep"):
        if preposition.lower in ("in", "during", "by") and any(
            t.lemma in _HAPPENINGS and _definite(view, t) for t in view.children(preposition, "pobj")
        ):
            return True
    return mention.family == "violence" and any(
        t.lemma in _ATTACKERS and _definite(view, t) for t in mention.trigger.slots.subject
    )


def _another(view: View, mention: Mention) -> bool:
    """Whether it is told apart from what was told before: "another blast", "in a separate attack"."""
    token = mention.trigger.token
    near = [token, *mention.trigger.slots.subject]
    near += [t for p in view.children(token, "prep") for t in view.children(p, "pobj") if t.lemma in _HAPPENINGS]
    return any(t.lower in _ANOTHER for n in near for t in view.children(n, "det", "amod"))


def _die_once(view: View, a: Group, b: Group) -> bool:
    """Whether one and the same person dies in both."""
    persons = {e.id for e in view.analysis.entities if e.kind == "person"}

    def dead(group: Group) -> set[str]:
        return {e for m in group if m.name in _DEADLY for e in m.entities("target", "affected", "object")} & persons

    return bool(dead(a) & dead(b))


def _definite(view: View, token: Token) -> bool:
    return any(t.lower in ("the", "this", "that") for t in view.children(token, "det"))


def _placeless(group: Group) -> bool:
    return all(m.scene is None for m in group)


def _heads(view: View, group: Group, roles: tuple[str, ...]) -> set[str]:
    found = set()
    for m in group:
        doers = roles == ("actor",)
        if m.trigger.kind.harm_of == "subject":
            doers = not doers
        for token in m.trigger.slots.subject if doers else m.trigger.slots.object:
            lemma = view.core(token).lemma
            if lemma not in ("people", "person", "it", "they", "he", "she", "we", "man", "other", "force") and (
                token.pos in ("NOUN", "PROPN")
            ):
                found.add(lemma)
    return found - classes()["number_talk"]


def kind_of(group: Group) -> Mention:
    """The mention that types the group: the one of the most specific kind; among equals the first with codes."""

    def order(m: Mention) -> tuple[int, int, int]:
        rank = RANK.index(m.name) if m.name in RANK else 0
        return (rank, m.acled is None, m.i)

    return min(group, key=order)
