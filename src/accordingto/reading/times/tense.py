"""The tense of the verb that governs some words: a hint whether "Wednesday" was or will be."""

from accordingto.reading.language import Analysis, Token
from accordingto.reading.language.lexicon import numbers
from accordingto.reading.times.vocabulary import words
from accordingto.record import Span

_FAR = 12
"""Heads are looked at up to this many steps above the words."""
_NOUN_WITHIN = 4
"""Words of a noun that are looked at for "ahead of" before it. Not tuned."""
_STRUCK_WITHIN = 6
"""Words after "leaves" in which "dead" is looked for: room for "at least nine people in Karsk". Not tuned."""
_PARTS = ("early", "late", "earlier", "later")


def tense_at(analysis: Analysis, start: int, end: int) -> str:
    """``past``, ``present``, ``future``, or empty where no verb stands above the words."""
    head = analysis.head_of_span(Span(start, end))
    if head is None:
        return ""
    if head.i and _takes_effect(analysis, analysis.tokens_in(start, end)[0]):
        return "future"
    if head.i and _points_ahead(analysis, analysis.tokens_in(start, end)[0]) and not _lasted(analysis, head):
        return "future"
    first, last = analysis.tokens_in(start, end)[0], analysis.tokens_in(start, end)[-1]
    if _has_struck(analysis, _noun_before(analysis, start, end)):
        return "past"
    if "since" in _words_before(analysis, first):
        return "past"
    if _is_day(first, last) and (_is_appointed(analysis, first, last) or _is_predicate(analysis, first)):
        return "future"
    if _is_announced(analysis, head):
        return "future"
    for steps, token in enumerate(analysis.ancestors(head)):
        if _has_struck(analysis, token) or token.lower == "according":  # "according to a report Tuesday"
            return "past"
        if _is_due(analysis, token):
            return "future"
        if (
            token.lemma == "be"
            and token.tag in ("VBZ", "VBP")
            and any(_is_due(analysis, t) for t in analysis.children(token))
        ):
            return "future"
        if token.pos in ("VERB", "AUX"):
            tense = "past" if _is_said_of(analysis, first, last, token) else _tense(analysis, token)
            if tense == "present" and first.i and analysis.tokens[first.i - 1].lower == "by":
                return "future"  # "want a reply by Friday"
            if tense:
                return tense
        if steps > _FAR:
            break
    return ""


def counts_back(analysis: Analysis, start: int, end: int) -> bool:
    """Whether "in" and a length say since when there was none such: "the first talks in eight months", "the worst raid in years".

    "A second round in two weeks" is the next one, and "the first round will begin in two weeks" is no such thing.
    """
    inside = analysis.tokens_in(start, end)
    at = inside[0].i - 1 if inside else 0
    if at < 1 or analysis.tokens[at].lower not in ("in", "within"):
        return False
    nouns = [analysis.tokens[at - 1], analysis.head(analysis.tokens[at])]
    nouns += [analysis.head(t) for t in nouns if t.dep in ("relcl", "acl")]  # "the first to visit in five years"
    return any(_is_singled_out(analysis, noun) for noun in nouns)


def _is_singled_out(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun has "first", "only" or a superlative before it, and no "a"; or is such a word itself."""
    below = [t for t in analysis.children(noun) if t.i < noun.i]
    if noun.pos in ("VERB", "AUX") or any(t.lower in ("a", "an", "another") for t in below):
        return False
    said = [noun, *below, *(u for t in below for u in analysis.children(t))]
    return any(t.tag in ("JJS", "RBS") or t.lower == "only" or t.lower in numbers.lexicon().ordinals for t in said)


def _points_ahead(analysis: Analysis, first: Token) -> bool:
    """Whether the words before say that the time is to come: "until Tuesday", "ahead of Tuesday", "as early as Tuesday"."""
    before = [t.lower for t in analysis.tokens[max(first.i - 3, 0) : first.i]]
    if before[-2:] == ["up", "to"] and before[0] in ("lead", "run", "-"):
        return True  # "in the run-up to Tuesday's vote"
    if before[-1:] in (["in"], ["on"]) and _is_ahead_of(analysis, first.i - 2):
        return True
    if before[-1:] in (["until"], ["till"]) or before[-2:] == ["ahead", "of"] or before == ["until", "at", "least"]:
        return True
    return before in (["as", "soon", "as"], ["as", "early", "as"], ["as", "late", "as"])


def _is_ahead_of(analysis: Analysis, at: int) -> bool:
    """Whether the noun whose last word stands there has "ahead of" before it: "ahead of the elections in May"."""
    least = max(at - _NOUN_WITHIN, 1)
    while at > least and analysis.tokens[at].pos in ("NOUN", "ADJ", "DET", "PROPN"):
        at -= 1
    return at > 0 and (analysis.tokens[at - 1].lower, analysis.tokens[at].lower) == ("ahead", "of")


def _is_said_of(analysis: Analysis, first: Token, last: Token, verb: Token) -> bool:
    """Whether a time between a verb and what it tells is the verb's: "they said Monday it would end".

    "They said that on Monday it would end" is not, nor is "they said Monday's talks would fail".
    """
    above = analysis.head(verb)
    if verb.dep != "ccomp" or above.tag != "VBD" or not above.i < first.i or not last.i < verb.i:
        return False
    if analysis.tokens[last.i + 1].tag == "POS":
        return False
    between = analysis.tokens[above.i + 1 : first.i]
    return all(
        t.pos != "PUNCT" and (t.pos == "ADP" or t.lower in _PARTS or verb not in analysis.ancestors(t)) for t in between
    )


def _is_appointed(analysis: Analysis, first: Token, last: Token) -> bool:
    """Whether something was set for the time, or moved to it: "set a hearing for Monday", "moved the vote to Sunday"."""
    before, after = analysis.tokens[first.i - 1] if first.i else None, analysis.tokens[last.i + 1 : last.i + 2]
    if before is None or before.lower not in ("for", "to") or any(t.tag == "POS" for t in after):
        return False
    verb = next((t for t in analysis.ancestors(before) if t.pos in ("VERB", "AUX")), None)
    return verb is not None and verb.lemma in (
        words().appointing_verbs if before.lower == "for" else words().moving_verbs
    )


def _is_predicate(analysis: Analysis, first: Token) -> bool:
    """Whether the sentence says when something is: "the funeral is on Monday", "the deadline is Friday"."""
    at = first.i - 1
    at -= at > 0 and analysis.tokens[at].lower == "on"
    return at >= 0 and analysis.tokens[at].lemma == "be" and analysis.tokens[at].tag in ("VBZ", "VBP")


def _is_due(analysis: Analysis, token: Token) -> bool:
    """Whether a word says "due": "is due in court Monday", but not "is due to the flood on Monday"."""
    if token.lower != "due":
        return False
    after = analysis.tokens[token.i + 1 : token.i + 3]
    return not (after and after[0].lower == "to" and after[-1].tag != "VB")


def _is_announced(analysis: Analysis, head: Token) -> bool:
    """Whether the noun that a time belongs to has a word before it that says that it is to come: "his planned visit in March"."""
    noun = analysis.head(head)
    if noun.pos == "ADP" and noun.lower != "of":
        noun = analysis.head(noun)
    to_come = words().lists["to_come"]
    return noun.pos == "NOUN" and any(t.lower in to_come and t.i < noun.i for t in analysis.children(noun))


def _is_day(first: Token, last: Token) -> bool:
    """Whether the words are those of a weekday or of a day of a month."""
    month = first.lower.rstrip(".") in words().months
    return first.lower in words().weekdays or (month and last.text[:1].isdecimal())


def _noun_before(analysis: Analysis, start: int, end: int) -> Token | None:
    """The word that stands before a time, or before its "on"."""
    first = analysis.tokens_in(start, end)[0].i
    first -= first > 0 and analysis.tokens[first - 1].lower == "on"
    return analysis.tokens[first - 1] if first > 0 else None


def _words_before(analysis: Analysis, first: Token) -> list[str]:
    """The word before a time, and the one before that where it is "the"."""
    before = [t.lower for t in analysis.tokens[max(first.i - 2, 0) : first.i]]
    return before if before[-1:] == ["the"] else before[-1:]


def _has_struck(analysis: Analysis, noun: Token | None) -> bool:
    """Whether a noun tells of what nobody announces: "they will look into the shooting on Friday", "Friday's attack"."""
    if noun is None or noun.pos != "NOUN" or noun.lemma.lower() not in words().lists["unannounced"]:
        return False
    below = [t for t in analysis.children(noun) if t.i < noun.i]
    return any(t.lower in words().lists["pointing"] or t.dep == "poss" for t in below)


def _takes_effect(analysis: Analysis, first: Token) -> bool:
    """Whether something already decided begins at the time: "named a new chief, effective Feb. 1"."""
    return bool(first.i) and analysis.tokens[first.i - 1].lower in ("effective", "payable")


def _lasted(analysis: Analysis, head: Token) -> bool:
    """Whether what went on "until Tuesday" is over: "they fought until Tuesday", not "they postponed it until Tuesday"."""
    verb = next((t for t in analysis.ancestors(head) if t.pos in ("VERB", "AUX")), None)
    if verb is None or verb.lemma in words().extending_verbs | words().future_verbs:
        return False
    if any(t.lemma in words().future_verbs for t in analysis.children(verb)):
        return False  # "had been due to last until Saturday"
    if verb.lemma == "have" and analysis.tokens[verb.i + 1].lower in ("until", "till"):
        return False  # "had until Saturday to pull out"
    return _is_over(analysis, verb)


def _is_over(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is in the past: "fought", "had fought", "were fighting"."""
    helpers = [t for t in analysis.children(verb) if t.dep in ("aux", "auxpass")]
    return (
        verb.tag == "VBD"
        or (verb.tag == "VBN" and _had(analysis, verb))
        or (verb.tag == "VBG" and any(t.tag == "VBD" for t in helpers))
    )


def _goes_on(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is in the present: "try", "are trying"."""
    helpers = [t for t in analysis.children(verb) if t.dep == "aux"]
    return verb.tag in ("VBZ", "VBP") or (verb.tag == "VBG" and any(t.tag in ("VBZ", "VBP") for t in helpers))


def _is_arranged(analysis: Analysis, verb: Token, helpers: list[Token]) -> bool:
    """Whether the present tense tells what is to come: "they meet on Monday", "they are flying there", "it takes effect"."""
    if verb.tag == "VBG":
        return verb.lemma in words().scheduled_verbs and any(t.tag in ("VBZ", "VBP") for t in helpers)
    if verb.tag not in ("VBZ", "VBP") or helpers or _has_happened(analysis, verb):
        return False
    effect = verb.lemma == "take" and any(t.lower in ("effect", "office", "place") for t in analysis.children(verb))
    effect = effect or (verb.lemma == "come" and any(t.lower == "into" for t in analysis.children(verb)))
    return effect or verb.lemma in words().scheduled_verbs


def _has_happened(analysis: Analysis, verb: Token) -> bool:
    """Whether a present tense tells of what is over, as headlines do: "gunman opens fire", "blast leaves five dead"."""
    told = analysis.tokens[verb.i + 1 : verb.i + 1 + _STRUCK_WITHIN]
    return any(t.lower in words().lists["struck"] for t in told)


def _leads_to(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb in the present looks ahead to its infinitive: "in July talks are to resume", "on Friday they plan to go".

    "They seem to go", "they claim to have gone" do not.
    """
    for below in analysis.children(verb):
        helpers = {t.lower for t in analysis.children(below) if t.dep == "aux"}
        if below.tag == "VB" and below.dep == "xcomp" and "to" in helpers and "have" not in helpers:
            return verb.tag in ("VBZ", "VBP") and verb.lemma not in words().implicative_verbs
    return False


def _is_refused(analysis: Analysis, verb: Token) -> bool:
    """Whether somebody would not tell: "would not say on Friday how many died"."""
    return verb.lemma in words().telling_verbs and any(t.dep == "neg" for t in analysis.children(verb))


def _had(analysis: Analysis, verb: Token) -> bool:
    """Whether "had" stands before the verb, so that it tells what was before something past."""
    return any(t.lower == "had" for t in analysis.children(verb) if t.dep in ("aux", "auxpass"))


def _tense(analysis: Analysis, verb: Token) -> str:
    lex = words()
    below = [t for t in analysis.children(verb) if t.dep in ("aux", "auxpass")]
    helpers = {t.lower for t in below}
    if "would" in helpers and _is_refused(analysis, verb):
        return "past"
    if helpers & lex.future_helpers:
        return "past" if "have" in helpers and helpers & lex.unreal_helpers else "future"
    if verb.tag in ("VBZ", "VBP") and verb.lemma in lex.planning_verbs:
        return "future"
    if verb.tag in ("VBN", "VBG") and verb.lemma in lex.future_verbs and not helpers & {"had"}:
        if verb.lemma == "set" and not {"for", "to"} & {t.lower for t in analysis.tokens[verb.i + 1 : verb.i + 3]}:
            return "past"  # "a record set on Aug. 6"
        return "future"
    if verb.tag == "VBD" and verb.lemma in lex.planning_verbs:
        return "future"
    if verb.tag == "VBN" and {"to", "be"} <= helpers and analysis.head(verb).lemma == "be":
        return "future"  # "prisoners were to be exchanged on Thursday"
    if "to" in helpers and (verb.tag == "VB" or (verb.tag == "VBN" and "be" in helpers and "have" not in helpers)):
        # "plans to leave on Friday" looks ahead, "began to leave on Friday" does not.
        if verb.dep == "ROOT":
            return "future"  # a headline: "court to hear case Monday"
        head = analysis.head(verb)
        if head.tag == "VBN" and _had(analysis, head):
            return "past"  # "had been scheduled to expire on Friday"
        if head.lemma in lex.trying_verbs and not _goes_on(analysis, head):
            return ""
        if verb.dep in ("xcomp", "acl", "ccomp", "relcl") and head.lemma not in lex.implicative_verbs:
            return "future"
        return ""
    if verb.tag == "VBD" or any(t.tag == "VBD" for t in below):
        return "past"
    if verb.tag == "VBN":
        return "past"
    if _is_arranged(analysis, verb, below) or _leads_to(analysis, verb):
        return "future"
    if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in below):
        return "present"
    return ""
