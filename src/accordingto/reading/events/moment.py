"""When an event was: the time that belongs to it, not merely one that stands near."""

from datetime import date

from accordingto.reading.events.scene import ASIDE
from accordingto.reading.events.triggers import Trigger
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes, index
from accordingto.reading.language import Token
from accordingto.reading.language.lexicon import reporting_verbs
from accordingto.record import Time


def when(view: View, trigger: Trigger) -> Time | None:
    """The time of the trigger's own clause, or of a clause that it is part of; never that of an utterance.

    "Police said on Monday that two men were shot on Saturday" dates the shooting on Saturday. Time that stands
    before its source ("During the months of Russian rule, residents told reporters that …") is that of what was told,
    if it is a stretch of time or the reporting verb stands in the present tense.
    """
    token = trigger.token
    found = _time_at(view, token)
    spoken_of = (
        token.pos == "NOUN"
        and token.dep in ("dobj", "nsubjpass")
        and trigger.slots.light is None
        and view.head(token).lemma in reporting_verbs()
    )
    if found is not None and not (spoken_of and found.start > token.start):
        return found
    if spoken_of:
        return None  # "confirmed the kidnapping on Tuesday" dates the confirmation
    at = token
    for _ in range(6):
        if at.head == at.i:
            return None
        child, at = at, view.head(at)
        if child.dep == "prep" and child.lower in ASIDE and child.i != token.i:
            return None
        if at.lemma in reporting_verbs() and child.dep in ("ccomp", "parataxis") and at.pos == "VERB":
            return _fronted(view, at)
        if (
            at.pos in ("VERB", "AUX")
            and at.i != token.i
            and child.dep
            in (
                "advcl",
                "xcomp",
                "relcl",
                "conj",
                "ccomp",
                "prep",
                "dobj",
                "nsubj",
                "nsubjpass",
                "agent",
                "acl",
                "attr",
                "pobj",
            )
        ):
            if child.dep in ("relcl", "acl"):
                return None
            if child.dep == "conj" and any(t.dep in ("nsubj", "nsubjpass") for t in view.children(child)):
                # "On Sunday he came to town, but rebels shelled the market": what comes first is said of both.
                return _before_subject(view, at)
            found = _time_at(view, at)
            if found is not None:
                return found
            if child.dep == "ccomp":
                return None
        elif at.pos in ("NOUN", "PROPN") and child.dep in ("relcl", "acl", "amod", "appos"):
            return None
        elif at.pos == "NOUN" and at.lemma in index().nouns:
            found = _time_at(view, at)
            if found is not None:
                return found
    return None


def _time_at(view: View, token: Token) -> Time | None:
    """A calendar time that hangs on the token: "on Monday", "last week", "Tuesday's attack"."""
    found: list[tuple[int, Time]] = []
    for child in view.children(token):
        if child.dep in (
            "npadvmod",
            "tmod",
            "advmod",
            "poss",
            "amod",
            "compound",
            "nmod",
            "dobj",
            "dep",
            "nsubj",
            "appos",
            "pobj",
        ):
            time = view.time_of.get(child.i)
            if time is not None and (child.dep not in ("dobj", "nsubj") or token.pos == "VERB"):
                found.append((child.i, time))
            elif child.dep in ("advmod", "npadvmod") and child.lower != "ahead":
                found += _below(view, child, ("npadvmod", "advmod", "pobj"))
        elif child.dep in ("prep", "mark", "agent"):
            found += _below(view, child, ("pobj", "pcomp", "npadvmod"))
            if child.lower in ASIDE:
                continue  # "after last week's attack" is the time of the attack
            for inner in view.children(child, "pobj"):
                if (
                    inner.lemma
                    in (
                        "hour",
                        "morning",
                        "evening",
                        "night",
                        "day",
                        "week",
                        "month",
                        "afternoon",
                        "end",
                        "beginning",
                        "weekend",
                        "attack",
                        "wake",
                    )
                    or inner.pos == "PROPN"
                ):
                    found += [row for prep in view.children(inner, "prep") for row in _below(view, prep, ("pobj",))]
                    found += _below(view, inner, ("npadvmod", "nmod", "compound", "appos", "amod"))
                elif token.pos == "VERB" and view.children(inner, "prep"):
                    # The parser hangs the last phrase of a clause on the nearest noun: "killed in a village on Sunday".
                    found += [
                        row
                        for prep in view.children(inner, "prep")
                        if prep.lower in ("on", "in", "during", "at", "since")
                        for row in _below(view, prep, ("pobj",))
                    ]
                    found += _below(view, inner, ("npadvmod",))
        elif child.dep in ("dobj", "nsubjpass", "attr") and token.pos == "VERB" and child.lemma not in index().nouns:
            found += [
                row
                for prep in view.children(child, "prep")
                if prep.lower in ("on", "in", "during")
                for row in _below(view, prep, ("pobj",))
            ]
            found += _below(view, child, ("npadvmod",))
    usable = [row for row in found if row[1].type in ("DATE", "TIME") or row[1].earliest is not None]
    if not usable:
        return None
    return max(usable, key=lambda row: (row[1].earliest is not None, _fineness(row[1]), -abs(row[0] - token.i)))[1]


_ENDING = frozenset(["stop", "prevent", "end", "halt", "curb", "avoid"])
"""Verbs of which the object is an act of before, or one that never was."""


def in_sentence(view: View, trigger: Trigger) -> Time | None:
    """The one day or month that the sentence of an act names, where it is not the day on which somebody speaks."""
    found: dict[tuple[str, str], Time] = {}
    for time in view.times_in(trigger.token.sentence):
        if time.earliest is None or time.latest is None or time.value == "PRESENT_REF":
            continue
        if time_precision(time):
            found.setdefault((time.earliest, time.latest), time)
    if len(found) != 1 or is_ended(view, trigger):
        return None
    (time,) = found.values()
    for token in view.analysis.tokens_in(time.start, time.end):
        for above in view.ancestors(token):
            if above.dep == "prep" and above.lower in ASIDE:
                return None
            if above.i == trigger.token.i:
                break
            if is_document(above):
                return None
            if above.pos in ("VERB", "AUX") and (above.lemma in reporting_verbs() or above.lemma in index().verbs):
                return None
    return time


def is_ended(view: View, trigger: Trigger) -> bool:
    """Whether it is what something was to end, and was before: "on Monday it closed the road to stop the shelling"."""
    return view.head(trigger.token).lemma in _ENDING and trigger.token.dep == "dobj"


def is_document(token: Token) -> bool:
    """Whether a time on it is that of what is written: "a report on Wednesday about the shelling"."""
    return token.pos == "NOUN" and token.lemma in classes()["documents"]


def is_background(view: View, token: Token) -> bool:
    """Whether it is told as what went before: "had been captured", "the soldiers captured by Ilorn", "who killed two men"."""
    for at in (token, *view.ancestors(token)):
        if at.dep in ("relcl", "acl", "amod"):
            return True
        if at.pos == "VERB":
            return any(t.lower in ("had", "has", "have") for t in view.children(at, "aux"))
    return False


def _before_subject(view: View, verb: Token) -> Time | None:
    """The time that stands before the subject of a verb: "On Monday two men were shot"."""
    subject, found = view.child(verb, "nsubj", "nsubjpass"), _time_at(view, verb)
    return found if subject is not None and found is not None and found.start < subject.start else None


def _below(view: View, token: Token, deps: tuple[str, ...]) -> list[tuple[int, Time]]:
    return [(t.i, view.time_of[t.i]) for t in view.children(token, *deps) if t.i in view.time_of]


def _fronted(view: View, verb: Token) -> Time | None:
    subject = view.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return None
    for child in view.children(verb, "prep"):
        if child.i < subject.i:
            present = verb.tag in ("VBZ", "VBP")
            times = _below(view, child, ("pobj",)) + [
                row
                for inner in view.children(child, "pobj")
                for prep in view.children(inner, "prep")
                for row in _below(view, prep, ("pobj",))
            ]
            if times and (present or child.lower in ("during", "over", "since", "throughout")):
                return times[0][1]
    return None


def _fineness(time: Time) -> int:
    days = _days(time)
    return -days if days is not None else -400


def _days(time: Time) -> int | None:
    if time.earliest is None or time.latest is None:
        return None
    return (date.fromisoformat(time.latest[:10]) - date.fromisoformat(time.earliest[:10])).days


def time_precision(time: Time | None) -> int | None:
    """ACLED's time precision, as the times room gives it; null where the time is wider than a month or open."""
    return time.precision.acled if time is not None and time.precision is not None else None
