"""One event for one happening: which mentions tell of the same."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from accordingto.reading.events.agreeing import REAL, clash, compatible
from accordingto.reading.events.arguments import RELATIVE
from accordingto.reading.events.evidence import elaborates, evidence, of_the_only_act
from accordingto.reading.events.groups import CONSEQUENCES, RANK, Group, family_of
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.own import Elsewhere
from accordingto.reading.events.referring import points
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token
from accordingto.reading.language.lexicon import reporting_verbs

_RELATED = {
    "violence": ("accident", "disaster"),
    "accident": ("violence",),
    "disaster": ("violence",),
    "missing": ("abduction",),
    "abduction": ("missing",),
    "bodies": ("violence",),
    "destruction": ("violence",),
}
"""Families of which one may be another side of the same: the deaths in a crash, the abducted who went missing."""
_HARMING = frozenset(["killing", "wounding"])
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
_CLAIMED = 1.0
"""What an act that one side alone tells of, as its own, stands behind another one; a judgement on three reports of our own."""
_POINTED = 1.2
"""Evidence from which on "the attack" may mean an act, besides the one that it is joined to."""
_ENOUGH = 2.0
"""Evidence (see `evidence`) from which on two mentions are one event; a judgement, read off a dozen Wikinews reports."""


def join(view: View, mentions: list[Mention], elsewhere: Elsewhere) -> list[Group]:
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
        fitting = [
            (evidence(view, group, other) - 0.05 * distance, other)
            for distance, other in enumerate(reversed(near[-_LOOK_BACK:]))
            if len(other) < _LARGEST and compatible(view, group, other) and not elsewhere.apart(group, other)
        ]
        if len(fitting) == 1:
            fitting = [(score + of_the_only_act(view, group, other), other) for score, other in fitting]
        best, best_score, first = None, 0.0, -_CLAIMED
        for score, other in fitting:
            rank = score - (_CLAIMED if family == "violence" and elsewhere.claimed(other) else 0.0)
            if score > 0 and rank > first:
                best, best_score, first = other, score, rank
        if best is None or best_score < _ENOUGH:
            joined.append(group)
            earlier.append(group)
            continue
        if any(points(view, m) and m.trigger.token.tag == "NN" for m in group):
            for score, other in fitting:
                if score >= _POINTED and not elsewhere.apart(best, other) and _one_act(view, other, best):
                    best = _merge(other, best, [joined, *by_family.values()])
        best.extend(group)
    return joined


def _one_act(view: View, one: Group, two: Group) -> bool:
    """Whether the later of two acts that "the attack" may mean only tells more of the earlier one.

    "The attack" takes for granted that there was one.
    """
    first, second = sorted((one, two), key=lambda g: g[0].i)
    if one is two or len(one) + len(two) > _LARGEST:
        return False
    apart = max(m.trigger.token.sentence for m in first) < second[0].trigger.token.sentence
    return apart and compatible(view, second, first) and elaborates(view, second, first)


def _merge(one: Group, two: Group, lists: Iterable[list[Group]]) -> Group:
    """Both groups as the earlier one; the later is taken from the lists."""
    first, second = sorted((one, two), key=lambda g: g[0].i)
    first.extend(second)
    for groups in lists:
        groups[:] = [g for g in groups if g is not second]
    return first


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
        if one is two or len(one) + len(two) > _LARGEST or any(clash(x, y) for x in one for y in two):
            return
        if two[0].i < one[0].i:
            one, two = two, one
        one.extend(two)
        for m in two:
            group_of[m.i] = one
        groups.remove(two) if len(groups) < 64 else two.clear()

    stands = _stands(view, mentions)
    for mention in mentions:
        node, seen, apposed = mention.trigger.token, 0, False
        while node.head != node.i and seen < 8 and (node.dep in _PATH or _told_below(view, mention, node)):
            above = view.head(node)
            said = above.lemma in reporting_verbs() and above.i not in at and above.i not in stands
            if said and node.dep != "advcl" and not _told_below(view, mention, node):
                break
            other = at.get(above.i) or _other(view, mention, node, stands.get(above.i))
            apposed = apposed or node.dep == "appos"
            if other is not None and _goes_with(mention, other, node.dep, apposed):
                merge(other, mention)
                break
            node = above
            seen += 1
    for harm, act in _beside(view, mentions):
        merge(act, harm)
    # "A blast in the market and a fire killed 12": two triggers below one verb are siblings, met through that verb.
    return [sorted(g, key=lambda m: m.i) for g in groups if g]


def _stands(view: View, mentions: list[Mention]) -> dict[int, Mention]:
    """The mention that a verb of little meaning stands for: "launched an air strike", "the attack left", "two are dead"."""
    found: dict[int, Mention] = {}
    for mention in mentions:
        token, light = mention.trigger.token, mention.trigger.slots.light
        above = view.head(token)
        causes = token.dep in _SUBJECTS and above.lemma in classes()["causing"]
        if causes or (token.dep == "acomp" and above.lemma == "be"):
            found.setdefault(above.i, mention)
        elif light is not None and light.sentence == token.sentence and light.lemma not in classes()["ordering"]:
            found.setdefault(light.i, mention)
    return found


_SUBJECTS = ("nsubj", "nsubjpass")


def _other(view: View, mention: Mention, node: Token, other: Mention | None) -> Mention | None:
    """The mention that a verb stands for, where what hangs on the verb is part of it.

    "Gunmen launched an attack and killed two" is one act; "the attack came after rebels killed two" tells of two.
    """
    if (
        other is None
        or other is mention
        or mention.time is not None
        or any(h.total for m in (mention, other) for h in m.harm)
    ):
        return None
    when = {t.lower for t in view.children(node, "mark", "advmod")}
    if node.dep == "prep":
        when.add(node.lower)
    if when & _OTHERWISE or (when & _THEN and other.name not in CONSEQUENCES):
        return None
    doers = () if mention.trigger.kind.harm_of == "subject" else mention.trigger.slots.subject
    ours = {t.i for t in other.trigger.slots.subject} | {other.i}
    alone = all(t.i in ours or t.lower in RELATIVE for t in doers)
    return other if alone or when & {"when", *_THEN} else None


_OTHERWISE = frozenset(["before", "since", "while", "as", "despite", "although", "though", "until", "if"])
_THEN = frozenset(["after", "following"])
"""Words that part an act from another, unless what came to people is told first: "two are dead after a bomb went off"."""


def _told_below(view: View, mention: Mention, node: Token) -> bool:
    """Whether a clause tells what an act did, below another verb: "a raid that saw two killed", "which they say killed two"."""
    if node.dep != "ccomp":
        return False
    if view.head(node).lemma in classes()["causing"]:
        return True
    subject = view.children(mention.trigger.token, *_SUBJECTS)
    return any(t.lower in RELATIVE for t in subject) and view.head(node).lemma in reporting_verbs()


def _beside(view: View, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """What a sentence says came to people, with the one act of violence of that sentence, where the parse does not tie the two.

    So it is in headlines and captions ("three dead as shells hit Orsina", "a wounded man after the shelling"), and where a
    semicolon parts the two.
    """
    for _, group in groupby(mentions, key=lambda m: m.trigger.token.sentence):
        told = [m for m in group if m.family == "violence" and m.status in REAL]
        acts = [m for m in told if m.name not in CONSEQUENCES]
        harms = [m for m in told if m.name in CONSEQUENCES and m.name != "explosion" and not m.entities("actor")]
        if not acts and harms and harms[0].title:
            acts = harms[:1]  # "three dead, twelve hurt"
        if len(acts) == 1:
            tied = (m for m in harms if m is not acts[0] and (_in_a_headline if m.title else _parted)(view, m, acts[0]))
            yield from ((m, acts[0]) for m in tied)


def _in_a_headline(view: View, harm: Mention, act: Mention) -> bool:
    """Whether both stand in one part of a headline; "guard shot; driver dies" has two."""
    first, last = sorted((harm.i, act.i))
    return not any(t.text == ";" for t in view.tokens[first:last])


def _parted(view: View, harm: Mention, act: Mention) -> bool:
    """Whether only a semicolon parts the two: "fighters attacked a checkpoint; two soldiers were killed"."""
    token, above = act.trigger.token, harm.trigger.token
    return token.dep == "ccomp" and token.head == above.i and any(t.text == ";" for t in view.children(above, "punct"))


def _goes_with(a: Mention, b: Mention, dep: str, apposed: bool) -> bool:
    if a.family == b.family == "protest" and dep in ("xcomp", "advcl"):
        return True  # "took to the streets to protest", "fired tear gas to disperse them"
    real = (a.status in REAL) == (b.status in REAL)
    if not real:
        return False
    if a.name in _HARMING and b.name == "capture" and dep == "advcl" and a.trigger.token.tag == "VBG":
        return True  # "overran a base, killing nine soldiers"
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
    if a.family == b.family and a.trigger.slots.light is not None and a.trigger.slots.light.i == b.i:
        return True  # "signed a ceasefire"
    if a.name == b.name and ((dep == "dobj" and a.trigger.token.pos == "NOUN") or apposed):
        return True  # "announced an aid package"; "the Balakliia region, a town that had been retaken"
    return (
        a.family == b.family
        and a.family not in ("control", "arrest", "aid", "accuse", "request", "reject", "talks")
        and dep != "conj"
        and a.name == b.name
    )
