"""Mentions joined into entities: names, "the chancellor", "his army", "the group", "she".

A rule-based reader that goes through the report once, in order, and leaves a word alone rather than guess. Names are joined
first (`grouping`), over the whole report; then come, in the order of the text, roles and repeated nouns (here), and
pronouns (`pronouns`).
"""

from collections.abc import Sequence

from accordingto.reading.language import kinds, lexicon, pronouns
from accordingto.reading.language.analysis import Analysis, Token
from accordingto.reading.language.grouping import Draft, draft_of
from accordingto.reading.language.lexicon import numbers
from accordingto.reading.language.mentions import Found
from accordingto.reading.language.scene import Scene
from accordingto.record import Entity, Mention

_NEAR = 3
"""Sentences back that "the soldiers" or "the minister" is looked for in, where several could be meant."""

_BEFORE = 8
"""Sentences back that someone who is named now was described in; a judgement."""

_OFFICE = 8
"""Words of an office after its noun, as "of Velmar Province", at most."""
_IN_OFFICE = frozenset({"ADP", "DET", "PROPN", "NOUN", "ADJ", "PART"})
_NAMING = frozenset({"name", "call", "identify", "dub"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def resolve(analysis: Analysis, mentions: Sequence[Found]) -> tuple[Entity, ...]:
    """The entities of a report, with their mentions, in order of their first mention."""
    return _Resolver(analysis, mentions).entities()


class _Resolver:
    """One pass over the mentions of one report."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Found]) -> None:
        self.scene = Scene(analysis, mentions)
        self.tokens = analysis.tokens
        self.groups: dict[tuple[str, ...], Draft] = {}
        """Groups of people and bodies without a name, by what they are called."""
        self.by_first = {m.first: i for i, m in enumerate(mentions) if m.form == "name"}
        self.pronouns = {m.head: m for m in mentions if m.form == "pronoun"}

    def entities(self) -> tuple[Entity, ...]:
        for number, found in enumerate(self.scene.mentions):
            draft = self._draft(number, found)
            if draft is not None:
                self.scene.add(draft, found)
        return tuple(self._entity(i, draft) for i, draft in enumerate(self.scene.drafts, 1))

    def _draft(self, number: int, found: Found) -> Draft | None:
        if found.form == "name":
            return self.scene.named[number]
        if found.form == "nominal":
            return self._nominal(found)
        return self.scene.at.get(found.head) or pronouns.antecedent(self.scene, found)

    def _entity(self, number: int, draft: Draft) -> Entity:
        text, tokens = self.scene.analysis.text, self.tokens
        spans = sorted({(tokens[m.first].start, tokens[m.last - 1].end, m.form) for m in draft.mentions})
        name = _fullest(draft)
        if not name:
            first = draft.mentions[0]
            name = text[tokens[first.first].start : tokens[first.last - 1].end]
            name = _fullest_nominal(text, tokens, draft) if draft.body else name
        return Entity(
            f"e{number}",
            " ".join(name.split()),
            draft.kind,
            tuple(Mention(start, end, form) for start, end, form in spans),
            draft.country,
            draft.place.id if draft.kind == "place" and draft.place is not None else None,
        )

    def _nominal(self, found: Found) -> Draft | None:
        beside = self._apposed(found)
        if beside is not None:
            self._join_described(found, beside)
            if beside.kind == "organisation" and found.kind == "armed_group":
                beside.kind = found.kind  # "a militant group calling itself the Front"
            return beside
        owner = self._owner(found)
        if owner is not None:
            if found.body and owner.names and owner.kind in kinds.referred(found.synonym):
                return owner  # "The Hamas movement" is Hamas.
            if found.country is None and found.kind in ("military", "government", "armed_group"):
                found.country = owner.country
        if found.kind == "person":
            return self._role(found) or draft_of(found)
        if found.kind == "place" and found.synonym != "capital":
            return draft_of(found)  # "The Syrian city" here need not be the one there.
        if found.counted:
            return self._so_many(found) or draft_of(found)
        if found.synonym == "government" and found.country:
            return self._government(found.country) or self._group(found, None)
        if found.definite and found.country is None and owner is None and not self._modifiers(found):
            before = self._spoken_of(found)
            if before is not None:
                return before
        return self._group(found, owner)

    def _owner(self, found: Found) -> Draft | None:
        """Whose it is, in "his army", "Hamas fighters", "Izium residents"; the nearest, where there are several."""
        for i in reversed(found.owners):
            draft = self.scene.of(self.tokens[i])
            if draft is None and i in self.pronouns:
                draft = pronouns.antecedent(self.scene, self.pronouns[i])
            if draft is not None:
                return draft
        return None

    def _government(self, country: str) -> Draft | None:
        """The government that the report names by its country, capital or seat."""
        named = self.scene.named.values()
        return next((d for d in named if d.kind == "government" and d.country == country and d.names), None)

    def _group(self, found: Found, owner: Draft | None) -> Draft:
        """All that are called the same, of one country or one owner: "Russian forces", "residents"."""
        whose = str(id(owner)) if owner is not None and found.kind != "military" else found.country or ""
        whose = whose or self._modifiers(found)
        if found.kind == "military" and not whose:
            whose = "body" if found.body else ""  # "Troops leave Halvek: army" has two.
        key = (found.kind, found.synonym, whose)
        if key not in self.groups:
            self.groups[key] = draft_of(found)
        return self.groups[key]

    def _modifiers(self, found: Found) -> str:
        """What sets one authority apart from another: "provincial" in "the provincial government"."""
        if found.kind != "government" or not found.body:
            return ""
        return " ".join(self.tokens[i].lower for i in found.owners)

    def _spoken_of(self, found: Found) -> Draft | None:
        """Whom "the soldiers", "the group" or "the agency" means: one spoken of in this sentence or the last three."""
        token = self.tokens[found.head]
        near = list(self.scene.recent(token, _NEAR))
        same = [d for d in near if d.kind == found.kind and d.synonym == found.synonym and d.synonym]
        if found.body and found.kind == "military":
            same = [
                d for d in same if d.body
            ]  # "The military" is not the three soldiers, nor the troops of a headline.
        if same:
            return same[0]
        kinds_meant = kinds.referred(found.synonym) if found.body else ()
        bodies = [d for d in near if d.kind in kinds_meant and d.body and d.names]
        return bodies[0] if len(bodies) == 1 else None

    def _apposed(self, found: Found) -> Draft | None:
        """The entity that the phrase stands beside: "Olaf Scholz, the chancellor", "Scholz is the chancellor"."""
        token = self.tokens[found.head]
        other = -1
        if token.dep == "appos":
            other = token.head
        elif token.dep == "attr" and found.kind == "person":
            other = next((c.i for c in self.scene.analysis.children(self.tokens[token.head]) if c.dep == "nsubj"), -1)
        else:
            for child in self.scene.analysis.children(token):
                if child.dep == "appos":
                    other = child.i
                    break
        index = self.scene.index.get(other)
        if index is None:
            index = self._named_by(token)
        if index is None and found.kind == "person":
            index = self._named_after(found)
        if found.kind == "place":  # "the Iraqi city of Diwaniya", "the Afghan capital Kabul"
            after = found.last + (found.last < len(self.tokens) and self.tokens[found.last].lower == "of")
            index = self.by_first.get(after, index)
        if index is None:
            return None
        mention = self.scene.mentions[index]
        draft = self.scene.named.get(index) or self.scene.at.get(other)
        if draft is None or (draft.kind == "person") != (found.kind == "person"):
            return None
        if found.kind == "place":
            return draft if draft.kind == "place" and draft.country in (None, found.country) else None
        if mention.form == "name" and draft.kind == "place":
            return None
        return draft

    def _join_described(self, found: Found, named: Draft) -> None:
        """Makes one of whoever was described before by the same noun and is named now: "a soldier …", "the soldier, Tom Vey,"."""
        if not found.definite or found.many or not named.names:
            return
        token = self.tokens[found.head]
        same = [
            d
            for d in self.scene.recent(token, _BEFORE)
            if (d.kind == found.kind or (d.body and found.body)) and not d.names and not d.many and d is not named
            if any(m.form == "nominal" and self.tokens[m.head].lemma == token.lemma for m in d.mentions)
        ]
        if len(same) == 1:
            self.scene.join(same[0], named)
            self.groups = {key: named if d is same[0] else d for key, d in self.groups.items()}

    def _named_by(self, token: Token) -> int | None:
        """The name that a participle gives: "a man named X", "a group calling itself the Front", "a guard identified as …"."""
        below = self.scene.analysis.children
        for verb in below(token):
            if verb.dep not in ("acl", "relcl") or verb.lemma not in _NAMING:
                continue
            named = [c for c in below(verb) if c.dep in ("oprd", "dobj", "attr", "ccomp")]
            named += [c for p in below(verb) if p.dep == "prep" and p.lower == "as" for c in below(p)]
            for child in named:
                index = self.scene.index.get(child.i)
                if index is not None and self.scene.mentions[index].form == "name":
                    return index
        return None

    def _named_after(self, found: Found) -> int | None:
        """The person named after a role, where the parse lost it: "the governor of Velmar Province, X,", "envoy to Velmar X"."""
        tokens = self.tokens
        last = self.scene.analysis.sentence_of(tokens[found.head]).last
        i = found.last
        if i < last and tokens[i].lower in ("of", "for", "in", "to"):
            i += 1
            while i < last and i - found.last < _OFFICE and tokens[i].pos in _IN_OFFICE:
                if tokens[i - 1].tag == "NNP" and self._person_at(i) is not None:
                    return self._person_at(i) if tokens[found.head].tag in ("NN", "NNP") else None
                i += 1
        if i + 1 >= last or tokens[i].text != "," or tokens[found.head].tag not in ("NN", "NNP"):
            return None
        index = self._person_at(i + 1)
        if index is None:
            return None
        after = self.scene.mentions[index].last
        return index if after < last and (tokens[after].pos == "PUNCT" or tokens[after].tag in _FINITE) else None

    def _so_many(self, found: Found) -> Draft | None:
        """The group that "the three journalists" means: one of as many that was spoken of before."""
        number = self._number(found)
        if not found.definite or number is None:
            return None
        token = self.tokens[found.head]
        for draft in self.scene.recent(token, token.sentence):
            alike = (
                draft.kind == found.kind and draft.synonym == found.synonym and found.country in (None, draft.country)
            )
            if alike and any(self._number(m) == number for m in draft.mentions if m.form == "nominal"):
                return draft
        return None

    def _number(self, found: Found) -> float | None:
        """How many a phrase says that they are."""
        words = [t.lower for t in self.tokens[found.first : found.head] if t.pos == "NUM"]
        return numbers.value(words) if words else None

    def _person_at(self, first: int) -> int | None:
        """The mention that names a person from a token on."""
        index = self.by_first.get(first)
        return index if index is not None and self.scene.mentions[index].kind == "person" else None

    def _role(self, found: Found) -> Draft | None:
        """The person who holds the office that a definite phrase names, if the report has named one."""
        if not found.definite and found.country is None:
            return None
        if found.counted or not found.roles:
            return None
        role = found.roles[0]
        holders: list[tuple[Draft, str | None]] = []
        token = self.tokens[found.head]
        for draft in self.scene.recent(token, token.sentence):
            if draft.kind == "person" and (found.gender == "unknown" or draft.gender in ("unknown", found.gender)):
                countries = [country for held, country in draft.roles.items() if _same_role(held, role)]
                if countries:
                    holders.append((draft, countries[0] or draft.country))
        if found.country is not None:
            holders = [row for row in holders if row[1] == found.country] or [row for row in holders if row[1] is None]
        if len(holders) > 1:
            holders = [row for row in holders if self.scene.sentences_since(row[0], token) < _NEAR]
        return holders[0][0] if len(holders) == 1 else None


def _same_role(held: str, asked: str) -> bool:
    if held == asked:
        return True
    if held.split(maxsplit=1)[0] in ("vice", "deputy", "former"):
        return False
    return held.endswith(" " + asked)


def _fullest_nominal(text: str, tokens: Sequence[Token], draft: Draft) -> str:
    """Of a body without a name, the longest words that tell whose it is, without article: "Turkish army" before "the army"."""
    best, rank = "", (False, 0)
    for m in draft.mentions:
        if m.form != "nominal":
            continue
        first = m.first + (m.last - m.first > 1 and tokens[m.first].lower in ("the", "a", "an"))
        words = text[tokens[first].start : tokens[m.last - 1].end]
        told = any(t.pos == "PROPN" or lexicon.demonym(t.text) for t in tokens[first : m.last])
        if (told, len(words) if told else 0) > rank or not best:
            best, rank = words, (told, len(words) if told else 0)
    return best


def _fullest(draft: Draft) -> str:
    """The longest of the names; for a government, its country's name before its capital's or a building's."""
    names = draft.names
    if not names:
        return ""
    if draft.kind == "government":
        countries = [words for words in names if lexicon.country(" ".join(words))]
        names = countries or names
    return max((" ".join(words) for words in names), key=lambda name: (name.count(" "), len(name)))
