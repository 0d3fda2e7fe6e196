"""Who "she", "his army", "the chancellor" and "the group" stand for: mentions joined into entities.

A rule-based reader that goes through the report once, in order, and prefers to leave a word alone over a wrong guess. It follows
what has long worked without training: names first, then roles and repeated nouns, then pronouns, looking for an antecedent first
among the subjects above the pronoun in its own sentence (Hobbs, "Resolving pronoun references", Lingua 44, 1978) and then by
salience: recency, subjects before others (Lappin and Leass, Computational Linguistics 20, 1994).
"""

from collections.abc import Iterator, Sequence

from accordingto.reading.language import lexicon
from accordingto.reading.language.analysis import Analysis, Token
from accordingto.reading.language.grouping import Draft, by_name, draft_of
from accordingto.reading.language.mentions import Found
from accordingto.record import Entity, Mention

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_WINDOW = 8
"""Sentences back that a person may be looked for in; further back, wrong links outnumber right ones."""


def resolve(analysis: Analysis, mentions: Sequence[Found]) -> tuple[Entity, ...]:
    """The entities of a report, with their mentions, in order of their first mention."""
    return _Resolver(analysis, mentions).entities()


class _Resolver:
    """One pass over the mentions of one report."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Found]) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.mentions = mentions
        self.named = by_name(mentions)
        self.drafts: list[Draft] = []
        self.at: dict[int, Draft] = {}
        """By head token, the entity of each mention resolved so far."""
        self.last: dict[int, int] = {}
        """By id of a draft, the head token of its latest mention."""
        self.subjects: dict[int, Draft] = {}
        """By sentence, the entity that is its main subject."""
        self.groups: dict[tuple[str, ...], Draft] = {}
        self.heads = {m.head: i for i, m in enumerate(mentions) if m.form != "pronoun"}

    def entities(self) -> tuple[Entity, ...]:
        for number, found in enumerate(self.mentions):
            draft = self._draft(number, found)
            if draft is not None:
                self._add(draft, found)
        return tuple(self._entity(i, draft) for i, draft in enumerate(self.drafts, 1))

    def _draft(self, number: int, found: Found) -> Draft | None:
        if found.form == "name":
            return self.named[number]
        if found.form == "nominal":
            return self._nominal(found)
        return self._pronoun(found)

    def _add(self, draft: Draft, found: Found) -> None:
        if not draft.mentions:
            self.drafts.append(draft)
        draft.take(found)
        self.at[found.head] = draft
        self.last[id(draft)] = found.head
        token = self.tokens[found.head]
        if token.dep in _SUBJECT:
            root = self.tokens[token.head]
            if root.head == root.i or token.sentence not in self.subjects:
                self.subjects[token.sentence] = draft

    def _entity(self, number: int, draft: Draft) -> Entity:
        text, tokens = self.analysis.text, self.tokens
        spans = sorted({(tokens[m.first].start, tokens[m.last - 1].end, m.form) for m in draft.mentions})
        name = _fullest(draft)
        if not name:
            first = draft.mentions[0]
            name = text[tokens[first.first].start : tokens[first.last - 1].end]
        return Entity(
            f"e{number}",
            " ".join(name.split()),
            draft.kind,
            tuple(Mention(start, end, form) for start, end, form in spans),
            draft.country,
            draft.place.id if draft.kind == "place" and draft.place is not None else None,
        )

    # --- nominals ----------------------------------------------------------------------------------------------------

    def _nominal(self, found: Found) -> Draft | None:
        beside = self._apposed(found)
        if beside is not None:
            return beside
        if found.owner >= 0:
            owner = self.at.get(found.owner)
            if owner is None:
                index = next((m for m in self.mentions if m.head == found.owner), None)
                owner = self._pronoun(index) if index is not None else None
            if owner is not None and found.kind in ("military", "government") and found.country is None:
                found.country = owner.country
        if found.kind == "person":
            return self._role(found) or draft_of(found)
        if found.kind == "government" and found.synonym == "government" and found.country and not found.many:
            key: tuple[str, ...] = ("government", found.country)
            for draft in self.named.values():
                if draft.kind == "government" and draft.country == found.country and draft.names:
                    return self.groups.setdefault(key, draft)
            return self.groups.setdefault(key, draft_of(found))
        if found.counted:
            return draft_of(found)
        if found.body and found.definite and found.country is None and found.owner < 0:
            back = self._body_before(found)
            if back is not None:
                return back
        key = (
            found.kind,
            found.synonym,
            found.country or "",
            str(found.owner >= 0 and found.country is None and found.owner),
        )
        return self.groups.setdefault(key, draft_of(found))

    def _apposed(self, found: Found) -> Draft | None:
        """The entity that the phrase stands beside: "Olaf Scholz, the chancellor", "Scholz is the chancellor"."""
        token = self.tokens[found.head]
        other = -1
        if token.dep == "appos":
            other = token.head
        elif token.dep == "attr" and found.kind == "person":
            other = next((c.i for c in self.analysis.children(self.tokens[token.head]) if c.dep == "nsubj"), -1)
        else:
            for child in self.analysis.children(token):
                if child.dep == "appos":
                    other = child.i
                    break
        index = self.heads.get(other)
        if index is None:
            return None
        mention = self.mentions[index]
        draft = self.named.get(index) or self.at.get(other)
        if draft is None or (draft.kind == "person") != (found.kind == "person"):
            return None
        if mention.form == "name" and draft.kind == "place":
            return None
        return draft

    def _role(self, found: Found) -> Draft | None:
        """The person who holds the office that a definite phrase names, if the report has named one."""
        if not found.definite and found.country is None:
            return None
        if found.counted or not found.roles:
            return None
        role = found.roles[0]
        holders = []
        for draft in reversed(self.drafts):
            if draft.kind != "person":
                continue
            for held, country in draft.roles.items():
                if _same_role(held, role):
                    holders.append((draft, country or draft.country))
                    break
        if found.country is not None:
            exact = [d for d, country in holders if country == found.country]
            if exact:
                return max(exact, key=lambda d: self.last[id(d)])
            open_ = [d for d, country in holders if country is None]
            return open_[0] if len(open_) == 1 else None
        if found.gender != "unknown":
            holders = [(d, c) for d, c in holders if d.gender in ("unknown", found.gender)]
        if len(holders) == 1:
            return holders[0][0]
        if holders:
            latest = sorted((d for d, _ in holders), key=lambda d: self.last[id(d)])
            here = self.tokens[found.head].sentence
            near = [d for d in latest if here - self.tokens[self.last[id(d)]].sentence <= 2]
            return near[0] if len(near) == 1 else None
        return None

    def _body_before(self, found: Found) -> Draft | None:
        """Whom "the group" or "the agency" means: the one body of the kind spoken of in this or the last two sentences."""
        here = self.tokens[found.head].sentence
        wanted = {
            "group": ("armed_group", "organisation"),
            "movement": ("armed_group", "organisation"),
            "agency": ("media", "organisation"),
            "organisation": ("organisation", "armed_group"),
            "organization": ("organisation", "armed_group"),
            "party": ("organisation",),
            "newspaper": ("media",),
            "ministry": ("government",),
            "militia": ("armed_group",),
            "company": ("organisation",),
        }.get(found.synonym)
        if wanted is None:
            return None
        near = [
            d
            for d in self.drafts
            if d.kind in wanted and d.body and d.names and here - self.tokens[self.last[id(d)]].sentence <= 2
        ]
        return near[0] if len(near) == 1 else None

    # --- pronouns ----------------------------------------------------------------------------------------------------

    def _pronoun(self, found: Found) -> Draft | None:
        if found.head in self.at:
            return self.at[found.head]
        token = self.tokens[found.head]
        if found.body and self._pleonastic(token):
            return None
        reflexive = token.lower.endswith(("self", "selves"))
        own = token.tag == "PRP" and token.dep not in _SUBJECT and not reflexive
        barred: set[int] = set()
        for subject, same_clause in self._subjects_above(token):
            draft = self.at.get(subject.i)
            if draft is None and subject.i in self.heads and subject.i > token.i:
                draft = self.named.get(self.heads[subject.i])
            if own and same_clause:
                if draft is not None:
                    barred.add(id(draft))
                continue
            if draft is not None and _fits(draft, found):
                return draft
            if draft is None and self._competes(subject, found):
                return None
            if draft is not None and draft.kind == "person" and found.kind == "person" and draft.gender == "unknown":
                barred.add(id(draft))
        if found.kind == "person":
            return self._salient(found, token, barred)
        return self._continued(found, token)

    def _subjects_above(self, token: Token) -> Iterator[tuple[Token, bool]]:
        """Subjects of the verbs above the word that stand before it, nearest first; and whether of the word's own clause."""
        tokens, analysis = self.tokens, self.analysis
        node, own = token, True
        for above in analysis.ancestors(token):
            if above.pos in ("VERB", "AUX") or above.dep == "ROOT":
                subject = next((c for c in analysis.children(above) if c.dep in _SUBJECT and c.i < token.i), None)
                if subject is not None and subject.i not in (node.i, token.i):
                    if subject.tag in ("WP", "WDT") and above.dep == "relcl":
                        subject = tokens[above.head]
                    yield subject, own
                    for child in analysis.children(subject):
                        if child.dep == "poss" and child.i < token.i:
                            yield child, False
                    own = False
                elif subject is not None:
                    own = False
            node = above

    def _competes(self, subject: Token, found: Found) -> bool:
        """Whether a subject that is no entity could be what the pronoun stands for."""
        if found.kind == "person" or subject.pos not in ("NOUN", "PROPN"):
            return False
        plural = subject.tag in ("NNS", "NNPS")
        return plural == found.many

    def _pleonastic(self, token: Token) -> bool:
        """Whether an "it" stands for nothing, as in "it is clear that"."""
        if token.lower != "it" or token.dep not in _SUBJECT:
            return False
        verb = self.tokens[token.head]
        if token.dep == "nsubjpass":
            return any(c.dep in ("ccomp", "xcomp", "advcl", "acl", "mark") for c in self.analysis.children(verb))
        return verb.lemma in (
            "be",
            "seem",
            "appear",
            "take",
            "rain",
            "snow",
            "happen",
            "remain",
            "become",
            "mean",
            "turn",
        )

    def _salient(self, found: Found, token: Token, barred: set[int]) -> Draft | None:
        """The person who is most in mind, by distance and by being a subject; None where two are equally so."""
        scored: list[tuple[float, int, Draft]] = []
        for draft in self.drafts:
            if draft.kind != "person" or draft.many or id(draft) in barred or not _fits(draft, found):
                continue
            head = self.last[id(draft)]
            if head > token.i:
                continue
            distance = token.sentence - self.tokens[head].sentence
            if distance > _WINDOW:
                continue
            score = -float(distance)
            score += 0.9 if self.tokens[head].dep in _SUBJECT else 0.0
            score += 0.8 if draft.gender == found.gender else 0.0
            score += 0.5 if draft.names else 0.0
            scored.append((score, -len(scored), draft))
        if not scored:
            return None
        scored.sort(key=lambda row: row[:2], reverse=True)
        if len(scored) > 1 and scored[0][0] - scored[1][0] < 0.5:
            return None
        return scored[0][2]

    def _continued(self, found: Found, token: Token) -> Draft | None:
        """For "it" and "they": the subject of the sentence before, if the pronoun is the subject of its own."""
        top = token if token.tag == "PRP" else self.tokens[token.head]
        if top.dep not in _SUBJECT or self.tokens[top.head].head != top.head or token.sentence == 0:
            return None
        before = self.analysis.sentences[token.sentence - 1]
        draft = self.subjects.get(before.i)
        if draft is None or not _fits(draft, found):
            return None
        return draft


def _same_role(held: str, asked: str) -> bool:
    if held == asked:
        return True
    if held.split(maxsplit=1)[0] in ("vice", "deputy", "former"):
        return False
    return held.endswith(" " + asked)


def _fits(draft: Draft, found: Found) -> bool:
    """Whether number, gender and kind agree with the pronoun's."""
    if found.kind == "person":
        return draft.kind == "person" and not draft.many and (draft.gender in ("unknown", found.gender))
    if found.many:
        return draft.many or (draft.body and draft.kind not in ("place",) and not draft.place)
    return draft.body and not (draft.many and not draft.names)


def _fullest(draft: Draft) -> str:
    """The longest of the names; for a government, its country's name before its capital's or a building's."""
    names = draft.names
    if not names:
        return ""
    if draft.kind == "government":
        countries = [words for words in names if lexicon.country(" ".join(words))]
        names = countries or names
    return max((" ".join(words) for words in names), key=lambda name: (name.count(" "), len(name)))
