"""Commands that set side by side what the reports of a store say of one thing."""

# ruff: noqa: PLR0913, PLR0917 — the options of a command are the arguments of its function
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from accordingto.commands.console import Bar, err
from accordingto.commands.options import STORE, Contested, From, Place, StoreFile, To
from accordingto.commands.searching import place_of
from accordingto.publish.rows import count
from accordingto.record import Incident, StoreError

if TYPE_CHECKING:
    from accordingto.store import Store

LOOKED_AT = 100
"""Incidents among which the most contested one is looked for: those that most reports tell of."""

Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines, one object per incident, with all accounts.")]


def incidents(
    place: Place = None,
    from_: From = None,
    to: To = None,
    contested: Contested = False,
    reports: Annotated[int, typer.Option("--reports", min=1, help="Told of by so many reports or more.")] = 2,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="The most incidents to print.")] = 20,
    json: Json = False,
    store: StoreFile = STORE,
) -> None:
    """List what happened according to several reports, the latest first, and how far they agree."""
    from accordingto import pipeline
    from accordingto.publish import comparison
    from accordingto.store import Store
    from accordingto.store.linked import Wanted
    from accordingto.store.linked import incidents as look

    found: list[Incident] = []
    with Store(store) as opened, opened.read() as connection, Bar("comparing") as bar:
        for number, incident in enumerate(look(connection, Wanted(place, from_, to, reports)), 1):
            compared = pipeline.compared(opened, incident)
            if not contested or comparison.contested(compared):
                found.append(compared)
            bar(number)
            if len(found) > limit:
                break
        say_if_stale(opened)
    if json:
        for incident in found[:limit]:
            typer.echo(comparison.dump(incident))
    else:
        comparison.show_list(found[:limit], Console(highlight=False))
    more = ", and there are more" if len(found) > limit else ""
    err.print(f"{count(min(len(found), limit), 'incident')} found{more}", style="dim")


def compare(
    incident: Annotated[
        str | None,
        typer.Argument(
            metavar="[INCIDENT]",
            help="An incident's id or its first characters; the most contested one if none is given.",
        ),
    ] = None,
    json: Json = False,
    store: StoreFile = STORE,
) -> None:
    """Set the accounts of an incident side by side, and mark what cannot be true together."""
    from accordingto import pipeline
    from accordingto.publish import comparison
    from accordingto.store import Store

    with Store(store) as opened:
        found = pipeline.compared(opened, opened.incident(incident)) if incident else _most_contested(opened)
        say_if_stale(opened)
        if json:
            typer.echo(comparison.dump(found))
            return
        told = {id: opened.reading(id).report for id in found.reports}
        copies = opened.ties(found.reports).copies
    comparison.show(found, told, copies, Console(highlight=False))


def control(
    place: Annotated[
        str, typer.Argument(metavar="PLACE", help="A place by name, in any spelling of the reports, or a GeoNames id.")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print JSON Lines, one object per period.")] = False,
    store: StoreFile = STORE,
) -> None:
    """Print who held a place from when to when, according to whom."""
    from accordingto.publish import control as timeline
    from accordingto.store import Store
    from accordingto.store.linked import control as look

    with Store(store) as opened, opened.read() as connection:
        periods = look(connection, place_of(place))
        say_if_stale(opened)
    if not periods:
        raise StoreError(
            f"no report here tells who held {place!r}: `accordingto search --place` finds what they tell of it"
        )
    if json:
        for period in periods:
            typer.echo(timeline.dump(period))
    else:
        timeline.show(periods, Console(highlight=False))


def _most_contested(store: "Store") -> Incident:
    """Of the incidents that most reports tell of, the one with the most contradictions; the latest of such."""
    from accordingto import pipeline
    from accordingto.store.linked import Wanted
    from accordingto.store.linked import incidents as look

    with store.read() as connection:
        told = sorted(look(connection, Wanted(reports=2)), key=lambda found: -len(found.reports))[:LOOKED_AT]
    best, most = None, 0
    with Bar("comparing") as bar:
        for number, incident in enumerate(told, 1):
            compared = pipeline.compared(store, incident)
            if (contradictions := _contradictions(compared)) > most:
                best, most = compared, contradictions
            bar(number, len(told))
    if best is None:
        raise StoreError("no incident here is contested: `accordingto incidents` lists what there is")
    return best


def _contradictions(incident: Incident) -> int:
    return sum(r.kind == "contested" for cell in incident.cells for r in cell.agreement.relations)


def say_if_stale(store: "Store") -> None:
    """Says on standard error that the links are older than the reports."""
    from accordingto.store import linking_version

    if store.stale(linking_version()):
        err.print(
            "the store has changed since its reports were linked: `accordingto link` links them again", style="yellow"
        )
