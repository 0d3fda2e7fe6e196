"""Headline style: "Zelensky: we will win", where the colon is the cue, and "Shells hit port, police say"."""

from collections.abc import Sequence

from accordingto.reading.language.analysis import Sentence, Token
from accordingto.reading.statements import sorts
from accordingto.reading.statements.cues import is_first_person, verbs
from accordingto.reading.statements.phrases import Draft, Tree
from accordingto.record import Span

_SPEAKER = 6
"""Words before the colon, at most."""
_WHO = frozenset({"PERSON", "ORG", "NORP"})
_NOUNS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "PUNCT", "ADP", "PART", "CCONJ"})


def find(tree: Tree) -> list[Draft]:
    """A draft for every passage that starts with a name and a colon."""
    found = []
    seen = -1
    for sentence in tree.analysis.sentences:
        if sentence.passage == seen:
            continue
        seen = sentence.passage
        words = tree.tokens[sentence.first : min(sentence.first + _SPEAKER + 1, sentence.last)]
        colon = next((t for t in words if t.text == ":"), None)
        if colon is None or colon.i == sentence.first:
            continue
        speaker, said = tree.tokens[sentence.first : colon.i], tree.tokens[colon.i + 1 : sentence.last]
        if not said or any(token.pos not in _NOUNS for token in speaker):
            continue
        if not _opens_spoken(tree, said) and not (_is_somebody(tree, speaker) and _is_sentence(said)):
            continue
        source = Span(speaker[0].start, speaker[-1].end)
        cue = Span(colon.start, colon.end)
        content = Span(colon.end, tree.analysis.passages[sentence.passage].end)
        found.append(Draft(colon.i, Span(source.start, cue.end), (source,), (cue,), (content,), "speech"))
    return found + [draft for sentence in tree.analysis.sentences if (draft := _at_end(tree, sentence)) is not None]


def _at_end(tree: Tree, sentence: Sentence) -> Draft | None:
    """What ends a headline: "Shells hit port, police say", "Shells hit port: police"; parses of headlines often miss it."""
    passage = tree.analysis.passages[sentence.passage]
    if passage.kind not in ("title", "subhead") or passage.end > sentence.end + 1:
        return None
    words = tree.tokens[sentence.first : sentence.last]
    mark = next((t for t in reversed(words[-_SPEAKER - 2 :]) if t.text in (",", ":")), None)
    if mark is None or mark.i == sentence.first or not any(t.pos in ("VERB", "AUX") for t in words):
        return None
    after = tree.tokens[mark.i + 1 : sentence.last]
    said = after[-1:] if mark.text == "," else (mark,)
    speaker = after[:-1] if mark.text == "," else after
    if not speaker or not said or any(token.pos not in _NOUNS for token in speaker):
        return None
    source = Span(speaker[0].start, speaker[-1].end)
    if mark.text == "," and not _is_cue(said[0]):
        return None
    if mark.text == ":" and tree.analysis.entity_at(source) is None:
        return None
    cue = Span(said[0].start, said[0].end)
    clause = Span(min(source.start, cue.start), max(source.end, cue.end))
    content = Span(words[0].start, mark.start)
    return Draft(said[0].i, clause, (source,), (cue,), (content,), "speech")


def _is_cue(token: Token) -> bool:
    """Whether a word is a verb that a clause can stand before: "say"."""
    verb = verbs().get(token.lemma)
    return token.tag in ("VBP", "VBZ", "VBD") and verb is not None and verb.kind == "speech" and "clause" in verb.frames


def _is_somebody(tree: Tree, speaker: Sequence[Token]) -> bool:
    """Whether the words before the colon hold a name or, in a headline, a noun for who speaks: "Police: Two dead in Tarsk".

    A place alone is what the report is about: "Haiti: Gunmen attack hospital".
    """
    if any(name.label in _WHO for name in tree.names_in(speaker[0].i, speaker[-1].i + 1)):
        return True
    title = tree.analysis.passages[tree.analysis.sentence_of(speaker[0]).passage].kind in ("title", "subhead")
    return title and sorts.is_source(speaker[-1].lemma.lower())


def _is_sentence(said: Sequence[Token]) -> bool:
    """Whether the words after the colon have a verb."""
    return any(token.pos in ("VERB", "AUX") for token in said)


def _opens_spoken(tree: Tree, said: Sequence[Token]) -> bool:
    """Whether the words after the colon start with a quotation or in the first person."""
    return tree.home[said[0].i] != -1 or is_first_person(said[0].text)
