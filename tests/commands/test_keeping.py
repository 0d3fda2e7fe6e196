import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from accordingto import cli
from accordingto.publish.rows import short
from accordingto.record import EventRef, Incident, Links, Reading, Span, StoreError, jsonl
from accordingto.record.copies import CopyGroup, CopyMember, Story
from accordingto.review import Choice, Codings, decide, reviewed
from accordingto.store import Change, Store
from accordingto.store.audit import user
from tests.store.making import VERSION, keep, noted, reading, received, words
from tests.test_cli import Run

ID = received(1).report.id
PROGRAM = (sys.executable, "-c", "from accordingto.cli import main; main()")
NEEDS_A_STORE = ("show x", "export", "log", "check", "reread", "link", "remove x --why y")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the command in a folder with a store of three reports."""
    monkeypatch.chdir(tmp_path)
    with Store(Path("accordingto.db"), create=True) as store:
        keep(store, 1, 2, 3)
    return Run(monkeypatch, capsys)


def test_show_prints_the_record_and_who_added_it(run: Run) -> None:
    code, out, _ = run("show", short(ID))
    assert code == cli.OK
    assert ID in out
    assert f"{user()}  add" in out
    assert "Shelling 1" in out
    assert "Who said what" in out


def test_show_prints_json_and_the_bytes_as_received(run: Run) -> None:
    assert jsonl.load(run("show", ID, "--json")[1]) == reading(received(1).report)
    # Bytes go past the text layer that the other tests look at.
    done = subprocess.run([*PROGRAM, "show", ID, "--raw"], capture_output=True, check=True)
    assert done.stdout == received(1).raw


@pytest.mark.parametrize("id", ["nothing", "sha256:", "%"])
def test_an_id_that_names_no_one_report_is_said(run: Run, id: str) -> None:
    code, out, err = run("show", id)
    assert (code, out) == (cli.FAILED, "")
    assert "id" in err


def test_export_prints_what_read_prints_in_the_order_of_adding(run: Run) -> None:
    code, out, _ = run("export")
    assert code == cli.OK
    assert [jsonl.load(line) for line in out.splitlines()] == [reading(received(n).report) for n in (1, 2, 3)]
    assert run("export", ID)[1] == out.splitlines(keepends=True)[0]


def test_removing_needs_a_reason_and_leaves_a_tombstone(run: Run) -> None:
    assert run("remove", ID)[0] == cli.USAGE
    assert run("remove", ID, "--why", " ")[0] == cli.USAGE
    code, _, err = run("remove", ID, "--why", "its author asked for it", "--as", "Anna", "--no-link")
    assert code == cli.OK
    assert ID in err
    code, out, _ = run("show", ID)
    assert code == cli.OK
    assert "Anna" in out
    assert "because: its author asked for it" in out
    assert "Shelling" not in out
    assert len(run("export")[1].splitlines()) == 2
    assert run("check")[0] == cli.OK


def test_the_log_is_printed_whole_in_part_and_by_its_head(run: Run) -> None:
    code, out, _ = run("log")
    assert code == cli.OK
    assert re.match(rf"1  \d{{4}}-\d\d-\d\dT[\d:.]+Z  {re.escape(user())}  add  {short(ID)}\n", out)
    rows = [json.loads(line) for line in run("log", "--json")[1].splitlines()]
    assert [row["number"] for row in rows] == [1, 2, 3]
    assert run("log", "--head")[1] == f"3:{rows[-1]['hash']}\n"
    assert len(run("log", ID)[1].splitlines()) == 1


def test_decisions_stand_in_the_log_with_from_to_and_why(run: Run) -> None:
    with Store(Path("accordingto.db"), who="Anna") as store:
        noted(store, Change("correct", ID, "v1/place", {"name": "Izium"}, {"name": "Kharkiv"}, "see the map"))
    out = run("log", ID)[1].splitlines()[-1]
    assert out.endswith(
        "correct  " + short(ID) + '  v1/place  {"name":"Izium"} → {"name":"Kharkiv"}  because: see the map'
    )


def test_the_log_keeps_to_itself_what_is_being_coded_blind(run: Run) -> None:
    with Store(Path("accordingto.db"), who="Chief") as store:
        codings = Codings(store)
        codings.assign(ID, ["Anna", "Berta"])
        decide(store, codings.desk("c1", "Anna"), Choice("insert", "p", spans=(Span(0, 4),), why="a secret reason"))
        codings.done("c1", "Anna")
    for arguments in (("log",), ("log", "--json")):
        _, out, err = run(*arguments)
        assert "secret" not in out
        assert "left out: 1 " in err
    with Store(Path("accordingto.db")) as store:
        Codings(store).done("c1", "Berta")
    _, out, err = run("log")
    assert "a secret reason" in out
    assert "left out" not in err


def test_check_says_what_is_wrong_and_fails(run: Run) -> None:
    code, out, err = run("check")
    assert (code, out) == (cli.OK, "")
    assert "3 reports checked: all is well" in err
    head = run("log", "--head")[1].strip()
    assert run("check", "--head", head)[0] == cli.OK
    with Store(Path("accordingto.db")) as store, store.write() as connection:
        connection.exec_driver_sql("UPDATE texts SET text = upper(text) WHERE number = 2")
    code, out, err = run("check")
    assert code == cli.FAILED
    assert f"report {received(2).report.id}: its words are not those that were added" in out
    assert "found" in err
    assert run("check", "--head", "4" + head[1:])[0] == cli.FAILED


def test_text_of_reports_does_not_reach_the_terminal_as_commands(run: Run) -> None:
    one = received(9, "\x1b]0;owned\x07 fell, police said.")
    report = replace(one.report, id="evil\x1b[2J", title="\x1b[31mred\u202e", uri="\x1b[0m")
    evil = replace(one, report=report, media_type="application/json")
    with Store(Path("accordingto.db")) as store:
        store.keep(evil, Reading(evil.report), VERSION)
        store.remove(ID, "because\x1b[2J of\nthis")
    for command in (
        ["show", "evil"],
        ["log"],
        ["remove", "evil", "--why", "x", "--no-link"],
        ["show", "evil\x1b["],
        ["check"],
    ):
        _, out, err = run(*command)
        assert "\x1b" not in out + err
        assert "\u202e" not in out + err


@pytest.mark.parametrize("command", NEEDS_A_STORE)
def test_without_a_store_nothing_is_made(run: Run, command: str) -> None:
    code, out, err = run(*command.split(), "--store", "another.db")
    assert (code, out) == (cli.FAILED, "")
    assert "there is no store" in err
    assert not Path("another.db").exists()


def test_adding_nothing_that_can_be_read_makes_no_store(run: Run) -> None:
    Path("folder").mkdir()
    Path("empty.txt").touch()
    Path("made.db").touch()
    before = sorted(Path().iterdir())
    for what in ("nowhere.txt", "empty.txt", "folder"):
        for to in ("another.db", "made.db"):
            code, out, err = run("add", what, "--to", to)
            assert (code, out) == (cli.FAILED, "")
            assert f"no store was made at {to}" in err
    assert sorted(Path().iterdir()) == before
    assert Path("made.db").stat().st_size == 0
    assert run("add", "nowhere.txt")[0] == cli.FAILED
    assert len(run("export")[1].splitlines()) == 3, "a store that is there stays"


def test_a_reader_that_cannot_be_opened_makes_no_store(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("report.txt").write_text(words(1))
    Path("home").touch()
    monkeypatch.setenv("ACCORDINGTO_HOME", str(Path("home").absolute()))
    assert run("add", "report.txt", "--to", "another.db")[0] == cli.FAILED
    assert not Path("another.db").exists()


def test_linking_that_was_put_off_is_done_once(run: Run) -> None:
    code, _, err = run("link")
    assert code == cli.OK
    assert "1 stories" in err
    before = run("log", "--head")[1]
    assert re.search(r"link  links  \d+ copies, 1 stories, \d+ incidents", run("log")[1])
    assert run("link")[0] == cli.OK
    assert run("log", "--head")[1] == before


def test_show_tells_what_ties_a_report_to_others(run: Run) -> None:
    other, third = (received(n).report.id for n in (2, 3))
    links = Links(
        copies=(CopyGroup("copies:1", (CopyMember(ID), CopyMember(other, "near", against=ID)), origin=ID),),
        stories=(Story("story:1", (ID, other, third)),),
        incidents=(Incident("i0123456789ab", (EventRef(ID, "v1", 0),), 1.0),),
    )
    with Store(Path("accordingto.db")) as store:
        store.keep_links(links, "v", store.head().count)
    shown = run("show", ID)[1]
    assert f"one text with {short(other)}; it comes from {short(ID)}\n" in shown
    assert f"in a story with {short(other)}, {short(third)}\n" in shown
    assert "tells of i0123456789ab\n" in shown
    assert "tells of" not in run("show", third)[1]


def test_the_real_program_adds_and_exports_what_it_reads(run: Run) -> None:
    files = written(3)
    code, out, err = run("add", *files, "--to", "real.db")
    assert code == cli.OK, err
    assert len(out.splitlines()) == 3
    assert "3 reports added to real.db" in err
    assert run("export", "--store", "real.db")[1] == run("read", *files, "--json")[1]
    before = run("log", "--head", "--store", "real.db")[1]
    code, out, err = run("add", *files, "nowhere.txt", "--to", "real.db")
    assert (code, out) == (cli.SOME_SET_ASIDE, "")
    assert "0 reports added to real.db, 3 there already, 1 set aside" in err
    assert run("log", "--head", "--store", "real.db")[1] == before, "adding twice changes nothing"
    assert run("reread", "--store", "real.db")[0] == cli.OK
    assert run("log", "--head", "--store", "real.db")[1] == before, "no version has changed"
    assert run("check", "--store", "real.db")[0] == cli.OK


def test_another_version_reads_again_and_decisions_stay(run: Run) -> None:
    with Store(Path("accordingto.db")) as store:
        noted(store, Change("reject", ID, "v1", why="told twice"))
        decided = store.decisions()
    code, _, err = run("reread", "--no-link")
    assert code == cli.OK
    assert "3 reports read again" in err
    with Store(Path("accordingto.db")) as store:
        assert store.decisions() == decided
        assert store.reading(ID).report == reading(received(1).report).report
        assert store.reading(ID).statements[0].source[0].of(store.reading(ID).report.text) == "Police"
        assert list(store.check(reviewed)) == []
    assert "0 reports read again" in run("reread", "--no-link")[2]


def test_a_run_that_is_killed_goes_on_where_it_stopped(run: Run, home: Path) -> None:
    """The program itself, by kill -9, once some reports are in and others are not."""
    files = len(written(12))
    command = [*PROGRAM, "add", "reports", "--to", "killed.db"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"ACCORDINGTO_HOME": str(home)}) as running:
        store = Path("killed.db")
        while running.poll() is None and not (store.exists() and _count(store) >= 3):
            time.sleep(0.05)
        running.send_signal(signal.SIGKILL)
    there = _count(store)
    assert 3 <= there < files
    assert run("check", "--store", "killed.db")[0] == cli.OK
    code, _, err = run("add", "reports", "--to", "killed.db", "--no-link")
    assert code == cli.OK
    assert f"{files - there} reports added to killed.db, {there} there already" in err
    assert run("check", "--store", "killed.db")[0] == cli.OK


def written(number: int) -> list[Path]:
    """So many reports, as files in a folder."""
    folder = Path("reports")
    folder.mkdir()
    files = [folder / f"{n:02}.txt" for n in range(number)]
    for n, file in enumerate(files):
        file.write_text(
            words(n) + "The army denied it. Two schools in Kharkiv were damaged on Friday, officials added.\n"
        )
    return files


def _count(path: Path) -> int:
    """How many reports are in the store by now; none while it is being made."""
    try:
        with Store(path) as store:
            return store.count()
    except StoreError:
        return 0
