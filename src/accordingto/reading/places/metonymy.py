"""Whether a place name stands for the place, or for the government or organisation that sits there.

The cases are those of Markert and Nissim (SemEval-2007 task 8): place-for-people as the subject of what states do, as the
object of what is done to them, and as the owner of what they have. The verbs and nouns are in `metonymy.yaml`.
"""

from dataclasses import dataclass
from functools import cache

from accordingto.reading.language import Analysis, Token, lexicon
from accordingto.reading.places.gazetteer import Entry
from accordingto.reading.places.recognise import Toponym
from accordingto.record import PlaceUse, vocabulary

_LIGHT = frozenset({"be", "have", "begin", "start", "continue", "need", "seem", "appear", "use", "go"})
_STATES = frozenset({"PCLI", "ZN", "PCLH", "PCLS"})
_SEATS = frozenset({"PPLC", "ADM1"})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "NUM"})
_DASHES = frozenset({"-", "–", "—", "--", "("})


@dataclass(frozen=True)
class Words:
    """The lists of `metonymy.yaml`."""

    verbs: frozenset[str]
    stative: frozenset[str]
    minded: frozenset[str]
    objects: frozenset[str]
    possessed: frozenset[str]
    relations: frozenset[str]
    prepositions: frozenset[str]
    bodies: frozenset[str]


@cache
def words() -> Words:
    """The lists of `metonymy.yaml`."""
    return vocabulary.load("accordingto.reading.places", "metonymy.yaml", Words)


def use(analysis: Analysis, toponym: Toponym, entry: Entry | None) -> PlaceUse:
    """`metonymic` as in "Kyiv claims", "Kyiv's counter-offensive", "talks with Moscow", "US officials"; else `literal`."""
    if _dateline(analysis, toponym):
        return "literal"
    token = _head(analysis, toponym)
    lists = words()
    head = analysis.head(token)
    if token.dep == "conj":
        # "Kyiv and Moscow agreed": the second is what the first is.
        token = next((t for t in analysis.ancestors(token) if t.dep != "conj"), token)
        head = analysis.head(token)
    if token.dep == "nsubj" and _acts(analysis, head, entry):
        return "metonymic"
    if token.dep in ("dobj", "obj", "nsubjpass") and head.lemma in lists.objects:
        return "metonymic"
    if token.dep == "nsubjpass" and any(
        t.dep == "xcomp" and _acts(analysis, t, entry) for t in analysis.children(head)
    ):
        return "metonymic"
    if token.dep == "poss" and _owned(analysis, token) in lists.possessed:
        return "metonymic"
    if token.dep in ("compound", "nmod", "amod") and token.i < head.i and _body(analysis, toponym, head, lists.bodies):
        return "metonymic"
    if token.dep == "pobj" and head.lower in lists.prepositions:
        above = analysis.head(head)
        if above.lemma in lists.relations or (head.lower == "by" and above.tag == "VBN" and above.lemma in lists.verbs):
            return "metonymic"
    return "literal"


def _head(analysis: Analysis, toponym: Toponym) -> Token:
    tokens = analysis.tokens[toponym.first : toponym.last]
    for token in tokens:
        if token.head == token.i or not toponym.first <= token.head < toponym.last:
            return token
    return tokens[-1]


def _acts(analysis: Analysis, verb: Token, entry: Entry | None) -> bool:
    """Whether a subject of this verb says, thinks or decides: a town with few verbs, a country with nearly all."""
    lemmas = {verb.lemma}
    if verb.lemma in _LIGHT:
        below = list(analysis.children(verb))
        lemmas |= {t.lemma for t in below if t.dep == "xcomp" and t.pos == "VERB"}
        if any(t.dep == "acomp" and t.lemma in words().minded for t in below):
            return True
    if lemmas & lexicon.reporting_verbs():
        return True
    feature = entry.feature if entry else ""
    if feature in _STATES and verb.pos == "VERB":
        return not lemmas <= words().stative
    return feature in _SEATS and bool(lemmas & words().verbs)


def _dateline(analysis: Analysis, toponym: Toponym) -> bool:
    """Whether it opens its sentence as in "KYIV, Ukraine (AP) -"."""
    sentence = analysis.sentences[analysis.tokens[toponym.first].sentence]
    if toponym.first != sentence.first:
        return False
    after = analysis.tokens[toponym.last : min(toponym.last + 6, sentence.last)]
    return any(t.text in _DASHES for t in after) and (after[0].text in _DASHES or after[0].text == ",")


def _owned(analysis: Analysis, owner: Token) -> str:
    """The last word of what follows an 's: "offensive" in "Kyiv's counter-offensive", however the parser cuts it."""
    last = ""
    for token in analysis.tokens[owner.i + 2 : owner.i + 9]:
        if token.pos not in _IN_PHRASE and token.text != "-":
            break
        last = token.lemma
    return last


def _body(analysis: Analysis, toponym: Toponym, head: Token, bodies: frozenset[str]) -> bool:
    after = analysis.tokens[toponym.last : head.i + 1]
    if len(after) == 1 and after[0].lower == "department" and not any(t.lower == "of" for t in analysis.children(head)):
        return False  # "in Morazan department", which is a province; not "the Dallas police department"
    return any(t.lower in bodies for t in after)
