"""A reading as a page for a terminal: who said what, what happened, and the words that carry each cell."""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from accordingto.publish.inert import inert
from accordingto.publish.rows import Happened, Rows, Said, amount_words, flat, place_words, resolved
from accordingto.record import Reading

NARROW = 84
"""Columns of a terminal below which rows are stacked instead of set side by side."""

_STANCE = {"denies": "red", "doubts": "yellow", "expects": "cyan", "intends": "cyan"}
_STATUS = {"planned": "cyan", "called_for": "cyan", "hypothetical": "yellow", "denied": "red", "ongoing": "green"}


def show(reading: Reading, console: Console) -> None:
    """Prints the page of one reading, as wide as the console."""
    rows = Rows(reading)
    said, happened = rows.said(), rows.happened()
    console.print(_head(reading))
    narrow = console.width < NARROW
    if said:
        console.print(_section("Who said what", len(said)))
        console.print(_stacked(map(_said_cells, said)) if narrow else _said_table(said))
    if happened:
        console.print(_section("What happened", len(happened)))
        console.print(_stacked(map(_happened_cells, happened)) if narrow else _happened_table(happened))
    if reading.places or reading.times or reading.amounts:
        console.print(_section("Where, when and how many"))
        console.print(_gist(reading))
    console.print()


def _head(reading: Reading) -> RenderableType:
    report = reading.report
    title = Text(_one_line(report.title or report.uri or report.id), style="bold")
    published = report.published or "no publication date: relative dates stay open"
    origin = {"given": " (given)", "text": " (from the text)"}.get(report.published_from or "", "")
    facts = [report.outlet, ", ".join(report.byline), published + origin, report.language, report.uri]
    lines: list[RenderableType] = [
        Rule(style="dim"),
        title,
        Text(_one_line(" · ".join(f for f in facts if f)), style="dim"),
    ]
    for note in report.notes:
        count = f" ({note.count})" if note.count is not None else ""
        lines.append(Text(f"note: {_one_line(note.message)}{count}", style="yellow"))
    if not (reading.statements or reading.events):
        lines.append(Text("Nothing was found that somebody says or that happens.", style="dim"))
    return Group(*lines)


def _section(title: str, count: int | None = None) -> RenderableType:
    text = Text(title, style="bold underline")
    if count is not None:
        text.append(f"  {count}", style="dim not underline")
    return Padding(text, (1, 0, 0, 0))


def _said_table(said: list[Said]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim", expand=True)
    for name, ratio in (("who", 3), ("verb", 2), ("words", 8)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for row in said:
        who, verb, words = (cell for _, cell in _said_cells(row))
        table.add_row(who, verb, words)
    return table


def _said_cells(row: Said) -> list[tuple[str, Text]]:
    who = Text(_one_line(row.who), style="bold" if row.who_words or row.who else "")
    if row.who_words:
        who.append(f"\n“{_one_line(row.who_words)}”", style="not bold dim")
    if row.sort:
        who.append(f"\n{_one_line(row.sort)}", style="not bold dim italic")
    if row.through:
        who.append(f"\nthrough {_one_line(row.through)}", style="not bold dim")
    if row.within:
        who.append(f"\nwithin {row.within}", style="not bold dim")
    verb = Text(_one_line(row.cue) or "—")
    if row.stance != "affirms":
        verb.append(f"\n{row.stance}{f' {row.about}' if row.about else ''}", style=_STANCE[row.stance])
    words = Text()
    sure = "" if row.confidence is None else f" {row.confidence:.2f}"
    words.append(f"{row.id} {row.form}{sure}  ", style="dim")
    words.append(_one_line(row.words))
    return [("who", who), ("verb", verb), ("words", words)]


def _happened_table(happened: list[Happened]) -> Table:
    table = Table(box=None, padding=(0, 2, 1, 0), show_header=True, header_style="dim", expand=True)
    for name, ratio in (("what", 6), ("where · when", 3), ("harm · control", 3), ("according to", 3)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for row in happened:
        what, scene, harm, whose = (cell for _, cell in _happened_cells(row))
        table.add_row(what, scene, harm, whose)
    return table


def _happened_cells(row: Happened) -> list[tuple[str, Text]]:
    what = Text()
    what.append(f"{row.id} ", style="dim")
    what.append(_one_line(row.what), style="bold")
    if row.status != "happened":
        what.append(f"  {row.status.replace('_', ' ')}", style=_STATUS[row.status])
    if row.label:
        what.append(f"\n{row.label}", style="magenta")
    what.append(f"\n“{_one_line(row.evidence)}”", style="dim")
    scene = Text("\n".join(_one_line(part) for part in (row.where, row.when) if part) or "—")
    harm = Text("\n".join(_one_line(part) for part in (*row.harm, row.control) if part) or "—")
    whose = Text("\n".join(_one_line(name) for name in row.according_to))
    for name in row.disputed_by:
        whose.append(f"\ndisputed: {_one_line(name)}", style="red")
    return [("what", what), ("where · when", scene), ("harm · control", harm), ("according to", whose)]


def _stacked(rows: Iterator[list[tuple[str, Text]]]) -> RenderableType:
    """The same rows for a narrow terminal: a line each cell, named."""
    lines: list[RenderableType] = []
    for cells in rows:
        for name, cell in cells:
            if cell.plain != "—":
                lines.append(Text.assemble((f"{name}: ", "dim"), cell))
        lines.append(Text())
    return Group(*lines)


def _gist(reading: Reading) -> RenderableType:
    """Places, times and amounts, one line a kind, each said once."""
    text = reading.report.text
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    kinds = {
        "places": [place_words(place, text) for place in reading.places],
        "times": [words for words, _ in resolved(reading.times, reading.report)],
        "amounts": [f"{flat(amount.of(text))} ({amount_words(amount)})" for amount in reading.amounts],
    }
    for kind, found in kinds.items():
        if found:
            table.add_row(kind, Text(_one_line("; ".join(dict.fromkeys(found)))))
    return table


def _one_line(text: str) -> str:
    return inert(flat(text))
