"""Persons told of one by one: how many were killed, and how many were hurt and lived.

"A boy was shot in the leg. His mother was taken to hospital as well" are two, "a boy was shot … Tom Vey, 12, was taken to
hospital" is one: a person who is met again is told from another by name, age, sex, or the words that set him apart ("another").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from accordingto.reading.events.harm import states, told
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.events.whom import group
from accordingto.reading.language import Token
from accordingto.reading.language.kinds import gender_of_name, gender_of_title
from accordingto.reading.language.lexicon import numbers
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
    adult: bool | None
    """Known by age or noun: a woman is not "the girl"."""
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
    anew: bool = False
    """Not told as known: "a driver", "her brother"."""
    title: bool = False
    """Told in a headline, which tells of those whom the body tells of."""
    by: list[str] = field(default_factory=list)
    """Who tells of it: ids of statements, or ``report``."""

    def likeness(self, other: "Person") -> int:
        """How much speaks for one person; 0 where something sets the two apart. ``other`` is told of later."""
        if (self.entity is not None and self.entity == other.entity) or self.token == other.token:
            return 9
        again = other.pronoun or other.given or (self.noun == other.noun and bool(self.age is not None or self.name))
        beside = self.sentence == other.sentence and self.token != other.token and not again
        apart = other.apart and not (self.apart and self.dead == other.dead) and not (self.title and not other.title)
        if beside or apart:
            return 0
        told = ((self.age, other.age), (self.sex, other.sex), (self.kin, other.kin), (self.adult, other.adult))
        if not _named_alike(self.name, other.name) or (other.anew and not self.title and self._of_another_noun(other)):
            return 0
        if any(one is not None and two is not None and one != two for one, two in told):
            return 0
        known = bool(self.name and other.name) + sum(one is not None and one == two for one, two in told[:3])
        return 1 + 2 * known + 2 * (self.noun == other.noun) + (self.dead == other.dead)

    def _of_another_noun(self, other: "Person") -> bool:
        return self.by_noun() and other.by_noun() and self.noun != other.noun

    def by_noun(self) -> bool:
        """Whether a noun that tells who it is stands for the person: "the driver", not "the man"."""
        return not self.name and not self.pronoun and self.noun not in classes()["anybody_given"]

    def may_be(self, other: "Person") -> bool:
        """Whether one who is dead is told of as hurt: words or age, sex and name join the two, or "he" and "the victim" do."""
        anybody = classes()["anybody_given"]
        vague = other.pronoun or (other.given and bool(self.name or self.noun in anybody))
        return self.likeness(other) >= (1 if vague else _JOINED)

    def meet(self, other: "Person") -> None:
        """Learn what another mention tells."""
        self.entity, self.name = self.entity or other.entity, max(self.name, other.name, key=len)
        self.age = self.age if self.age is not None else other.age
        self.sex, self.kin = self.sex or other.sex, self.kin or other.kin
        self.adult = self.adult if self.adult is not None else other.adult
        if _rank(other.group) > _rank(self.group):
            self.group, self.amount = other.group, other.amount
        self.sentence, self.token, self.dead = other.sentence, other.token, self.dead or other.dead
        self.title = self.title and other.title
        self.by += [id for id in other.by if id not in self.by]


_JOINED = 3
"""Likeness of persons who share a word, an age, a sex or a name."""


def _named_alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names may be one person's: "Ada Reen" and "Reen", not "Ada Reen" and "Tom Reen"."""
    if len(one) > 1 and len(two) > 1:
        return one[0] == two[0] or one == two
    return not one or not two or bool(set(one) & set(two))


def one_by_one(view: View, mentions: Sequence[Mention], rows: Sequence[Harm]) -> list[Harm]:
    """The rows of harm, those of single persons who were hurt by the persons that there are; a number that is given stands.

    The dead are left as they are told: reports tell of the dead of other days, too, and more were counted wrongly than rightly.
    """
    killed = [h for h in rows if h.kind == "killed" and h.low]
    if any(h.total or not h.low == h.high == 1 for h in killed):
        killed = []
    hurt = [h for h in rows if h.kind == "injured" and h.low and not h.total]
    people = persons(view, mentions) if killed or hurt else []
    if not people:
        return list(rows)
    dead, alive = [p for p in people if p.dead], [p for p in people if not p.dead]
    if dead and len(dead) <= len(killed):
        rows = [*_rows("killed", dead), *(h for h in rows if h not in killed)]
    return _counted_alive(alive, mentions, rows, hurt) if hurt else list(rows)


def _counted_alive(
    alive: Sequence[Person], mentions: Sequence[Mention], rows: Sequence[Harm], hurt: Sequence[Harm]
) -> list[Harm]:
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
                    person.dead, person.amount, person.title = dead, row.amount, mention.title
                    if token.dep == "appos":
                        person.entity = None  # the nurse of "a soldier, a nurse and a boy" is no soldier
                    person.by = [mention.account.asserted] if mention.account.asserted is not None else []
                    _put(found, person)
    return found


def _put(found: list[Person], person: Person) -> None:
    known = max(reversed(found), key=lambda p: p.likeness(person), default=None)
    other = known is not None and known.dead and not person.dead and person.by_noun() and not known.may_be(person)
    if known is None or not known.likeness(person) or other:
        found.append(person)
    else:
        known.meet(person)


def _ages(view: View, person: Token) -> list[float]:
    """The age that stands before a person: 59 of "a 59-year-old man", which as an amount is one man."""
    olds = [t for t in (person, *view.children(person, "amod")) if t.lower == "old"]
    found = [(n, unit) for old in olds for unit in view.children(old) for n in view.children(unit, "nummod")]
    return [v if unit.lemma == "year" else 0.0 for n, unit in found if (v := numbers.value([n.lower])) is not None]


_KNOWN = frozenset(["the", "this", "that"])


def _adult(noun: str, age: float | None) -> bool | None:
    """Whether a person is grown up; None where the noun and the age leave it open, as those from 15 to 20 do."""
    if age is not None:
        return age >= _GROWN if not _CHILD < age < _GROWN else None
    return True if noun in classes()["grown"] else False if noun in classes()["young"] else None


_CHILD, _GROWN = 14, 21
"""Ages up to which nobody is called a man or a woman, and from which on nobody is called a boy or a girl; a judgement."""


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
    ages = view.ages_in(span) + _ages(view, inner)
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
        None if "young" in around else _adult(inner.lemma, ages[0] if ages else None),
        bool(around & known["another"]) and not whose,
        inner.pos == "PRON",
        inner.lemma in known["anybody_given"] and bool(around & _KNOWN),
        group(view, token),
        inner.sentence,
        inner.i,
        inner.lemma,
        anew=not around & _KNOWN,
    )
