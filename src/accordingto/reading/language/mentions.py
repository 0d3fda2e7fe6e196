"""The words of a report that speak of somebody: names, nouns for people and bodies, pronouns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accordingto.reading.language import kinds, lexicon, metonyms, nations
from accordingto.reading.language.analysis import Analysis, Name, Token
from accordingto.reading.language.kinds import Gender
from accordingto.reading.language.nations import Told
from accordingto.record import EntityKind, MentionForm, Place

PRONOUNS: dict[str, tuple[Gender, str]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("male", "one")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("female", "one")),
    **dict.fromkeys(("it", "its", "itself"), ("unknown", "thing")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("unknown", "many")),
}
"""Third-person pronouns: gender, and whether they stand for one person, one body or thing, or many."""

_BEFORE = frozenset(
    {"det", "amod", "compound", "nmod", "nummod", "poss", "case", "quantmod", "advmod", "predet", "punct", "npadvmod"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset(
    {"a", "an", "another", "some", "any", "several", "many", "no", "every", "each", "other", "most", "few"}
)
_SINGLE = frozenset({"a", "an", "another", "every", "each", "no"})
_PUNCTUATION_INSIDE = frozenset("-–/'’\"“”&.,")
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


@dataclass(slots=True)
class Found:
    """One mention with what its own words tell; tokens ``first`` up to, but without, ``last``."""

    first: int
    last: int
    head: int
    form: MentionForm
    kind: EntityKind
    many: bool = False
    """A group of people."""
    body: bool = False
    """One thing that acts as many: an army, a government, a country."""
    gender: Gender = "unknown"
    country: str | None = None
    told: Told | None = None
    """The words that tell the country, where a part of the mention or right beside it does."""
    words: tuple[str, ...] = ()
    """Of a name: its words, without title and article."""
    roles: tuple[str, ...] = ()
    """Of a person: titles in lower case, as "prime minister"."""
    synonym: str = ""
    """Of a nominal: the word that stands for all that mean the same."""
    definite: bool = False
    counted: bool = False
    """With a number or an indefinite article: a new group each time."""
    place: Place | None = None
    owners: tuple[int, ...] = ()
    """Of a nominal: tokens in front that may say whose it is: "his army", "Hamas fighters", "Zelensky's office"."""


def find(analysis: Analysis, places: Sequence[Place]) -> list[Found]:
    """All mentions in order of the text; of overlapping names and nominals the name wins."""
    found = list(_names(analysis, places))
    taken = bytearray(len(analysis.tokens))
    for mention in found:
        taken[mention.first : mention.last] = b"\x01" * (mention.last - mention.first)
    countries = nations.told(analysis)
    for token in analysis.tokens:
        if token.pos in ("NOUN", "PROPN"):
            if not taken[token.i]:
                nominal = _nominal(analysis, token, countries)
                if nominal is not None:
                    found.append(nominal)
        elif token.pos == "PRON" and token.lower in PRONOUNS:
            gender, number = PRONOUNS[token.lower]
            found.append(
                Found(
                    token.i,
                    token.i + 1,
                    token.i,
                    "pronoun",
                    "person" if number == "one" else "other",
                    number == "many",
                    number == "thing",
                    gender,
                )
            )
    found.sort(key=lambda m: (m.head, m.first))
    return found


def _written(analysis: Analysis, first: int, last: int) -> tuple[str, ...]:
    """The words of a name as they are parted by white space: "al-Qaeda" is one."""
    tokens = analysis.tokens
    return tuple(analysis.text[tokens[first].start : tokens[last - 1].end].split())


def head_of(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token of a stretch whose head lies outside of it; the last one where the parse gives none."""
    for i in range(last - 1, first - 1, -1):
        head = tokens[i].head
        if (head == i or not first <= head < last) and tokens[i].pos != "PUNCT" and tokens[i].dep != "case":
            return i
    return last - 1


def _phrase_start(analysis: Analysis, head: int, first: int) -> int:
    """The first token of what stands before a head noun and belongs to it."""
    tokens = analysis.tokens
    border = analysis.sentences[tokens[head].sentence].first
    while first > border:
        before = tokens[first - 1]
        if before.dep not in _BEFORE or not (first - 1 < before.head <= head or before.dep == "case"):
            break
        if before.dep == "punct" and before.text not in _PUNCTUATION_INSIDE:
            break
        first -= 1
    while first < head and (tokens[first].dep in ("punct", "advmod", "case") or tokens[first].pos == "PUNCT"):
        first += 1
    return first


# --- names -----------------------------------------------------------------------------------------------------------


def _names(analysis: Analysis, places: Sequence[Place]) -> Iterator[Found]:
    tokens = analysis.tokens
    countries = nations.told(analysis)
    by_start = {place.start: place for place in places}
    outlet = tuple(w for w in (analysis.report.outlet or "").split() if w.lower() != "the")
    covered = bytearray(len(tokens))
    for name in analysis.names:
        if name.label not in ("PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"):
            continue
        first, last = name.first, name.last
        while first < last - 1 and tokens[first].lower in ("the", "a", "an"):
            first += 1
        if all(kinds.is_title(t.lower) or t.lower in kinds.RANKS for t in tokens[first:last]):
            continue  # "The Deputy Prime Minister" is no name.
        place = by_start.get(tokens[first].start)
        if place is not None and place.end < tokens[last - 1].start and name.label in ("PERSON", "ORG", "NORP"):
            place = None  # "Kyiv" in "Kyiv Independent", "Casey" in "Casey Sheehan".
        if outlet and place is None and _written(analysis, first, last) == outlet:
            head = head_of(tokens, first, last)
            mention: Found | None = Found(first, last, head, "name", "media", body=True, words=outlet)
        elif name.label == "PERSON" and place is None:
            mention = _person(analysis, first, last, countries)
        elif name.label == "NORP":
            mention = _people(analysis, first, last)
        else:
            mention = _body(analysis, name._replace(first=first), place, countries)
        if mention is not None:
            covered[mention.first : mention.last] = b"\x01" * (mention.last - mention.first)
            yield mention
    for place in places:
        inside = analysis.tokens_in(place.start, place.end)
        if inside and not any(covered[t.i] for t in inside):
            first, last = inside[0].i, inside[-1].i + 1
            name = Name(first, last, place.start, place.end, "GPE")
            mention = _body(analysis, name, place, countries)
            if mention is not None:
                yield mention


def _person(analysis: Analysis, first: int, last: int, countries: Mapping[int, Told]) -> Found | None:
    tokens = analysis.tokens
    start = first
    while start < last - 1 and kinds.is_title(tokens[start].lower):
        start += 1
    words = tuple(w for w in _written(analysis, start, last) if w.lower() not in _SUFFIXES and w.strip("\"“”'‘’()"))
    if not words or not any(part[:1].isupper() for w in words for part in w.split("-")):
        return None
    border = analysis.sentences[tokens[first].sentence].first
    title = start
    # Titles right before the name belong to it, whatever the parse says: "Foreign Minister Sergei Lavrov".
    while title > border and _part_of_title(tokens[title - 1], tokens[title]):
        title -= 1
    role = tuple(t.lower for t in tokens[title:start] if t.text != "-")
    begin = min(first, title)
    if begin < first or title < start:
        begin = _phrase_start(analysis, head_of(tokens, start, last), begin)
    gender = kinds.gender_of_name(words)
    for word in role:
        if gender == "unknown":
            gender = kinds.gender_of_title(word)
    told = nations.of_phrase(tokens, countries, begin, start) if role else None
    roles = (" ".join(role),) if role and kinds.noun(role[-1], role[-2] if len(role) > 1 else "") else ()
    return Found(
        begin,
        last,
        head_of(tokens, start, last),
        "name",
        "person",
        gender=gender,
        country=told.country if told else None,
        told=told,
        words=words,
        roles=roles,
    )


def _part_of_title(token: Token, after: Token) -> bool:
    if kinds.is_title(token.lower):
        return token.lower not in ("st",) and token.tag not in ("NNS", "NNPS")
    if token.pos not in ("NOUN", "PROPN", "ADJ") or lexicon.demonym(token.text) or lexicon.country(token.text):
        return False
    return kinds.noun(after.lower, token.lower) is not None and (
        token.dep == "compound"
        or token.lower in ("prime", "foreign", "vice", "deputy", "defense", "defence", "interior")
    )


def _people(analysis: Analysis, first: int, last: int) -> Found | None:
    """A people or a movement, as "the Russians" or "Hezbollah"; not the adjective in "Russian forces"."""
    tokens = analysis.tokens
    head = head_of(tokens, first, last)
    words = _written(analysis, first, last)
    token = tokens[head]
    kind = kinds.name(words)
    country = lexicon.demonym(" ".join(words))
    told = Told(country, first, last) if country else None
    adjective = token.dep in ("amod", "compound", "nmod") and tokens[token.head].pos in ("NOUN", "PROPN")
    if (adjective and token.tag != "NNPS") or (told and nations.hyphened(tokens, first, last)):
        return None
    if kind and kinds.is_known_name(words):
        return Found(
            first, last, head, "name", kind, body=True, many=True, words=words, country=kinds.country_of_name(words)
        )
    plural = token.tag in ("NNPS", "NNS") or (country and token.lower.endswith("s") and not token.lower.endswith("ss"))
    if plural or (tokens[first - 1].lower == "the" and first and token.tag == "NNP"):
        start = _phrase_start(analysis, head, first)
        counted = any(t.pos == "NUM" or t.lower in _INDEFINITE for t in tokens[start:first])
        return Found(
            start,
            last,
            head,
            "name",
            "other",
            many=True,
            words=words,
            country=country,
            told=told,
            counted=counted,
            synonym="people",
        )
    if told and token.pos in ("NOUN", "PROPN"):
        start = _phrase_start(analysis, head, first)
        if any(t.pos == "NUM" or t.lower in _SINGLE for t in tokens[start:first]):  # "a 25-year-old Australian"
            return Found(start, last, head, "nominal", "person", country=country, told=told, counted=True)
    return None


def _body(analysis: Analysis, name: Name, place: Place | None, countries: Mapping[int, Told]) -> Found | None:
    tokens = analysis.tokens
    first, last = name.first, name.last
    words = _written(analysis, first, last)
    head = head_of(tokens, first, last)
    text = " ".join(words)
    state = metonyms.state(text)
    if (
        tokens[head].dep in ("compound", "amod", "nmod")
        and state
        and not _reports(tokens, last)
        and not lexicon.seat(text)
    ):
        return (
            None  # "US" in "US forces" gives the forces their country; "a Pentagon spokesman" speaks of the Pentagon.
        )
    if state:
        if metonyms.stands_for_government(analysis, first, last, place):
            return Found(first, last, head, "name", "government", body=True, country=state, words=words)
        return Found(first, last, head, "name", "place", body=True, country=state, words=words, place=place)
    if place is not None:
        if place.use == "metonymic":
            if place.feature and place.feature.startswith(("PCL", "PPLC")) and place.country:
                return Found(first, last, head, "name", "government", body=True, country=place.country, words=words)
            return Found(first, last, head, "name", "organisation", body=True, country=place.country, words=words)
        return Found(first, last, head, "name", "place", body=True, country=place.country, words=words, place=place)
    if name.label in ("GPE", "LOC", "FAC"):
        known = kinds.name(words) if kinds.is_known_name(words) else None
        if known is None:
            return Found(first, last, head, "name", "place", body=True, words=words)
    kind = kinds.name(words) or "organisation"
    if len(words) == 1 and tokens[head].dep in ("compound", "amod", "nmod") and not kinds.is_known_name(words):
        return None  # "National" in "the National flag" is nobody.
    start = _phrase_start(analysis, head, first)
    told = nations.of_name(analysis, first, last) or nations.of_phrase(tokens, countries, start, first)
    if told is None and last + 1 < len(tokens) and tokens[last].lower == "of":
        told = countries.get(last + 1)
    country = kinds.country_of_name(words) or (told.country if told else None)
    if tokens[head].tag == "NNS" and not any(w[0].isupper() for w in words):
        return None
    return Found(first, last, head, "name", kind, body=True, country=country, told=told, words=words)


def _reports(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is a verb of reporting that the parse took for a noun: "Russia contests that …"."""
    if at + 1 >= len(tokens) or tokens[at + 1].lower != "that":
        return False
    return tokens[at].tag == "NNS" and tokens[at].lemma in lexicon.speech_verbs()


# --- nominals --------------------------------------------------------------------------------------------------------


def _named_next(analysis: Analysis, token: Token) -> bool:
    """Whether a name follows, as in "Afghan capital Kabul"."""
    return token.i + 1 < analysis.sentence_of(token).last and analysis.tokens[token.i + 1].pos == "PROPN"


def _nominal(analysis: Analysis, token: Token, countries: Mapping[int, Told]) -> Found | None:
    tokens = analysis.tokens
    needy = kinds.noun_of_a_country(token.lemma)
    within = token.dep in ("compound", "nmod", "npadvmod", "amod") and tokens[token.head].pos in ("NOUN", "PROPN")
    if within and not (needy and needy.kind == "place" and _named_next(analysis, token)):
        return None
    if token.i + 1 < len(tokens) and tokens[token.i + 1].text == "-":
        return None  # "artillery-damaged" speaks of no artillery.
    before = tokens[token.i - 1].lemma if token.i else ""
    noun = kinds.noun(token.lemma, before) or needy
    if noun is None:
        return None
    plural = token.tag in ("NNS", "NNPS")
    start = _phrase_start(analysis, token.i, token.i)
    named = [i for i in range(start, token.i) if i in countries]
    if len(named) > 1 and countries[named[-2]].last == named[-1]:
        start = named[-1]  # "Iraq United States forces": a caption's or a dateline's word runs into the phrase.
    last = token.i + 1
    told = nations.of_phrase(tokens, countries, start, token.i)
    if noun is needy and told is None:
        return None
    # "The president of Ukraine": the country after "of" belongs to the mention.
    if last + 1 < len(tokens) and tokens[last].lower == "of":
        row = countries.get(last + 1) or (countries.get(last + 2) if tokens[last + 1].lower == "the" else None)
        if row and tokens[row.last - 1].dep == "pobj":
            last, told = row.last, row
    first_word = tokens[start]
    counted = any(t.pos == "NUM" or t.lower in _INDEFINITE for t in tokens[start : token.i])
    possessed = any(t.dep == "poss" for t in tokens[start : token.i])
    owners = tuple(
        t.i for t in tokens[start : token.i] if t.head == token.i and t.dep in ("poss", "compound", "nmod", "amod")
    )
    single = not plural and not noun.body
    role = token.lower
    if single:
        i = token.i - 1
        words = [token.lower]
        while (
            i >= start
            and tokens[i].dep == "compound"
            and i not in countries
            and tokens[i].pos in ("NOUN", "PROPN", "ADJ")
        ):
            words.insert(0, tokens[i].lower)
            i -= 1
        if i >= start and tokens[i].lower in kinds.RANKS:
            words.insert(0, tokens[i].lower)
        role = " ".join(words)
    return Found(
        start,
        last,
        token.i,
        "nominal",
        "person" if single else noun.kind,
        many=plural or (noun.body and noun.synonym == "police"),
        body=noun.body and not plural,
        gender=kinds.gender_of_title(token.lower) if single else "unknown",
        country=told.country if told else None,
        told=told,
        roles=(role,) if single else (),
        synonym=noun.synonym,
        definite=first_word.lower in _DEFINITE or possessed,
        counted=counted,
        owners=owners,
    )
