"""How the speaker stands to the content: the cue's stance, turned by negation, by what cannot be verified, by time."""

from collections.abc import Iterator, Sequence
from itertools import islice

from accordingto.reading.language import Analysis
from accordingto.reading.language.analysis import Token
from accordingto.reading.statements.cues import Verb, nouns, verbs, vocabulary_of_cues
from accordingto.record import Span, Stance

_KIDS = 60
"""Dependents of one word that are looked at; only lists and broken texts have more."""
_WORDS = 400
"""Words of a sentence that are looked at, for the same reason."""


def of(analysis: Analysis, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Stance:
    """The stance of whoever speaks, from the words of the cue and the way the content hangs on them.

    "could not confirm" doubts, "did not admit" denies, "did not deny" affirms.
    """
    below = _below(analysis, cue, content)
    token = _word(analysis, cue, below)
    if token is None:
        return "affirms"
    frames = list(dict.fromkeys(_frames(analysis, token, below)))
    verb = verbs().get(token.lemma)
    if verb is not None and not (token.pos == "NOUN" and token.lemma in nouns()):
        return _of_verb(analysis, token, verb, frames)
    known = nouns()[token.lemma]
    frame = next((f for f in frames if f in known), None)
    return next(stance for f, stance in known.items() if frame in (f, None))


def _below(analysis: Analysis, cue: Sequence[Span], content: Sequence[Span]) -> list[Token]:
    """The words of the content that hang on words outside of it, in the sentence of the cue."""
    if not cue:
        return []
    first = analysis.tokens_in(cue[0].start, cue[0].end)
    if not first:
        return []
    found = []
    sentence = analysis.sentence_of(first[0])
    for token in analysis.tokens[sentence.first : min(sentence.last, sentence.first + _WORDS)]:
        if _inside(token, content) and not _inside(analysis.head(token), content):
            found.append(token)
    return found


def _inside(token: Token, spans: Sequence[Span]) -> bool:
    return any(span.start <= token.start < span.end for span in spans)


def _word(analysis: Analysis, cue: Sequence[Span], below: Sequence[Token]) -> Token | None:
    """The word of the cue that attributes: the one that the content hangs on, else the last verb, else the first noun."""
    known = [
        token
        for span in cue
        for token in analysis.tokens_in(span.start, span.end)[:_WORDS]
        if (token.lemma in verbs() and token.pos != "ADP") or (token.lemma in nouns() and token.pos == "NOUN")
    ]
    governing = {head.i for token in below for head in (analysis.head(token), analysis.head(analysis.head(token)))}
    for token in known:
        if token.i in governing:
            return token
    spoken = [token for token in known if token.pos != "NOUN"]
    return spoken[-1] if spoken else known[0] if known else None


def _frames(analysis: Analysis, word: Token, below: Sequence[Token]) -> Iterator[str]:
    """How the content hangs on the word, by the names that `cues.yaml` gives."""
    for token in below:
        head = analysis.head(token)
        if head.i != word.i:
            if head.dep == "prep" and head.head == word.i:
                yield head.lower
        elif token.dep in ("ccomp", "acl", "relcl") and any(
            kid.lower == "that" for kid in islice(analysis.children(token), _KIDS)
        ):
            yield "clause"
            yield "that"
        elif token.dep in ("ccomp", "xcomp", "acl"):
            to = token.tag == "VB" or any(
                kid.dep == "aux" and kid.lower == "to" for kid in islice(analysis.children(token), _KIDS)
            )
            yield "infinitive" if to else "complement" if token.tag in ("VBN", "VBG") else "clause"
            if to:
                yield "to"
        elif token.dep in ("dobj", "nsubjpass"):
            yield "object"
        elif token.dep in ("oprd", "acomp"):
            yield "complement"
        elif token.dep == "prep":
            yield token.lower


def _of_verb(analysis: Analysis, token: Token, verb: Verb, found: Sequence[str]) -> Stance:
    own = [f for f in found if f in verb.frames]
    others = [f for f in own if f != "object"]
    frame = (others or own or ["clause" if "clause" in verb.frames else next(iter(verb.frames))])[0]
    plain, turned = verb.frames[frame]
    negated = is_negated(analysis, token)
    governed = _governed(analysis, token)
    if governed is not None and plain == "affirms":
        return governed
    if token.lemma in vocabulary_of_cues().verifying:
        return "doubts" if negated else "affirms"
    if plain == "denies" and _follows_nor(analysis, token):
        return "doubts"  # "neither confirmed nor denied"
    if negated and frame == "clause" and plain == "affirms" and turned == "doubts" and _asks(analysis, token):
        return plain  # "did not say who fired": that somebody fired is not in doubt
    return turned if negated else plain


def _governed(analysis: Analysis, token: Token) -> Stance | None:
    """What a verb above an infinitive makes of it: "is expected to announce" expects, "plans to announce" intends."""
    if token.tag != "VB" or token.dep not in ("xcomp", "ccomp", "advcl"):
        return None
    head = analysis.head(token)
    if token.lemma in ("say", "tell") and head.lemma in (*vocabulary_of_cues().negative_adjectives, "early", "soon"):
        return "doubts"  # "it is too early to say whether"
    verb = verbs().get(head.lemma)
    above = verb.frames.get("infinitive") if verb is not None else None
    if above is None or above[0] not in ("expects", "intends"):
        return None
    return above[1] if is_negated(analysis, head) else above[0]


def is_negated(analysis: Analysis, token: Token) -> bool:
    """Whether a verb is negated, by a word of its own or by the word that governs it: "unable to confirm", "no one believes"."""
    words = vocabulary_of_cues()
    for kid in islice(analysis.children(token), _KIDS):
        if kid.dep == "neg" or (kid.dep in ("advmod", "preconj") and kid.lower in words.negators):
            return True
        if kid.dep in ("nsubj", "nsubjpass") and (
            kid.lower in ("nobody", "none", "neither")
            or any(k.lower in ("no", "neither") for k in islice(analysis.children(kid), _KIDS))
        ):
            return True
    if token.dep in ("xcomp", "advcl", "ccomp", "acl") and token.head != token.i and token.tag in ("VB", "NN"):
        head = analysis.head(token)
        above = analysis.head(head)
        if head.lemma == "able" and any(kid.dep == "neg" for kid in islice(analysis.children(above), _KIDS)):
            return True
        if head.lemma in words.negative_adjectives or head.lemma in words.negative_verbs:
            return True
        return token.dep == "xcomp" and any(
            kid.dep == "neg" or (kid.dep == "acomp" and kid.lemma in words.negative_adjectives)
            for kid in islice(analysis.children(head), _KIDS)
        )
    return False


def _follows_nor(analysis: Analysis, token: Token) -> bool:
    head = analysis.head(token)
    return token.dep == "conj" and any(
        kid.dep == "cc" and kid.lower == "nor" for kid in islice(analysis.children(head), _KIDS)
    )


def _asks(analysis: Analysis, token: Token) -> bool:
    """Whether the content is an indirect question."""
    clause = next((kid for kid in islice(analysis.children(token), _KIDS) if kid.dep == "ccomp"), None)
    return clause is not None and analysis.subtree(clause)[0].tag in ("WP", "WRB", "WDT", "WP$")
