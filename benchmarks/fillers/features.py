"""What is said of a candidate: its words, what it depends on, the events that it stands in or beside, where it is told."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token
from accordingto.record import Event
from benchmarks.fillers.candidates import candidates

_CLASSES = (
    *("civilians", "combatants", "police", "armed_actors", "weapons", "explosives", "buildings", "vehicles", "leaders"),
    *("rebels", "state_forces", "territory", "children", "journalists", "collective", "masses", "utterance", "bodies"),
    *("civilian_places", "military_places", "protest_people"),
)
_SURE = (0.45, 0.55, 0.6, 0.65, 0.7)
_FAR = (2, 5, 10, 20)
_CHAIN = 6
"""Conjuncts and appositions that are climbed."""


class Place(NamedTuple):
    """Where a candidate stands, as indices of tokens."""

    first: int
    last: int
    head: int
    """Of its noun."""


Found = dict[str, tuple[list[Place], set[str]]]
"""Candidates by their words in small letters: where they stand, and the features of all these places."""


class Described:
    """A report's candidates with their features; what all candidates of one head share is worked out once."""

    def __init__(self, view: View, events: Sequence[Event]) -> None:
        """Lay the events over the tokens."""
        self.view = view
        self.tokens = view.tokens
        self._trigger: dict[int, Event] = {}
        self._by_sentence: dict[int, list[tuple[int, Event]]] = defaultdict(list)
        self._roles: dict[int, list[tuple[str, Event, str]]] = defaultdict(list)
        for event in events:
            inside = [t for s in event.trigger for t in view.analysis.tokens_in(s.start, s.end)]
            for token in inside:
                if token.i not in self._trigger:
                    self._by_sentence[token.sentence].append((token.i, event))
                self._trigger.setdefault(token.i, event)
            word = inside[-1].lemma if inside else "-"
            for role in event.roles:
                for token in view.analysis.tokens_in(role.start, role.end):
                    self._roles[token.i].append((role.role, event, word))
        self._often = Counter(t.lemma for t in self.tokens if t.pos in ("NOUN", "PROPN"))
        self._violent = _step(sum(e.plover == "ASSAULT" and _real(e) for e in events), (0, 1, 3, 6))
        self._names = {(n.first, n.last - 1): n.label for n in view.analysis.names}
        self._starts = sorted(self._names)

    def all(self) -> Found:
        """The candidates of the report."""
        found: Found = {}
        shared: dict[int, set[str]] = {}
        for (first, last), head in candidates(self.view).items():
            words = " ".join(self.view.text[self.tokens[first].start : self.tokens[last].end].lower().split())
            if head.i not in shared:
                shared[head.i] = self._of_head(head)
            places, features = found.setdefault(words, ([], set()))
            places.append(Place(first, last, head.i))
            features |= shared[head.i]
            features |= self._of_span(first, last, head)
        return found

    def _of_head(self, head: Token) -> set[str]:
        view, known = self.view, classes()
        top = head
        for _ in range(_CHAIN):
            if top.dep not in ("conj", "appos") or top.head == top.i:
                break
            top = view.head(top)
        found = self._governed(head, "")
        if top is not head:
            found |= self._governed(top, "T")
        core = view.core(head)
        sorts = [c for c in _CLASSES if head.lemma in known[c] or core.lemma in known[c]] or ["-"]
        label, entity = view.label_of.get(head.i), view.entity_of.get(head.i)
        found |= {f"h={head.lemma.lower()}", f"hc={core.lemma.lower()}", f"lab={label}"}
        found.add(f"ent={entity.kind if entity is not None else None}")
        found |= {f"m={m.lemma.lower()}" for m in view.children(head, "amod", "compound", "nmod", "poss", "nummod")}
        found |= {f for c in sorts for f in (f"c={c}", f"dc={self._violent}|{c}", f"lc={c}|{label}")}
        for role, event, word in self._roles.get(head.i, ()):
            found |= {f"r={role}|{event.plover}", f"r={role}|{word}", f"r={role}|{_sort(event)}|{_real(event)}"}
            found |= {f"rc={role}|{_step(event.confidence, _SURE)}", f"rb={role}|{event.blame}"}
            found |= {f"rcl={role}|{c}|{event.plover}" for c in sorts}
        found |= self._near(head, sorts)
        found |= {
            f"sent={_step(head.sentence, (0, 1, 3, 6, 10))}",
            f"often={_step(self._often[head.lemma], (1, 2, 4))}",
        }
        found.add(f"nv={self._violent}")
        return found

    def _governed(self, token: Token, mark: str) -> set[str]:
        """What the phrase depends on, through a preposition or not."""
        above, dep = self.view.head(token), token.dep
        found = set()
        verb = above
        if dep == "pobj":
            verb = self.view.head(above)
            found |= {f"pg={above.lemma}|{verb.lemma}", f"p={above.lemma}", f"{mark}pp={above.lemma}|{verb.pos}"}
            if verb.i in self._trigger:
                found.add(f"pt={above.lemma}|{self._trigger[verb.i].plover}")
        else:
            found.add(f"dg={dep}|{above.lemma}")
            if above.i in self._trigger:
                event = self._trigger[above.i]
                found.add(f"dt={dep}|{event.plover}|{_real(event)}")
        found |= {f"d={mark}{dep}", f"g={verb.lemma}"}
        if self.view.child(verb, "nsubjpass") is not None:
            found |= {f"d={mark}{dep}|pass", f"dgp={dep}|{verb.lemma}"}
        return found

    def _near(self, head: Token, sorts: Sequence[str]) -> set[str]:
        """The nearest trigger of violence in the sentence, and what else the sentence tells of."""
        told = self._by_sentence.get(head.sentence, [])
        found = {f"sk={_sort(event)}" for _, event in told}
        violent = [(abs(i - head.i), i, event) for i, event in told if event.plover in ("ASSAULT", "COERCE", None)]
        if not violent:
            return found | {"nt=0"}
        distance, i, event = min(violent, key=lambda v: v[:2])
        side = "L" if i < head.i else "R"
        far = f"{side}{_step(distance, _FAR)}"
        found |= {f"nt={far}", f"nt={self.tokens[i].lemma}|{side}", f"ns={_real(event)}"}
        return found | {f"ntc={c}|{far}" for c in sorts}

    def _of_span(self, first: int, last: int, head: Token) -> set[str]:
        """How the phrase is cut."""
        tokens = self.tokens
        before = tokens[first - 1] if first else None
        after = tokens[last + 1] if last + 1 < len(tokens) else None
        left = before.pos if before is not None else None
        found = {f"v={min(last - first, 5)}", f"first={tokens[first].lower}", f"fp={tokens[first].pos}", f"lp={left}"}
        found |= {f"ll={before.lower if before else None}", f"fpl={tokens[first].pos}|{left}"}
        found |= {f"nx={after.lower if after else None}", f"name={self._names.get((first, last))}"}
        found.add("pos=" + " ".join(t.pos[:2] for t in tokens[first : min(last + 1, first + 6)]))
        if last > head.i:
            found.add("of")
        found |= {f"within={label}" for (a, b), label in self._names_at(first) if last <= b and (a, b) != (first, last)}
        if after is not None and after.pos in ("NOUN", "PROPN") and last < head.i:
            found.add("cut")
        if before is not None and before.pos == "PROPN" and before.sentence == tokens[first].sentence:
            found.add(f"cutleft|{tokens[first].pos}")
        return found

    def _names_at(self, first: int) -> list[tuple[tuple[int, int], str]]:
        """The name that a token is in, if any."""
        at = bisect_left(self._starts, (first, len(self.tokens)))
        return [(span, self._names[span]) for span in self._starts[max(0, at - 1) : at]]


def _sort(event: Event) -> str | None:
    return event.acled.sub_event_type if event.acled is not None else event.plover


def _real(event: Event) -> bool:
    return event.status in ("happened", "ongoing")


def _step(value: float, bounds: Sequence[float]) -> int:
    """How many bounds a value is above."""
    return bisect_left(bounds, value)
