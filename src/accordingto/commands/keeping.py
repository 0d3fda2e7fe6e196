"""Commands that keep reports: add them to a store, read them again, look at them, check them, take them out."""

# ruff: noqa: PLR0913, PLR0917 — the options of a command are the arguments of its function
import os
import sys
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from accordingto.commands.console import Bar, err, leave, left, open_reader, set_aside
from accordingto.commands.options import (
    DEFAULTS,
    STORE,
    MaxBytes,
    MaxCharacters,
    Paths,
    Published,
    Quiet,
    StoreFile,
    Who,
)
from accordingto.intake import Options, SetAside
from accordingto.publish.inert import inert
from accordingto.publish.rows import count, short
from accordingto.record import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from accordingto.record import Links
    from accordingto.store import Entry, Kept, Store

NoLink = Annotated[
    bool, typer.Option("--no-link", help="Put off telling copies, stories and incidents: `link` does it.")
]
Id = Annotated[str, typer.Argument(metavar="ID", help="A report's id, or the first characters of it.")]


def add(
    paths: Paths,
    to: Annotated[
        Path, typer.Option("--to", metavar="FILE", help="The store, which is made if it is not there.", dir_okay=False)
    ] = STORE,
    published: Published = None,
    again: Annotated[bool, typer.Option("--again", help="Also add reports that were removed.")] = False,
    no_link: NoLink = False,
    who: Who = None,
    max_bytes: MaxBytes = DEFAULTS.max_bytes,
    max_characters: MaxCharacters = DEFAULTS.max_characters,
    quiet: Quiet = False,
) -> None:
    """Read reports and keep them in a store; what is there already stays as it is."""
    from accordingto import pipeline

    new, known, aside = 0, 0, 0
    options = Options(published, max_bytes, max_characters)
    reader = cache(lambda: open_reader(quiet))
    with ExitStack() as stack:
        store = None
        if os.path.isfile(to) and os.path.getsize(to):
            store = stack.enter_context(_open(to, who, create=True))

        def opened() -> "Store":
            # Made when there is a report to keep and a reader to read it: a run that can add nothing leaves no empty store.
            nonlocal store
            if store is None:
                reader()
                store = stack.enter_context(_open(to, who, create=True))
            return store

        with Bar("adding", wanted=not quiet and not sys.stdout.isatty()) as bar:
            for result in pipeline.add(paths, opened, reader, options, again=again):
                if isinstance(result, SetAside):
                    aside += 1
                    set_aside(result)
                elif result.new:
                    new += 1
                    if not quiet:
                        _line(result.report.id, result.report.title or result.report.uri or "")
                else:
                    known += 1
                bar(new + known + aside)
        if store is None:
            raise StoreError(f"nothing could be added, so no store was made at {to}{left(aside)}")
        aside += 0 if no_link else _link(store, quiet)
    if not quiet:
        there = f", {known:,} there already" if known else ""
        err.print(f"{count(new, 'report')} added to {to}{there}{left(aside)}", style="dim", markup=False)
    leave(new + known, aside)


def reread(store: StoreFile = STORE, no_link: NoLink = False, who: Who = None, quiet: Quiet = False) -> None:
    """Read the reports of a store again whose readings another version of the program, its models or the gazetteer made."""
    from accordingto import pipeline

    done, aside = 0, 0
    with _open(store, who) as opened:
        with Bar("reading again", wanted=not quiet) as bar:
            for result in pipeline.reread(opened, cache(lambda: open_reader(quiet))):
                if isinstance(result, SetAside):
                    aside += 1
                    set_aside(result)
                else:
                    done += 1
                bar(done + aside)
        aside += 0 if no_link else _link(opened, quiet)
    if not quiet:
        err.print(f"{count(done, 'report')} read again{left(aside)}", style="dim", markup=False)
    leave(done, aside)


def link(store: StoreFile = STORE, who: Who = None, quiet: Quiet = False) -> None:
    """Tell copies, stories and incidents among the reports of a store, where that was put off with --no-link."""
    with _open(store, who) as opened:
        aside = _link(opened, quiet)
        found = opened.links()
    if not quiet:
        kinds = f"{count(len(found.copies), 'text')} with copies, {len(found.stories):,} stories, "
        err.print(f"{kinds}{count(len(found.incidents), 'incident')}{left(aside)}", style="dim", markup=False)
    leave(1, aside)


def show(
    id: Id,
    json: Annotated[bool, typer.Option("--json", help="Print the record as one line of JSON.")] = False,
    raw: Annotated[
        bool, typer.Option("--raw", help="Print the bytes as they were received; to a file or a pipe alone.")
    ] = False,
    store: StoreFile = STORE,
) -> None:
    """Print a report of a store: its record, or the bytes as they were received."""
    from accordingto.publish import terminal
    from accordingto.record import jsonl

    if raw and sys.stdout.isatty():
        raise StoreError("bytes as they were received may hold commands for a terminal: send them to a file with >")
    with _open(store) as opened:
        kept = opened.find(id)
        if raw:
            sys.stdout.buffer.write(opened.raw(kept.id))
        elif json:
            sys.stdout.write(jsonl.dump(opened.reading(kept.id)) + "\n")
        else:
            out = Console(highlight=False)
            for fact in (*_facts(kept, opened.log(kept.id)), *_ties(kept.id, opened.links(kept.id))):
                out.print(inert(fact), style="dim", markup=False, soft_wrap=True)
            if not kept.removed:
                terminal.show(opened.reading(kept.id), out)


def remove(
    id: Id,
    why: Annotated[str, typer.Option("--why", metavar="REASON", help="The reason, which the log keeps.")],
    store: StoreFile = STORE,
    no_link: NoLink = False,
    who: Who = None,
    quiet: Quiet = False,
) -> None:
    """Take a report's bytes, text and record out of a store; its id and the reason stay."""
    if not why.strip():
        raise typer.BadParameter("give a reason, as --why 'the outlet withdrew it'")
    with _open(store, who) as opened:
        kept = opened.find(id)
        opened.remove(kept.id, why)
        if not no_link:
            _link(opened, quiet)
    if not quiet:
        err.print("removed:", inert(kept.id), style="dim", markup=False, soft_wrap=True)


def log(
    id: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="A report's id or its first characters: its changes alone.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print whole rows as JSON Lines.")] = False,
    head: Annotated[
        bool, typer.Option("--head", help="Print only how long the log is and its last hash, to be noted elsewhere.")
    ] = False,
    store: StoreFile = STORE,
) -> None:
    """Print who changed what in a store, when and why, the oldest first."""
    from accordingto.review import Codings
    from accordingto.store.audit import canonical, columns

    with _open(store) as opened:
        if head:
            typer.echo(str(opened.head()))
            return
        hidden = Codings(opened).hidden()
        left = 0
        for entry in opened.log(opened.find(id).id if id else None):
            if entry.change.subject in hidden:
                left += 1
                continue
            typer.echo(canonical(columns(entry)) if json else inert(_logged(entry)))
        if left:
            err.print(f"left out: {left} of reports that are being coded blind, until all coders are done", style="dim")


def check(
    page: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="A situation report in HTML: its citations and sentences are held against the store, which is not checked then.",
        ),
    ] = None,
    head: Annotated[
        str | None,
        typer.Option(
            "--head", metavar="COUNT:HASH", help="What `log --head` printed once: the log must go through it."
        ),
    ] = None,
    store: StoreFile = STORE,
    quiet: Quiet = False,
) -> None:
    """Check a store: bytes against hashes, records against texts, the log against tampering; or a situation report against it."""
    if page is not None:
        if head is not None:
            raise typer.BadParameter("a situation report has no head: --head is for a store")
        _check_page(page, store, quiet)
        return
    from accordingto.review import reviewed

    with _open(store) as opened, Bar("checking", wanted=not quiet) as bar:
        problems = 0
        for problem in opened.check(reviewed, head, bar):
            problems += 1
            typer.echo(inert(problem))
        number = opened.count()
    if not quiet:
        found = f"{count(problems, 'problem')} found" if problems else "all is well"
        err.print(f"{count(number, 'report')} checked: {found}", style="dim", markup=False)
    if problems:
        sys.exit(1)


def _check_page(page: Path, path: Path, quiet: bool) -> None:
    """What is wrong with a situation report, a sentence each."""
    from accordingto.publish import situation

    found, problems = situation.load(page), 0
    with _open(path) as opened, Bar("checking", wanted=not quiet):
        for problem in situation.check(found, opened):
            problems += 1
            typer.echo(inert(problem))
    if not quiet:
        told = f"{count(problems, 'problem')} found" if problems else "all is well"
        err.print(f"{count(len(found.citations), 'citation')} checked: {told}", style="dim", markup=False)
    if problems:
        sys.exit(1)


def _open(path: Path, who: str | None = None, *, create: bool = False) -> "Store":
    from accordingto.store import Store

    return Store(path, create=create, who=who)


def _link(store: "Store", quiet: bool) -> int:
    """Ties the reports together; how many could not be."""
    from accordingto import pipeline

    aside = 0
    with Bar("linking", wanted=not quiet):
        for result in pipeline.link(store):
            aside += 1
            set_aside(result)
    return aside


def _line(id: str, title: str) -> None:
    typer.echo(inert(" ".join(f"{short(id)}  {title}".split("\n"))))


def _facts(kept: "Kept", entries: "Iterable[Entry]") -> list[str]:
    """What the store knows of a report, and who did what with it."""
    lines = [kept.id]
    if not kept.removed:
        lines.append(f"{kept.size:,} bytes, {kept.media_type}; read on {kept.made} by {kept.version}")
    return lines + [_logged(entry) for entry in entries]


def _ties(id: str, found: "Links") -> list[str]:
    """What ties a report to others."""
    lines = []
    for group in found.copies:
        others = ", ".join(short(member.report) for member in group.members if member.report != id)
        origin = f"it comes from {short(group.origin)}" if group.origin else "where it comes from is not known"
        lines.append(f"one text with {others}; {origin}")
    for story in found.stories:
        if len(story.reports) > 1:
            lines.append(f"in a story with {', '.join(short(report) for report in story.reports if report != id)}")
    if found.incidents:
        lines.append(f"tells of {', '.join(incident.id for incident in found.incidents)}")
    return lines


def _logged(entry: "Entry") -> str:
    """A row of the log as a line; what the program itself wrote is hashes, and is left to --json."""
    from accordingto.store.audit import MACHINE, canonical

    change = entry.change
    parts = [str(entry.number), entry.at, entry.who, change.action, short(change.subject), change.cell]
    if change.action not in MACHINE and (change.from_ is not None or change.to is not None):
        parts.append(f"{canonical(change.from_)} → {canonical(change.to)}")
    if change.action == "link" and isinstance(change.to, dict):
        parts.append(", ".join(f"{change.to.get(kind)} {kind}" for kind in ("copies", "stories", "incidents")))
    if change.undoes is not None:
        parts.append(f"takes back {change.undoes}")
    parts.append(f"because: {change.why}" if change.why else "")
    return "  ".join(" ".join(part.split()) for part in parts if part)
