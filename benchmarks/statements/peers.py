"""Other finders on the same parses: rules, and textacy's direct quotations where textacy is installed.

- ``rules``: the program's own rules over the parse and lists of cue words, without the encoder.
- ``cue_verbs``: a verb of saying with its subject, and what it governs: a clause, or else the words in quotation marks beside it.
  It is what one writes first, and what a model has to beat.
- ``textacy`` (0.13, Apache-2.0, https://textacy.readthedocs.io): ``extract.direct_quotations`` as shipped. It gives up a whole
  article whose quotation marks do not pair; then it has found nothing.
- ``textacy_by_paragraph``: the same, given one paragraph at a time, so that it gives up only the paragraph.

textacy is a dependency of this benchmark alone: ``pip install textacy``.
"""

import importlib
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from accordingto.reading.language import Analysis, Token
from accordingto.reading.language.models import english
from accordingto.reading.statements import quotations, quoting, ruled, running
from accordingto.reading.statements.entry import settled
from accordingto.reading.statements.phrases import Tree
from benchmarks.statements.attributions import Attribution, covered
from benchmarks.statements.reading import Article, Finder

_SAYING = frozenset(
    re.findall(
        r"\w+",
        """accuse acknowledge add admit agree allege announce argue ask assert believe blame boast call claim comment complain
        concede conclude confirm contend declare demand deny describe estimate expect explain express hope insist maintain
        mention note predict promise propose recall repeat reply report respond reveal say state stress suggest suspect tell
        testify think threaten urge vow want warn wonder worry write""",
    )
)
_QUOTATION = re.compile(r"[“\"„«][^“”\"„«»\n]{1,2000}[”\"“»]")
_SUBJECTS = ("nsubj", "nsubjpass")


def available() -> dict[str, Finder]:
    """The peers that can be run here."""
    found: dict[str, Finder] = {"rules": rules, "cue_verbs": lambda article: list(cue_verbs(article.analysis))}
    if _textacy() is not None:
        found["textacy"] = as_shipped
        found["textacy_by_paragraph"] = by_paragraph
    return found


def rules(article: Article) -> list[Attribution]:
    """The program without its encoder."""
    tree = Tree(article.analysis, quotations.scan(article.analysis))
    drafts, loose = quoting.attached(ruled.find(tree).every(), tree)
    drafts = settled(running.carried(drafts, loose, tree))
    return [Attribution(covered(draft.content), covered(draft.source), covered(draft.cue)) for draft in drafts]


def cue_verbs(analysis: Analysis) -> Iterator[Attribution]:
    """One attribution for each verb of saying that has a clause or stands beside words in quotation marks."""
    quotations = [range(m.start(), m.end()) for m in _QUOTATION.finditer(analysis.text)]
    for token in analysis.tokens:
        if token.lower == "according":
            yield from _according(analysis, token)
        if token.pos != "VERB" or token.lemma not in _SAYING or any(token.start in q for q in quotations):
            continue
        kids = list(analysis.children(token))
        subject = next((kid for kid in kids if kid.dep in _SUBJECTS), None)
        clause = next((kid for kid in kids if kid.dep in ("ccomp", "xcomp")), None)
        if clause is not None:
            content = _characters(analysis, clause)
        else:
            content = frozenset(next((q for q in quotations if _beside(analysis, q, token)), ()))
        source = _characters(analysis, subject) if subject is not None else frozenset()
        cue = frozenset(range(token.start, token.end))
        if content:
            yield Attribution(content - source - cue, source, cue)


def _according(analysis: Analysis, token: Token) -> Iterator[Attribution]:
    """The sentence around "according to"."""
    below = analysis.subtree(token)
    sentence = analysis.sentence_of(token)
    if len(below) > 2:
        cue = frozenset(range(below[0].start, below[1].end))
        source = frozenset(range(below[2].start, below[-1].end))
        yield Attribution(frozenset(range(sentence.start, sentence.end)) - source - cue, source, cue)


def _characters(analysis: Analysis, token: Token) -> frozenset[int]:
    extent = analysis.extent(token)
    return frozenset(range(extent.start, extent.end))


def _beside(analysis: Analysis, quotation: range, verb: Token) -> bool:
    """Whether a quotation shares the verb's sentence."""
    sentence = analysis.sentence_of(verb)
    return quotation.start < sentence.end and sentence.start < quotation.stop


def as_shipped(article: Article) -> list[Attribution]:
    """textacy, given the article."""
    return _quotations(article.analysis.tokens, article.analysis)


def by_paragraph(article: Article) -> list[Attribution]:
    """textacy, given one paragraph at a time."""
    analysis = article.analysis
    paragraphs: dict[int, list[Token]] = {}
    for token in analysis.tokens:
        paragraphs.setdefault(analysis.sentence_of(token).passage, []).append(token)
    return [quotation for tokens in paragraphs.values() for quotation in _quotations(tokens, analysis)]


def _quotations(tokens: Sequence[Token], analysis: Analysis) -> list[Attribution]:
    if not tokens:
        return []
    first = tokens[0].i

    def characters(part: Any) -> frozenset[int]:
        places = [tokens[t.i] for t in part]
        return frozenset(c for t in places for c in range(t.start, t.end))

    try:
        triples = list(_textacy().direct_quotations(_doc(tokens, analysis, first)))
    except ValueError:  # the marks do not pair
        return []
    return [
        Attribution(
            frozenset(range(tokens[t.content.start].start, tokens[t.content.end - 1].end)),
            characters(t.speaker),
            characters(t.cue),
        )
        for t in triples
    ]


def _doc(tokens: Sequence[Token], analysis: Analysis, first: int) -> Any:
    """A spaCy document with the parse that the analysis holds, so that the text is not parsed again."""
    from spacy.tokens import Doc

    return Doc(
        english().vocab,
        words=[t.text for t in tokens],
        pos=[t.pos for t in tokens],
        tags=[t.tag for t in tokens],
        lemmas=[t.lemma for t in tokens],
        deps=[t.dep for t in tokens],
        heads=[t.head - first for t in tokens],
        sent_starts=[t.i == analysis.sentence_of(t).first for t in tokens],
    )


@cache
def _textacy() -> Any:
    """The module of textacy, or None where it is not installed."""
    try:
        return importlib.import_module("textacy.extract.triples")
    except ImportError:
        return None
