"""Who held a place from when to when, according to whom, for a terminal: with the gaps, and with those who say otherwise."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from pydantic import TypeAdapter
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from accordingto.publish import accounts
from accordingto.publish.inert import inert
from accordingto.publish.rows import flat, time_range
from accordingto.record import Account, ControlPeriod


def show(periods: Iterable[ControlPeriod], console: Console) -> None:
    """Prints the timeline of each place of ``periods``, which are in order of place, then of time."""
    for (place, country, _), found in groupby(periods, key=lambda p: (p.place, p.country, p.geonames_id)):
        console.print(Text(_line(f"{place} ({country})" if country else place), style="bold"))
        for indent, line in _timeline(list(found)):
            console.print(Padding(line, (0, 0, 0, indent)))
        console.print()


def dump(period: ControlPeriod) -> str:
    """The period as one line of JSON."""
    return TypeAdapter(ControlPeriod).dump_json(period, by_alias=True).decode("utf-8")


def _timeline(periods: Sequence[ControlPeriod]) -> Iterator[tuple[int, Text]]:
    """Lines with their indents: periods, who says so, who says otherwise, and the days of which nobody says anything."""
    until = ""
    for period in periods:
        if silent := _between(until, period.earliest):
            yield 2, Text(f"{silent}  no report says who held it", style="yellow")
        until = max(until, period.latest or "9")
        holder = (
            Text(_line(period.holder), style="bold") if period.holder else Text("nobody is said to hold it", "yellow")
        )
        when = time_range(period.earliest, period.latest) or "at a time that no report tells"
        yield 2, Text.assemble(when, "  ", holder, ("  disputed", "bold red") if period.disputes else "")
        for account, others in _sources(period.accounts):
            yield 6, Text.assemble(("according to ", "dim"), _voice(account), (others, "dim"))
        for account, others in _sources(period.disputes):
            yield 6, Text.assemble((_dispute(account), "red"), (others, "dim"))


def _sources(told: Iterable[Account]) -> Iterator[tuple[Account, str]]:
    """The first account of each source, and which other outlets have it: those are no sources of their own."""
    groups: dict[tuple[str, str], list[Account]] = {}
    for account in told:
        groups.setdefault((account.source, account.stance), []).append(account)
    for first, *others in groups.values():
        outlets = dict.fromkeys(accounts.chain(account)[0] for account in others)
        also = [outlet for outlet in outlets if outlet != accounts.chain(first)[0]]
        yield first, f" · also in {_line(', '.join(also))}" if also else ""


def _dispute(account: Account) -> str:
    if account.against:
        return f"{_voice(account)} {account.stance} it"
    return f"{_line(account.text)}, according to {_voice(account)}"


def _voice(account: Account) -> str:
    day = f" · {account.published[:10]}" if account.published else ""
    return _line(" ← ".join(accounts.chain(account)) + day)


def _between(until: str, earliest: str | None) -> str | None:
    """The days after one period and before the next, where there are any and both are known."""
    if not until or not earliest or until >= earliest:
        return None
    first, last = date.fromisoformat(until) + timedelta(1), date.fromisoformat(earliest) - timedelta(1)
    return time_range(first.isoformat(), last.isoformat()) if first <= last else None


def _line(text: str) -> str:
    return inert(flat(text))
