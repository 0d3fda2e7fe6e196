import io
import json
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from accordingto import cli
from accordingto.record import jsonl

ROOT = Path(__file__).resolve().parents[1]
REPORT = "Police said on Monday that a bomb had killed three people in Kharkiv.\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> "Run":
    """Runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Run(monkeypatch, capsys)


class Run:
    """One command line at a time, in this process: exit code, standard output, standard error."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["accordingto", *map(str, arguments)])
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = self._capsys.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else 0 if code is None else 1), out, err


def test_read_shows_who_said_what(run: Run) -> None:
    Path("report.txt").write_text(REPORT)
    code, out, err = run("read", "report.txt", "--published", "2022-09-14")
    assert code == cli.OK
    assert "Who said what" in out
    assert "Police" in out
    assert "2022-09-12" in out
    assert "1 report read" in err


def test_json_is_the_contract_one_line_a_report(run: Run) -> None:
    Path("a.txt").write_text(REPORT)
    Path("b.txt").write_text(REPORT.replace("Monday", "Friday"))
    code, out, _ = run("read", "a.txt", "b.txt", "--json", "--published", "2022-09-14")
    first, second = map(jsonl.load, out.splitlines())
    assert code == cli.OK
    assert (first.report.uri, second.report.uri) == ("a.txt", "b.txt")
    assert first.times[0].earliest == "2022-09-12"


def test_standard_input_is_read(run: Run) -> None:
    code, out, _ = run("read", "-", "--json", stdin=REPORT.encode())
    assert code == cli.OK
    assert jsonl.load(out).report.text == REPORT


def test_the_page_is_written_whole_beside_what_is_printed(run: Run) -> None:
    Path("report.txt").write_text(REPORT)
    code, out, _ = run("read", "report.txt", "--html", "page.html", "--quiet")
    assert (code, out) == (cli.OK, "")
    assert Path("page.html").read_text().rstrip().endswith("</html>")
    assert sorted(p.name for p in Path().iterdir()) == ["page.html", "report.txt"]


def test_a_page_that_cannot_be_written_is_said_and_leaves_nothing(run: Run) -> None:
    Path("report.txt").write_text(REPORT)
    code, _, err = run("read", "report.txt", "--quiet", "--html", "missing/page.html")
    assert code == cli.FAILED
    assert "missing/page.html cannot be written" in err
    code, _, err = run("read", "report.txt", "--quiet", "--html", "report.txt/page.html")
    assert (code, err.count("\n")) == (cli.FAILED, 1)
    assert "report.txt/page.html cannot be written" in err
    assert [path.name for path in Path().iterdir()] == ["report.txt"]


def test_one_bad_input_is_set_aside_and_the_rest_is_read(run: Run) -> None:
    Path("good.txt").write_text(REPORT)
    Path("empty.txt").write_text("")
    code, out, err = run("read", "empty.txt", "good.txt", "--json")
    assert code == cli.SOME_SET_ASIDE
    assert len(out.splitlines()) == 1
    assert "empty.txt" in err
    assert "1 report read, 1 set aside" in err


def test_nothing_readable_is_a_failure(run: Run) -> None:
    code, out, err = run("read", "nowhere.txt")
    assert (code, out) == (cli.FAILED, "")
    assert "nowhere.txt" in err


def test_quiet_still_says_what_was_set_aside(run: Run) -> None:
    code, _, err = run("read", "nowhere.txt", "--quiet")
    assert code == cli.FAILED
    assert "nowhere.txt" in err
    assert "read," not in err


@pytest.mark.parametrize("date", ["2022-13-01", "last week", "14.9.2022"])
def test_a_date_that_is_none_is_wrong_usage(run: Run, date: str) -> None:
    code, _, err = run("read", "-", "--published", date)
    assert code == cli.USAGE
    assert "ISO" in err


def test_limits_set_aside_what_is_larger(run: Run) -> None:
    Path("report.txt").write_text(REPORT)
    assert run("read", "report.txt", "--max-bytes", "10")[0] == cli.FAILED
    assert run("read", "report.txt", "--max-characters", "10")[0] == cli.FAILED


def test_schema_describes_what_read_prints(run: Run) -> None:
    code, out, _ = run("schema")
    assert code == cli.OK
    assert set(json.loads(out)["properties"]) == {
        "report",
        "entities",
        "statements",
        "places",
        "times",
        "amounts",
        "events",
    }


def test_places_of_ones_own_are_found_and_read(
    run: Run, copied_places: Callable[[Path], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied_places(tmp_path / "home")
    monkeypatch.setenv("ACCORDINGTO_HOME", str(tmp_path / "home"))
    Path("mine.csv").write_text("name,latitude,longitude,country,feature\nVelmograd,45.5,-33.25,XAA,PPL\n")
    assert run("places", "import", "mine.csv")[0] == cli.OK
    code, out, _ = run("places", "search", "velmograd")
    assert code == cli.OK
    assert "45.5" in out
    assert "XAA" in out
    _, out, _ = run("read", "-", "--json", stdin=b"The army retook the town of Velmograd on Monday, officials said.")
    assert [(p.name, p.latitude) for p in jsonl.load(out).places] == [("Velmograd", 45.5)]


INTERRUPTING = """
import os, signal, sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {at!r}:
            os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
sys.meta_path.insert(0, Interrupting())
sys.argv = ["accordingto", "read", "report.txt"]
from {module} import {function}
{function}()
"""
"""The console entry, with Ctrl-C pressed when a module begins to be imported."""


@pytest.mark.parametrize(
    "at", ["accordingto.cli", "typer", "accordingto.record", "accordingto.commands.keeping", "accordingto.reading"]
)
def test_ctrl_c_ends_in_one_line_from_the_first_import_on(tmp_path: Path, at: str) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    entry = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]["accordingto"]
    module, _, function = entry.partition(":")
    program = INTERRUPTING.format(at=at, module=module, function=function)
    run = [sys.executable, "-c", program]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "stopped\n")


def test_version_and_help_are_quick_to_reach() -> None:
    program = [sys.executable, "-c", "from accordingto.cli import main; main()"]
    done = subprocess.run([*program, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("accordingto 0.")


class Site(BaseHTTPRequestHandler):
    """One page, and no robots.txt."""

    def do_GET(self) -> None:
        found = self.path == "/page.txt"
        body = REPORT.encode() if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests read what the program says, not the server."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_what_is_fetched_is_kept_and_can_be_read(run: Run, site: str) -> None:
    code, _, err = run("fetch", f"{site}/page.txt", f"{site}/gone", "--to", "kept.warc.gz", "--allow-private")
    assert code == cli.SOME_SET_ASIDE
    assert "1 page fetched and kept in kept.warc.gz" in err
    _, out, _ = run("read", "kept.warc.gz", "--json")
    (record,) = map(jsonl.load, out.splitlines())
    assert (record.report.uri, record.report.text) == (f"{site}/page.txt", REPORT)


def test_private_addresses_are_not_asked_unless_that_is_allowed(run: Run, site: str) -> None:
    code, _, err = run("fetch", f"{site}/page.txt", "--to", "kept.warc.gz")
    assert code == cli.FAILED
    assert "machines that you run yourself" in err
    assert not Path("kept.warc.gz").exists()
