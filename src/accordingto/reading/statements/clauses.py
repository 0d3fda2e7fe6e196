"""Statements that a verb attributes: "officials said that …", "…, he said", "is expected to …", "accused Russia of …"."""

from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import frames, stance, subjects
from accordingto.reading.statements.cues import Verb, nouns, verbs, vocabulary_of_cues
from accordingto.reading.statements.frames import MAX_GAP, Part
from accordingto.reading.statements.phrases import Draft, Tree, without
from accordingto.reading.statements.subjects import NOBODY, Subject
from accordingto.record import Span

_OWN = ("clause", "infinitive", "object", "complement")
"""Frames that are no preposition."""
_GROUP = ("aux", "auxpass", "neg")
_GAP = frozenset({"dobj", "dative", "prep", "advmod", "npadvmod", "prt", "acomp", "neg", "punct"})
_CLIMB = 12
"""Heads to climb at most, so that a sentence of any depth takes no longer than its length allows."""
_RELATIVE = frozenset({"which", "who", "whose", "where"})
_ACT = 3
"""Words of a phrase that names the act of telling, at most: "in a statement"."""
_RAISING = frozenset({"seem", "appear"})


def find(tree: Tree) -> list[Draft]:
    """A draft for every verb that attributes; those without content wait for words in quotation marks."""
    known = verbs()
    found = []
    for token in tree.tokens:
        verb = known.get(token.lemma)
        if subjects.cited(tree, token) is not None:
            continue  # "…, citing the ministry": whom it cites is the source, and `adjuncts` finds it
        if verb is not None and tree.is_prose(token) and (token.pos == "VERB" or frames.is_mistaken(tree, token)):
            draft = _draft(tree, token, verb)
            if draft is not None:
                found.append(draft)
    return found


def _draft(tree: Tree, token: Token, verb: Verb) -> Draft | None:
    passive = frames.is_passive(tree, token)
    subject = subjects.agent(tree, token) if passive else subjects.of(tree, token)
    parts = frames.complements(tree, token, verb)
    raised = _raised(tree, token, verb, parts) if passive else None
    if token.lemma in _RAISING and parts and subject.own:
        raised, subject = subject.source, NOBODY  # "seems to have fallen": nobody says so
    if frames.is_idiom(tree, token) or (
        passive and not parts and (raised is None or not _is_told(tree, token, verb, subject))
    ):
        return None
    left, right = _sides(tree, token, parts)
    if left and subject.source is None and not _in_marks(tree, left[-1], token):
        # "He came, then said": the clause before the verb is no content, and its subject is the verb's
        left, subject = [], subjects.shared_with(tree, left[-1])
    first_cue, last_cue = _verb_group(tree, token)
    content = [raised] if raised is not None else []
    if right:
        last_cue, after = _after(tree, token, right, last_cue)
        content += after
    clause = _clause(tree, (first_cue, last_cue), subject)
    if left:
        content += _before(tree, token, left[-1], clause)
    quotable = verb.kind in ("speech", "writing") and "clause" in verb.frames and not passive
    if not content and quotable:
        content = _around(tree, token, clause)
    if not content and not (quotable and subject.source is not None):
        return None
    return Draft(
        head=token.i,
        clause=clause,
        source=(subject.source,) if subject.source is not None else (),
        cue=(tree.between(first_cue, last_cue),),
        content=tuple(content),
        kind=verb.kind,
        who=subject.who,
        quotable=quotable,
    )


def _raised(tree: Tree, token: Token, verb: Verb, parts: list[Part]) -> Span | None:
    """The subject of a passive, which belongs to the content: "the attack was condemned", "aid is expected to come"."""
    if verb.recipient or any(frame == "clause" for _, frame in parts) or not (parts or "object" in verb.frames):
        return None
    patient = tree.kid(token, "nsubjpass")
    if patient is not None:
        return tree.extent(patient)
    if token.dep == "acl" and parts:  # "tunnels believed to be in use"
        return tree.between(tree.left[token.head], token.head)
    return None


def _is_told(tree: Tree, token: Token, verb: Verb, subject: Subject) -> bool:
    """Whether a passive without a clause says who or whether: "was condemned by Kyiv", "could not be verified"."""
    words = vocabulary_of_cues()
    if subject.source is not None or token.lemma in words.verifying or token.lemma in words.impersonal:
        return True
    patient = tree.kid(token, "nsubjpass")  # "a report that it fell has been denied"
    return patient is not None and patient.lemma in nouns() and token.lemma in stance.words().denies


def _sides(tree: Tree, token: Token, parts: list[Part]) -> tuple[list[Token], list[Part]]:
    """Content before and after the verb; both only where the verb stands in the middle of what was said."""
    right = [part for part in parts if part[0].i > token.i]
    left = [kid for kid, _ in parts if kid.i < token.i]
    if not left or not right:
        return left, right
    if not _in_marks(tree, left[-1], token):
        return (left if _is_put_in(tree, token, right[0][0]) else []), right
    if tree.ends_in_period(left[-1]):  # '"… blood." The minister said that': the quotation is somebody else's
        return [], right
    return left, right if any(frame == "clause" for _, frame in right) else []


def _after(tree: Tree, token: Token, right: list[Part], last_cue: int) -> tuple[int, list[Span]]:
    """The last token of the cue, and the content after it."""
    nearest, frame = right[0]
    last = max(tree.right[kid.i] for kid, _ in right)
    last = max([last, *_infinitives(tree, token)])
    if frame not in _OWN:
        last_cue, first = nearest.i, nearest.i + 1
    elif nearest.head != token.i and not _is_citing(tree, nearest.head):  # a clause that the parse hung elsewhere
        first = tree.left[nearest.i]
        last_cue = first - 1
    else:
        first = _past_aside(tree, min(tree.left[nearest.i], nearest.i), nearest.i)
        if (noun := frames.told_of(tree, token)) is not None:
            first = noun.i
        last_cue = _cue_end(tree, token, last_cue, first)
        first = max(last_cue + 1, min(first, _after_cue(tree, last_cue + 1, first)))
    last = min([last, *_shared(tree, token, nearest)])
    last = _trailing(tree, first, last) if frame in ("clause", "infinitive") else _reach(tree, token, last)
    return last_cue, [tree.between(first, last)] if first <= last else []


def _is_citing(tree: Tree, head: int) -> bool:
    """Whether a clause hangs on "citing", which stands with its source between the cue and the clause."""
    return tree.word(head) in vocabulary_of_cues().citing


def _past_aside(tree: Tree, first: int, clause: int) -> int:
    """Where content starts behind a source that was put in: "said, citing the ministry, that …"."""
    if tree.word(first) not in vocabulary_of_cues().citing:
        return first
    return next((i + 1 for i in range(first + 1, clause) if tree.tokens[i].text == ","), first)


def _shared(tree: Tree, token: Token, clause: Token) -> list[int]:
    """The last tokens of content before another cue of the same speaker: "said it fell, and accused …"."""
    found, open_ = [], [clause]
    while open_:
        verb = open_.pop()
        for kid in tree.kids[verb.i]:
            if kid.dep == "conj" and kid.i > verb.i:
                open_.append(kid)
                cue = subjects.outer(tree, kid)
                if cue is not None and cue.i == token.i:
                    joint = max((k.i for k in tree.kids[verb.i] if k.dep == "cc" and k.i < kid.i), default=kid.i)
                    found.append(joint - 1)
    return found


def _infinitives(tree: Tree, token: Token) -> list[int]:
    """The last tokens of infinitives that complement the verb: "called for troops to withdraw"."""
    return [
        tree.right[kid.i] for kid in tree.kids[token.i] if kid.i > token.i and kid.dep == "xcomp" and kid.tag == "VB"
    ]


def _trailing(tree: Tree, first: int, last: int) -> int:
    """The last token of a clause without what the outlet adds after a comma: ", which …", ", adding that …"."""
    for i in range(first + 1, last):
        if tree.tokens[i].text != "," or tree.home[i] != -1:
            continue
        opening = tree.tokens[i + 1]
        if opening.lower in _RELATIVE:
            clause = opening
            for _ in range(_CLIMB):
                if clause.dep == "relcl" or clause.head <= i:
                    break
                clause = tree.tokens[clause.head]
            if clause.dep == "relcl" and tree.right[clause.i] >= last - 1:
                return i - 1
        adding = opening.tag == "VBG" and opening.dep == "advcl" and opening.lemma in verbs()
        if adding and tree.right[opening.i] >= last - 1:
            return i - 1
    return last


def _reach(tree: Tree, token: Token, last: int) -> int:
    """The last token of an object with the prepositional phrases after it, which the parse may have tied to the verb."""
    for kid in tree.kids[token.i]:
        if kid.i == last + 1 and kid.dep == "prep":
            last = tree.right[kid.i]
    return last


def _after_cue(tree: Tree, start: int, first: int) -> int:
    """Where content starts when the parse leaves words between it and the cue: with those words, unless they are few."""
    return first if first - start <= 2 or tree.tokens[start].pos == "PUNCT" else start


def _in_marks(tree: Tree, kid: Token, token: Token) -> bool:
    """Whether content stands in quotation marks that its verb is outside of."""
    return tree.home[kid.i] not in (-1, tree.home[token.i])


def _is_put_in(tree: Tree, token: Token, after: Token) -> bool:
    """Whether a comma follows the verb: "The town, he said, had fallen"."""
    between = tree.tokens[token.i + 1 : tree.left[after.i] + 1]
    return any(t.text == "," for t in between[:4])


def _verb_group(tree: Tree, token: Token) -> tuple[int, int]:
    """First and last token of the verb with its auxiliaries, negation, particle and the adverbs right before it."""
    first = last = token.i
    own = {kid.i: kid for kid in tree.kids[token.i]}
    while (kid := own.get(first - 1)) is not None and (
        kid.dep in _GROUP or (kid.dep == "advmod" and tree.left[kid.i] == kid.i and kid.tag == "RB")
    ):
        first -= 1
    while (kid := own.get(last + 1)) is not None and (kid.dep == "prt" or kid.text == ":"):
        last += 1
    head = tree.tokens[token.head]
    if head.lemma == "go" and tree.word(head.i + 1) == "on" and head.i + 2 == first:  # "went on to say"
        first = head.i
    if (kid := own.get(last + 1)) is not None and kid.dep == "prep" and kid.lower == "in":
        noun = tree.kid(kid, "pobj")
        if noun is not None and noun.lemma in nouns() and noun.i - kid.i <= _ACT:  # "said in a statement"
            last = noun.i
    return first, last


def _cue_end(tree: Tree, token: Token, last: int, content: int) -> int:
    """The last token of the cue when content follows: listener, place and day between the two belong to it."""
    if content - last - 1 > MAX_GAP:
        return last
    i, end = last + 1, last
    while i < content:
        top = tree.tokens[i]
        for _ in range(_CLIMB):
            if top.head in (token.i, top.i):
                break
            top = tree.tokens[top.head]
        if top.head != token.i or top.dep not in _GAP or tree.right[top.i] >= content:
            break
        if top.dep != "punct" or top.text == ":":
            end = tree.right[top.i]
        i = max(i, tree.right[top.i]) + 1
    return end


def _clause(tree: Tree, cue: tuple[int, int], subject: Subject) -> Span:
    """The words of source and cue and all between them."""
    start, end = tree.tokens[cue[0]].start, tree.tokens[cue[1]].end
    if subject.own and subject.source is not None:
        start, end = min(start, subject.source.start), max(end, subject.source.end)
    return Span(start, end)


def _before(tree: Tree, token: Token, clause: Token, cue: Span) -> list[Span]:
    """Content before its verb: "In May, Izium fell, he said". What opens the sentence belongs to it, "But" does not."""
    first = tree.left[clause.i]
    for kid in tree.kids[token.i]:
        if kid.i < clause.i and kid.dep in ("prep", "advmod", "advcl", "npadvmod", "intj", "punct"):
            first = min(first, tree.left[kid.i])
    return without(tree.between(first, tree.right[clause.i]), cue)


def _around(tree: Tree, token: Token, cue: Span) -> list[Span]:
    """Content around a verb that was put in: "The town, he said, had fallen", "as officials say"."""
    inserted = token.dep in ("parataxis", "dep") or (
        token.dep == "advcl" and any(kid.dep == "mark" and kid.lower == "as" for kid in tree.kids[token.i])
    )
    if not inserted or token.head == token.i:
        return []
    whole = tree.extent(tree.tokens[token.head])
    aside = tree.extent(token)
    return [part for piece in without(whole, aside) for part in without(piece, cue)]
