"""The fingerprint of a report's text: what finding its copies needs later, without the text, in a kilobyte or two."""

import base64
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
import numpy.typing as npt

from accordingto.linking.copies import gists
from accordingto.linking.copies.credits import credited
from accordingto.linking.copies.hashes import hashed, mixed, runs
from accordingto.linking.words import Word, compared, sentences, words
from accordingto.record import Report, Span

PIECE = np.dtype([("start", "<u4"), ("length", "<u2"), ("key", "<u4")])
"""One sentence or quotation: where it stands, and the smallest hash of its runs of four words."""
RUN = 4
"""Words of a run. A sentence of twenty words with one of them replaced keeps its key with a probability of 13 in 17."""
MOST_SENTENCES = 120
"""Of a longer text, the sentences with the smallest keys are kept, so that two long texts keep the same ones."""
MOST_QUOTATIONS = 24
SHORTEST_QUOTATION = 6
"""Words: a shorter quotation ("we will win") may be said twice."""
SKETCH = 48
"""Length of the MinHash over names, numbers and rarer words: 24 bands of 2."""
_QUOTATION = re.compile(r"“[^“”\n]{20,1500}(?:”|\n|$)|\"[^\"“”\n]{20,1500}(?:\"|\n|$)|‘[^‘’\n]{20,1500}’(?!\w)")
_MULTIPLY = np.random.default_rng(6).integers(1, 2**63, SKETCH, dtype=np.uint64) | np.uint64(1)
_ADD = np.random.default_rng(7).integers(0, 2**63, SKETCH, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class CopyPrint:
    """What is kept of one report's text to find its copies."""

    report: str
    published: str | None
    outlet: str | None
    credits: tuple[str, ...]
    """Agencies and outlets that the report credits."""
    signed: bool
    """Whether it bears a byline or a dateline."""
    sentences: str
    """Rows of `PIECE`, base64: the sentences of four words or more."""
    gist: str
    """What of these tells at a glance that they copy no others (`gists.py`)."""
    quotations: str
    """Rows of `PIECE`, base64: the quotations, sentence by sentence."""
    sketch: str
    """MinHash of 48 values of 16 bits over names, numbers and rarer words, base64; empty where there are fewer than six."""


def fingerprint(report: Report) -> CopyPrint:
    """The fingerprint of a report; boilerplate, credits and captions have no part in it.

    >>> fingerprint(Report("r", "The army left Halvek in good order.")).report
    'r'
    """
    spans = sentences(report.text, compared(report))
    rows = words(report.text, spans)
    long = [(span, row) for span, row in zip(spans, rows, strict=True) if len(row) >= RUN]
    keyed = pieces(long)
    kept = np.sort(np.lexsort((keyed["start"], keyed["key"]))[:MOST_SENTENCES])
    return CopyPrint(
        report=report.id,
        published=report.published,
        outlet=report.outlet,
        credits=credited(report),
        signed=any(p.kind in ("byline", "dateline") for p in report.passages) or bool(report.byline),
        sentences=_packed(keyed[kept]),
        gist=gists.packed([long[i][1] for i in kept]),
        quotations=_packed(pieces(quotations(report.text, spans))[:MOST_QUOTATIONS]),
        sketch=_sketch(chain.from_iterable(rows)),
    )


def quotations(text: str, spans: list[Span]) -> list[tuple[Span, list[Word]]]:
    """What stands in quotation marks, cut at the ends of sentences, with its words; short ones are left out.

    >>> text = '"We left Halvek in good order this morning," he said.'
    >>> [span.of(text) for span, _ in quotations(text, [Span(0, len(text))])]
    ['We left Halvek in good order this morning']
    """
    found: list[Span] = []
    ends = [span.end for span in spans]
    for match in _QUOTATION.finditer(text):
        for span in islice(spans, bisect_right(ends, match.start()), None):
            if span.start >= match.end():
                break
            found.append(Span(max(span.start, match.start()), min(span.end, match.end())))
    rows = words(text, found)
    return [(Span(row[0].start, row[-1].end), row) for row in rows if len(row) >= SHORTEST_QUOTATION]


def pieces(spans: list[tuple[Span, list[Word]]]) -> npt.NDArray[np.void]:
    """Each span with the smallest hash of its runs of four words."""
    made = np.zeros(len(spans), PIECE)
    if not spans:
        return made
    hashes = np.fromiter((hashed(w.plain) for _, row in spans for w in row), np.uint64)
    lengths = np.array([len(row) for _, row in spans])
    found = runs(hashes, RUN)
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    for i, (span, row) in enumerate(spans):
        smallest = found[starts[i] : starts[i] + len(row) - RUN + 1].min()
        made[i] = (span.start, min(span.end - span.start, 65_535), int(smallest) >> 32)
    return made


def unpacked(packed: str) -> npt.NDArray[np.void]:
    """The rows of `PIECE` of a fingerprint's field."""
    return np.frombuffer(base64.b64decode(packed), PIECE)


def sketched(packed: str) -> npt.NDArray[np.uint16]:
    """The MinHash of a fingerprint; empty where it has none."""
    return np.frombuffer(base64.b64decode(packed), "<u2")


def _sketch(found: "chain[Word]") -> str:
    features = {w.plain for w in found if w.form == "name" or (w.form == "number" and w.plain not in ("1", "2"))}
    if len(features) < 6:
        return ""
    values = np.fromiter((hashed(f) for f in sorted(features)), np.uint64)
    smallest = mixed(values[:, None] * _MULTIPLY + _ADD).min(axis=0)
    return base64.b64encode((smallest >> np.uint64(48)).astype("<u2").tobytes()).decode()


def _packed(rows: npt.NDArray[np.void]) -> str:
    return base64.b64encode(rows.tobytes()).decode()
