"""README is true: its commands run on the samples, print what it shows, and take the options that it gives them."""

import contextlib
import gzip
import io
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import typer.main
from typer.core import TyperGroup

import accordingto
from accordingto import cli
from accordingto.reading import Reader
from accordingto.reading.places import Gazetteer

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COLUMNS = "84"
"""The narrowest terminal that has tables; README is cut from it."""
LEFT_OUT = "…"
"""A line of README that stands for any number of lines."""
ELSEWHERE = ("serve", "fetch", "places import UA.zip", "import")
"""Commands that go on for ever, or need what README does not bring: only that the program has them is looked at."""


@dataclass(frozen=True)
class Shown:
    """A command of a session, and the lines that README prints below it."""

    command: str
    lines: tuple[str, ...]

    def passages(self) -> Iterator[list[str]]:
        """Lines that stand together in what is printed."""
        together: list[str] = []
        for line in (*self.lines, LEFT_OUT):
            if line != LEFT_OUT:
                together.append(line)
            elif any(together):
                yield _trimmed(together)
                together = []


def sessions() -> list[Shown]:
    """What the blocks without a language show, command by command."""
    found = []
    for _, block in (block for block in BLOCKS if not block[0]):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.splitlines()
            found.append(Shown(command, tuple(lines)))
    return found


def lines() -> list[str]:
    """The commands of the blocks for a shell and in the sentences, in order."""
    found = [line for language, block in BLOCKS if language == "sh" for line in block.splitlines()]
    found += re.findall(r"`(accordingto .*?)`", README)
    return [shlex.join(shlex.split(line, comments=True)) for line in found if line]


def _trimmed(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, copied_places: Callable[[Path], Path]) -> Iterator[Path]:
    """A folder as README has it: the samples, the files that it names, and a home of the user's that nothing is in yet."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "samples").symlink_to(ROOT / "samples")
    reports = ROOT / "samples" / "reports"
    shutil.copy(reports / "05-courier-clinic.html", folder / "report.html")
    shutil.copy(reports / "01-wire.xml", folder / "feed.xml")
    (folder / "archive.warc.gz").write_bytes(gzip.compress((reports / "11-border-monitor.warc").read_bytes()))
    with pytest.MonkeyPatch.context() as patch:
        # The world's places are imported once a run, and the models loaded once for all commands.
        copied_places(folder / "home")
        patch.setenv("ACCORDINGTO_HOME", str(folder / "home"))
        patch.setenv("COLUMNS", COLUMNS)
        patch.chdir(folder)
        one = cache(lambda: Reader(Gazetteer.default()))
        for module in ("reading", "keeping"):
            patch.setattr(f"accordingto.commands.{module}.open_reader", lambda quiet: one())
        patch.setattr(accordingto, "_reader", one)
        yield folder


def ran(command: str) -> str:
    """What whoever types the command sees."""
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        patch.setattr("sys.argv", shlex.split(command))
        with pytest.raises(SystemExit) as ended:
            cli.main()
    assert ended.value.code in (None, cli.OK), f"{command}\n{out.getvalue()}"
    return out.getvalue()


def test_commands_print_what_readme_shows_and_write_what_it_says(desk: Path) -> None:
    told = sessions()
    assert any(shown.lines for shown in told)
    for shown in told:
        printed = [line.rstrip() for line in ran(shown.command).splitlines()]
        at = 0
        for passage in shown.passages():
            where = (n for n in range(at, len(printed)) if printed[n : n + len(passage)] == passage)
            found = next(where, None)
            assert found is not None, "\n".join([shown.command, "does not print", *passage, "but", *printed])
            at = found + len(passage)
    for line in lines():
        if line.startswith("accordingto ") and not line.removeprefix("accordingto ").startswith(ELSEWHERE):
            ran(line)
    assert {"week.xlsx", "week.html", "week.pdf", "page.html"} <= {path.name for path in desk.iterdir()}
    for language, block in BLOCKS:
        if language == "python":
            with contextlib.redirect_stdout(io.StringIO()) as out:
                exec(block, {})  # noqa: S102 — README's own words
            assert "happened" in out.getvalue()


@pytest.mark.parametrize("line", lines())
def test_a_command_of_readme_is_one_of_the_program(line: str) -> None:
    program, *arguments = shlex.split(line)
    if program == "make":
        assert re.search(rf"^{arguments[0]}:", (ROOT / "Makefile").read_text(), re.MULTILINE)
        return
    assert program == "accordingto"
    command = typer.main.get_command(cli.app)
    context = command.make_context(program, list(arguments))
    while isinstance(command, TyperGroup):
        name, found, arguments = command.resolve_command(context, arguments)
        assert name is not None
        assert found is not None
        command = found
        context = command.make_context(name, list(arguments), parent=context, resilient_parsing=not arguments)
