"""Commands that say who may come in. A password is typed, or comes on standard input, and is never an argument."""

import sys
from datetime import timedelta
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from accordingto.commands.options import STORE, StoreFile, Who
from accordingto.publish.inert import inert
from accordingto.record import AccordingToError

if TYPE_CHECKING:
    from accordingto.review.people import RoleName
    from accordingto.store import Store

users = typer.Typer(
    help="Who may come into the workbench, and as what. Without users, it is this machine's user's alone.",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The user's name, in any case.")]
Role = Annotated[str, typer.Option("--role", metavar="ROLE", help="reader, coder, editor or admin.")]


@users.command("add")
def add_user(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, as it is to stand in the log.")],
    role: Role = "coder",
    no_password: Annotated[
        bool, typer.Option("--no-password", help="For a program, which comes in with a token alone.")
    ] = False,
    store: StoreFile = STORE,
    who: Who = None,
) -> None:
    """Let somebody in; asks for a password, or takes the first line of standard input. The first user is an admin."""
    from accordingto.review import People

    with _open(store, who) as opened:
        people = People(opened)
        password = None if no_password else _password()
        people.add(name, cast("RoleName", role), password)


@users.command("list")
def list_users(store: StoreFile = STORE) -> None:
    """Print who may come in, as what, and with which tokens."""
    from accordingto.review import Door, People

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    for column in ("name", "role", "disabled", "tokens"):
        table.add_column(column)
    with _open(store) as opened:
        people, door = People(opened), Door(opened)
        for user in people.all():
            held = () if user.disabled else door.tokens(user.name)
            told = "; ".join(f"{t.id} {t.label}" + (f" until {t.expires[:10]}" if t.expires else "") for t in held)
            table.add_row(Text(user.name), user.role, (user.disabled or "")[:10], Text(inert(told)))
    Console(highlight=False).print(table)


@users.command("role")
def set_role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, coder, editor or admin.")],
    store: StoreFile = STORE,
    who: Who = None,
) -> None:
    """Give somebody another role, and log them out."""
    from accordingto.review import People

    with _open(store, who) as opened:
        People(opened).set_role(name, cast("RoleName", role))


@users.command("password")
def set_password(name: Name, store: StoreFile = STORE, who: Who = None) -> None:
    """Give somebody another password, and log them out; asks for it, or takes the first line of standard input."""
    from accordingto.review import People

    with _open(store, who) as opened:
        people = People(opened)
        people.user(name)  # before anybody types
        people.set_password(name, _password())


@users.command("disable")
def disable_user(name: Name, store: StoreFile = STORE, who: Who = None) -> None:
    """Let somebody in no longer, and take their tokens back. What they did stays in the log."""
    from accordingto.review import People

    with _open(store, who) as opened:
        People(opened).disable(name)


@users.command("enable")
def enable_user(name: Name, store: StoreFile = STORE, who: Who = None) -> None:
    """Let somebody in again who was disabled."""
    from accordingto.review import People

    with _open(store, who) as opened:
        People(opened).enable(name)


@users.command("token")
def make_token(
    name: Name,
    label: Annotated[str, typer.Option("--for", metavar="PURPOSE", help="What it is for, to know it by.")],
    days: Annotated[int | None, typer.Option("--days", min=1, help="How long it lets in; for ever without.")] = None,
    store: StoreFile = STORE,
    who: Who = None,
) -> None:
    """Make a token, with which a program comes in as that user, and print it this once."""
    from accordingto.review import Door

    with _open(store, who) as opened:
        typer.echo(Door(opened).make_token(name, label, timedelta(days=days) if days else None))


@users.command("revoke")
def revoke_token(
    name: Name,
    token: Annotated[str, typer.Argument(metavar="TOKEN", help="The first characters of its hash, as `list` prints.")],
    store: StoreFile = STORE,
    who: Who = None,
) -> None:
    """Take a token back: it lets nobody in any more."""
    from accordingto.review import Door

    with _open(store, who) as opened:
        Door(opened).revoke(name, token)


def _password() -> str:
    """Typed twice without being shown; from a pipe, the first line."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline().rstrip("\r\n")
        if not line:
            raise AccordingToError("no password came on standard input: give it as the first line")
        return line
    first = getpass("Password: ")
    if getpass("Again: ") != first:
        raise AccordingToError("the two are not the same: try again")
    return first


def _open(path: Path, who: str | None = None) -> "Store":
    from accordingto.store import Store

    return Store(path, who=who)
