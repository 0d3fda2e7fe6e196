"""Persons told of one by one: how many were killed, and how many were hurt and lived.

"A boy was shot in the leg. His mother was taken to hospital as well" are two, "a boy was shot … Tom Vey, 12, was taken to
hospital" is one: a person who is met again is told from another by name, age, sex, or the words that set him apart ("another").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from accordingto.reading.events.harm import group, states, told
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token
from accordingto.reading.language.kinds import gender_of_name, gender_of_title
from accordingto.record import Harm, HarmKind, Span


@dataclass
class Person:
    """What is known of one person who came to harm."""

    entity: str | None
    name: tuple[str, ...]
    """The words of the fullest name."""
    sex: str | None
    age: float | None
    kin: str | None
    """What the person is, where that sets apart: "mother", "officer"; None for "man" and "victim"."""
    apart: bool
    """Told as one more: "another", "a second man"."""
    pronoun: bool
    given: bool
    """Told as known: "the victim"."""
    group: str
    """In the words of the record."""
    sentence: int
    token: int
    """Where the person was told of last."""
    noun: str = ""
    amount: str | None = None
    dead: bool = False
    by: list[str] = field(default_factory=list)
    """Who tells of it: ids of statements, or ``report``."""

    def likeness(self, other: "Person") -> int:
        """How much speaks for one person; 0 where something sets the two apart. ``other`` is told of later."""
        if (self.entity is not None and self.entity == other.entity) or self.token == other.token:
            return 9
        again = other.pronoun or other.given or (self.noun == other.noun and bool(self.age is not None or self.name))
        beside = self.sentence == other.sentence and self.token != other.token and not again
        if beside or (other.apart and not (self.apart and self.dead == other.dead)):
            return 0
        told = ((self.age, other.age), (self.sex, other.sex), (self.kin, other.kin))
        if not _named_alike(self.name, other.name):
            return 0
        if any(one is not None and two is not None and one != two for one, two in told):
            return 0
        known = bool(self.name and other.name) + sum(one is not None and one == two for one, two in told)
        return 1 + 2 * known + 2 * (self.noun == other.noun) + (self.dead == other.dead)

    def meet(self, other: "Person") -> None:
        """Learn what another mention tells."""
        self.entity, self.name = self.entity or other.entity, max(self.name, other.name, key=len)
        self.age = self.age if self.age is not None else other.age
        self.sex, self.kin = self.sex or other.sex, self.kin or other.kin
        if _rank(other.group) > _rank(self.group):
            self.group, self.amount = other.group, other.amount
        self.sentence, self.token, self.dead = other.sentence, other.token, self.dead or other.dead
        self.by += [id for id in other.by if id not in self.by]


def _named_alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: "Ada Reen" and "Reen", not "Ada Reen" and "Tom Reen"."""
    if len(one) > 1 and len(two) > 1:
        return one[0] == two[0] or one == two
    return not one or not two or bool(set(one) & set(two))


def one_by_one(view: View, mentions: Sequence[Mention], rows: Sequence[Harm]) -> list[Harm]:
    """The rows of harm, those of single persons who were hurt by the persons that there are; a number that is given stands.

    The dead are left as they are told: reports tell of the dead of other days, too, and more were counted wrongly than rightly.
    """
    people = persons(view, mentions)
    hurt = [h for h in rows if h.kind == "injured" and h.low and not h.total]
    if not hurt or not people:
        return list(rows)
    alive = [p for p in people if not p.dead]
    numbers = {replace(h, according_to=()) for h in hurt if h.high != 1}
    if any(h.amount or (h.low or 0) > len(alive) for h in numbers):
        vague = Harm("injured", "unknown", None, 1, 1)
        if any(vague in m.harm and numbers & set(m.harm) for m in mentions):
            return list(rows)
        return [h for h in rows if replace(h, according_to=()) != vague]  # one of those who are counted
    return [h for h in rows if h not in hurt] + list(_rows("injured", alive))


def _rows(kind: HarmKind, people: Sequence[Person]) -> Iterator[Harm]:
    for whom in dict.fromkeys(p.group for p in people):
        of = [p for p in people if p.group == whom]
        by = tuple(dict.fromkeys(id for p in of for id in p.by))
        yield Harm(kind, whom, of[0].amount if len(of) == 1 else None, len(of), len(of), by)


def _like_the_actor(view: View, mention: Mention, token: Token) -> bool:
    """Whether the person is told apart from whoever did it: "a teenager shot another teenager"."""
    lemma, young = view.core(token).lemma, classes()["children"]
    return any(
        view.core(t).lemma == lemma or {view.core(t).lemma, lemma} <= young
        for t in mention.trigger.slots.subject
        if t.i != token.i
    )


_KINDS: tuple[tuple[HarmKind, bool], ...] = (("killed", True), ("injured", False))
_VAGUE = ("unknown", "civilians", "women")
"""Groups that say least of a person, the least telling first."""


def _rank(group: str) -> int:
    return _VAGUE.index(group) if group in _VAGUE else len(_VAGUE)


def persons(view: View, mentions: Sequence[Mention]) -> list[Person]:
    """The persons that the mentions tell of one by one as killed or hurt, each once, in order of the text."""
    found: list[Person] = []
    for mention in sorted(mentions, key=lambda m: m.i):
        for kind, dead in _KINDS:
            if not any(h.kind == kind and h.low for h in mention.harm):
                continue
            rows = told(view, mention.trigger, kind)
            rows += states(view, mention.trigger.token, [row.kind for _, row in rows])
            for token, row in rows:
                if row.kind == kind and row.high == 1:
                    person = described(view, token)
                    person.apart = person.apart and not _like_the_actor(view, mention, token)
                    person.dead, person.amount = dead, row.amount
                    person.by = [mention.account.asserted] if mention.account.asserted is not None else []
                    _put(found, person)
    return found


def _put(found: list[Person], person: Person) -> None:
    known = max(reversed(found), key=lambda p: p.likeness(person), default=None)
    if known is None or not known.likeness(person):
        found.append(person)
    else:
        known.meet(person)


def described(view: View, token: Token) -> Person:
    """What a phrase says of a person: of "his 16-year-old daughter", female, 16, a daughter."""
    inner, known = view.core(token), classes()
    entity = view.entity_of.get(token.i) or view.entity_of.get(inner.i)
    if entity is not None and entity.kind != "person":
        entity = None
    names = [m.of(view.text).split() for m in entity.mentions if m.form == "name"] if entity is not None else []
    if (
        inner.pos == "PROPN"
        and view.label_of.get(inner.i) in ("PERSON", None)
        and inner.lower not in known["civilians"]
    ):
        names.append([t.text for t in view.children(inner, "compound") if t.pos == "PROPN"] + [inner.text])
    span = view.phrase(inner)
    if view.text[span.end : span.end + 1] == ",":  # "Ada Reen, 12,"
        span = Span(span.start, min(span.end + 6, len(view.text)))
    ages = [a.low for a in view.amounts_in(span) if a.kind == "age"]
    around = {t.lower for t in view.children(inner, "amod", "compound", "det", "nmod")} | {inner.lower}
    whose = view.child(inner, "poss") is not None  # "her other child" is one more to her, not to us
    sexes = {sex for sex, words in (("male", known["male"]), ("female", known["female"])) if around & words}
    sexes |= {gender_of_title(inner.lemma), *map(gender_of_name, names)} - {"unknown"}
    return Person(
        entity.id if entity is not None else None,
        tuple(word.lower() for word in max(names, key=len)) if names else (),
        sexes.pop() if len(sexes) == 1 else None,
        ages[0] if ages else None,
        inner.lemma if inner.lemma in known["told_apart"] else None,
        bool(around & known["another"]) and not whose,
        inner.pos == "PRON",
        inner.lemma in known["anybody_given"] and bool(around & {"the", "this", "that"}),
        group(view, token),
        inner.sentence,
        inner.i,
        inner.lemma,
    )
