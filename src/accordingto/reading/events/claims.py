"""Who did it, where the words name no act: "A group later claimed responsibility", "Police suspect the rebels"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from accordingto.reading.events.accounts import Accounts
from accordingto.reading.events.agreeing import REAL, mere_harm
from accordingto.reading.events.arguments import Slots
from accordingto.reading.events.blame import of_statement
from accordingto.reading.events.evidence import heard
from accordingto.reading.events.groups import Group, family_of
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.responsible import RESPONSIBILITY, bearers, claimants, nobody, responsible, spoken_for
from accordingto.reading.events.status import status
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes, status_words
from accordingto.reading.language import Token
from accordingto.record import Blame, Role, Span

_REACH = 4
"""Sentences back to the act that is meant; a judgement."""
_DEGREES = ("more", "most", "less", "very", "so", "too")
"""Words by which "responsible" tells of a virtue."""
_BLAMED = ("violence", "abduction", "destruction", "torture", "sexual")
"""Families of acts that somebody is blamed for."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody who is said to have done what was told before, and by whom."""

    actor: Role
    blame: Blame
    asserted: str
    """Id of a statement, or ``report``."""
    evidence: Span


def claims(view: View, accounts: Accounts, groups: list[Group]) -> dict[int, list[Claim]]:
    """The claims and charges that name no act, by the place in ``groups`` of the act that they are about.

    From "A bomb killed nine. The militia claimed responsibility": the militia, ``claimed``, for the bombing.
    """
    found: dict[int, list[Claim]] = {}
    blamable = [n for n, g in enumerate(groups) if _blamable(view, g)]
    if not blamable:
        return found
    passed = mere_harm(view, groups)
    told = sorted((m.i, n) for n in blamable if n not in passed for m in groups[n])
    named = {m.i for g in groups for m in g}
    for at, who, grade in _said(view, named):
        verb = at if at.pos == "VERB" else next((t for t in view.ancestors(at) if t.pos in ("VERB", "AUX")), at)
        if any(t.lower in status_words().blame["possible"] for t in view.children(verb, "aux")):
            grade = "possible"  # noqa: PLW2901 — "may be responsible"
        elif status(view, verb, Slots())[0] not in REAL:
            continue  # "demanded that the army assume responsibility"
        bare = at.lemma in classes()["bare_charges"]
        number = _about(view, at, told)
        for token in [spoken_for(view, t) for t in who] if number is not None else ():
            inside = token if bare else at
            account = accounts.account(inside.start, inside.sentence)
            actor = _role(view, token)
            if number is None or actor is None or account.asserted is None or not _fits(view, actor, groups[number]):
                continue
            if bare and at.lemma != "suspect" and any(_known_doer(view, m) for m in groups[number]):
                continue  # "Rebels killed nine. The opposition blamed the president" blames him for something else
            blame = grade or of_statement(view, account.asserted, [actor.entity] if actor.entity else [])
            found.setdefault(number, []).append(Claim(actor, blame, account.asserted, view.clause(at)))
    first = min(blamable, key=lambda n: groups[n][0].i)
    if first not in found:
        found[first] = list(_of_the_news(view, groups, first, blamable))
    return found


def _of_the_news(view: View, groups: list[Group], first: int, blamable: list[int]) -> Iterator[Claim]:
    """Who is blamed for "the attack" or claims it, and so did what the report tells first, where nobody else did."""
    if any(r.role == "actor" for m in groups[first] for r in m.roles):
        return
    for mention in (m for n in blamable if n != first for m in groups[n]):
        blame, asserted, token = mention.trigger.slots.blame, mention.account.asserted, mention.trigger.token
        the = any(t.lower in ("the", "this", "these") for t in view.children(token, "det"))
        if blame is not None and asserted is not None and the and not view.children(token, "amod", "nummod"):
            for actor in (_role(view, t) for t in mention.trigger.slots.subject):
                if actor is not None and _fits(view, actor, groups[first]):
                    yield Claim(actor, blame, asserted, mention.evidence)


def _said(view: View, named: set[int]) -> Iterator[tuple[Token, list[Token], Blame | None]]:
    """The word that tells of responsibility, who bears it, and the grade where the word says it."""
    known, telling = classes(), _telling()
    for token in view.tokens:
        if token.lemma not in telling and token.lower != "behind":
            continue
        if token.lemma in known["deeds"] and token.i not in named and token.pos == "NOUN" and not _another(view, token):
            tied = responsible(view, token)
            yield token, list(tied.who), tied.blame
        elif token.lemma in RESPONSIBILITY and not _names(view, token, named):
            yield token, claimants(view, token), "claimed"
        elif token.lemma == "responsible" or token.lower == "behind":
            below = token if token.lower == "behind" else next(iter(view.children(token, "prep")), token)
            degree = any(t.lower in _DEGREES for t in view.children(token, "advmod"))
            if not degree and not _names(view, below, named) and not _other(view, below):
                yield token, bearers(view, token), None
        elif token.lemma in known["bare_charges"] and token.pos == "VERB" and not _tells_of_what(view, token):
            yield (
                token,
                view.children(token, "nsubjpass") or view.children(token, "dobj"),
                "suspected" if token.lemma == "suspect" else "accused",
            )
        elif token.lemma in known["authorship"]:
            of = [t for p in view.children(token, "prep") if p.lower == "of" for t in view.children(p, "pobj")]
            yield token, of if view.head(token).lemma == "be" else [], None
        elif token.lemma == "hallmark":
            yield token, [t for p in view.children(token, "prep") for t in view.children(p, "pobj")], "possible"
        elif token.lemma == "suspicion" and view.head(token).lemma == "fall":
            on = [p for p in view.children(view.head(token), "prep") if p.lower in ("on", "upon")]
            yield token, [t for p in on for t in view.children(p, "pobj")], "suspected"


@cache
def _telling() -> frozenset[str]:
    """The lemmas that tell of responsibility."""
    known = classes()
    listed = known["deeds"] | known["bare_charges"] | known["authorship"] | frozenset(RESPONSIBILITY)
    return listed | {"responsible", "hallmark", "suspicion"}


def _names(view: View, token: Token, named: set[int]) -> bool:
    """Whether the words below name an act, which has its own mention: "responsibility for the attack"."""
    return any(t.i in named or t.lemma in classes()["deeds"] for t in view.below(token))


def _another(view: View, deed: Token) -> bool:
    """Whether it is not the act that was told: "another crime", "his crimes"."""
    return any(t.lower in classes()["another"] or t.dep == "poss" for t in view.children(deed)) or deed.tag == "NNS"


def _other(view: View, preposition: Token) -> bool:
    """Whether what follows is something other than the act: "behind bars", "responsible for the project"."""
    nouns = view.children(preposition, "pobj")
    return any(t.pos in ("NOUN", "PROPN") and t.lemma not in classes()["happenings"] for t in nouns) or (
        preposition.lower == "behind" and not nouns
    )


def _tells_of_what(view: View, verb: Token) -> bool:
    return any(p.lower in ("of", "for", "with", "in", "on") for p in view.children(verb, "prep")) or bool(
        view.children(verb, "ccomp", "xcomp", "neg")
    )


def _blamable(view: View, group: Group) -> bool:
    if all(heard(view, m) for m in group):
        return False  # nobody is blamed for the sound of an explosion
    return family_of(group) in _BLAMED and any(m.status in REAL and m.account.asserted is not None for m in group)


def _about(view: View, at: Token, told: list[tuple[int, int]]) -> int | None:
    """The act told last before the word."""
    before = [(i, n) for i, n in told if i < at.i and at.sentence - view.tokens[i].sentence <= _REACH]
    return before[-1][1] if before else None


def _role(view: View, token: Token) -> Role | None:
    """The actor; None for nobody, and for what does no violence."""
    if nobody(view, token):
        return None
    entity = view.entity_of.get(token.i) or view.entity_of.get(view.core(token).i) or view.self_of.get(token.i)
    if entity is None and not view.among(token, ("armed_actors", "combatants", "named", "nation", "attackers")):
        return None
    if token.pos == "PRON" and entity is None:
        return None
    span = view.phrase(token)
    return Role(span.start, span.end, "actor", entity.id if entity is not None else None)


def _known_doer(view: View, mention: Mention) -> bool:
    """Whether it says who did it, and not only that "gunmen" or "they" did."""
    if not any(r.role == "actor" for r in mention.roles):
        return False
    return any(
        t.pos != "PRON" and view.core(t).lemma not in classes()["attackers"] for t in mention.trigger.slots.subject
    )


def _fits(view: View, actor: Role, group: Group) -> bool:
    """Whether no other is named as the one who did it, and it was not done to the actor."""
    doers = {e for m in group for e in m.entities("actor")} & view.named
    hit = {e for m in group for e in m.entities("target", "affected")}
    return (not doers or actor.entity in doers) and (actor.entity is None or actor.entity not in hit)
