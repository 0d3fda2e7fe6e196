"""What an event did to people and things: killed, injured, taken, driven out, cut off, destroyed; to whom, and how many."""

from collections.abc import Sequence
from dataclasses import replace

from accordingto.reading.events.arguments import expanded
from accordingto.reading.events.responsible import nobody
from accordingto.reading.events.totals import running
from accordingto.reading.events.triggers import Trigger
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.events.whom import group, one_more, with_amount
from accordingto.reading.language import Token
from accordingto.record import HARM_TO_PEOPLE, Harm, HarmKind, Span

_KIND_OF_STATE: dict[str, HarmKind] = {
    "dead": "killed",
    "deceased": "killed",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
    "missing": "missing",
    "homeless": "displaced",
}
_DEADLY = frozenset(["fatally", "mortally", "dead"])
_FATAL = frozenset(["fatal", "deadly", "lethal"])
_SELF = frozenset(["self", "himself", "herself", "themselves", "myself"])
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
_HURT = frozenset(["wound", "injury", "burn"])


def harm(view: View, trigger: Trigger, attempted: bool) -> tuple[Harm, ...]:
    """The harm that a trigger tells of; none where it was only attempted.

    The number comes from an amount within the words for those affected. One named or singular person is one; a
    plural without a number has none.
    """
    if attempted:
        return ()
    kind, frame = trigger.kind, trigger.frame
    what: HarmKind | None
    light = trigger.slots.light
    if frame.harm == "none" or (light is not None and light.lemma in ("survive", "escape")):
        return ()
    what = frame.harm if frame.harm is not None else kind.harm
    if frame.verbs and set(trigger.words) - {trigger.token.i}:
        for i in trigger.words:  # "left 12 dead", "left 40 wounded", "left 3,000 homeless"
            what = _KIND_OF_STATE.get(view.tokens[i].lower, what)
    if what == "injured" and any(
        t.lower in _DEADLY and view.tokens[t.i - 1].pos != "NUM"
        for t in view.children(trigger.token, "advmod", "oprd", "acomp")
    ):
        what = "killed"  # "fatally shot", not "four shot, one fatally"
    if trigger.token.lemma == "casualty" or (what is None and frame.kind == "injury"):
        what = "killed" if trigger.token.lemma != "casualty" else None
    if frame.kind in ("injury", "wounding") and what != "killed":
        what = "injured"
    if what is None and frame.kind == "attack" and any(t.lower in _FATAL for t in view.children(trigger.token, "amod")):
        what = "killed"  # "the fatal shooting of a man"
    found: list[Harm] = []
    if what is not None:
        heads = harmed(trigger)
        number = trigger.slots.number
        if number is not None:
            found.append(with_amount(view, what, group(view, heads[0]), view.phrase(number), number))
        elif trigger.token.pos in ("NOUN", "PROPN") and what in ("killed", "injured"):
            found += _counted_noun(view, trigger, what)
        if not found:
            rows = told(view, trigger, what)
            found = [row for n, (_, row) in enumerate(rows) if row.low == 1 or row not in [r for _, r in rows[:n]]]
            found = _without_dead(_added(found), _fatally(view, trigger.token)) if what == "injured" else _added(found)
            for head in heads:
                found += [part for part in _parts(view, what, head) if part not in found]
    elif trigger.token.lemma == "shooting" and (times := _times(view, trigger.token)) is not None:
        found.append(Harm("injured", "unknown", None, times, times))
    found += [row for _, row in states(view, trigger.token, [h.kind for h in found])]
    if frame.claimed:
        found = [h for h in found if h.low is not None]  # "attackers were neutralised" need not have died
    if any(h.low is not None or h.high is not None for h in found) and running(view, trigger):
        found = [replace(h, total=h.low is not None or h.high is not None) for h in found]
    return tuple(found)


def told(view: View, trigger: Trigger, what: HarmKind) -> list[tuple[Token, Harm]]:
    """Those whom the trigger tells of as harmed in that way, by their heads, with a row of harm for each."""
    heads, found = harmed(trigger), list[tuple[Token, Harm]]()
    if what in ("killed", "injured"):  # "shot herself", "took his own life"
        heads = [s for t in heads for s in (trigger.slots.subject if himself(view, t) else [t])]
    heads = [owner for t in heads for owner in _whose_bodies(view, t)]
    for i in trigger.words:  # "left a girl and two men wounded" is parsed as two clauses
        if i != trigger.token.i and view.tokens[i].lower in _KIND_OF_STATE:
            heads = [*heads, *(t for t in view.children(view.tokens[i], "nsubj") if t not in heads)]
    for head in heads:
        if _otherwise(view, trigger.token, head, what) or (head.lower in _KIND_OF_STATE and not view.children(head)):
            continue  # "found dead": nobody is called so
        if found and _mostly(view, head):
            found[-1] = (found[-1][0], replace(found[-1][1], group=group(view, head)))
            continue
        # "Two men with wounds were found" may live; "a man with wounds died" does not.
        found_so = what == "killed" and bool(trigger.frame.verbs) and trigger.token.lemma != "die"
        wounded = found_so and _with_wounds(view, head)
        row = _one(view, "injured" if wounded else what, head)
        if row is not None and row.group == "unknown" and view.core(head).lemma in ("other", "more"):
            row = replace(row, group=_group_before(view, head))
        if row is not None:
            found.append((head, row))
    counted = [row.low for _, row in found if row.low is not None]
    if len(counted) == len(found) > 2 and counted[0] == sum(counted[1:]):
        return found[:1]  # "13 people, 11 men and two women, were hurt"
    return found


def himself(view: View, token: Token) -> bool:
    """Whether what is harmed is whoever does it: "herself", "his own life"."""
    return token.lower in _SELF or (token.lemma == "life" and any(t.lower == "own" for t in view.children(token)))


def _whose_bodies(view: View, token: Token) -> list[Token]:
    """Those whose bodies they are: the child and the man of "the bodies of a child and a man"; else the token itself."""
    if token.lemma not in classes()["bodies"]:
        return [token]
    of = [t for p in view.children(token, "prep") if p.lower == "of" for t in view.children(p, "pobj")]
    return expanded(view, of) or [token]


def harmed(trigger: Trigger) -> list[Token]:
    """The heads of the words for those whom the trigger tells of as harmed."""
    side = trigger.frame.harm_of or trigger.kind.harm_of
    if side == "subject" and (trigger.slots.subject or trigger.token.lemma != "be"):
        return trigger.slots.subject
    return trigger.slots.object  # "among the wounded were two boys" may be parsed as a passive


def _mostly(view: View, head: Token) -> bool:
    """Whether it says what those before mostly were: "300 villagers, mostly civilians"."""
    return any(t.lower in ("mostly", "mainly", "largely", "chiefly") for t in view.children(head, "advmod"))


def _group_before(view: View, head: Token) -> str:
    """Whom "others" are like: "killed a guard and hurt five others"."""
    sentence = view.analysis.sentences[head.sentence]
    for token in reversed(view.tokens[sentence.first : head.i]):
        if token.pos in ("NOUN", "PROPN") and view.among(token, ("civilians", "combatants", "police", "journalists")):
            found = group(view, token)
            return found if found in _LIKE else "unknown"
    return "unknown"


_LIKE = frozenset(["combatants", "police", "children", "journalists", "civilians", "aid_workers"])


def _parts(view: View, what: HarmKind, head: Token) -> list[Harm]:
    """Parts of a toll that are counted apart: "ten guests, including two nurses and a boy"."""
    if what not in HARM_TO_PEOPLE:
        return []
    above = view.head(head)
    near = [*view.children(head, "prep"), *(view.children(above, "prep") if above.pos in ("VERB", "AUX") else ())]
    found = []
    for preposition in near:
        if preposition.lower in ("including", "among") or (preposition.lower == "include" and preposition.i > head.i):
            for noun in view.children(preposition, "pobj"):
                for part in view.conjuncts(noun):
                    one = _one(view, what, part)
                    if one is not None and one.low is not None and not (what == "injured" and _dying(view, part)):
                        found.append(one)
    return found


def _fatally(view: View, token: Token) -> Harm | None:
    """Those of the hurt who died, where a word of manner says so: "three were shot, one fatally", "two of them mortally"."""
    for manner in view.below(token):
        if manner.lower in _DEADLY and manner.pos == "ADV" and manner.i > token.i:
            at = manner.i - 1
            while at > token.i and view.tokens[at].lower in ("of", "them", "whom", "these"):
                at -= 1
            if view.tokens[at].pos == "NUM" and at > token.i:
                number = view.tokens[at]
                return with_amount(view, "killed", "unknown", Span(number.start, number.end), number)
    return None


def _without_dead(hurt: list[Harm], dead: Harm | None) -> list[Harm]:
    """The hurt less those of them who died, and the dead beside them."""
    if dead is None or dead.low is None or len(hurt) != 1 or hurt[0].low is None or hurt[0].low <= dead.low:
        return hurt
    left = hurt[0].low - dead.low
    return [dead, replace(hurt[0], amount=None, low=left, high=left)]


def _dying(view: View, head: Token) -> bool:
    """Whether a clause at those who were hurt says that they died: "including one who died", "including the boy killed"."""
    return any(t.lemma in classes()["dying"] for t in view.children(head, "relcl", "acl"))


def _otherwise(view: View, trigger: Token, head: Token, what: HarmKind) -> bool:
    """Whether the next word says that these came to another harm: "three others injured" after "left one dead".

    Not so of "a boy injured on Monday has died".
    """
    following = head.i + 1
    if following >= len(view.tokens) or view.tokens[following].sentence != head.sentence:
        return False
    if view.tokens[following].dep == "acl" and head.head == trigger.i and trigger.i > following:
        return False
    state = _KIND_OF_STATE.get(view.tokens[following].lower)
    return state is not None and state != what and view.tokens[following].dep != "amod"


def _with_wounds(view: View, head: Token) -> bool:
    """Whether these are said to have come away with wounds: "left one man dead and six others with burns"."""
    return any(
        t.lemma in _HURT for p in view.children(head, "prep") if p.lower == "with" for t in view.children(p, "pobj")
    )


def _added(found: list[Harm]) -> list[Harm]:
    """Persons who are named one by one are counted: "Ada Reen, Tom Vey and a driver were killed" are three."""
    for who in {h.group for h in found}:
        single = [h for h in found if h.group == who and h.low == h.high == 1]
        if len(single) > 1:
            several = replace(single[0], amount=None, low=len(single), high=len(single))
            found = [h for h in found if h not in single] + [several]
    return list(dict.fromkeys(found))


def _counted_noun(view: View, trigger: Trigger, what: HarmKind) -> list[Harm]:
    """The number at the noun itself: "three deaths", "a double murder"."""
    token = trigger.token
    times = _times(view, token)
    if times is not None and token.lemma == "shooting":
        return [Harm("injured", "unknown", None, times, times)]  # in "a fatal double shooting" two were shot
    if times is not None and what == "killed" and not trigger.slots.object:
        return [Harm(what, "unknown", None, times, times)]
    if token.lemma in ("death", "fatality") and token.tag in (
        "NNS",
        "NNPS",
    ):
        numbers = list(view.children(token, "nummod"))
        if numbers:
            return [with_amount(view, what, "unknown", Span(numbers[0].start, token.end), None)]
    return []


def _times(view: View, noun: Token) -> int | None:
    """How many a noun says it struck: three for "a triple shooting"."""
    return next((_TIMES[t.lower] for t in view.children(noun, "amod", "compound") if t.lower in _TIMES), None)


def _one(view: View, what: HarmKind, head: Token) -> Harm | None:
    inner = view.core(head)
    if head.lower in ("who", "which", "that", "themselves", "himself", "itself", "herself", "toll", "it"):
        return None
    part = inner.lemma in classes()["body_parts"] - classes()["bodies"] and not view.children(inner, "prep")
    if part or not head.text[0].isalnum():
        return None  # "hurt his head", "my mother's .22"
    if what in HARM_TO_PEOPLE and what != "displaced":
        if inner.lemma == "life":
            owners = [t for p in view.children(inner, "prep") if p.lower == "of" for t in view.children(p, "pobj")]
            return with_amount(view, what, "unknown", view.phrase(head), owners[0] if len(owners) == 1 else None)
        again = inner.lower in _KIND_OF_STATE  # "two of the wounded died"
        if (
            not again
            and not one_more(view, head)
            and not view.among(
                head,
                (
                    "civilians",
                    "combatants",
                    "police",
                    "protesters",
                    "rioters",
                    "named",
                    "bodies",
                    "armed_actors",
                    "culprits",
                ),
            )
        ):
            return None
        if view.is_place(inner) and inner.lemma not in classes()["civilians"]:
            return None
    if what in ("destroyed", "damaged") and not view.among(
        head, ("buildings", "vehicles", "place", "territory", "named")
    ):
        return None
    if what == "deprived":
        who = "civilians" if view.among(head, ("place", "civilians", "buildings")) else group(view, head)
        row = with_amount(view, what, who, view.phrase(head), head)
        return row if row.amount is not None else Harm(what, who)
    if nobody(view, head):
        return None
    if what in HARM_TO_PEOPLE and group(view, head) in ("property", "civilian_property"):
        return None  # "taken to a hospital to be treated": the parser takes the hospital for the patient
    return with_amount(view, what, group(view, head), view.phrase(head), head)


def states(view: View, token: Token, so_far: Sequence[HarmKind]) -> list[tuple[Token, Harm]]:
    """Harm that hangs on the trigger as a state: "an attack that left 12 dead and 30 wounded", "five others missing"."""
    found: list[tuple[Token, Harm]] = []
    if token.pos not in ("VERB", "AUX") or token.lemma not in ("leave", "leaf", "kill", "die", "say", "report"):
        return found
    for below in view.below(token):
        kind = _KIND_OF_STATE.get(below.lower)
        if (
            kind is None
            or below.dep == "amod"
            or (below.dep == "acl" and below.i < token.i)
            or kind in (*so_far, *(h.kind for _, h in found))
        ):
            continue
        number: Token | None = next(
            (
                t
                for t in view.children(below, "nummod", "nsubj", "npadvmod", "amod")
                if (t.pos in ("NUM", "NOUN", "PROPN") and t.dep != "amod")
                or t.lower == "old"  # "left a six-year-old dead"
            ),
            None,
        )
        if (
            number is None
            and below.i
            and (view.tokens[below.i - 1].pos in ("NUM", "NOUN") or view.tokens[below.i - 1].lower == "old")
            and view.tokens[below.i - 1].lemma not in classes()["buildings"]
        ):
            number = view.tokens[below.i - 1]
        while number is not None and number.dep == "conj" and view.head(number).pos in ("NOUN", "PROPN", "NUM"):
            number = view.head(number)
        for one in view.conjuncts(number) if number is not None else ():  # "left a girl and two men wounded"
            who = group(view, one)
            if who == "unknown" and one.lemma in ("other", "more"):
                who = _group_before(view, one)
            if one.pos in ("NUM", "NOUN", "PROPN") or one is number:
                found.append((one, with_amount(view, kind, who, view.phrase(one), one)))
    return found
