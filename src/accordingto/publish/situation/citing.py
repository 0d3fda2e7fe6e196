"""Citations: which exact words of which report carry a sentence, numbered in order of first use."""

from collections.abc import Iterable, Sequence

from accordingto.linking.words import sentences
from accordingto.publish.accounts import chain
from accordingto.publish.rows import flat
from accordingto.publish.situation.gather import Material
from accordingto.publish.situation.model import Citation
from accordingto.record import Account, Passage, Reading, Span, Statement, hull

LONGEST = 400
"""Characters of a citation, when it is not one long sentence; what is wider apart is cited in pieces."""
_OWN = ("boilerplate", "credit")


class Citations:
    """The citations of a page, each of which stands there once."""

    def __init__(self, material: Material) -> None:
        """``material`` has the readings that are cited."""
        self._material = material
        self._found: dict[tuple[str, int, int], Citation] = {}

    def all(self) -> tuple[Citation, ...]:
        """The citations in order of their numbers."""
        return tuple(self._found.values())

    def accounts(self, accounts: Iterable[Account], most: int = 3) -> tuple[int, ...]:
        """The numbers of the citations of some accounts, at the ``most`` so many of them."""
        found: dict[int, None] = {}
        for account in list(accounts)[:most]:
            found |= dict.fromkeys(self.account(account))
        return tuple(found)

    def account(self, account: Account) -> tuple[int, ...]:
        """The words that hold the value, and those that name who says it, where these stand elsewhere."""
        reading = self._material.readings[account.event.report]
        statement = _statement(reading, account.chain[-1].statement)
        named = (*statement.source, *statement.cue) if statement else ()
        through = " ← ".join(reversed(chain(account)))
        return tuple(self._cite(reading, span, through) for span in _carrying(reading, account.spans, named))

    def statement(self, reading: Reading, statement: Statement, through: str) -> tuple[int, ...]:
        """The words of a statement with those that say whose it is."""
        spans = _carrying(reading, statement.content, (*statement.source, *statement.cue))
        return tuple(self._cite(reading, span, through) for span in spans)

    def _cite(self, reading: Reading, span: Span, through: str) -> int:
        report = reading.report
        place = report.id, span.start, span.end
        if place not in self._found:
            number, kind = _passage(report.passages, span)
            self._found[place] = Citation(
                number=len(self._found) + 1,
                report=report.id,
                hash=self._material.hashes[report.id],
                start=span.start,
                end=span.end,
                quote=span.of(report.text),
                passage=number,
                kind=kind,
                outlet=flat(report.outlet or ""),
                title=flat(report.title or report.uri or ""),
                published=(report.published or "")[:10],
                through=through,
            )
        return self._found[place].number


def _carrying(reading: Reading, spans: Sequence[Span], named: Sequence[Span]) -> list[Span]:
    """The sentences that hold ``spans`` and ``named``: one stretch where they stand close together in one paragraph, else two.

    Of spans all over a report those are taken that stand in the paragraph of ``named``, or else the first that do not stand in
    its headline.
    """
    passages, text = reading.report.passages, reading.report.text
    spans = spans or named
    if not spans:
        return []
    home = _home(passages, named[0]) if named else None
    within = [s for s in spans if home is not None and home.contains(s)]
    if not within:
        body = [s for s in spans if (p := _home(passages, s)) is not None and p.kind == "body"]
        first = (body or list(spans))[0]
        around = _home(passages, first)
        within = [s for s in spans if around is not None and around.contains(s)] or [first]
    told = hull(within)
    if told.end - told.start > LONGEST and not named:
        told = within[0].bare()
    both = hull([told, *named])
    if not named or both.end - both.start <= LONGEST:
        return [_sentences(text, passages, both)]
    return list(dict.fromkeys(_sentences(text, passages, span) for span in (told, hull(named))))


def _sentences(text: str, passages: Sequence[Passage], span: Span) -> Span:
    """The span with the rest of its first and its last sentence, within their paragraphs."""
    first, last = _home(passages, Span(span.start, span.start + 1)), _home(passages, Span(span.end - 1, span.end))
    low, high = (first.start if first else span.start), (last.end if last else span.end)
    cut = sentences(text, [Span(low, high)])
    start = max((s.start for s in cut if s.start <= span.start), default=span.start)
    return Span(start, min((s.end for s in cut if s.end >= span.end), default=span.end))


def _home(passages: Sequence[Passage], span: Span) -> Passage | None:
    """The passage that a span begins in."""
    return next((p for p in passages if p.start <= span.start < p.end), None)


def _passage(passages: Sequence[Passage], span: Span) -> tuple[int, str]:
    """Which paragraph a span begins in, boilerplate and credits not counted, and what it is."""
    number = 0
    for passage in passages:
        number += passage.kind not in _OWN
        if passage.start <= span.start < passage.end:
            return number, passage.kind
    return number, "body"


def _statement(reading: Reading, id: str | None) -> Statement | None:
    return next((s for s in reading.statements if s.id == id), None)
