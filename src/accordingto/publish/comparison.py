"""Accounts of an incident side by side, for a terminal: rows are voices, columns are cells, contradictions are marked."""

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.publish import accounts
from accordingto.publish.accounts import Row, Told
from accordingto.publish.inert import inert
from accordingto.publish.rows import flat, time_range, words
from accordingto.record import Cell, CopyGroup, Incident, Report

LEVELS = {"contested": "bold red", "corroborated": "bold green", "single_source": "bold"}

_COLUMN = (7, 26)
"""Fewest and most characters of a cell's column; what is longer is wrapped."""


def show(incident: Incident, reports: Mapping[str, Report], copies: Iterable[CopyGroup], console: Console) -> None:
    """Prints an incident with its accounts, as wide as the console.

    ``incident`` has its cells; ``reports`` are those it names, by id; ``copies`` are the groups that any of them is in.
    """
    rows = accounts.rows(incident, copies)
    for line in _head(incident, rows):
        console.print(line)
    console.print()
    for row in rows:
        console.print(_voice(row), soft_wrap=False)
    for band in _bands(incident, rows, console.width):
        console.print()
        console.print(band)
    console.print()
    for cell in incident.cells:
        console.print(_verdict(cell))
        if cell.agreement.level == "contested":
            for line in _words(cell, rows, reports):
                console.print(line)


def _head(incident: Incident, rows: tuple[Row, ...]) -> Iterator[Text]:
    parts = [
        incident.what or "something",
        incident.where or "somewhere",
        time_range(incident.earliest, incident.latest),
    ]
    yield Text(_line(" · ".join(part for part in parts if part)), style="bold")
    told = f"{_count(len(incident.reports), 'report')}, {_count(len(rows), 'voice')}"
    sure = f" · one event with confidence {incident.confidence:.2f}" if len(incident.members) > 1 else ""
    yield Text(f"{incident.id} · {told}{sure}", style="dim")
    if incident.reasons:
        yield Text(_line("joined by " + "; ".join(incident.reasons)), style="dim")


def _voice(row: Row) -> Text:
    """One line of the legend: the number that stands for the voice in the tables, and who that is."""
    line = Text.assemble((f"{row.number:>3}  ", "bold"), _line(" ← ".join(row.who)))
    if row.published:
        line.append(f" · {row.published}", style="dim")
    if row.counts_with:
        line.append(f" · no second source beside {row.counts_with}", style="dim")
    if row.copies:
        line.append(f"\n     copied by {_line(', '.join(row.copies))}", style="dim")
    return line


def _bands(incident: Incident, rows: tuple[Row, ...], width: int) -> Iterator[Table]:
    """The table of rows and cells; in as many tables, one below the other, as a narrow terminal needs."""
    columns = []
    for cell in incident.cells:
        told = {row.number: _told(row.cells[cell.name], row.number) for row in rows if cell.name in row.cells}
        widest = max((len(line) for text in told.values() for line in text.plain.split("\n")), default=0)
        columns.append((cell, told, min(max(widest, len(cell.name), _COLUMN[0]), _COLUMN[1])))
    while columns:
        taken, left = 0, width - 4
        while taken < len(columns) and (taken == 0 or columns[taken][2] + 2 <= left):
            left -= columns[taken][2] + 2
            taken += 1
        band, columns = columns[:taken], columns[taken:]
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column("", justify="right", no_wrap=True, style="bold")
        for cell, _, wide in band:
            style = "red" if cell.agreement.level == "contested" else "dim"
            table.add_column(cell.name, max_width=wide, overflow="fold", header_style=style)
        for row in rows:
            line = [texts.get(row.number, Text()) for _, texts, _ in band]
            if any(text.plain for text in line):
                table.add_row(str(row.number), *line)
        yield table


def _told(told: Told, number: int) -> Text:
    text = Text("\n".join(_line(value) for value in told.texts), style="red" if told.against else "")
    if told.contested:
        others = ", ".join(str(other) for other in told.contested if other != number)
        text.append(f"\n≠ {others}".rstrip(), style="bold red")
    if told.updates:
        text.append(f"\nlater than {', '.join(map(str, told.updates))}", style="cyan")
    return text


def _verdict(cell: Cell) -> Text:
    level, reason = cell.agreement.level, _line(accounts.verdict(cell))
    plain = level.replace("_", " ")
    text = Text.assemble((f"{cell.name:<9} ", "dim"), (plain, LEVELS[level]), reason.removeprefix(plain))
    text.overflow = "fold"
    return text


def _words(cell: Cell, rows: tuple[Row, ...], reports: Mapping[str, Report]) -> Iterator[Text]:
    """The words behind each account of a contested cell, since a contradiction is for a reader to judge."""
    for row in rows:
        if cell.name not in row.cells:
            continue
        said = dict.fromkeys(
            words(reports[account.event.report].text, account.spans)
            for account in cell.accounts
            if account.event.report == row.report
            and accounts.chain(account) == row.who
            and account.event.report in reports
        )
        for quoted in said:
            yield Text.assemble((f"{row.number:>13}  ", "bold"), ("“" + _line(quoted) + "”", "dim"))


def _count(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"


def _line(text: str) -> str:
    return inert(flat(text))
