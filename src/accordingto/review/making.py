"""What the machine missed, made from the words that somebody chose; its parts are filled in afterwards, one by one."""

from accordingto.record import (
    REPORT,
    Amount,
    Entity,
    Event,
    Mention,
    MentionForm,
    Place,
    Reading,
    Statement,
    StatementForm,
    Time,
)
from accordingto.review import items, putting
from accordingto.review.cells import Content
from accordingto.review.errors import ReviewError
from accordingto.review.values import Many, Named, When, Where

_QUOTES = "\"“”„«»‘’'"


def make(reading: Reading, id: str, content: Content) -> Reading:
    """The reading with one item more, which is known by the words of ``content``.

    Of a statement these are what was said; of an event its trigger, which belongs to the innermost statement that holds it.
    """
    spans, value = putting.joined(content.spans), content.value
    if not spans:
        raise ReviewError("choose the words: nothing enters the record without")
    first = spans[0]
    words = first.of(reading.report.text)
    match items.letter(id):
        case "s":
            return items.add_item(reading, Statement(id, (), (), spans, _form(reading, content)))
        case "v":
            return items.add_item(
                reading, Event(id, spans, "happened", (_voice(reading, content),), spans, confidence=1.0)
            )
        case "e":
            named = value if isinstance(value, Named) else Named(words)
            form: MentionForm = "name" if words == named.name else "nominal"
            mention = Mention(first.start, first.end, form)
            return items.add_item(reading, Entity(id, named.name, named.kind, (mention,), named.country))
        case "p":
            blank = Place(first.start, first.end, id, words)
            where = value if isinstance(value, Where) else Where(words)
            return putting.put(items.add_item(reading, blank), id, Content(where, spans))
        case "t":
            when = value if isinstance(value, When) else When("DATE", putting.OPEN)
            time = Time(first.start, first.end, id, when.type or "DATE", when.value or putting.OPEN)
            return putting.put(items.add_item(reading, time), id, Content(when, spans))
        case "a":
            many = value if isinstance(value, Many) else Many("other")
            amount = Amount(first.start, first.end, id, many.kind, many.low, many.high)
            return putting.put(items.add_item(reading, amount), id, Content(many, spans))


def _form(reading: Reading, content: Content) -> StatementForm:
    words = [s.of(reading.report.text).strip() for s in content.spans]
    if all(w[:1] in _QUOTES and w[-1:] in _QUOTES for w in words):
        return "direct"
    return "mixed" if any(q in w for w in words for q in '"“”„«»') else "indirect"


def _voice(reading: Reading, content: Content) -> str:
    at = content.spans[0]
    holding = [(c.end - c.start, s.id) for s in reading.statements for c in s.content if c.contains(at)]
    return min(holding)[1] if holding else REPORT
