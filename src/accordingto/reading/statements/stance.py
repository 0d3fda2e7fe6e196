"""How the speaker stands to the content: the stance of the cue's word, turned by negation, silence, what cannot be verified."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from accordingto.reading.language import Analysis
from accordingto.reading.language.analysis import Token
from accordingto.reading.statements.referring import is_untrue
from accordingto.record import Span, Stance, vocabulary

_KIDS = 60
"""Dependents of one word that are looked at; only lists and broken texts have more."""
_WORDS = 60
"""Words of a cue, and of the content after it, that are looked at, for the same reason."""
_POSSIBLE = frozenset({"able", "possible"})
_SPOKEN = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN"})


@dataclass(frozen=True)
class Vocabulary:
    """The shape of ``stance.yaml``."""

    denies: frozenset[str]
    doubts: frozenset[str]
    expects: frozenset[str]
    intends: frozenset[str]
    intends_to: frozenset[str]
    denies_to: frozenset[str]
    denies_object: frozenset[str]
    out: frozenset[str]
    against: frozenset[str]
    negated: dict[Literal["denies", "affirms"], frozenset[str]]
    negators: frozenset[str]
    negative_adjectives: frozenset[str]
    negative_verbs: frozenset[str]
    impersonal: frozenset[str]
    verifying: frozenset[str]
    silent: frozenset[str]
    asking: frozenset[str]
    worrying: frozenset[str]
    considering: frozenset[str]


@cache
def words() -> Vocabulary:
    """The words of `stance.yaml`; VocabularyError where the file is broken."""
    return vocabulary.load(__package__ or "", "stance.yaml", Vocabulary)


@cache
def _known() -> frozenset[str]:
    w = words()
    return frozenset().union(
        w.denies,
        w.doubts,
        w.expects,
        w.intends,
        w.intends_to,
        w.denies_to,
        w.verifying,
        w.out,
        w.impersonal,
        w.worrying,
        w.considering,
    )


def of(analysis: Analysis, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Stance:
    """The stance of whoever speaks, from the words of the cue and the way the content goes on from it.

    "could not confirm" doubts, "did not admit" denies, "did not deny" affirms, "refused to sign" denies, "refused to say" doubts.
    """
    inside = [t for span in cue for t in analysis.tokens_in(span.start, span.end)[:_WORDS]]
    token = _word(analysis, inside, content)
    if token is None:
        return "affirms"
    after = _after(analysis, cue, content)
    plain = _plain(analysis, token, after, inside)
    negated = _is_negated(analysis, token, inside)
    if plain == "affirms" and not negated and (governed := _governed(analysis, token, inside)) is not None:
        return governed
    if plain == "affirms" and not negated and is_untrue(analysis, cue, content):
        return "denies"
    if token.lemma in words().denies_to and _is_silent(token, inside, after):
        return "doubts"
    opening = after[0].lower if after and plain == "affirms" else ""
    if opening == "whether" or (opening == "if" and token.lemma in words().asking):
        return "doubts"  # "is studying whether": what is left open is not affirmed
    if plain == "denies" and _follows_nor(analysis, token):
        return "doubts"  # "neither confirmed nor denied"
    if not negated:
        return plain
    if token.lemma in words().verifying:
        return "doubts"
    for stance, lemmas in words().negated.items():
        if token.lemma in lemmas:
            return stance
    return "doubts"


def _word(analysis: Analysis, inside: Sequence[Token], content: Sequence[Span]) -> Token | None:
    """The word of the cue that attributes: the last that says how, else the last verb, else the last noun."""
    told = [t for t in inside if t.pos in _SPOKEN and t.dep not in ("aux", "auxpass")]
    governing = {analysis.head(t).i for t in _first_words(analysis, content) if not _within(analysis.head(t), content)}
    known = [t for t in told if t.lemma in _known()]
    for group in ([t for t in known if t.i in governing], known, [t for t in told if t.pos in ("VERB", "AUX")], told):
        if group:
            return group[-1]
    return None


def _first_words(analysis: Analysis, content: Sequence[Span]) -> list[Token]:
    return [t for span in content[:3] for t in analysis.tokens_in(span.start, span.end)[:_WORDS]]


def _within(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)


def _after(analysis: Analysis, cue: Sequence[Span], content: Sequence[Span]) -> list[Token]:
    """The words of the content that stand after the cue."""
    return [
        t
        for span in content
        if cue and span.start >= cue[0].start
        for t in analysis.tokens_in(span.start, min(span.end, span.start + 200))[:_WORDS]
        if t.pos not in ("PUNCT", "SPACE")
    ][:_WORDS]


def _plain(analysis: Analysis, token: Token, after: Sequence[Token], inside: Sequence[Token]) -> Stance:
    """The stance of the word where nothing negates it."""
    w, lemma = words(), token.lemma
    following = {t.lower for t in inside if t.i > token.i}
    if lemma in w.denies or (lemma in w.out and "out" in following) or (lemma in w.against and "against" in following):
        return "denies"
    if lemma in w.doubts:
        return "doubts"
    if lemma in w.expects or (lemma in w.worrying and bool(after) and after[0].lower == "that"):
        return "expects"
    if lemma in w.considering and after and after[0].tag == "VBG":
        return "intends"
    to = _goes_on_with_to(token, after, inside)
    if lemma in w.intends:
        own = token.pos in ("VERB", "NOUN") or to
        return "intends" if own else "affirms"
    if (
        to
        and lemma in w.intends_to
        and not any(kid.dep == "auxpass" for kid in islice(analysis.children(token), _KIDS))
    ):
        return "intends"
    if lemma in w.denies_to and (to or token.pos == "NOUN" or lemma in w.denies_object):
        return "denies"
    return "affirms"


def _goes_on_with_to(token: Token, after: Sequence[Token], inside: Sequence[Token]) -> bool:
    """Whether an infinitive follows the word, in the cue or right at the start of the content."""
    following = [t for t in inside if t.i > token.i] or list(after)
    for i, t in enumerate(following[:4]):
        if t.lower == "to" and t.tag == "TO":
            return True
        if t.pos not in ("ADV", "PART") and i:
            return False
        if t.pos not in ("ADV", "PART"):
            return bool(after) and not [x for x in following if x in after] and after[0].tag == "TO"
    return bool(after) and after[0].tag == "TO"


def _is_silent(token: Token, inside: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether what is refused is to speak: "declined to comment", "refused to give a number"."""
    following = [t for t in inside if t.i > token.i] + [t for t in after[:4] if t.i > token.i]
    verbs = [t for t in following if t.pos in ("VERB", "NOUN", "AUX")]
    return bool(verbs) and verbs[0].lemma in words().silent


def _governed(analysis: Analysis, token: Token, inside: Sequence[Token]) -> Stance | None:
    """What a verb above an infinitive makes of it: "is expected to announce" expects, "plans to announce" intends."""
    if token.tag != "VB" or token.dep not in ("xcomp", "ccomp", "advcl"):
        return None
    head = analysis.head(token)
    if head.lemma not in words().expects and head.lemma not in (words().intends | words().intends_to):
        return None
    if _is_negated(analysis, head, inside):
        return "denies"
    return "expects" if head.lemma in words().expects else "intends"


def _is_negated(analysis: Analysis, token: Token, inside: Sequence[Token]) -> bool:
    """Whether a word is negated: in the cue, by a word of its own, or by what governs it ("unable to say", "no one believes")."""
    w = words()
    if any(t.lower in w.negators and t.i < token.i and t.dep != "det" for t in inside):
        return True
    if any(t.lower in w.negators and t.dep == "det" and analysis.head(t).i == token.i for t in inside):
        return True
    if token.lemma not in w.negative_adjectives and any(
        t.i < token.i and (t.lemma in w.negative_adjectives or t.lemma in w.negative_verbs) for t in inside
    ):
        return True
    for kid in islice(analysis.children(token), _KIDS):
        if kid.dep == "neg" or (kid.dep in ("advmod", "preconj") and kid.lower in w.negators):
            return True
        if kid.dep == "nsubjpass" and token.lemma not in w.verifying:
            continue  # "no injuries were reported": what is reported is negated, not the report
        if kid.dep in ("nsubj", "nsubjpass") and (
            kid.lower in ("nobody", "none", "neither", "nothing")
            or any(k.lower in ("no", "neither") for k in islice(analysis.children(kid), _KIDS))
        ):
            return True
    if token.dep in ("xcomp", "advcl", "ccomp", "acl") and token.head != token.i and token.tag in ("VB", "NN"):
        return _is_barred(analysis, token)
    return False


def _is_barred(analysis: Analysis, token: Token) -> bool:
    """Whether what governs an infinitive negates it: "impossible to verify", "not able to say", "not possible to tell"."""
    w, head = words(), analysis.head(token)
    if head.lemma in _POSSIBLE and any(
        kid.dep == "neg" for kid in islice(analysis.children(analysis.head(head)), _KIDS)
    ):
        return True
    if head.lemma in w.negative_adjectives or head.lemma in w.negative_verbs:
        return True
    return token.dep == "xcomp" and any(
        kid.dep == "neg" or (kid.dep == "acomp" and kid.lemma in w.negative_adjectives)
        for kid in islice(analysis.children(head), _KIDS)
    )


def _follows_nor(analysis: Analysis, token: Token) -> bool:
    head = analysis.head(token)
    return token.dep == "conj" and any(
        kid.dep == "cc" and kid.lower == "nor" for kid in islice(analysis.children(head), _KIDS)
    )
