"""Contents that are a mere thing: "sang the anthem" and "hired a lawyer" do something with it, and say nothing of it.

PolNeAR annotates attitudes by many a verb with an object ("relishes the fight"), and the encoder finds deeds among them.
"""

from accordingto.reading.statements import cues, frames
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.phrases import Tree

_CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_MARKS = frozenset('“”"„«»‘')


def is_mere_thing(one: Found, tree: Tree) -> bool:
    """Whether the content is the object of a verb that by `cues.yaml` tells nothing by one, without a clause or a quotation."""
    analysis = tree.analysis
    cue = [token for span in one.cue for token in analysis.tokens_in(span.start, span.end)]
    verbs = [cues.verbs().get(token.lemma) for token in cue if token.pos == "VERB"]
    if not verbs or (verbs[-1] is not None and "object" in verbs[-1].frames):
        return False
    content = [token for span in one.content for token in analysis.tokens_in(span.start, span.end)]
    heads = {token.i for token in cue}
    deps = {token.dep for token in content if token.head in heads}
    return not any(token.text[0] in _MARKS for token in content) and not deps & _CLAUSES and bool(deps & _OBJECTS)


def is_deed(one: Found, tree: Tree) -> bool:
    """Whether a verb of the cue only does something by its object: `idioms` and `unnamed` of `cues.yaml`."""
    cue = (token for span in one.cue for token in tree.analysis.tokens_in(span.start, span.end))
    return any(frames.is_deed(tree, token) for token in cue)
