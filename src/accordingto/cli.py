"""Commands."""

import typer

app = typer.Typer()


def main() -> None:
    """The command `accordingto`."""
    app()
