"""Headline, authors, outlet and date of publication, read off labelled passages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.intake.dates import date_in
from accordingto.intake.passages.names import names_in
from accordingto.intake.passages.words import phrases, spelled, words
from accordingto.record import Passage


@dataclass(frozen=True, slots=True)
class Front:
    """What a report says about itself; what it does not say is None."""

    title: str | None
    byline: tuple[str, ...]
    """Names of people, without "By", forms of address, roles and desks."""
    outlet: str | None
    """From a copyright line, or from a line of its own that ends with the date: "The Orlen Post, 6 May 2031". An agency's name in
    a dateline is not the publisher's, and a name that may be a town's is not read."""
    published: str | None
    """ISO date, where the text states day, month and year."""


def front(text: str, passages: Sequence[Passage]) -> Front:
    r"""What the passages of ``text`` say about the report itself.

    >>> text = "Army enters Orlen\nBy: Miss Jane Roe – Independent Reporter\nPublished 3 May 2022"
    >>> front(text, [Passage(0, 17, "title"), Passage(18, 58, "byline"), Passage(59, 79, "dateline")])
    Front(title='Army enters Orlen', byline=('Jane Roe',), outlet=None, published='2022-05-03')
    """
    title = next((" ".join(p.of(text).split()) for p in passages if p.kind == "title"), None)
    names = dict.fromkeys(name for p in passages if p.kind == "byline" for name in names_in(p.of(text)))
    published, publisher = _published(text, passages)
    return Front(title, tuple(names), _copyright(text, passages) or publisher, published)


def _copyright(text: str, passages: Sequence[Passage]) -> str | None:
    for passage in passages:
        if passage.kind == "boilerplate" and (found := _COPYRIGHT.search(passage.of(text)[:300])):
            return re.split(r"\.\s|,\s|\sAll\b", found[1])[0].strip(" .,")
    return None


_COPYRIGHT = re.compile(
    r"(?:Copyright|©|\(c\))\s?(?:©|\(c\))?\s?(?:\d{4}(?:\s?[-–]\s?\d{4})?)\s(?:by\s)?((?:[A-Z][\w&.'’-]{1,30}\s?){1,6})"
)


def _published(text: str, passages: Sequence[Passage]) -> tuple[str | None, str | None]:
    """The day of publication, and the publisher that the same line names; a byline's day counts before the first paragraph."""
    opened = False
    for passage in passages:
        if passage.kind == "body":
            opened = True
        line = passage.of(text)[:200]
        if passage.kind in (("dateline",) if opened else ("dateline", "byline")) and (found := date_in(line)):
            before = line[: found[0]]
            if not phrases("updated_opens").count(spelled(before)):
                return found[2], None if line[found[1] :].strip(" .") else _publisher(before)
    return None, None


def _publisher(before: str) -> str | None:
    """The name of a paper or station, where the words before a date are nothing else.

    >>> _publisher("The Orlen Post, Tuesday "), _publisher("Voice of Orlen | "), _publisher("New Orlen, "), _publisher("AFP, ")
    ('The Orlen Post', 'Voice of Orlen', None, None)
    """
    parts = (part.strip(" .") for part in re.split(r"[,;|/–—•·:()]|\s-\s", before))
    names = [part for part in parts if part and part.casefold() not in words().weekdays]
    found = spelled(names[0]) if len(names) == 1 else []
    if not 2 <= len(found) <= 6 or phrases("agencies").at(found) == len(found):
        return None
    if not all(word[0].isupper() or word in ("of", "the", "and", "for", "&") for word in names[0].split()):
        return None
    head = found[: found.index("of")] if "of" in found else found
    return names[0] if found[0] in words().outlet_opens or set(head[-1:]) & words().outlet_ends else None
