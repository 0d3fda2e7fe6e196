"""Files that appear as a whole or not at all, and the command that writes them."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from accordingto import cli
from accordingto.publish.exports import Wanted, export, save
from accordingto.publish.exports.files import whole
from accordingto.record import AccordingToError
from accordingto.store import Store
from tests.test_comparing import Run

PROGRAM = (sys.executable, "-c", "from accordingto.cli import main; main()")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Run(monkeypatch, capsys)


def test_a_file_is_there_only_once_all_of_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"

    def interrupted() -> None:
        with whole(path) as out:
            out.write(b"half")
            assert not path.exists()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"mine")
    with pytest.raises(AccordingToError, match="--force"), whole(path):
        pass
    assert path.read_bytes() == b"mine"
    with whole(path, force=True) as out:
        out.write(b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~_umask()


def test_a_failed_export_leaves_the_old_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"mine")
    with pytest.raises(AccordingToError, match="end in"):
        save(store, "acled", tmp_path / "a.doc", force=True)
    with pytest.raises(AccordingToError, match="cannot be written"):
        save(store, "acled", tmp_path / "nowhere" / "a.csv")
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]


def test_the_command_writes_a_table_and_counts(run: Run, path: Path, tmp_path: Path) -> None:
    code, out, err = run("export", "--format", "ucdp", "--out", "ged.csv", "--store", str(path))
    assert (code, out) == (cli.OK, "")
    assert "2 incidents; left out: 2" in err
    assert (tmp_path / "ged.csv").read_text().startswith('"id","relid"')
    assert run("export", "--format", "ucdp", "--out", "ged.csv", "--store", str(path))[0] == cli.FAILED
    assert run("export", "--format", "ucdp", "--out", "ged.csv", "--force", "--store", str(path))[0] == cli.OK


def test_the_command_takes_the_filters_of_incidents(run: Run, path: Path) -> None:
    arguments = ("--format", "acled", "--place", "Orsina", "--from", "2031-05-01", "--to", "2031-05-31", "--contested")
    done = subprocess.run(
        [*PROGRAM, "export", *arguments, "--reports", "2", "--store", str(path)], capture_output=True, check=True
    )
    assert done.stdout.count(b"Shelling/artillery/missile attack") >= 1
    assert b"Halvek" not in done.stdout
    assert run("export", "--format", "doc", "--store", str(path))[0] == cli.USAGE


def test_reports_and_incidents_are_named_by_their_first_characters(store: Store, path: Path) -> None:
    with store.read() as connection:
        from accordingto.store.linked import Wanted as Conditions
        from accordingto.store.linked import incidents

        id = next(i.id for i in incidents(connection, Conditions("Orsina")))
    found = [
        subprocess.run([*PROGRAM, "export", name, "--store", str(path)], capture_output=True, check=True).stdout
        for name in ("r-courier", id[:8])
    ]
    assert [out.count(b'{"report":{"id"') for out in found] == [1, 2]


def test_json_lines_hold_the_reports_that_tell_of_the_incidents(store: Store, tmp_path: Path) -> None:
    summary = save(store, "jsonl", tmp_path / "a.jsonl", Wanted(place="Orsina"))
    assert summary.count == 2
    assert len((tmp_path / "a.jsonl").read_bytes().splitlines()) == 2


def test_an_unknown_format_names_the_known_ones(store: Store) -> None:
    with pytest.raises(AccordingToError, match="acled"), Path(os.devnull).open("wb") as out:
        export(store, "doc", out)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
