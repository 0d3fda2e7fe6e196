"""Statements that a verb attributes: "officials said that …", "…, he said", "is expected to …", "accused Russia of …"."""

from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import stance, subjects
from accordingto.reading.statements.cues import Verb, verbs
from accordingto.reading.statements.phrases import Draft, Tree, without
from accordingto.reading.statements.subjects import NOBODY, Subject
from accordingto.record import Span

_OWN = ("clause", "infinitive", "object", "complement")
"""Frames that are no preposition."""
_GROUP = ("aux", "auxpass", "neg")
_GAP = frozenset({"dobj", "dative", "prep", "advmod", "npadvmod", "prt", "acomp", "neg", "punct"})
_MAX_GAP = 12
"""At most so many words between verb and content belong to the cue: "told reporters in Kyiv on Monday that"."""
_ADVERBIAL = frozenset(
    {"after", "before", "because", "as", "while", "since", "although", "though", "when", "until", "once"}
)
_CLIMB = 12
"""Heads to climb at most, so that a sentence of any depth takes no longer than its length allows."""
_RELATIVE = frozenset({"which", "who", "whose", "where"})
_RAISING = frozenset({"seem", "appear"})


def find(tree: Tree) -> list[Draft]:
    """A draft for every verb that attributes; those without content wait for words in quotation marks."""
    known = verbs()
    found = []
    for token in tree.tokens:
        verb = known.get(token.lemma)
        if verb is not None and tree.is_prose(token) and (token.pos == "VERB" or _is_mistaken(tree, token)):
            draft = _draft(tree, token, verb)
            if draft is not None:
                found.append(draft)
    return found


def _draft(tree: Tree, token: Token, verb: Verb) -> Draft | None:
    if token.lower == "called" and tree.word(token.i - 1) in ("so", "-"):
        return None
    passive = _is_passive(tree, token)
    subject = subjects.agent(tree, token) if passive else subjects.of(tree, token)
    parts = _complements(tree, token, verb)
    raised = None
    if not any(frame == "clause" for _, frame in parts):
        if passive and not verb.recipient and (parts or "object" in verb.frames):
            patient = tree.kid(token, "nsubjpass")
            raised = tree.extent(patient) if patient is not None else None
        elif token.lemma in _RAISING and parts and subject.own:
            raised = subject.source
    if raised is not None and not passive:
        subject = NOBODY  # "seems to have fallen": nobody says so
    if passive and not parts and raised is None:
        return None
    quotable = verb.kind in ("speech", "writing") and "clause" in verb.frames and not passive
    right = [part for part in parts if part[0].i > token.i]
    left = [part for part in parts if part[0].i < token.i]
    if right and not _in_marks(tree, left, token) and not _is_put_in(tree, token, right[0][0]):
        left = []
    if left and right and not any(frame == "clause" for _, frame in right):
        right = []
    if left and subject.source is None and not _in_marks(tree, left, token):
        left, subject = (
            [],
            subjects.shared_with(tree, left[-1][0]),
        )  # "He came, then said": the first clause is no content
    first_cue, last_cue = _verb_group(tree, token)
    content = [raised] if raised is not None else []
    frame = "clause" if "clause" in verb.frames else next(iter(verb.frames))
    if right:
        nearest, frame = right[0]
        last = max(tree.right[kid.i] for kid, _ in right)
        if frame in _OWN:
            first = min(tree.left[nearest.i], nearest.i)
            last_cue = _cue_end(tree, token, last_cue, first)
            first = min(first, _after_cue(tree, last_cue + 1, first))
            last = max([last, *_infinitives(tree, token)])
        else:
            last_cue, first = nearest.i, nearest.i + 1
            last = max(
                [last, *(tree.right[k.i] for k in tree.kids[token.i] if k.dep in ("xcomp", "advcl") and k.tag == "VB")]
            )
        first = max(first, last_cue + 1)
        last = _trailing(tree, first, last) if frame in ("clause", "infinitive") else _reach(tree, token, last)
        if first <= last:
            content.append(tree.between(first, last))
    elif raised is not None and "object" in verb.frames:
        frame = "object"
    clause = _clause(tree, token, first_cue, last_cue, subject)
    if left:
        content += _before(tree, token, left[-1][0], clause)
    if not content and quotable:
        content = _around(tree, token, clause)
    if not content and not quotable:
        return None
    if not content and subject.source is None:
        return None
    return Draft(
        head=token.i,
        clause=clause,
        source=(subject.source,) if subject.source is not None else (),
        cue=(tree.between(first_cue, last_cue),),
        content=tuple(content),
        kind=verb.kind,
        stance=stance.of_verb(tree, token, verb, frame if frame in verb.frames else parts[-1][1]),
        who=subject.who,
        quotable=quotable,
    )


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


def _in_marks(tree: Tree, left: list[tuple[Token, str]], token: Token) -> bool:
    """Whether the content before the verb stands in quotation marks that the verb is outside of."""
    return bool(left) and tree.home[left[-1][0].i] not in (-1, tree.home[token.i])


def _is_put_in(tree: Tree, token: Token, after: Token) -> bool:
    """Whether a comma follows the verb: "The town, he said, had fallen"."""
    between = tree.tokens[token.i + 1 : tree.left[after.i] + 1]
    return any(t.text == "," for t in between[:4])


def _is_mistaken(tree: Tree, token: Token) -> bool:
    """Whether a verb was taken for a noun: "to state that", "Russia contests that"."""
    if token.pos not in ("NOUN", "PROPN"):
        return False
    kids = tree.kids[token.i]
    if any(kid.dep == "aux" and kid.lower == "to" for kid in kids):
        return True
    following = tree.tokens[token.i + 1].lower if token.i + 1 < len(tree.tokens) else ""
    return (
        following == "that"
        and token.tag == "NNS"
        and token.dep == "ROOT"
        and any(kid.dep == "compound" and kid.i == token.i - 1 for kid in kids)
    )


def _is_passive(tree: Tree, token: Token) -> bool:
    for kid in tree.kids[token.i]:
        if kid.dep in ("auxpass", "nsubjpass"):
            return True
        if kid.dep in ("nsubj", "aux"):
            return False
    if token.tag == "VBN" and token.dep in ("acl", "relcl", "amod", "conj") and tree.kid(token, "agent") is not None:
        return True
    return token.tag in ("VBN", "VBD") and token.dep in ("advcl", "acl") and tree.kid(token, "nsubj", "aux") is None


def _complements(tree: Tree, token: Token, verb: Verb) -> list[tuple[Token, str]]:
    """The dependents that hold content, each with its frame, in order of the text."""
    found = []
    for kid in tree.kids[token.i]:
        frame = _frame(tree, kid)
        if frame is not None and frame in verb.frames:
            found.append((kid, frame))
    if any(frame == "clause" for _, frame in found):
        return [part for part in found if part[1] == "clause"]
    others = [kid for kid, frame in found if frame != "object"]
    if verb.recipient and not others:
        return []
    if others and all(frame != "object" for _, frame in found):
        listener = tree.kid(token, "dobj")
        if listener is not None and token.i < listener.i < others[0].i:
            found.insert(0, (listener, "object"))
    return found


def _frame(tree: Tree, kid: Token) -> str | None:
    match kid.dep:
        case "relcl" if tree.tokens[kid.head].dep == "ROOT" and tree.tokens[tree.left[kid.i]].lower == "that":
            return "clause" if tree.tokens[kid.head].pos != "VERB" else None
        case "ccomp":
            if kid.tag == "VB" and any(k.lower == "to" for k in tree.kids[kid.i]):
                return "infinitive"
            if any(k.dep == "mark" and k.lower in _ADVERBIAL for k in tree.kids[kid.i]):
                return None
            bare = kid.tag in ("VBN", "VBG") and not any(k.dep in ("aux", "auxpass") for k in tree.kids[kid.i])
            return "complement" if bare else "clause"
        case "xcomp":
            return "infinitive" if kid.tag == "VB" else "complement"
        case "dobj":
            return "object"
        case "oprd" | "acomp":
            return "complement"
        case "prep":
            return kid.lower
    return None


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
    return first, last


def _cue_end(tree: Tree, token: Token, last: int, content: int) -> int:
    """The last token of the cue when content follows: listener, place and day between the two belong to it."""
    if content - last - 1 > _MAX_GAP:
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


def _clause(tree: Tree, token: Token, first: int, last: int, subject: Subject) -> Span:
    """The words of source and cue and all between them."""
    start, end = tree.tokens[first].start, tree.tokens[last].end
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
