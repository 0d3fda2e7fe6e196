"""The documentation is a contract: every command and every option has its place in docs/commands.md, and its help."""

from pathlib import Path

import pytest
import typer.main
from typer.core import TyperCommand, TyperGroup

from accordingto.cli import app

DOCS = (Path(__file__).resolve().parents[1] / "docs" / "commands.md").read_text(encoding="utf-8")


def commands() -> list[tuple[str, TyperCommand]]:
    found: list[tuple[str, TyperCommand]] = []
    groups = [("accordingto", typer.main.get_command(app))]
    while groups:
        name, group = groups.pop()
        assert isinstance(group, TyperGroup)
        for own, command in group.commands.items():
            if isinstance(command, TyperGroup):
                groups.append((f"{name} {own}", command))
            else:
                assert isinstance(command, TyperCommand)
                found.append((f"{name} {own}", command))
    return found


@pytest.mark.parametrize(("name", "command"), commands(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_command_has_help_and_stands_in_the_docs(name: str, command: TyperCommand) -> None:
    assert command.help
    assert name in DOCS
    section = DOCS[DOCS.index(name) :]
    for option in command.params:
        if option.param_type_name == "option" and option.name != "help":
            assert getattr(option, "help", None), f"{name} {option.name} has no help"
            for spelling in option.opts:
                assert f"`{spelling}" in section, f"{spelling} of {name} is not in docs/commands.md"


def test_all_commands_are_looked_at() -> None:
    assert {name for name, _ in commands()} >= {"accordingto read", "accordingto fetch", "accordingto schema"}
