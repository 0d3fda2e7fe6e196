import inspect
import os
import socket
import sys
from pathlib import Path

import pytest

from accordingto.intake import Options, Received, SetAside, open
from accordingto.intake.folders import files


def test_files_come_in_the_order_of_their_names_through_all_levels(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.html", "b/0/x.txt", "B.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"The army left {name}.")
    names = [str(f.relative_to(tmp_path)) for f in files(tmp_path) if isinstance(f, Path)]
    assert names == ["B.txt", "a.txt", "b/0/x.txt", "b/1.txt", "b/2.txt", "c.html"]


def test_in_a_folder_names_decide_what_is_looked_at(tmp_path: Path) -> None:
    for name in ("page.html", "style.css", "photo.png", "README", ".hidden.txt", "x.txt.gz", "data.csv"):
        (tmp_path / name).write_text("The army left.")
    found = [(f.name, "read") if isinstance(f, Path) else (Path(f.uri).name, "aside") for f in files(tmp_path)]
    assert found == [
        ("README", "read"),
        ("data.csv", "aside"),
        ("page.html", "read"),
        ("photo.png", "aside"),
        ("style.css", "aside"),
        ("x.txt.gz", "read"),
    ]
    assert list(files(tmp_path / "data.csv")) == [tmp_path / "data.csv"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to("self")
    (tmp_path / "a" / "x.txt").write_text("The army left.")
    (tmp_path / "again").symlink_to(tmp_path / "a")
    results = list(open([tmp_path]))
    assert [Path(r.uri).name for r in results if isinstance(r, SetAside)] == ["up", "again"] or len(results) == 4
    assert [r.report.text for r in results if isinstance(r, Received)] == ["The army left."]


def test_a_name_that_links_to_itself_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "self.txt").symlink_to("self.txt")
    (result,) = open([tmp_path])
    assert isinstance(result, SetAside)
    assert "Too many levels of symbolic links" in result.reason


def test_links_that_fan_out_are_not_followed_without_end(tmp_path: Path) -> None:
    for level in range(20):
        (tmp_path / str(level)).mkdir()
        for side in "ab":
            (tmp_path / str(level) / side).symlink_to(tmp_path / str(level + 1))
    assert len(list(files(tmp_path))) < 100


def test_pipes_sockets_and_dead_links_are_set_aside_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "b.txt"))
        (tmp_path / "c.txt").symlink_to(tmp_path / "gone")
        (tmp_path / "d.txt").symlink_to("/dev/zero")
        (tmp_path / "e.txt").write_text("The army left.")
        results = list(open([tmp_path]))
    reasons = [r.reason for r in results if isinstance(r, SetAside)]
    assert "named pipe" in reasons[0]
    assert "cannot be read" in reasons[1]
    assert "No such file" in reasons[2]
    assert "device" in reasons[3]
    assert isinstance(results[4], Received)


def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    # As the shell's <(command) gives one.
    reader, writer = os.pipe()
    os.write(writer, b"The army left.")
    os.close(writer)
    (received,) = open([f"/dev/fd/{reader}"])
    os.close(reader)
    assert isinstance(received, Received)
    assert received.report.text == "The army left."


def test_a_file_that_vanishes_is_set_aside(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("The army left.")
    run = open([tmp_path])
    assert isinstance(next(run), Received)
    (tmp_path / "b.txt").unlink()
    assert isinstance(next(run), SetAside)
    assert isinstance(next(run), Received)


def test_a_folder_that_vanishes_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The army left.")
    (tmp_path / "b").mkdir()
    run = open([tmp_path])
    next(run)
    (tmp_path / "b").rmdir()
    (result,) = run
    assert isinstance(result, SetAside)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_files_and_folders_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The army left.")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "b").mkdir(mode=0)
    results = list(open([tmp_path]))
    (tmp_path / "b").chmod(0o700)
    assert ["Permission denied" in r.reason for r in results if isinstance(r, SetAside)] == [True, True]


def test_a_disk_that_fails_is_set_aside(tmp_path: Path) -> None:
    # Reading another process's memory from its start fails with EIO for everyone, the superuser too.
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    (tmp_path / "b.txt").write_text("The army left.")
    first, second = open([tmp_path])
    assert isinstance(first, SetAside)
    assert "Input/output error" in first.reason
    assert isinstance(second, Received)


def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    path = os.path.join(os.fsencode(tmp_path), b"orl\xe9n.txt")
    with __import__("io").open(path, "wb") as file:
        file.write(b"The army left.")
    (received,) = open([tmp_path])
    assert isinstance(received, Received)
    assert received.report.uri == f"{tmp_path}/orl�n.txt"


def test_a_folder_deeper_than_python_may_call(tmp_path: Path) -> None:
    # Few levels and a low limit: a thousand levels, left behind by a run that was killed, nobody can clear away.
    (tmp_path / "/".join("d" * 200)).mkdir(parents=True)
    (tmp_path / "/".join("d" * 200) / "x.txt").write_text("The army left.")
    limit = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(len(inspect.stack(0)) + 100)
        found = list(files(tmp_path))
    finally:
        sys.setrecursionlimit(limit)
    assert [f.name for f in found if isinstance(f, Path)] == ["x.txt"]


def test_the_folder_that_files_lie_in_for_a_moment_is_not_in_the_record(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Police said so.")
    (found,) = open([tmp_path / "in" / "a.txt"], Options(below=tmp_path / "in"))
    assert isinstance(found, Received)
    assert found.report.uri == "a.txt"
