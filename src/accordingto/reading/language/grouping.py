"""Names of one person or body belong together: "Olaf Scholz" and "Scholz", "the Islamic Resistance Movement" and "the IRM"."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from accordingto.reading.language import kinds, lexicon
from accordingto.reading.language.analysis import Token
from accordingto.reading.language.kinds import Gender
from accordingto.reading.language.mentions import Found
from accordingto.record import EntityKind, Place

_SMALL = frozenset({"of", "the", "and", "for", "de", "la", "el", "in", "on", "&"})
_HARMING = frozenset(
    {"kill", "murder", "assassinate", "shoot", "abduct", "kidnap", "bury", "execute", "wound", "injure", "behead"}
)
"""Verbs whose object is not the one of two bearers of a name who speaks afterwards."""
_SPOKEN = frozenset(
    {"letter", "statement", "claim", "account", "comment", "remark", "speech", "report", "testimony", "spokesman"}
)
_PARTICLES = ("al-", "el-", "as-", "ash-", "ad-", "an-", "ar-")


@dataclass(slots=True, eq=False)
class Draft:
    """An entity in the making."""

    kind: EntityKind
    many: bool = False
    body: bool = False
    gender: Gender = "unknown"
    country: str | None = None
    names: list[tuple[str, ...]] = field(default_factory=list)
    roles: dict[str, str | None] = field(default_factory=dict)
    """Titles and the country that each is held in."""
    synonym: str = ""
    place: Place | None = None
    mentions: list[Found] = field(default_factory=list)

    def take(self, found: Found) -> None:
        """Makes the mention one of this entity's, with what it tells."""
        self.mentions.append(found)
        self.learn(found)

    def learn(self, found: Found) -> None:
        """What a mention's words tell about the entity, unless it is known already."""
        if self.gender == "unknown":
            self.gender = found.gender
        if found.form == "pronoun":
            return
        if self.country is None:
            self.country = found.country
        if found.words and found.words not in self.names:
            self.names.append(found.words)
        if self.place is None:
            self.place = found.place
        for role in found.roles:
            self.roles[role] = self.roles.get(role) or found.country


def draft_of(found: Found) -> Draft:
    """A new entity with what the mention tells; the mention is not yet one of its own."""
    made = Draft(found.kind, found.many, found.body, synonym=found.synonym)
    made.learn(found)
    return made


def by_name(tokens: Sequence[Token], mentions: Sequence[Found]) -> dict[int, Draft]:
    """For every mention that is a name, by its place in ``mentions``, the entity it names.

    All names of the report are looked at before any is joined, so that a surname finds its bearer's full name.
    """
    named = [(i, m) for i, m in enumerate(mentions) if m.form == "name"]
    found: dict[int, Draft] = {}
    _join_people(tokens, [(i, m) for i, m in named if m.kind == "person"], found)
    shared: dict[tuple[str, ...], Draft] = {}
    bodies = []
    for i, m in named:
        if m.kind == "person":
            continue
        if m.counted:
            found[i] = draft_of(m)
            continue
        key = _key(m)
        if key not in shared:
            shared[key] = draft_of(m)
            if key[0] == "body":
                bodies.append(shared[key])
        shared[key].learn(m)
        found[i] = shared[key]
    articled = {id(found[i]) for i, m in named if m.first and tokens[m.first - 1].lower == "the"}
    merged = _last_words(bodies, articled) | _acronyms(bodies)
    merged |= _in_brackets(tokens, [(m, found[i]) for i, m in named])
    return {i: merged.get(id(draft), draft) for i, draft in found.items()}


def _key(m: Found) -> tuple[str, ...]:
    if m.kind == "government" and m.country and not m.synonym and _is_state(m.words):
        return ("government", m.country)
    if m.kind == "place":
        text = " ".join(m.words)
        code = lexicon.country(text)
        if code and not lexicon.is_part(text):
            return ("place", code)
        if m.place is not None and m.place.geonames_id is not None:
            return ("place", str(m.place.geonames_id))
        code = lexicon.capital(text)
        return ("place", "capital", code) if code else ("place", _plain(m.words))
    if m.synonym == "people":
        return ("people", m.country or _plain(m.words))
    return ("body", _plain(m.words))


def _is_state(words: Sequence[str]) -> bool:
    text = " ".join(words)
    return bool(lexicon.country(text) or lexicon.capital(text) or lexicon.seat(text)) or len(words) == 1


def _plain(words: Iterable[str]) -> str:
    return " ".join(words).replace("’", "'").replace(".", "").replace("-", " ").casefold()


def _acronyms(bodies: Sequence[Draft]) -> dict[int, Draft]:
    """Short names joined to the long names whose initials they are."""
    initials: dict[str, Draft] = {}
    for draft in bodies:
        for words in draft.names:
            if len(words) > 1:
                parts = [p for w in words for p in w.split("-") if p]
                capitals = [p for p in parts if p[0].isupper()]
                if len(capitals) > 1:
                    initials.setdefault("".join(p[0] for p in capitals), draft)
                    without = [p for p in capitals if p.lower() not in _SMALL and not lexicon.demonym(p)]
                    if len(without) > 2:
                        initials.setdefault("".join(p[0] for p in without), draft)
    merged: dict[int, Draft] = {}
    for draft in bodies:
        if len(draft.names) == 1 and len(draft.names[0]) == 1:
            short = draft.names[0][0].replace(".", "")
            long = initials.get(short)
            if long is not None and long is not draft and len(short) > 1 and short.isupper():
                long.names.extend(draft.names)
                long.country = long.country or draft.country
                merged[id(draft)] = long
    return merged


def _last_words(bodies: Sequence[Draft], articled: set[int]) -> dict[int, Draft]:
    """Last words joined to the one long name that ends in them: "the Front" to "Velmar Liberation Front".

    ``articled`` are the bodies that stand with "the" somewhere. "The Army" may always be the country's own.
    """
    long: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in bodies:
        for words in draft.names:
            if len(words) > 1:
                long[words[-1]].append(draft)
    merged: dict[int, Draft] = {}
    for draft in bodies:
        if id(draft) not in articled or len(draft.names) != 1 or len(draft.names[0]) != 1:
            continue
        word = draft.names[0][0]
        noun = kinds.noun(word.lower())
        whole = long.get(word, [])
        if (
            len(whole) == 1
            and not kinds.is_known_name([word])
            and not (noun and noun.kind in ("military", "government"))
        ):
            whole[0].names.extend(draft.names)
            merged[id(draft)] = whole[0]
    return merged


def _in_brackets(tokens: Sequence[Token], named: Sequence[tuple[Found, Draft]]) -> dict[int, Draft]:
    """Short names joined to the long names they follow in brackets, whatever their letters: "Kurdistan Workers' Party (PKK)"."""
    merged: dict[int, Draft] = {}
    for (one, long), (other, short) in pairwise(sorted(named, key=lambda row: row[0].first)):
        if long is short or other.first != one.last + 1 or other.last >= len(tokens):
            continue
        brackets = tokens[one.last].text == "(" and tokens[other.last].text == ")"
        acronym = len(other.words) == 1 and other.words[0].isupper() and short.names == [other.words]
        if brackets and acronym and len(one.words) > 1 and long.kind != "place":
            long.names.extend(short.names)
            long.country = long.country or short.country
            if kinds.is_known_name(other.words):
                long.kind = short.kind
            merged[id(short)] = long
    return merged


# --- people ----------------------------------------------------------------------------------------------------------


def _last(words: Sequence[str]) -> str:
    last = words[-1].casefold().replace("’", "'")
    for particle in _PARTICLES:
        last = last.removeprefix(particle)
    return last


def _join_people(tokens: Sequence[Token], named: Sequence[tuple[int, Found]], found: dict[int, Draft]) -> None:
    full: dict[tuple[str, ...], Draft] = {}
    by_last: defaultdict[str, list[Draft]] = defaultdict(list)
    by_first: defaultdict[str, list[Draft]] = defaultdict(list)
    for i, m in named:
        if len(m.words) < 2:
            continue
        key = (m.words[0].casefold(), _last(m.words))
        draft = full.get(key) or _longer(by_last[key[1]], m) or _longer(by_first[key[0]], m)
        if draft is None:
            draft = draft_of(m)
            by_last[key[1]].append(draft)
            if "-" in key[1]:  # "Tăriceanu" is Călin Popescu-Tăriceanu.
                by_last[key[1].rsplit("-", 1)[1]].append(draft)
            by_first[key[0]].append(draft)
        full[key] = draft
        draft.learn(m)
        found[i] = draft
    single: dict[str, Draft] = {}
    recent: dict[str, Draft] = {}
    spoken: set[int] = set()
    harmed: set[int] = set()
    for i, m in named:
        last = _last(m.words)
        if len(m.words) > 1:
            recent[last] = found[i]
            _note(tokens, m, found[i], spoken, harmed)
            continue
        bearers = [d for d in by_last[last] if _agree(d, m)]
        if not bearers:
            bearers = [d for d in by_first[m.words[0].casefold()] if _agree(d, m)]
            if len(bearers) > 1 or (bearers and not kinds.is_given_name(m.words[0]) and m.roles):
                bearers = []
        if len(bearers) == 1:
            draft = bearers[0]
        elif bearers:
            # Two people of one surname: a title tells; of one who speaks, that he spoke before; else the last one named.
            titled = [d for d in bearers if set(m.roles) & set(d.roles)]
            told = [d for d in bearers if id(d) in spoken] if _speaks(tokens, m) else []
            alive = [d for d in bearers if id(d) not in harmed] if _speaks(tokens, m) else []
            only = next((group[0] for group in (titled, told, alive) if len(group) == 1), None)
            draft = only or recent.get(last, bearers[0])
        else:
            draft = single.setdefault(last, draft_of(m))
        draft.learn(m)
        found[i] = draft
        _note(tokens, m, draft, spoken, harmed)


def _note(tokens: Sequence[Token], m: Found, draft: Draft, spoken: set[int], harmed: set[int]) -> None:
    """Keeps who has spoken so far, and to whom harm was done."""
    if _speaks(tokens, m):
        spoken.add(id(draft))
    token = tokens[m.head]
    if token.dep == "appos":
        token = tokens[token.head]
    if token.dep in ("dobj", "nsubjpass") and tokens[token.head].lemma in _HARMING:
        harmed.add(id(draft))


def _speaks(tokens: Sequence[Token], m: Found) -> bool:
    """Whether the words say that the bearer says something: "Dulani said", "according to Dulani", "Dulani's letter"."""
    token = tokens[m.head]
    head = tokens[token.head]
    if token.dep == "nsubj":
        return head.lemma in lexicon.speech_verbs()
    if token.dep == "poss":
        return head.lemma in _SPOKEN
    return token.dep == "pobj" and head.lower == "to" and tokens[head.head].lower == "according"


def _longer(bearers: Sequence[Draft], m: Found) -> Draft | None:
    """The bearer of the surname whose names hold all words of this one, or are all held by it ("Kofi Atta Annan")."""
    mine = {w.casefold() for w in m.words}
    for draft in bearers:
        if not _agree(draft, m):
            continue
        for words in draft.names:
            theirs = {w.casefold() for w in words}
            if mine <= theirs or theirs <= mine or _initialled(m.words, words):
                return draft
    return None


def _initialled(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name is the other with its first word as an initial: "M. Barnier", "Michel Barnier"."""
    short, long = sorted((one, other), key=lambda words: len(words[0]))
    initial = short[0].removesuffix(".")
    return len(initial) == 1 and len(long[0]) > 1 and long[0].startswith(initial) and _last(short) == _last(long)


def _agree(draft: Draft, m: Found) -> bool:
    return "unknown" in (draft.gender, m.gender) or draft.gender == m.gender
