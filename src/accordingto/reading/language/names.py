"""Repairs what the small name recogniser gets wrong where a general rule can tell.

Three things are known better than by the model: the words of the lexicon ("Kyiv" is no person), the words around a name ("the
Balakliia region", "Olaf Scholz, the chancellor"), and the name's other mentions in the same report.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from accordingto.reading.language import kinds, lexicon
from accordingto.reading.language.analysis import Name, Token
from accordingto.reading.language.ranks import ranks
from accordingto.record import vocabulary

_NAMING = frozenset(
    {"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"}
)
"""Labels that a rule may change; dates and numbers are other rooms' business and stay as they are."""
_LIKE = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT"})
_EDGES = frozenset("\"“”‘’'«»,.;:()[]–—-/")
_LONGEST = 5
"""Words in the longest name of the lexicon that is worth looking for."""
_IN_FULL = 3
"""Words of a country's name with a person's first and last name."""
_STRONG = 3
"""What a rule's word counts against the model's, in votes on one name over a report."""


@dataclass(frozen=True)
class _Words:
    place_nouns: frozenset[str]
    after_name: frozenset[str]
    last_of_place: frozenset[str]
    first_of_place: frozenset[str]
    bodies: frozenset[str]
    labels: frozenset[str]
    leaders: frozenset[str]


class _Marked(NamedTuple):
    first: int
    last: int
    label: str
    sure: bool


@cache
def _words() -> _Words:
    return vocabulary.load("accordingto.reading.language", "names.yaml", _Words)


@cache
def _first_words() -> frozenset[str]:
    """First words of all names of the lexicon, so that most tokens need one look-up."""
    found = set()
    for country in lexicon.countries().values():
        for group in (country.names, country.parts, country.demonyms, country.capitals, country.seats):
            for words in group:
                first = words.replace("-", " ").split()[0]
                found |= {first, first.upper()}
    return frozenset(found)


def repaired(tokens: Sequence[Token], names: Sequence[Name]) -> tuple[Name, ...]:
    """The names of a report, corrected, completed and sorted; no two overlap."""
    kept = [Name(*name) for name in names if name.label not in _NAMING]
    marked = [found for name in names if name.label in _NAMING if (found := _trimmed(tokens, name)) is not None]
    marked = [part for found in _whole(tokens, marked) for part in _parted(tokens, found)]
    taken = bytearray(len(tokens))
    for name in kept:
        taken[name.first : name.last] = b"\x01" * (name.last - name.first)
    for found in marked:
        taken[found.first : found.last] = b"\x01" * (found.last - found.first)
    marked += _missed(tokens, taken)
    marked += _speakers(tokens, taken)
    marked = [_judged(tokens, _without_people(tokens, found)) for found in marked if not _is_code(tokens, found)]
    marked = _agreed(tokens, marked)
    marked += _repeated(tokens, marked, taken)
    made = [Name(m.first, m.last, tokens[m.first].start, tokens[m.last - 1].end, m.label) for m in marked]
    return tuple(sorted(kept + made))


def _trimmed(tokens: Sequence[Token], name: Name) -> _Marked | None:
    """The name without quotation marks and a possessive at its ends, and the rank before it; None where nothing is left."""
    first, last, label = name.first, name.last, name.label
    while last > first and (tokens[last - 1].tag == "POS" or tokens[last - 1].text in _EDGES):
        last -= 1
    while first < last and tokens[first].text in _EDGES:
        first += 1
    if last > first and tokens[last - 1].lower in _words().labels and last < len(tokens) and tokens[last].text == ":":
        last -= 1
    while first < last and tokens[first].text in ranks():  # "Brig." is no place, and "Det. Hersch" no body
        first, label = first + 1, "PERSON"
    return _Marked(first, last, label, False) if first < last else None


def _whole(tokens: Sequence[Token], marked: Sequence[_Marked]) -> list[_Marked]:
    """The names, with a given name and the surname behind it as one where the model parts them: "Oleksandr", "Prokudin"."""
    found: list[_Marked] = []
    for name in marked:
        last = found[-1] if found else None
        if (
            last is not None
            and last.label == name.label == "PERSON"
            and (last.last - last.first, last.last) == (1, name.first)
            and tokens[last.first].sentence == tokens[name.first].sentence
            and tokens[last.first].end + 1 == tokens[name.first].start
            and kinds.is_given_name(tokens[last.first].text)
        ):
            found[-1] = last._replace(last=name.last)
        else:
            found.append(name)
    return found


def _parted(tokens: Sequence[Token], found: _Marked) -> list[_Marked]:
    """The country of an office and the name of who holds it: "the ambassador to Romania Tom Vey" names two."""
    first, last, label, sure = found
    after = first and tokens[first - 1].lower in ("of", "to", "in", "for")
    if label != "PERSON" or last - first < _IN_FULL or not after or not lexicon.country(tokens[first].text):
        return [found]
    return [_Marked(first, first + 1, "GPE", True), _Marked(first + 1, last, label, sure)]


def _is_code(tokens: Sequence[Token], found: _Marked) -> bool:
    """Whether a "person" is a number plate or the like."""
    return found.label == "PERSON" and any(char.isdigit() for t in tokens[found.first : found.last] for char in t.text)


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """The name as one string, without its article; spaces where the report has any white space."""
    if last - first > 1 and tokens[first].lower == "the":
        first += 1
    parts = []
    end = tokens[first].start
    for token in tokens[first:last]:
        parts.append(token.text if token.start == end else " " + token.text)
        end = token.end
    return "".join(parts)


def _lexical(text: str) -> str | None:
    """The label that the lexicon gives to a whole name."""
    if lexicon.country(text) or lexicon.capital(text):
        return "GPE"
    if lexicon.demonym(text):
        return "NORP"
    return "ORG" if lexicon.seat(text) else None


def _missed(tokens: Sequence[Token], taken: bytearray) -> list[_Marked]:
    """Names that the model left unmarked: those of the lexicon, and runs of capitals with a title or a telling word."""
    found: list[_Marked] = []
    first_words = _first_words()
    n, i = len(tokens), 0
    while i < n:
        token = tokens[i]
        if taken[i] or not token.text[:1].isupper():
            i += 1
            continue
        end = i
        if token.text in first_words:
            for last in range(min(n, i + _LONGEST), i, -1):
                if not any(taken[i:last]) and tokens[last - 1].sentence == token.sentence:
                    label = _lexical(_text(tokens, i, last))
                    if label and (token.pos in ("PROPN", "ADJ", "NOUN") or last - i > 1):
                        found.append(_Marked(i, last, label, True))
                        end = last
                        break
        if end == i and token.pos == "PROPN":
            last = i
            while (
                last < n and not taken[last] and tokens[last].pos == "PROPN" and tokens[last].sentence == token.sentence
            ):
                if not tokens[last].text[:1].isupper():
                    break
                last += 1
            label = _run_label(tokens, i, last)
            if label:
                start = i
                while label == "PERSON" and start < last - 1 and kinds.is_title(tokens[start].lower):
                    start += 1
                found.append(_Marked(start, last, label, False))
                end = last
        for j in range(i, end):
            taken[j] = 1
        i = max(end, i + 1)
    return found


def _speakers(tokens: Sequence[Token], taken: bytearray) -> list[_Marked]:
    """Names that the model left unmarked and that say something: "Gumm, a sponsor of the bill, said"."""
    found = []
    common = {t.text for t in tokens if t.text.islower()}
    for token in tokens:
        if token.tag != "NNP" or taken[token.i] or not token.text[:1].isupper() or not _speaks(tokens, token.i):
            continue
        if (
            token.lower in common
            or kinds.noun(token.lower) is not None
            or kinds.is_title(token.lower)
            or not token.text.isalpha()
        ):
            continue
        first = token.i
        while first and tokens[first - 1].pos == "PROPN" and not taken[first - 1] and tokens[first - 1].head == token.i:
            first -= 1
        while first < token.i and (kinds.is_title(tokens[first].lower) or not tokens[first].text[:1].isupper()):
            first += 1
        if token.i + 1 < len(tokens) and tokens[token.i + 1].pos == "PROPN":
            continue  # "Junior Senator Anna Kovar", where the parse takes the first word for the head
        if first and tokens[first - 1].pos == "ADP":
            continue  # the head of a title or a phrase that the parse broke off
        label = "ORG" if token.text.isupper() or (first and tokens[first - 1].lower == "the") else "PERSON"
        taken[first : token.i + 1] = b"\x01" * (token.i + 1 - first)
        found.append(_Marked(first, token.i + 1, label, False))
    return found


def _speaks(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is the subject of a verb of speech."""
    verb = tokens[tokens[i].head]
    return tokens[i].dep == "nsubj" and verb.pos == "VERB" and verb.lemma in lexicon.speech_verbs()


def _run_label(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """What a run of capitalised words is, if they tell it themselves."""
    words = [t.text for t in tokens[first:last]]
    if not words:
        return None
    if kinds.is_known_name(words):
        return "ORG"
    titles = 0
    while titles < len(words) and kinds.is_title(words[titles].lower()):
        titles += 1
    rest = words[titles:]
    if not rest:
        return None
    if words[-1].lower() in _words().bodies or kinds.name(words[-1:]):
        return "ORG" if len(words) > 1 else None
    if titles and len(rest) <= 3:
        return "PERSON"
    return "PERSON" if 2 <= len(rest) <= 3 and kinds.is_given_name(rest[0]) else None


def _without_people(tokens: Sequence[Token], found: _Marked) -> _Marked:
    """A person's name without the people before it: "American Cindy Sheehan"."""
    if found.label not in ("PERSON", "ORG") or found.last - found.first != 3:
        return found
    one, two = tokens[found.first].text, tokens[found.first + 1].text
    if lexicon.demonym(one) and not kinds.is_given_name(one) and kinds.is_given_name(two):
        return _Marked(found.first + 1, found.last, "PERSON", found.sure)
    return found


def _judged(tokens: Sequence[Token], found: _Marked) -> _Marked:
    """The name with the label that the lexicon or the words around it tell."""
    if found.sure or found.label not in _LIKE:
        return found
    first, last, label = found.first, found.last, found.label
    text = _text(tokens, first, last)
    told = _lexical(text)
    if told and not (label in ("LOC", "FAC") and told in ("GPE", "ORG")):
        return _Marked(first, last, told, True)
    words = text.split()
    if kinds.is_known_name(words):
        return _Marked(first, last, "NORP" if label == "NORP" else "ORG", True)
    if label in ("PERSON", "ORG", "NORP", "PRODUCT"):
        capitals = len(words) > 1 and words[0][:1].isupper() and words[-1][:1].isupper()
        if capitals and (words[-1].lower() in _words().last_of_place or words[0].lower() in _words().first_of_place):
            return _Marked(first, last, "LOC", True)
        if _placed(tokens, first, last):
            return _Marked(first, last, "GPE", True)
    if label != "PERSON" and text in _words().leaders:
        return _Marked(first, last, "PERSON", True)
    if label not in ("PERSON", "NORP") and _personal(tokens, first, last, words):
        return _Marked(first, last, "PERSON", True)
    if label == "PERSON" and len(words) > 1 and words[-1].lower() in _words().bodies and words[-1][:1].isupper():
        return _Marked(first, last, "ORG", True)
    return found


def _placed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words around say it is a place: "the Balakliia region", "the town of Bucha", "Bucha, a tiny city"."""
    words = _words()
    after = tokens[last] if last < len(tokens) else None
    if after is not None and after.text in words.after_name and tokens[last - 1].pos == "PROPN" and last - first <= 2:
        # "the Kherson region", and not "the Red Cross village school" with another noun behind.
        behind = tokens[last + 1].pos if last + 1 < len(tokens) else ""
        return behind not in ("NOUN", "PROPN")
    if first > 1 and tokens[first - 1].text == "of" and tokens[first - 2].lower in words.place_nouns:
        return True
    if after is not None and after.text == ",":
        for token in tokens[last + 1 : last + 7]:
            if token.dep == "appos" and first <= token.head < last:
                return token.lemma in words.place_nouns
    return False


def _personal(tokens: Sequence[Token], first: int, last: int, words: Sequence[str]) -> bool:
    """Whether it is a person: "President X", "X, the chancellor", "X, 74,", or a given name with more words."""
    if len(words) > 4 or not all(w[:1].isupper() or len(w) <= 3 for w in words) or kinds.name(words[-1:]):
        return False
    if words[-1].lower() in _words().bodies:
        return False
    if 2 <= len(words) <= 3 and kinds.is_given_name(words[0]):
        return True
    if 2 <= len(words) <= 3 and _follows_role(tokens, first):
        return True
    if first and tokens[first - 1].text[:1].isupper() and tokens[first - 1].pos == "PROPN":
        title = tokens[first - 1].lower
        if kinds.is_title(title) and title not in (
            "st",
            "king",
            "prince",
            "queen",
            "general",
            "major",
            "chief",
            "mission",
        ):
            return True
    if last + 1 < len(tokens) and tokens[last].text == ",":
        age = tokens[last + 1]
        if age.text.isdigit() and len(age.text) == 2 and last + 2 < len(tokens) and tokens[last + 2].text == ",":
            return len(words) > 1
        for token in tokens[last + 1 : last + 8]:
            if token.dep == "appos" and first <= token.head < last:
                noun = kinds.noun(token.lemma, tokens[token.i - 1].lemma)
                return noun is not None and not noun.body and token.tag in ("NN", "NNP")
    return False


def _follows_role(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words before are what a person is: "commander X", "the Front's commander, X"; not "rebel X"."""
    at = first - 1
    if at > 0 and tokens[at].text == "," and tokens[at].sentence == tokens[first].sentence:
        at -= 1
    if at < 0 or tokens[at].tag != "NN" or tokens[at].sentence != tokens[first].sentence:
        return False
    noun = kinds.noun(tokens[at].lemma, tokens[at - 1].lemma if at else "")
    return noun is not None and not noun.body and not kinds.is_modifier(tokens[at].lower)


def _agreed(tokens: Sequence[Token], marked: Sequence[_Marked]) -> list[_Marked]:
    """All mentions of one name under one label: a rule's, else the one most of them have; a bearer's surname is a person."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    texts = []
    surnames, speaking = set(), set()
    for found in marked:
        text = _text(tokens, found.first, found.last)
        texts.append(text)
        if found.label in _LIKE:
            votes[text][found.label] += _STRONG if found.sure else 1
        if found.label == "PERSON" and " " in text:
            surname = text.rsplit(" ", 1)[1]
            surnames |= {surname, surname.removeprefix("al-").removeprefix("Al-"), surname.rsplit("-", 1)[-1]}
        if found.label == "GPE" and _speaks(tokens, found.last - 1) and not lexicon.country(text):
            speaking.add(text)
    best = {text: counts.most_common(1)[0][0] for text, counts in votes.items()}
    for text in surnames & best.keys():
        if best[text] != "GPE" or votes[text]["PERSON"] or text in speaking:
            best[text] = "PERSON"
    for text in best:
        first, _, surname = text.partition(" ")
        if surname in surnames and len(first.removesuffix(".")) == 1:
            best[text] = "PERSON"  # "M. Barnier", where Michel Barnier is one
    return [
        found._replace(label=best[text]) if found.label in _LIKE else found
        for found, text in zip(marked, texts, strict=True)
    ]


def _repeated(tokens: Sequence[Token], marked: Sequence[_Marked], taken: bytearray) -> list[_Marked]:
    """Further mentions, unmarked by the model, of names that the report has elsewhere."""
    known: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for found in marked:
        if found.label not in _LIKE:
            continue
        words = tuple(t.text for t in tokens[found.first : found.last] if t.lower != "the")
        if words and len(words[0]) > 2 and words[0][:1].isupper() and words[-1][:1].isupper():
            row = (words, found.label)
            if row not in known[words[0]]:
                known[words[0]].append(row)
        if found.label == "PERSON" and len(words) > 1 and len(words[-1]) > 2 and words[-1][:1].isupper():
            row = (words[-1:], "PERSON")  # The surname alone.
            if row not in known[words[-1]]:
                known[words[-1]].append(row)
    more = []
    for token in tokens:
        rows = known.get(token.text)
        if not rows or taken[token.i] or token.pos not in ("PROPN", "NOUN", "ADJ", "X", "ADV", "VERB", "INTJ"):
            continue
        for words, label in sorted(rows, key=lambda row: -len(row[0])):
            last = token.i + len(words)
            if any(taken[token.i : last]) or tuple(t.text for t in tokens[token.i : last]) != words:
                continue
            if (
                len(words) == 1
                and token.pos != "PROPN"
                and (len(token.text) < 4 or token.lower in ("will", "may", "march", "rose"))
            ):
                continue
            taken[token.i : last] = b"\x01" * len(words)
            more.append(_Marked(token.i, last, label, False))
            break
    return more
