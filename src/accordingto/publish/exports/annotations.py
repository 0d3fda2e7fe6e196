"""The spans of every cell as W3C Web Annotations (JSON-LD): position and quotation, so that any tool can light up the words.

Positions count code points of the report's text in the record, as the model asks for; that text is the target's source. For a
page from the web there is a second target, the page itself, by the words alone, since its markup has other positions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from accordingto.publish.exports.names import as_bytes, iri, is_web
from accordingto.publish.exports.selection import Selection
from accordingto.publish.exports.summary import Summary
from accordingto.publish.rows import Rows, amount_words, label, place_words, time_words
from accordingto.record import REPORT, Event, Reading, Report, Span, Statement

if TYPE_CHECKING:
    from accordingto.store import Kept

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Characters before and after the words that come along, to tell them from the same words elsewhere; as Hypothesis has it."""

Json = dict[str, Any]


def write(selection: Selection, out: IO[bytes]) -> Summary:
    """Writes one AnnotationCollection with one page."""
    summary = Summary("annotation")
    collection = iri("annotations")
    head = as_bytes({"@context": CONTEXT, "id": collection, "type": "AnnotationCollection", "label": "accordingto"})
    page = as_bytes({"id": iri("annotations", "1"), "type": "AnnotationPage", "partOf": collection, "startIndex": 0})
    out.write(head[:-1] + b',"first":' + page[:-1] + b',"items":[')
    for reading in selection.readings():
        for annotation in of_reading(reading, selection.store.find(reading.report.id)):
            out.write((b",\n" if summary.count else b"\n") + as_bytes(annotation))
            summary.count += 1
    out.write(b'\n]},"total":%d}\n' % summary.count)
    return summary


def of_reading(reading: Reading, kept: "Kept | None" = None) -> Iterator[Json]:
    """The annotations of one report: who said what, what happened, where, when, how many; a cell each."""
    text, rows, cell = reading.report.text, Rows(reading), _Maker(reading.report, kept)
    for statement in reading.statements:
        yield from _statement(statement, rows, cell)
    for event in reading.events:
        yield from _event(event, rows, cell)
    for place in reading.places:
        yield cell(place.id, "place", place_words(place, text), [place])
    for time in reading.times:
        yield cell(time.id, "time", time_words(time, text), [time])
    for amount in reading.amounts:
        yield cell(amount.id, "amount", f"{amount.kind}: {amount_words(amount)}", [amount])


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the annotations of one report."""

    report: Report
    kept: "Kept | None"

    def __call__(self, cell: str, kind: str, says: str, spans: Sequence[Span]) -> Json:
        made = {"created": self.kept.made} if self.kept and self.kept.made else {}
        maker = self.kept.version if self.kept and self.kept.version else "accordingto"
        targets = [target for span in spans for target in _targets(self.report, span)]
        return {
            "id": iri("annotation", self.report.id, cell),
            "type": "Annotation",
            **made,
            "generator": {"type": "Software", "name": maker},
            "motivation": "identifying",
            "body": [
                {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": kind},
                {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": says},
            ],
            "target": targets[0] if len(targets) == 1 else targets,
        }


def _statement(statement: Statement, rows: Rows, cell: _Maker) -> Iterator[Json]:
    says = f"{statement.stance}, according to {rows.who(statement)}"
    parts = {"source": statement.source, "cue": statement.cue, "content": statement.content}
    for part, spans in parts.items():
        if spans:
            yield cell(f"{statement.id}/{part}", f"statement {part}", says, spans)


def _event(event: Event, rows: Rows, cell: _Maker) -> Iterator[Json]:
    said = ", ".join("the report itself" if id == REPORT else rows.chain(id) for id in event.according_to)
    disputed = "; disputed by " + ", ".join(rows.chain(id) for id in event.disputed_by) if event.disputed_by else ""
    claim = f"{label(event) or 'event'}, {event.status.replace('_', ' ')}, according to {said}{disputed}"
    yield cell(f"{event.id}/trigger", "event trigger", claim, event.trigger)
    yield cell(f"{event.id}/evidence", "event evidence", claim, event.evidence)
    for number, role in enumerate(event.roles):
        yield cell(f"{event.id}/role/{number}", f"event {role.role}", claim, [role])


def _targets(report: Report, span: Span) -> Iterator[Json]:
    text = report.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    yield {"source": iri("report", report.id), "selector": [position, quote]}
    if is_web(report.uri):
        yield {"source": report.uri, "selector": quote}
