"""Where an event was: the place that belongs to it, not merely one that stands near."""

from accordingto.reading.events.control import under_what
from accordingto.reading.events.fineness import Scene, as_scene, finest, level, order
from accordingto.reading.events.pointing import country_before, place_before
from accordingto.reading.events.triggers import Trigger
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes, index
from accordingto.reading.language import Token
from accordingto.reading.language.lexicon import reporting_verbs

_COMPASS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
_LOCATIVE = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "outside",
        "inside",
        "within",
        "around",
        "across",
        "throughout",
        "over",
        "along",
        "off",
        "of",
        "to",
        "into",
        "from",
        "toward",
        "towards",
        "between",
        "through",
        "against",
        "by",
        *_COMPASS,
        "kilometers",
        "miles",
    ]
)
_AT = (
    "in",
    "at",
    "near",
    "on",
    "outside",
    "inside",
    "around",
    "across",
    "along",
    "throughout",
    "within",
    "north",
    "south",
    "east",
    "west",
)
ASIDE = frozenset(("after", "ahead", "before", "following", "since", "until", "despite", "over", "because", "for"))
"""Prepositions after which another event is told of, with a time and place of its own."""
_SETTLEMENTS = frozenset(
    ["district", "town", "village", "city", "suburb", "neighborhood", "neighbourhood", "area", "quarter"]
)
_LEAVING = frozenset(["flee", "escape", "withdraw", "retreat", "evacuate", "displace", "leave"])
_SITUATED = frozenset(["locate", "situate", "base"])
"""Participles that say where a thing stands: "a restaurant located north of Sarnak"."""
SPOKEN = frozenset(
    [
        "agreement",
        "promise",
        "support",
        "request",
        "accuse",
        "investigate",
        "reject",
        "threaten",
        "cooperate",
        "sanction",
        "office",
        "concede",
        "aid",
    ]
)
"""Families of what is said or decided: they are where their own words place them, not where what they speak of is."""


def place(view: View, trigger: Trigger) -> Scene | None:
    """The place of the event, by the words that belong to the trigger; never a metonymic one.

    Searched in this order: prepositional phrases of the trigger and of the verb above it; the place that is its
    object, or where the object is;
    the clauses above, up to the sentence.
    """
    slots, token = trigger.slots, trigger.token
    physical = is_physical(trigger)
    movement = trigger.frame.kind in ("retreat", "displacement", "visit", "mobilize", "advance", "transfer", "talks")
    candidates: list[Token] = []
    goal = goals(view, trigger)
    if trigger.kind.family in ("control", "visit", "destruction") or trigger.frame.kind in (
        "shelling",
        "airstrike",
        "attack",
        "bombing",
        "invasion",
    ):
        candidates += slots.object
        if trigger.frame.change == "leave":
            candidates += slots.oblique.get("from", [])
        if trigger.frame.under:
            candidates += under_what(view, token)
    further = ("from",) if goal else ("to", "from", "toward") if movement else ("into", "of") if physical else ()
    for preposition in (*_AT, *further):
        candidates += slots.oblique.get(preposition, [])
    if physical:
        candidates += slots.object
        if trigger.kind.harm_of == "subject":
            candidates += slots.subject
    here = view.source_of.get(token.i)
    candidates += [t for t in view.children(token, "advmod", "npadvmod", "prep") if t.i in view.offset_of]
    candidates = [c for c in candidates if c.i not in goal and view.source_of.get(c.i) == here]
    scenes = [scene for scene in (_of_phrase(view, c, 3) for c in candidates) if scene is not None]
    for child in view.children(token):  # "the Madrid bombings"
        if (
            token.pos == "NOUN"
            and child.dep in ("compound", "nmod")
            and child.i in view.place_of
            and not made_by(view, child, trigger)
        ):
            scene = as_scene(view, view.place_of[child.i], 3)
            if scene:
                scenes.append(scene)
    if scenes or not physical:
        return finest(scenes) if scenes else None
    return _above(view, trigger, goal) or _of_blow(view, trigger) or _of_country(view, trigger)


def _of_country(view: View, trigger: Trigger) -> Scene | None:
    """The country that is meant where troops "entered the country"."""
    told = [*trigger.slots.object, *trigger.slots.oblique.get("from", ()), *trigger.slots.oblique.get("in", ())]
    places = [place for t in told if (place := country_before(view, t)) is not None]
    return as_scene(view, places[0], 1) if places else None


def _of_blow(view: View, trigger: Trigger) -> Scene | None:
    """The place of what struck: of "a truck bomb in Velma damaged homes", Velma."""
    blows = [t for t in trigger.slots.subject if view.among(t, ("explosives",)) or t.lemma in index().nouns]
    spots = [n for t in blows for p in view.children(t, "prep") if p.lower in _AT for n in view.children(p, "pobj")]
    scenes = [scene for t in spots if (scene := _of_phrase(view, t, 2)) is not None]
    return finest(scenes) if scenes else None


def _above(view: View, trigger: Trigger, goal: set[int]) -> Scene | None:
    """The scene that the clauses above the trigger name, up to the sentence."""
    slots, token = trigger.slots, trigger.token
    here = view.source_of.get(token.i)
    scenes: list[Scene] = []
    at = token
    for _ in range(4):
        if at.head == at.i:
            break
        reporting = view.head(at).lemma in reporting_verbs() and at.dep in ("ccomp", "xcomp", "parataxis")
        if reporting:
            break
        below, at = at, view.head(at)
        if below.dep == "prep" and below.lower in ASIDE:
            break  # "began a ceasefire in Gaza after an offensive" does not say where the offensive was
        if (
            token.pos in ("NOUN", "PROPN")
            and at.pos in ("VERB", "AUX")
            and below.dep in ("nsubj", "nsubjpass", "prep")
            and slots.light is None
            and not (below.dep == "nsubj" and at.lemma in classes()["impact"])
        ):
            break  # what else the verb says is not said of its subject
        if at.pos in ("NOUN", "PROPN") and token.pos in ("VERB", "AUX"):
            continue
        for child in view.children(at, "prep", "advmod", "npadvmod"):
            if child.i in view.offset_of and (scene := _of_phrase(view, child, 2)) is not None:
                scenes.append(scene)
            if child.lower in _AT or (child.lower in ("through", "into") and at.lemma in classes()["impact"]):
                for noun in view.children(child, "pobj"):
                    if noun.i in goal or view.source_of.get(noun.i) != here:
                        continue
                    scene = _of_phrase(view, noun, 2)
                    if scene is not None:
                        scenes.append(scene)
        if scenes:
            return finest(scenes)
    return None


_GOALS = ("to", "toward", "towards", "into", "for")


def goals(view: View, trigger: Trigger) -> set[int]:
    """Where those who flee or withdraw go: the event is where they come from."""
    if trigger.kind.family != "displacement" and trigger.frame.change != "leave":
        return set()
    found = [t for preposition in _GOALS for t in trigger.slots.oblique.get(preposition, ())]
    return {below.i for t in found for below in view.below(t)}


def is_physical(trigger: Trigger) -> bool:
    """Whether the event is done to a place or to people in one, rather than said."""
    return trigger.kind.family not in SPOKEN and trigger.kind.family != "talks"


def in_sentence(view: View, trigger: Trigger) -> Scene | None:
    """The place after a locative preposition in the trigger's sentence, where there is but one town among such places.

    What stands after "before" or "for", or in a clause on another noun, is told besides: "shot the man who had lived in Karsk".
    Of what this changed in 150 Wikinews reports, thirteen of fifteen were for the better; to leave
    out what stands below any other act or participle as well, 20 of 37.
    """
    if trigger.kind.family in SPOKEN:
        return None
    told = _told(view, trigger.token.sentence)
    towns = {s.place.resolved or s.place.name for _, s in told if level(s.place) == 3}
    own = [s for head, s in told if not of_another(view, head, trigger)]
    return finest(own) if own and len(towns) <= 1 else None


def _told(view: View, number: int) -> list[tuple[Token, Scene]]:
    """The places after locative prepositions in a sentence, each with the head of its name."""
    sentence = view.analysis.sentences[number]
    scenes = []
    for i in range(sentence.first, sentence.last):
        found = view.place_of.get(i)
        if found is None or found.use == "metonymic" or found.start != view.tokens[i].start:
            continue
        head = next(
            (
                t
                for t in view.analysis.tokens_in(found.start, found.end)
                if not found.start <= view.head(t).start < found.end
            ),
            view.tokens[i],
        )
        at, dep = head, head.dep
        while dep in ("compound", "nmod", "appos", "conj") and at.head != at.i:
            at = view.head(at)
            dep = at.dep
        if head.i in view.source_of or of_speaker(view, head) or _whither(view, at):
            continue
        if dep == "pobj" and view.head(at).lower in _LOCATIVE and view.head(at).lower not in ("of", "by", "from", "to"):
            scene = as_scene(view, found, 2)
            if scene is not None:
                scenes.append((head, scene))
    return scenes


def made_by(view: View, head: Token, trigger: Trigger) -> bool:
    """Whether a country before an act of violence says whose it was: "a U.S. air strike"."""
    country = head.i in view.place_of and level(view.place_of[head.i]) == 1
    return (
        country
        and trigger.kind.family == "violence"
        and head.dep in ("compound", "nmod")
        and view.head(head).lemma in index().nouns
    )


def of_another(view: View, head: Token, trigger: Trigger) -> bool:
    """Whether the place is told of something besides: after "before" or "for", or in a clause on another noun."""
    above = {trigger.token.i, *(t.i for t in view.ancestors(trigger.token))}
    for at in view.ancestors(head):
        if at.i in above:
            return False
        if at.dep == "prep" and at.lower in ASIDE:
            return True
        if at.dep == "advcl" and any(t.lower in ASIDE for t in view.children(at, "mark")):
            return True
        if at.dep == "relcl" and at.head != trigger.token.i:
            return not any(t.lower in ("when", "where") for t in view.children(at))
    return False


def _whither(view: View, head: Token) -> bool:
    """Whether the phrase tells where somebody flees: "fled towards Kirvane"."""
    preposition = view.head(head)
    return preposition.lower in _GOALS and view.head(preposition).lemma in _LEAVING


def of_speaker(view: View, head: Token) -> bool:
    """Whether the place tells where somebody speaks: "officials in Tomsk said", "told reporters in Tomsk"."""
    at = head
    for above in view.ancestors(head):
        if above.pos == "VERB":
            speaks = above.lemma in reporting_verbs()
            return speaks and (at.dep in ("nsubj", "nsubjpass", "dobj", "dative", "agent") or at.i > above.i)
        at = above
    return False


def _of_phrase(view: View, head: Token, surety: int) -> Scene | None:
    """The scene that a phrase names, itself or in what hangs on it: "a market in Mosul"."""
    direct = view.place_of.get(head.i) or view.offset_of.get(head.i)
    open_, seen = [head], 0
    best: Scene | None = None
    if direct is None and (named := place_before(view, head)) is not None:
        return as_scene(view, named, surety - 1)  # "fled the town"
    if direct is not None:
        best = as_scene(view, direct, surety)
    while open_ and seen < 24:
        at = open_.pop(0)
        seen += 1
        for child in view.children(at):
            if child.dep in ("compound", "nmod") and view.among(at, ("civilians", "combatants", "police")):
                continue  # "UK soldier" says whose, not where
            inner = view.child(child, "pobj") if child.lower == "of" and at.lemma in _SETTLEMENTS else None
            if inner is not None and inner.i in view.place_of:
                return as_scene(view, view.place_of[inner.i], surety)  # "the Sarnak district of Velma"
            if (
                child.dep in ("compound", "nmod", "appos", "conj", "npadvmod", "poss")
                or child.i in view.offset_of
                or (child.dep == "prep" and child.lower in _LOCATIVE)
                or child.dep == "pobj"
                or (child.dep == "acl" and child.lemma in _SITUATED)
                or (child.dep in ("advmod", "npadvmod") and child.lower in _COMPASS)
            ):
                if child.dep == "poss" and at.lemma not in (
                    "capital",
                    "city",
                    "town",
                    "province",
                    "region",
                    "district",
                    "south",
                    "north",
                    "east",
                    "west",
                    "airport",
                    "border",
                    "village",
                ):
                    continue
                open_.append(child)
        found = view.place_of.get(at.i) or view.offset_of.get(at.i)
        if found is not None:
            scene = as_scene(view, found, surety)
            if scene is not None and (best is None or order(scene) > order(best)):
                best = scene
    return best
