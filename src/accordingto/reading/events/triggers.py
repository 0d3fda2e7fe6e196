"""Which words name an event, and of which kind: the frames of types.yaml, laid against the parse."""

from dataclasses import dataclass

from accordingto.reading.events import tolls
from accordingto.reading.events.arguments import Slots, of_verb
from accordingto.reading.events.capitals import of_words
from accordingto.reading.events.conditions import figurative, holds, holds_noun
from accordingto.reading.events.gerunds import of_gerund
from accordingto.reading.events.nominal import bearers, of_noun
from accordingto.reading.events.turned import gained, turned
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import Entry, Frame, Kind, classes, index, types
from accordingto.reading.language import Token
from accordingto.reading.language.lexicon import numbers
from accordingto.record import Span


@dataclass(frozen=True, slots=True)
class Trigger:
    """One mention of an event: its word, what else names it, and its arguments."""

    token: Token
    words: tuple[int, ...]
    """Tokens that name it, in order: "opened", "fire"."""
    frame: Frame
    kind: Kind
    slots: Slots
    by_form: bool = False
    """Found by its form alone, in a sentence in capitals that the tagger took for one long name."""
    elided: bool = False
    """Only its victims and its place are told, and the verb is that of another: "three in Halvek"."""

    def spans(self, view: View) -> tuple[Span, ...]:
        """The words that name it, as spans; neighbours are one span."""
        found: list[Span] = []
        last = -2
        for i in self.words:
            token = view.tokens[i]
            if i == last + 1 and found:
                found[-1] = Span(found[-1].start, token.end)
            else:
                found.append(Span(token.start, token.end))
            last = i
        return tuple(found)


def triggers(view: View) -> list[Trigger]:
    """The triggers of a report, in order of the text. Of overlapping ones the longer is kept."""
    words, found = index(), []
    taken: set[int] = set()
    sport: dict[int, bool] = {}
    for token in view.tokens:
        if token.lower not in words.words and token.lemma not in words.words:
            continue
        if token.pos in _NEVER or token.i in view.time_of:
            continue
        trigger = _verb(view, token, words.verbs) if _may_be_verb(view, token) else None
        if trigger is None and _may_be_noun(view, token) and token.pos in ("NOUN", "PROPN", "ADJ", "VERB", "X"):
            trigger = _noun(view, token) or _adjective(view, token)
        elif trigger is not None and token.pos == "ADJ" and not trigger.slots.all():
            trigger = _adjective(view, token) or trigger  # "two dead, two injured"
        if trigger is None or (trigger.token.i in taken and len(trigger.words) == 1):
            continue
        if token.sentence not in sport:
            sentence = view.analysis.sentences[token.sentence]
            told = {t.lemma for t in view.tokens[sentence.first : sentence.last]}
            sport[token.sentence] = len(told & classes()["sport"]) >= 2
        if sport[token.sentence]:
            continue
        taken.update(trigger.words)
        found.append(trigger)
    found += _elided(view, found)
    found = _counted_in_headlines(view, found)
    found.sort(key=lambda t: t.token.i)
    # "opened fire": fire is not a trigger of its own, even where it was met first ("an attack was carried out").
    parts = {w for t in found for w in t.words if w != t.token.i}
    return [t for t in found if t.token.i not in parts and not _of_a_protest(view, t, found)]


def _of_a_protest(view: View, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether it only says what a protest is for: "marched to demand elections", "a rally calling for elections"."""
    purpose = trigger.token.dep in ("advcl", "xcomp", "acl") or (
        trigger.token.dep == "conj" and trigger.token.tag == "VB"
    )
    if trigger.kind.family not in ("request", "accuse", "reject") or not purpose:
        return False
    above = view.head(trigger.token)
    return any(t.kind.family == "protest" and above.i in t.words for t in found)


_NEVER = frozenset(["PUNCT", "DET", "ADP", "PRON", "NUM", "CCONJ", "SCONJ", "PART", "SYM"])


def _counted_in_headlines(view: View, told: list[Trigger]) -> list[Trigger]:
    """Also those that capitals hid from the parser: "Shooting Leaves Four Wounded", "3 Hurt In Blast"."""
    found = {t.token.i: t for t in told}
    parts = {w: t for t in told for w in t.words}
    for passage in view.analysis.passages:
        for token in view.analysis.tokens_in(passage.start, passage.end) if passage.kind in _HEADLINES else ():
            number = view.tokens[token.i - 1]
            if token.lower not in classes()["states"] or number.i > token.i or number.sentence != token.sentence:
                continue
            known = parts.get(token.i)
            if numbers.value([number.lower]) is None or (known is not None and _counts(view, known, number)):
                continue
            if known is not None and len(known.words) > 1:
                continue
            frames = index().verbs.get(index().forms.get(token.lower, ""), ()) + index().adjectives.get(token.lower, ())
            frame = next((f for rest, f in frames if not rest and types().kinds[f.kind].family == "violence"), None)
            if frame is not None:
                kind = types().kinds[frame.kind]
                dying = kind.harm_of == "subject"
                slots = Slots([number] if dying else [], [] if dying else [number], passive=not dying)
                found[token.i] = Trigger(token, (token.i,), frame, kind, slots)
    return list(found.values())


_HEADLINES = ("title", "subhead", "caption")


def _counts(view: View, trigger: Trigger, number: Token) -> bool:
    """Whether a number is among those whom a trigger tells of."""
    return any(t.i == number.i or number in view.children(t, "nummod") for t in trigger.slots.all())


def _elided(view: View, told: list[Trigger]) -> list[Trigger]:
    """Further triggers where the verb is not said again: "two were killed in Orsina, three in Halvek and one in Koth"."""
    found = []
    taken = {w for t in told for w in t.words}
    for trigger in told:
        if trigger.kind.harm not in ("killed", "injured") or trigger.token.pos != "VERB":
            continue
        sentence = view.analysis.sentences[trigger.token.sentence]
        own = [t for p in view.children(trigger.token, "prep") for t in view.children(p, "pobj") if p.lower == "in"]
        places = [t for t in own if view.is_place(t) or t.pos == "PROPN"]
        active = (trigger.frame.harm_of or trigger.kind.harm_of) == "object" and not trigger.slots.passive
        if not places or active:
            continue
        for token in view.tokens[places[-1].i + 1 : sentence.last]:
            if token.i not in taken and _again(view, token, places[-1]):
                passive = trigger.slots.passive
                slots = Slots([] if passive else [token], [token] if passive else [], passive=passive)
                found.append(Trigger(token, (token.i,), trigger.frame, trigger.kind, slots, elided=True))
    return found


def _again(view: View, token: Token, place: Token) -> bool:
    """Whether a number or "another", tied to the place before it or to the verb of that, has a place of its own."""
    number = (
        token.pos == "NUM" or token.lower == "another" or (token.dep == "conj" and token.lemma in ("third", "fourth"))
    )
    tied = token.dep in ("appos", "npadvmod", "conj", "dobj") and view.tokens[token.i - 1].lower in (
        ",",
        "and",
        "a",
        ";",
    )
    there = [t for p in view.children(token, "prep") if p.lower in ("in", "near") for t in view.children(p, "pobj")]
    return number and tied and token.i > place.i and any(view.is_place(t) or t.pos == "PROPN" for t in there)


def _may_be_verb(view: View, token: Token) -> bool:
    if token.pos in ("VERB", "AUX"):
        return True
    known, lower = index(), token.lower
    if lower not in known.forms or lower in known.nouns or lower in known.plurals:
        return False
    if token.pos in ("PROPN", "X"):
        return view.in_capitals(token)
    # Participles before a noun are often tagged as adjectives.
    return token.pos in ("ADJ", "NOUN") and (
        lower.endswith(("ed", "ing")) or lower in types().irregular.get(known.forms[lower], ())
    )


def _may_be_noun(view: View, token: Token) -> bool:
    """Whether a word could be the noun of an event, even where the tagger sees a verb: not "attacked the problem"."""
    return token.pos != "VERB" or view.child(token, "dobj") is None


def _lemma(token: Token) -> str:
    if token.pos in ("VERB", "AUX") and token.lemma in index().verbs:
        return token.lemma
    return index().forms.get(token.lower, token.lemma)


def _verb(view: View, token: Token, table: dict[str, tuple[Entry, ...]]) -> Trigger | None:
    freed = (
        token.lower == "occupied"
        and token.i > 1
        and view.tokens[token.i - 1].text in "-–"
        and view.tokens[token.i - 2].lower == "de"
    )
    tested = token.i > 1 and view.tokens[token.i - 1].text in "-–" and view.tokens[token.i - 2].lower == "test"
    entries = table.get("de-occupy" if freed else f"test-{_lemma(token)}" if tested else _lemma(token))
    if entries is None or (token.dep in ("aux", "auxpass") and token.lemma != "be"):
        return None
    if token.dep in ("amod", "compound") and token.i + 1 < len(view.tokens) and view.head(token).i < token.i:
        return None
    slots: Slots | None = None
    near: tuple[list[Token], list[Token]] = ([], [])
    if entries[0][0]:  # the longest is tried first
        near = _near(view, token)
    by_form = token.pos not in ("VERB", "AUX") and view.in_capitals(token)
    for rest, frame in entries:
        others = _rest(view, token, rest, *near) if rest else []
        if others is None:
            continue
        if slots is None:
            slots = of_words(view, token) if by_form else of_gerund(view, token) or of_verb(view, token)
        meant = slots
        if _UNDERGOING & set(rest) and not slots.passive and not slots.object:
            meant = _undergone(view, token, slots)
        elif others:
            meant = turned(view, frame, slots, [token, *(view.tokens[i] for i in others)])
        if token.dep in ("amod", "compound") and (
            types().kinds[frame.kind].family in ("accuse", "request", "reject", "support")
            or token.lemma in classes()["described"]
        ):
            continue  # "an ethnically charged war"
        if holds(view, frame, meant, token):
            kind, words = types().kinds[frame.kind], sorted({token.i, *others})
            return Trigger(token, tuple(words), frame, kind, gained(view, frame, meant, words), by_form)
    return None


_UNDERGOING = frozenset(["under", "behind"])
"""Prepositions of states that are undergone: "came under attack", "has been behind bars"."""


def _undergone(view: View, token: Token, slots: Slots) -> Slots:
    """The arguments of "the village came under attack by gunmen": the subject is whom it was done to."""
    by = [
        t
        for prep in view.children(token, "prep")
        for noun in view.children(prep, "pobj")
        for below in view.children(noun)
        if below.lower in ("by", "from")
        for t in view.children(below, "pobj")
    ]
    whose = [
        t
        for prep in view.children(token, "prep")
        for noun in view.children(prep, "pobj")
        for t in view.children(noun, "amod", "compound", "poss")
        if view.among(t, ("armed_actors",)) or t.lemma in classes()["rebels"]
    ]  # "came under insurgent fire"
    by = by or whose
    return Slots(by or slots.oblique.get("by", []) + slots.oblique.get("from", []), slots.subject, slots.oblique, True)


def _near(view: View, token: Token) -> tuple[list[Token], list[Token]]:
    """The tokens below a verb that may complete an expression, and those that may complete one of two words besides."""
    below = [
        t
        for t in view.children(token)
        if t.dep not in ("nsubj", "nsubjpass", "mark") and not _of_another(view, t, token)
    ]
    near = below + [
        d
        for t in below
        for d in view.children(t)
        if t.dep in ("prep", "dobj", "prt", "advmod", "xcomp", "ccomp", "oprd", "nsubj", "agent")
    ]
    return near, view.children(token, "nsubjpass")


def _rest(view: View, token: Token, rest: tuple[str, ...], near: list[Token], besides: list[Token]) -> list[int] | None:
    """The tokens below the verb that complete an expression of several words, or None where one is missing."""
    found: list[int] = []
    for word in rest:
        below = near if len(rest) > 1 else near + besides
        match = next((t for t in below if word in (t.lower, t.lemma) and t.i not in found), None)
        if match is not None and _of_its_own(view, match):
            return None  # "six shot, one dead"
        if (
            match is not None
            and (token.lemma, match.lower) == ("call", "for")
            and any(t.i < match.i for t in view.children(token, "dobj"))
        ):
            match = None  # "called a strike for Tuesday"
        if match is not None and match.pos == "ADP" and match.head != token.i and len(rest) == 1:
            match = None  # "called back to confirm on Monday" is no "call on"
        if match is None:
            return None
        found.append(match.i)
    return found


def _of_another(view: View, token: Token, verb: Token) -> bool:
    """Whether a word belongs to another clause with a subject of its own: "one is dead and three were hospitalized"."""
    return verb.lemma == "be" and token.dep == "conj" and bool(view.children(token, "nsubj", "nsubjpass"))


def _of_its_own(view: View, token: Token) -> bool:
    """Whether a word has a number of its own behind a comma or the like."""
    return token.i > 1 and view.tokens[token.i - 1].pos == "NUM" and view.tokens[token.i - 2].text in (",", ";", ":")


def _noun(view: View, token: Token) -> Trigger | None:
    nouns = index().nouns
    entries = nouns.get(token.lemma) or nouns.get(index().plurals.get(token.lower, token.lower))
    if entries is None or (token.dep in ("compound", "amod", "nmod") and view.head(token).i > token.i):
        return None
    if token.pos == "ADJ" and not view.in_capitals(token):
        return None  # "a very offensive remark"
    if token.pos == "VERB" and token.lemma in classes()["nouns_alone"]:
        return None  # "was talking animatedly"
    for before, frame in entries:
        if token.i < len(before):
            continue
        preceding = view.tokens[token.i - len(before) : token.i]
        if before and any(w not in (t.lower, t.lemma) for w, t in zip(before, preceding, strict=True)):
            continue
        kind = types().kinds[frame.kind]
        slots = of_noun(view, token, kind)
        slots.object = [t for t in slots.object if t not in preceding]  # "house arrest"
        if frame.borne:
            slots = Slots(object=bearers(view, token))
        if frame.toll:
            counted = tolls.counted(view, token, frame.toll)
            if counted is None:
                continue
            slots, beside = counted
            return Trigger(token, tuple(sorted({*(t.i for t in preceding), token.i, *beside})), frame, kind, slots)
        if figurative(view, token) or not holds_noun(view, frame, slots, token):
            continue
        words = sorted({*_hyphened(view, token), *(t.i for t in preceding), token.i})
        return Trigger(token, tuple(words), frame, kind, gained(view, frame, slots, words))
    return None


def _hyphened(view: View, token: Token) -> tuple[int, ...]:
    """The first part of a word that the tokenizer cut: "counter-" of "counter-offensive"."""
    if token.i > 1 and view.tokens[token.i - 1].text in ("-", "‐", "‑", "–"):
        dash, word = view.tokens[token.i - 1], view.tokens[token.i - 2]
        if word.end == dash.start and dash.end == token.start and word.lower.isalpha():
            return (word.i, dash.i)
    return ()


def _adjective(view: View, token: Token) -> Trigger | None:
    for _, frame in index().adjectives.get(token.lower, ()):
        kind = types().kinds[frame.kind]
        slots = Slots()
        head = view.head(token)
        if token.dep in ("amod",) and head.i > token.i:
            slots.object = [head]
        elif token.dep in (
            "acomp",
            "oprd",
            "attr",
            "ccomp",
            "advcl",
            "xcomp",
            "conj",
            "nsubj",
            "dobj",
            "acl",
            "ROOT",
            "pobj",
            "advmod",
            "npadvmod",
            "appos",
            "amod",
        ):
            above = head if head.pos in ("VERB", "AUX") else token
            slots.object = [
                t
                for t in view.children(token, "nsubj", "npadvmod", "nummod")
                if t.pos in ("NOUN", "PROPN", "NUM", "PRON")
            ]
            if not slots.object and head.lemma in ("leave", "find", "shoot", "pronounce", "declare", "leaf"):
                slots.object = [t for t in view.children(head, "dobj", "nsubjpass") if t.i != token.i] + list(
                    view.children(token, "nsubj")
                )
                slots.subject = list(view.children(head, "nsubj"))
            elif not slots.object and head.lemma in ("be", "lie"):
                slots.object = [t for t in view.children(above, "nsubj", "nsubjpass", "attr") if t.i != token.i]
            elif not slots.object and token.pos == "ADJ" and token.i and view.tokens[token.i - 1].pos == "NUM":
                slots.object = [view.tokens[token.i - 1]]
        if not slots.object or not view.among(slots.object[0], ("civilians", "combatants", "police", "named")):
            return None
        slots.object = [t for o in slots.object for t in view.conjuncts(o) if t.pos not in ("VERB", "AUX")]
        if kind.harm_of == "subject":
            slots.subject, slots.object = slots.object, []
        return Trigger(token, (token.i,), frame, kind, slots)
    return None
