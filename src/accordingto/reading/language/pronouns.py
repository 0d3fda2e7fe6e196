"""Who "she", "his", "they" and "its" stand for: an entity spoken of before, or nobody known.

An antecedent is looked for first among the subjects above the pronoun in its own sentence (Hobbs, "Resolving pronoun
references", Lingua 44, 1978), then by salience: recency, and subjects before others (Lappin and Leass, Computational
Linguistics 20, 1994). A pronoun is left alone where two answers are about as good, or where some other noun could be meant.
"""

from collections.abc import Iterator

from accordingto.reading.language.analysis import Token
from accordingto.reading.language.grouping import Draft
from accordingto.reading.language.mentions import Found
from accordingto.reading.language.scene import SUBJECT, Scene

_WINDOW = 8
"""Sentences back that a person is looked for in."""
_MARGIN = 0.5
"""By how much the best person must lead the second best. Window, margin and the weights of `_salient` were set by eye on GUM's
Wikinews reports and MEANTIME, so that links are right nine times in ten in news; that a known sex counts for less than the
sentence between was set on made-up reports, and changes next to nothing in these two."""
_EMPTY_IT = frozenset({"be", "seem", "appear", "take", "rain", "snow", "happen", "remain", "become", "mean", "turn"})
"""Verbs whose "it" mostly stands for nothing."""


def antecedent(scene: Scene, found: Found) -> Draft | None:
    """The entity that a third-person pronoun stands for; None where that is not clear."""
    token = scene.tokens[found.head]
    possessive, reflexive = token.tag == "PRP$", token.lower.endswith(("self", "selves"))
    subject = token.dep in SUBJECT
    if found.kind != "person" and not (possessive or reflexive or subject):
        return None  # "It" and "them" as objects mostly stand for things.
    if found.body and subject and _is_empty(scene, token):
        return None
    beside = _beside(scene, token) if possessive else None
    if beside is not None:
        draft = scene.of(beside)
        return draft if draft is not None and _fits(draft, found) else None
    speaker = scene.speaker(token)
    barred = {id(speaker)} if speaker is not None else set()
    for above, own_clause in _subjects_above(scene, token):
        draft = scene.of(above)
        if draft is None:
            if _competes(above, found):
                return None
        elif not (possessive or reflexive or subject) and own_clause:
            barred.add(id(draft))  # In "Putin called him", he is not Putin.
        elif id(draft) not in barred and _fits(draft, found):
            return draft
    if found.kind == "person":
        return _salient(scene, found, token, barred)
    return _continued(scene, found, token) if subject else None


def _fits(draft: Draft, found: Found) -> bool:
    """Whether number, gender and kind agree with the pronoun's."""
    if found.kind == "person":
        return draft.kind == "person" and draft.gender in ("unknown", found.gender)
    if found.many:
        return draft.many or (draft.body and draft.kind != "place")
    return draft.body


def _beside(scene: Scene, token: Token) -> Token | None:
    """The first of two joined phrases where the pronoun stands in the second: "the company" of "the company and its workers"."""
    head = scene.tokens[token.head]
    if head.dep == "conj" and head.head < token.i and scene.tokens[head.head].pos in ("NOUN", "PROPN"):
        return scene.tokens[head.head]
    return None


def _subjects_above(scene: Scene, token: Token) -> Iterator[tuple[Token, bool]]:
    """Subjects of the verbs above the word that stand before it, nearest first; and whether of the word's own clause.

    After each subject comes its possessor: in "Ukraine's advances have thrilled its admirers", that is whom "its" means.
    """
    analysis = scene.analysis
    node, own = token, True
    for above in analysis.ancestors(token):
        if above.pos in ("VERB", "AUX") or above.head == above.i:
            subject = next((c for c in analysis.children(above) if c.dep in SUBJECT and c.i <= token.i), None)
            if subject is not None:
                if subject.i not in (node.i, token.i):
                    if subject.tag in ("WP", "WDT") and above.dep == "relcl":
                        subject = scene.tokens[above.head]
                    yield subject, own
                    for child in analysis.children(subject):
                        if child.dep == "poss" and child.i < token.i:
                            yield child, False
                own = False
        node = above


def _competes(subject: Token, found: Found) -> bool:
    """Whether a subject that is no entity could be what the pronoun stands for."""
    if found.kind == "person" or subject.pos not in ("NOUN", "PROPN"):
        return False
    return (subject.tag in ("NNS", "NNPS")) == found.many


def _is_empty(scene: Scene, token: Token) -> bool:
    """Whether an "it" stands for nothing, as in "it is clear that" and "it was reported that"."""
    verb = scene.tokens[token.head]
    if token.dep == "nsubjpass":
        return any(c.dep in ("ccomp", "xcomp", "advcl", "acl", "mark") for c in scene.analysis.children(verb))
    return verb.lemma in _EMPTY_IT


def _salient(scene: Scene, found: Found, token: Token, barred: set[int]) -> Draft | None:
    """The person who is most in mind; None where two are about equally so."""
    # In "a photographer she had hired", she is not the photographer.
    above = {ancestor.i for ancestor in scene.analysis.ancestors(token)}
    scored: list[tuple[float, int, Draft]] = []
    for order, draft in enumerate(scene.recent(token, _WINDOW)):
        if draft.kind != "person" or id(draft) in barred or not _fits(draft, found):
            continue
        head = scene.tokens[scene.last[id(draft)]]
        if head.i > token.i or head.i in above:
            continue
        distance = scene.sentences_since(draft, token)
        score = -float(distance)
        joined = head.dep in ("conj", "appos") and scene.tokens[head.head].dep in SUBJECT
        score += 0.9 if head.dep in SUBJECT or joined else 0.0
        score += 0.5 if draft.gender == found.gender else 0.0
        score += 0.5 if draft.names else 0.0
        scored.append((score, -order, draft))
    scored.sort(key=lambda row: row[:2], reverse=True)
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN):
        return None
    return scored[0][2]


def _continued(scene: Scene, found: Found, token: Token) -> Draft | None:
    """For "it" and "they" as the main subject: the main subject of the sentence before."""
    verb = scene.tokens[token.head]
    if verb.head != verb.i or (found.many and scene.quoted[token.i]):
        return None
    draft = scene.subjects.get(token.sentence - 1)
    if draft is None or not _fits(draft, found):
        return None
    return draft if draft.many or not found.many else None
