"""The main way through this room."""

from collections.abc import Sequence
from dataclasses import replace

from accordingto.reading.events.accounts import Accounts
from accordingto.reading.events.assembly import Beside, assemble, describes, telling
from accordingto.reading.events.claims import claims
from accordingto.reading.events.confidence import again
from accordingto.reading.events.disputes import settle
from accordingto.reading.events.joining import join
from accordingto.reading.events.mentions import mentions
from accordingto.reading.events.own import Elsewhere
from accordingto.reading.events.protests import outcomes
from accordingto.reading.events.survivors import survivors
from accordingto.reading.events.told import Told
from accordingto.reading.events.view import View
from accordingto.reading.events.whereabouts import Map
from accordingto.reading.language import Analysis
from accordingto.record import Amount, Event, Place, Statement, Time


def find(
    analysis: Analysis,
    statements: Sequence[Statement],
    places: Sequence[Place],
    times: Sequence[Time],
    amounts: Sequence[Amount],
) -> tuple[Event, ...]:
    """The events of a report, in order of their triggers.

    Words that name events (triggers) are found and typed one by one; mentions of one happening are joined; denials are tied
    to what they deny; what is left is a record of each event, with the statements that assert it.
    """
    view = View(analysis, statements, places, times, amounts)
    accounts = Accounts(view)
    found = survivors(view, [m for m in mentions(view, accounts) if telling(view, m)])
    elsewhere = Elsewhere(view, accounts, found)
    groups = [g for g in join(view, found, elsewhere) if not all(describes(view, m) for m in g)]
    disputed = settle(view, accounts, groups, elsewhere)
    ground = Map(view, Told(view, groups))
    protests = outcomes(view, groups)
    charged = claims(view, accounts, groups)
    beside = [Beside(disputed[n], protests.get(n), charged.get(n, ())) for n in range(len(groups))]
    events = [assemble(view, group, ground, row) for group, row in zip(groups, beside, strict=True)]
    told = ((e, group) for e, group in zip(events, groups, strict=True) if e is not None)
    kept = sorted((e for e, group in told if not again(ground.told, group, e)), key=lambda e: e.trigger)
    return tuple(replace(event, id=f"v{n}") for n, event in enumerate(kept, 1))
