"""Accounts of an incident side by side, for a terminal: rows are voices, columns are cells, contradictions are marked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from pydantic import TypeAdapter
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.publish import accounts
from accordingto.publish.accounts import Row, Told
from accordingto.publish.inert import inert
from accordingto.publish.results import excerpt
from accordingto.publish.rows import flat, time_range
from accordingto.record import Cell, CopyGroup, Incident, Level, Report, Span, hull

LEVELS: dict[Level, str] = {"contested": "bold red", "corroborated": "bold green", "single_source": "bold"}
"""How each level of agreement is printed; the most telling first."""

AROUND = 110
"""Characters of a contested account's words and those around them: two lines of a narrow terminal."""

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
    console.print(_listed((str(row.number), _voice(row)) for row in rows))
    for band in _bands(incident, rows, console.width):
        console.print()
        console.print(band)
    console.print()
    console.print(_listed((cell.name, line) for cell in incident.cells for line in _verdict(cell, rows, reports)))


def show_list(incidents: Iterable[Incident], console: Console) -> None:
    """Prints a line or two for each incident: what, where, when, who tells of it, and how far they agree."""
    for incident in incidents:
        levels = {cell.agreement.level for cell in incident.cells}
        level: Level = next((known for known in LEVELS if known in levels), "single_source")
        cells = ", ".join(cell.name for cell in incident.cells if cell.agreement.level == level)
        agreed = f"{level.replace('_', ' ')}: {cells}" if level == "contested" else level.replace("_", " ")
        console.print(Text.assemble((incident.id, "dim"), "  ", (_what(incident), "bold")))
        told = Text.assemble(_count(len(incident.reports), "report"), " · ", (agreed, LEVELS[level]))
        console.print(Padding(told, (0, 0, 0, 15)))


def contested(incident: Incident) -> bool:
    """Whether any cell holds accounts that contradict each other."""
    return any(cell.agreement.level == "contested" for cell in incident.cells)


def dump(incident: Incident) -> str:
    """The incident as one line of JSON."""
    return TypeAdapter(Incident).dump_json(incident, by_alias=True).decode("utf-8")


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


def _what(incident: Incident) -> str:
    """What happened, where and when, as far as that is known."""
    parts = [incident.what, incident.where, time_range(incident.earliest, incident.latest)]
    return _line(" · ".join(part for part in parts if part)) or "something"


def _listed(lines: Iterable[tuple[str, Text]]) -> Table:
    """Lines with a name before each, below which they are wrapped; a name is not said twice."""
    table, said = Table(box=None, padding=(0, 2, 0, 0), show_header=False), ""
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    for name, line in lines:
        table.add_row("" if name == said else name, line)
        said = name
    return table


def _voice(row: Row) -> Text:
    """Who it is that the number stands for in the tables."""
    line = Text(_line(" ← ".join(row.who)))
    for fact in (
        row.published,
        f"one source with {row.counts_with}" if row.counts_with else None,
        f"copied by {', '.join(row.copies)}" if row.copies else None,
    ):
        line.append(f" · {_line(fact)}" if fact else "", style="dim")
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


def _verdict(cell: Cell, rows: tuple[Row, ...], reports: Mapping[str, Report]) -> Iterator[Text]:
    """How far the accounts of a cell agree; of a contested one also the words of each, since that is for a reader to judge."""
    level, reason = cell.agreement.level, _line(accounts.verdict(cell))
    plain = level.replace("_", " ")
    yield Text.assemble((plain, LEVELS[level]), reason.removeprefix(plain))
    if level != "contested":
        return
    said: dict[str, list[str]] = {}
    for row in (row for row in rows if cell.name in row.cells):
        for words in _words(cell, row, reports):
            said.setdefault(words, []).append(str(row.number))
    for words, numbers in said.items():
        yield Text.assemble((", ".join(numbers) + "  ", "bold"), (f"“{words}”", "dim"))


def _words(cell: Cell, row: Row, reports: Mapping[str, Report]) -> Iterator[str]:
    """The words of what a voice tells of a cell, with some of those around them."""
    for account in cell.accounts:
        report = reports.get(account.event.report)
        if report and account.spans and account.event.report == row.report and accounts.chain(account) == row.who:
            yield _line(around(report.text, account.spans))


def around(text: str, spans: Sequence[Span], width: int = AROUND) -> str:
    r"""The words of the spans, and so many characters of their paragraph around them as fit.

    >>> around("First.\n\nA bomb killed twelve people in Orsina on Monday.", [Span(22, 35)], 34)
    '…killed twelve people in Orsina on…'
    """
    whole = hull(spans)
    begin, stop = text.rfind("\n", 0, whole.start) + 1, text.find("\n", whole.end)
    stop = len(text) if stop < 0 else stop
    found = excerpt(text[:stop], [whole], width, begin)
    return ("…" if found.start > begin else "") + found.of(text).strip() + ("…" if found.end < stop else "")


def _count(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"


def _line(text: str) -> str:
    return inert(flat(text))
