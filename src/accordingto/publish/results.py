"""What a search found, for a terminal and as JSON: each report with the words that match, in their surroundings."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import islice, takewhile

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from accordingto.publish.inert import inert
from accordingto.publish.rows import flat, short, time_range
from accordingto.record import Span
from accordingto.store.search import Found, FoundCell, Hit

WIDTH, CELL_WIDTH = 240, 140
"""Characters of an excerpt of a report, and of the words of a cell: three lines of a narrow terminal, and two."""


def show(found: Found, console: Console) -> None:
    """Prints the reports, the best first; the words that match are bold, and stand in *stars* where there is no terminal."""
    for number, hit in enumerate(found.hits, 1):
        title = Text.assemble((f"{number:>3}  ", "dim"), (_line(hit.title or hit.uri or hit.report), "bold"))
        console.print(title)
        facts = [hit.outlet, (hit.published or "")[:10], short(hit.report), hit.uri]
        lines = [Text(_line(" · ".join(fact for fact in facts if fact)), style="dim")]
        if hit.matches:
            lines.append(_marked(hit, excerpt(hit.text, hit.matches), console.is_terminal))
        lines += [_cell(hit, cell, console.is_terminal) for cell in hit.cells]
        for line in lines:
            console.print(Padding(line, (0, 0, 0, 5)))
    if found.more:
        console.print(Text("There are more: narrow the search, or ask for more with --limit.", style="dim"))


def dump(hit: Hit) -> str:
    """A line of JSON for one report: its spans, and the words they stand for, but not the whole text."""
    row = asdict(hit)
    text = row.pop("text")
    row["excerpt"] = excerpt(text, hit.matches).of(text) if hit.matches else None
    for span in (*row["matches"], *row["cells"]):
        span["words"] = text[span["start"] : span["end"]]
    return json.dumps(row, ensure_ascii=False)


def excerpt(text: str, matches: Sequence[Span], width: int = WIDTH, begin: int = 0) -> Span:
    """The first stretch of at most ``width`` characters from ``begin`` on that holds the most different words that match.

    >>> text = "A bomb. Nobody was near. A bomb killed two."
    >>> excerpt(text, [Span(2, 6), Span(27, 31), Span(32, 38)], 20).of(text)
    'A bomb killed two.'
    """
    best, most = Span(matches[0].start, min(matches[0].end, matches[0].start + width)), 0
    for number, first in enumerate(matches):
        held = list(takewhile(lambda m: m.end - first.start <= width, islice(matches, number, None)))  # noqa: B023
        words = len({match.of(text).casefold() for match in held})
        if words > most:
            best, most = Span(first.start, max(match.end for match in held)), words
    if not most:  # even the first is longer than there is room for: it ends before the word that would be cut
        best = Span(best.start, next((at for at in range(best.end, best.start, -1) if text[at].isspace()), best.end))
    spare = max(width - (best.end - best.start), 0)
    start = max(best.start - spare // 3, begin)
    end = min(best.end + spare - (best.start - start), len(text))
    while begin < start < best.start and not text[start - 1].isspace():
        start += 1
    while best.end < end < len(text) and not text[end].isspace():
        end -= 1
    return Span(start, end)


def _cell(hit: Hit, cell: FoundCell, terminal: bool) -> Text:
    parts = [cell.label, cell.place or "", time_range(cell.earliest, cell.latest)]
    line = Text.assemble((f"{cell.id} ", "dim"), (_line(" · ".join(part for part in parts if part)), "magenta"), "  ")
    text, inside = hit.text[: cell.end], [match for match in hit.matches if cell.contains(match)]
    return line + _marked(hit, excerpt(text, inside or [cell.bare()], CELL_WIDTH, cell.start), terminal)


def _marked(hit: Hit, stretch: Span, terminal: bool) -> Text:
    """The words of a stretch of the report on one line, those that match marked."""
    pieces, at = Text("…" if stretch.start else ""), stretch.start
    for match in (m for m in hit.matches if stretch.contains(m)):
        pieces.append(_piece(hit.text[at : match.start]))
        words = _piece(match.of(hit.text))
        pieces.append(words if terminal else f"*{words}*", style="bold underline")
        at = match.end
    return pieces.append(_piece(hit.text[at : stretch.end])).append("…" if stretch.end < len(hit.text) else "")


def _piece(text: str) -> str:
    """Part of a line: white space as single spaces, which it keeps at its ends."""
    inside = flat(text)
    if not inside:
        return " " if text else ""
    return inert((" " if text[0].isspace() else "") + inside + (" " if text[-1].isspace() else ""))


def _line(text: str) -> str:
    return inert(flat(text))
