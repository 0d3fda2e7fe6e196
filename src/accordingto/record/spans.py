"""Spans: the words that a value came from."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in the text of a report.

    In the text "Kyiv said so", the span ``Span(0, 4)`` stands for the word "Kyiv":

    >>> Span(0, 4).of("Kyiv said so")
    'Kyiv'
    """

    start: int
    """Offset of the first code point."""
    end: int
    """Offset after the last code point."""

    def of(self, text: str) -> str:
        """The exact words of the span in ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point.

        >>> Span(0, 4).overlaps(Span(3, 5)), Span(0, 4).overlaps(Span(4, 5))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly within this span.

        >>> Span(0, 4).contains(Span(1, 4))
        True
        """
        return self.start <= other.start and other.end <= self.end

    def bare(self) -> "Span":
        """The same range as a plain Span, without what a subclass adds."""
        return Span(self.start, self.end)


def trimmed(text: str, start: int, end: int, strip: str = "") -> Span | None:
    """The range without white space (and characters of ``strip``) at its ends; None when nothing is left.

    >>> trimmed("a  b ,", 1, 6, strip=",")
    Span(start=3, end=4)
    >>> trimmed("   ", 0, 3) is None
    True
    """
    while start < end and (text[start].isspace() or text[start] in strip):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in strip):
        end -= 1
    return Span(start, end) if start < end else None


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that covers all of ``spans``; ValueError when there are none.

    >>> hull([Span(4, 6), Span(1, 2)])
    Span(start=1, end=6)
    """
    found = list(spans)
    return Span(min(s.start for s in found), max(s.end for s in found))
