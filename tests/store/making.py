"""Small reports with readings made by hand, so that no test of the store waits for a model."""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from accordingto.intake import Received
from accordingto.intake.received import digest
from accordingto.record import (
    Acled,
    Amount,
    Entity,
    Event,
    Harm,
    Mention,
    Passage,
    Place,
    Reading,
    Report,
    Role,
    Span,
    Statement,
    Time,
)
from accordingto.review import reviewed
from accordingto.store import Change, Store, audit

VERSION = "accordingto 0 (test)"

BEFORE_0005 = (
    "DROP INDEX events_latest",
    "DROP INDEX log_decisions",
    "DROP TRIGGER incidents_agreed",
    "DROP INDEX link_members_agreement_report",
    "ALTER TABLE link_members DROP COLUMN agreement",
    "DROP TABLE voiced",
    "DROP TABLE speakers",
    *(f"DROP TRIGGER statements_{what}" for what in ("added", "removed", "kept")),
    "DROP TRIGGER reports_dated",
    "DROP TRIGGER incidents_compared",
)
"""Takes from a store what the migration of that number made, and those after it."""


def words(n: int) -> str:
    return f"Police said on Monday that shelling had killed {n} people in Izium.\n"


def reading(report: Report) -> Reading:
    """What `words` says."""
    text = report.text

    def at(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    police, where, when, count = at("Police"), at("Izium"), at("Monday"), at(text.split()[8])
    return Reading(
        report,
        entities=(Entity("e1", "Police", "organisation", (Mention(*_ends(police), "name"),), country="UKR"),),
        statements=(Statement("s1", (police,), (at("said"),), (at("shelling had killed"),), "indirect", "e1"),),
        places=(
            Place(
                *_ends(where),
                "p1",
                "Izium",
                resolved="Izyum",
                geonames_id=707292,
                latitude=49.21,
                longitude=37.25,
                feature="PPL",
                country="UKR",
                admin1="Kharkiv",
                confidence=0.9,
            ),
        ),
        times=(Time(*_ends(when), "t1", "DATE", "2022-09-12", "2022-09-12", "2022-09-12", "published"),),
        amounts=(Amount(*_ends(count), "a1", "people", 1, 1),),
        events=(
            Event(
                "v1",
                (at("shelling"),),
                "happened",
                ("s1",),
                (at("shelling had killed"),),
                plover="ASSAULT",
                acled=Acled("Explosions/Remote violence", "Shelling/artillery/missile attack"),
                roles=(Role(*_ends(where), "target"),),
                place="p1",
                earliest="2022-09-12",
                latest="2022-09-12",
                harm=(Harm("killed", "unknown", "a1", 1, 1),),
                confidence=0.5,
            ),
        ),
    )


def received(n: int, text: str | None = None) -> Received:
    """The ``n``th report, as intake would hand it on."""
    text = words(n) if text is None else text
    raw = text.encode()
    passages = (Passage(0, len(text), "body"),)
    report = Report(
        digest(raw), text, uri=f"{n}.txt", outlet="The Harbour Post", title=f"Shelling {n}", passages=passages
    )
    return Received(
        replace(report, published="2022-09-14", published_from="metadata", language="en"), raw, "text/plain"
    )


def keep(store: Store, *numbers: int) -> None:
    for n in numbers:
        one = received(n)
        store.keep(one, reading(one.report), VERSION)


def problems(path: Path) -> list[str]:
    with Store(path) as store:
        return list(store.check(reviewed))


def count(path: Path) -> int:
    with Store(path) as store:
        return store.count()


def forked(work: Callable[[], None]) -> Callable[[], int]:
    """Begins ``work`` in a process of its own; calling what comes back waits for its exit code, or minus the signal."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)  # as it is: nothing is closed or tidied up
    return lambda: os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def die() -> None:
    """As by kill -9."""
    os.kill(os.getpid(), signal.SIGKILL)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def noted(store: Store, *changes: Change) -> None:
    """Rows of the log as they are, for tests of the log itself: no reading is looked at."""
    with store.write() as connection:
        audit.append(connection, store.who, *changes)
