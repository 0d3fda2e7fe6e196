"""Whether words are reported as they were spoken: direct, indirect or mixed."""

from collections.abc import Sequence

from accordingto.reading.statements.quotations import Quotation, holding, next_start
from accordingto.record import Span, StatementForm


def of(text: str, content: Sequence[Span], marks: Sequence[Quotation]) -> StatementForm:
    """Direct where all of the words stand in marks, mixed where some of them do."""
    inside = outside = False
    for span in content:
        at = span.start
        while at < span.end:
            mark = holding(marks, at)
            end = min(span.end, mark.end if mark is not None else next_start(marks, at, span.end))
            if any(c.isalnum() for c in text[at:end]):
                inside, outside = inside or mark is not None, outside or mark is None
            at = end
    return "mixed" if inside and outside else "direct" if inside else "indirect"
