"""To whom harm came, and how many they are: what a phrase says of those who were killed, hurt or driven out."""

from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token
from accordingto.reading.language.lexicon import numbers
from accordingto.record import HARM_TO_PEOPLE, Amount, Harm, HarmKind, Span

_LONGEST_HEADLINE = 150
"""Characters; longer than any headline of the reports on shootings that were looked at."""
_OF_AGE = 18
_LEAST = frozenset(["least", "more", "over"])
"""Words before a number that is the lowest it may be."""
_ORDINALS = frozenset(["second", "third", "fourth", "fifth", "sixth"])


def with_amount(view: View, what: HarmKind, who: str, span: Span, head: Token | None) -> Harm:
    """A row of harm with the number that an amount or the words within the span give; one for a single person or thing."""
    if head is not None:  # "Ada Reen of the 900 block of Elm Street"
        span = Span(span.start, max(head.end, view.core(head).end))
    for amount in view.amounts_in(span):
        if amount.kind in ("people", "other", "vehicles", "buildings", "weapons", "share") and (
            amount.kind != "people" or what in HARM_TO_PEOPLE or what == "deprived"
        ):
            if (
                amount.unit == "%"
                or amount.kind == "share"
                or (what in HARM_TO_PEOPLE and _numbered(view, amount, head))
            ):
                continue
            return Harm(what, who, amount.id, amount.low, amount.high)
    if head is not None and head.pos == "NUM" and view.children(head, "det"):
        return Harm(what, who)  # "the two" were told of before
    if head is not None and (
        head.lower == "both" or any(t.lower == "both" for t in view.children(head, "det", "predet"))
    ):
        return Harm(what, who, None, 2, 2)
    several = head is not None and (head.lemma == "more" or (head.tag == "NNS" and what in HARM_TO_PEOPLE))
    counts = [head, *(view.children(head, "nummod") if several else ())] if head is not None else []
    counts = [t for t in counts if t.pos == "NUM"]
    if counts and (number := _counted(view, counts[0])) is not None:  # "injured at least 120 more"
        least = any(t.lower in _LEAST for t in view.children(counts[0], "advmod", "quantmod", "amod"))
        return Harm(what, who, None, number, None if least else number)
    if head is not None and single(view, head):
        return Harm(what, who, None, 1, 1)
    return Harm(what, who)


def _counted(view: View, number: Token) -> float | None:
    """What the words of a number come to: 12,000,000 for "12 million"."""
    words = [t.lower for t in view.children(number, "compound") if t.pos == "NUM" and t.i < number.i]
    return numbers.value([*words, number.lower])


def _numbered(view: View, amount: Amount, head: Token | None) -> bool:
    """Whether it is the number of a house: "at 3500 Fannin"; "12 Iraqis" are people."""
    named = head is not None and head.pos == "PROPN" and view.label_of.get(head.i) != "NORP"
    return named and amount.kind == "other"


def single(view: View, head: Token) -> bool:
    """Whether the phrase is one person or thing: a singular noun with an article or a name of a person."""
    if head.pos == "PROPN":
        entity = view.entity_of.get(head.i)
        if entity is not None:
            return entity.kind == "person"
        return head.tag == "NNP" and view.label_of.get(head.i) in ("PERSON", None) and not view.is_place(head)
    if head.lower in ("he", "she", "him", "her", "another") or one_more(view, head):
        return True
    if head.lower.endswith("-old") or (head.lower == "old" and head.tag in ("JJ", "NN")):
        return True  # "a 16-year-old"
    if head.tag not in ("NN", "UH") or head.lemma in classes()["collective"]:
        return False
    if any(t.lower == "old" for t in view.children(head, "amod")):
        return True  # "a man and 49-year-old woman"
    first = head
    while first.dep == "conj" and view.head(first).pos == "NOUN":
        first = view.head(first)
    if first.i != head.i and any(t.lower in ("a", "an") for t in view.children(first, "det")):
        return not view.children(head, "nummod")  # "a man, woman and child"
    if _headline(view, head):
        return not view.children(head, "nummod")  # headlines drop the article: "Farmer shot in Sarnak"
    return any(
        t.lower in ("a", "an", "one", "another", "the", "this", "his", "her")
        for t in view.children(head, "det", "poss", "nummod")
    ) or bool(view.children(head, "poss"))


def one_more(view: View, head: Token) -> bool:
    """Whether a number in order stands for a person: "a fourth was killed", not "a third of the town"."""
    if head.lower not in _ORDINALS or any(t.lower == "of" for t in view.children(head, "prep")):
        return False
    return any(t.lower in ("a", "the") for t in view.children(head, "det"))


def _headline(view: View, token: Token) -> bool:
    """Whether the words stand in a headline or a caption: by kind, or since their paragraph ends without a full stop."""
    passage = view.analysis.passages[view.analysis.sentences[token.sentence].passage]
    if passage.kind in ("title", "subhead", "caption"):
        return True
    return view.text[passage.end - 1].isalnum() and passage.end - passage.start < _LONGEST_HEADLINE


def group(view: View, head: Token) -> str:
    """Who is harmed, in the record's words: civilians, combatants, children, journalists, aid_workers, police, or unknown."""
    inner = view.core(head)
    if one_more(view, head):
        return "unknown"
    known = classes()
    compounds = {t.lemma for t in view.children(inner, "compound", "amod")}
    if inner.lemma in {"body", "life"}:
        of = [t for p in view.children(inner, "prep") for t in view.children(p, "pobj")] + view.children(inner, "poss")
        return group(view, of[0]) if of else "unknown"
    if inner.lemma in known["journalists"]:
        return "journalists"
    if inner.lemma in known["children"]:
        return (
            "unknown" if any(age >= _OF_AGE for age in view.ages_in(view.phrase(inner))) else "children"
        )  # "her 30-year-old son"
    if (
        inner.lemma == "worker" and compounds & {"aid", "relief", "humanitarian", "health", "rescue"}
    ) or inner.lemma in known["aid_workers"]:
        return "aid_workers"
    forces = inner.lemma in known["of_some_force"]
    if "police" in compounds or (inner.lemma in known["police"] and (not forces or compounds & {"sheriff", "state"})):
        return "police"
    if (
        compounds & {"army", "military"}
        or (forces and compounds & {"security", "air", "armed"})
        or inner.lemma == "force"
    ):
        return "combatants"
    if inner.lemma in known["combatants"] and not forces:
        return "combatants"
    entity = view.entity_of.get(inner.i)
    if entity is not None and entity.kind in ("military", "armed_group"):
        return "combatants"
    if inner.lemma == "member" and any(
        t.i in view.entity_of and view.entity_of[t.i].kind == "armed_group" for t in view.below(inner)
    ):
        return "combatants"
    if inner.lemma == "woman":
        return "women"
    if inner.lemma in known["anybody"]:
        return "civilians" if compounds & {"civilian", "innocent", "unarmed"} else "unknown"
    if inner.lemma in known["civilians"]:
        return "civilians"
    if inner.lemma in known["buildings"] | known["territory"]:
        return (
            "civilian_property"
            if inner.lemma in known["civilian_places"] or compounds & {"civilian", "civil", "residential"}
            else "property"
        )
    return "unknown"
