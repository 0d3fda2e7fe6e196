"""The tense of the verb that governs some words: a hint whether "Wednesday" was or will be."""

from accordingto.reading.language import Analysis, Token
from accordingto.record import Span


def tense_at(analysis: Analysis, start: int, end: int) -> str:
    """``past``, ``present``, ``future``, or empty where no verb stands above the words."""
    head = analysis.head_of_span(Span(start, end))
    if head is None:
        return ""
    for steps, token in enumerate(analysis.ancestors(head)):
        if token.pos in ("VERB", "AUX"):
            tense = _tense(analysis, token)
            if tense:
                return tense
        if steps > 12:
            break
    return ""


def _tense(analysis: Analysis, verb: Token) -> str:
    helpers = [t for t in analysis.children(verb) if t.dep in ("aux", "auxpass")]
    lemmas = {t.lower for t in helpers}
    if lemmas & {"will", "shall", "'ll", "’ll", "wo", "would"}:
        return "future"
    if verb.dep == "xcomp" and analysis.head(verb).lemma in (
        "go",
        "plan",
        "expect",
        "schedule",
        "set",
        "due",
        "intend",
    ):
        return "future"
    if verb.tag == "VBD" or any(t.tag == "VBD" for t in helpers):
        return "past"
    if verb.tag == "VBN":
        return "past"
    if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in helpers):
        return "present"
    return ""
