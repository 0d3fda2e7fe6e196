"""The command `search` over a small store, the way a user gives it."""

import json
import sys
from pathlib import Path

import pytest

from accordingto import cli
from accordingto.intake import Received
from accordingto.store import Store
from tests.store.test_search import readings


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> "Run":
    """Runs the command in a folder with a store."""
    monkeypatch.chdir(tmp_path)
    with Store(Path("accordingto.db"), create=True, who="tester") as store:
        for reading in readings():
            store.keep(Received(reading.report, reading.report.text.encode(), "text/plain"), reading, "1")
    return Run(monkeypatch, capsys)


class Run:
    """One command line at a time, in this process: exit code, standard output, standard error."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["accordingto", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = self._capsys.readouterr()
        code = ended.value.code
        return (code if isinstance(code, int) else 0 if code is None else 1), out, err


def test_search_prints_reports_with_the_words_that_match(run: Run) -> None:
    code, out, err = run("search", "clinic killed", "--place", "Orsina", "--from", "2031-05-01", "--to", "2031-05-31")
    assert code == cli.OK
    assert "Shell hits clinic" in out
    assert "*clinic*" in out
    assert "v1 Shelling/artillery/missile attack · Orsina · 2031-05-06" in " ".join(out.split())
    assert "1 report found" in err


def test_search_as_json_is_one_object_a_report(run: Run) -> None:
    code, out, _ = run("search", "--place", "11", "--type", "protests", "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == cli.OK
    assert [row["report"] for row in rows] == ["r-siege", "r-march"]
    assert [cell["words"] for row in rows for cell in row["cells"]] == ["protested", "marched"]


def test_what_cannot_be_searched_for_says_why(run: Run) -> None:
    code, _, err = run("search")
    assert code == cli.USAGE
    assert "say what to search for" in " ".join(err.split())
    code, _, err = run("search", "--type", "battle")
    assert code == cli.FAILED
    assert "Battles" in err
    assert run("search", "clinic", "--from", "May")[0] == cli.USAGE
    assert run("search", "clinic", "--store", "nowhere.db")[0] == cli.FAILED


def test_a_query_that_looks_like_a_command_is_words(run: Run) -> None:
    for words in ("clinic NEAR(", "text:clinic OR", "'; DROP TABLE reports; --", "a* AND *"):
        assert run("search", words)[0] == cli.OK
    assert "Shell hits clinic" in run("search", "clinic")[1]
