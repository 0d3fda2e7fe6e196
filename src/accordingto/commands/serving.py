"""The command that opens the workbench."""

# ruff: noqa: PLR0913, PLR0917 — the options of a command are the arguments of its function
import socket
import webbrowser
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from accordingto.commands.console import err, open_reader
from accordingto.commands.options import STORE

if TYPE_CHECKING:
    from accordingto.web import Settings


def serve(
    store: Annotated[
        Path, typer.Argument(metavar="[STORE]", help="The store, which is made if it is not there.", dir_okay=False)
    ] = STORE,
    host: Annotated[
        str,
        typer.Option("--host", metavar="ADDRESS", help="The address to listen on; another than 127.0.0.1 needs users."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8631,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            metavar="URL",
            help="The address that people open it by, where a proxy with HTTPS stands before it; needs users.",
        ),
    ] = None,
    tiles: Annotated[
        Path | None,
        typer.Option("--tiles", metavar="FILE", help="A .pmtiles file for the map.", exists=True, dir_okay=False),
    ] = None,
    open: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Open a workbench on a store, for a browser on this machine."""
    import uvicorn

    from accordingto.web import Settings, create_app

    settings = Settings(store, host, port, address, tiles=tiles)
    _check_reach(settings)
    if tiles is not None:
        _check_tiles(tiles)
    listener = _listener(host, port)
    port = listener.getsockname()[1]
    app = create_app(replace(settings, port=port), cache(lambda: open_reader(quiet=True)))
    here = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    err.print(f"The workbench on {store} is open at {here} (Ctrl+C closes it)", markup=False, soft_wrap=True)
    if open:
        webbrowser.open(here)
    # The header Server is left out, and of what clients ask for only errors are told: addresses hold names of reports.
    config = uvicorn.Config(
        app, server_header=False, log_level="warning", proxy_headers=False, timeout_graceful_shutdown=3
    )
    uvicorn.Server(config).run(sockets=[listener])


def _check_reach(settings: "Settings") -> None:
    """Nobody else than whoever uses this machine, unless the store knows its users."""
    from accordingto.review import People
    from accordingto.store import Store
    from accordingto.web.settings import ServeError

    if settings.local:
        return
    with Store(settings.store, create=True) as opened:
        if People(opened).alone() is not None:
            raise ServeError(
                f"at {settings.address or settings.host} everybody who reaches it could change the store, which has no users: "
                "make one with `accordingto users add`, or leave --host and --address out"
            )


def _check_tiles(path: Path) -> None:
    """The file is one of tiles; ServeError where it is not."""
    from accordingto.web.settings import ServeError

    try:
        with path.open("rb") as file:
            begins = file.read(7)
    except OSError as error:
        raise ServeError(f"{path} cannot be read ({error.strerror}): check that you may read it") from error
    if begins != b"PMTiles":
        raise ServeError(f"{path} holds no tiles: --tiles takes a .pmtiles file")


def _listener(host: str, port: int) -> socket.socket:
    """A socket that listens there; ServeError where it cannot."""
    from accordingto.web.settings import ServeError

    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (")[0]
        raise ServeError(
            f"nothing can listen on {host}, port {port} ({reason}): choose another with --port or --host"
        ) from error
