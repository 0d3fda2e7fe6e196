"""Nothing is lost: kill -9 at every write, a disk that is full, a power cut at any byte, two programs at once."""

import os
import random
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from accordingto.record import StoreError
from accordingto.review import Choice, Desk, decide, reviewed
from accordingto.store import Store, entry
from tests.store.making import VERSION, count, die, forked, keep, problems, reading, received


def doomed(path: Path, fatal: int, work: Callable[[Store], object]) -> int:
    """Does ``work`` in a process that is killed before its ``fatal``th statement; the exit code, 0 where it came through."""

    def run() -> None:
        done = 0

        def count_down(*_: Any) -> None:
            nonlocal done
            done += 1
            if done == fatal:
                die()

        from sqlalchemy import Engine

        for moment in ("before_cursor_execute", "commit"):
            event.listen(Engine, moment, count_down)
        with Store(path, create=True) as store:
            work(store)

    return forked(run)()


def everywhere(path: Path, work: Callable[[Store], object], step: int = 1) -> Iterator[int]:
    """Kills ``work`` before its first statement, its second, and so on until it comes through; each time on the same store."""
    before = path.with_suffix(".before")
    if path.exists():
        shutil.copy(path, before)
    for fatal in range(1, 500, step):
        for file in path.parent.glob("record.db*"):
            file.unlink()
        if before.exists():
            shutil.copy(before, path)
        if doomed(path, fatal, work) == 0:
            assert fatal > 3, "it was never killed"
            return
        yield fatal
    raise AssertionError("it never came through")


def test_killed_while_a_store_is_made(path: Path) -> None:
    for _ in everywhere(path, lambda store: None, step=6):
        with Store(path, create=True) as store:
            keep(store, 1)
        assert problems(path) == []


def test_killed_while_a_report_is_added(path: Path) -> None:
    with Store(path, create=True) as store:
        keep(store, 1)
    for _ in everywhere(path, lambda store: keep(store, 2)):
        assert count(path) == 1
        assert problems(path) == []
    assert count(path) == 2


def test_a_run_that_was_killed_goes_on_where_it_stopped(path: Path) -> None:
    numbers = range(8)
    Store(path, create=True).close()
    for fatal in (30, 60, 61, 75, 0):
        ended = doomed(path, fatal, lambda store: keep(store, *numbers))
        there = count(path)
        assert (ended == 0) == (there == len(numbers))
        assert problems(path) == []
    with Store(path) as store:
        assert [entry.change.action for entry in store.log()] == ["add"] * len(numbers), "each was added once"


def test_killed_while_a_report_is_removed(path: Path) -> None:
    with Store(path, create=True) as store:
        keep(store, 1, 2)
    id = received(1).report.id
    for _ in everywhere(path, lambda store: store.remove(id, "a test")):
        with Store(path) as store:
            gone = store.find(id).removed
            assert (list(store.log())[-1].change.action == "remove") == bool(gone)
            assert list(store.check(reviewed)) == []


def test_killed_while_a_report_is_read_again(path: Path) -> None:
    with Store(path, create=True) as store:
        keep(store, 1)
    one = received(1)
    for _ in everywhere(path, lambda store: store.keep_again(reading(one.report), "another", reviewed)):
        with Store(path) as store:
            assert store.find(one.report.id).version == VERSION
            assert list(store.check(reviewed)) == []


def test_killed_while_somebody_decides(path: Path) -> None:
    with Store(path, create=True) as store:
        keep(store, 1)
    desk = Desk(received(1).report.id)
    for _ in everywhere(path, lambda store: decide(store, desk, Choice("reject", "v1"), Choice("reject", "p1"))):
        with Store(path) as store:
            assert store.decisions(desk.report) == []
            assert list(store.check(reviewed)) == []
    with Store(path) as store:
        assert len(store.decisions(desk.report)) == 2
        assert list(store.check(reviewed)) == []


def filled(store: Store, tell: Callable[[int], object] = lambda n: None) -> int:
    """Adds reports until there is no room, and that is said; how many fit."""
    for n in range(100, 10_000):
        try:
            keep(store, n)
        except StoreError as error:
            if "make room" not in str(error):
                raise
            return n - 100
        tell(n)
    raise AssertionError("there was always room")


def limited(path: Path, more: int) -> int:
    """How many reports fit when no file may grow past what the store has now and ``more`` bytes."""
    fits, tell = os.pipe()

    def run() -> None:
        with Store(path) as store:
            size = path.stat().st_size + more
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
            filled(store, lambda n: os.write(tell, b"."))

    assert forked(run)() == 0
    os.close(tell)
    with os.fdopen(fits, "rb") as told:
        return len(told.read())


@pytest.mark.parametrize("more", [0, 5_000, 100_000, 1_000_000])
def test_a_file_that_may_not_grow_is_said_and_nothing_is_lost(path: Path, more: int) -> None:
    with Store(path, create=True) as store:
        keep(store, 1)
    kept = limited(path, more)
    assert problems(path) == []
    assert count(path) == 1 + kept
    with Store(path) as store:  # there is room again
        keep(store, *range(100, 100 + kept + 5))
    assert count(path) == 1 + kept + 5
    assert problems(path) == []


def test_a_disk_that_is_full_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    small = tmp_path / "small"
    small.mkdir()
    if (
        os.getuid() != 0
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "none", small], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("only root can make a small disk")
    try:
        path = small / "record.db"
        with Store(path, create=True) as store:
            kept = filled(store)
        assert kept > 3
        subprocess.run(["mount", "-o", "remount,size=8m", small], check=True)
        assert problems(path) == []
        assert count(path) == kept
        with Store(path) as store:
            keep(store, *range(100, 100 + kept + 5))
        assert count(path) == kept + 5
        assert problems(path) == []
    finally:
        subprocess.run(["umount", small], check=True)


@pytest.fixture
def cut(path: Path) -> tuple[bytes, bytes]:
    """The two files of a store as they lay when its process was killed after seven reports: the second is the write-ahead log."""
    with Store(path, create=True) as store:
        keep(store, 0)

    def run() -> None:
        store = Store(path)
        keep(store, *range(1, 7))
        die()

    assert forked(run)() < 0
    return path.read_bytes(), path.with_name("record.db-wal").read_bytes()


def after(path: Path, main: bytes, ahead: bytes) -> int:
    """How many reports are in the store of these two files, which is whole."""
    for file in path.parent.glob("record.db*"):
        file.unlink()
    path.write_bytes(main)
    path.with_name("record.db-wal").write_bytes(ahead)
    found = count(path)
    assert problems(path) == []
    with Store(path) as store:
        assert [r.report.title for r in store.readings()] == [f"Shelling {n}" for n in range(found)]
    return found


def test_a_power_cut_between_any_two_writes_leaves_whole_reports(path: Path, cut: tuple[bytes, bytes]) -> None:
    main, ahead = cut
    draw = random.Random(6)
    frames = range(32, len(ahead), 24 + 4096)
    places = {
        0,
        1,
        31,
        len(ahead) - 1,
        len(ahead),
        *draw.sample(frames, 8),
        *(f + draw.randrange(4120) for f in draw.sample(frames, 8)),
    }
    counts = [after(path, main, ahead[:place]) for place in sorted(places)]
    assert counts == sorted(counts), "more of the log never means fewer reports"
    assert (counts[0], counts[-1]) == (1, 7)


def test_a_torn_write_is_not_taken_for_a_report(path: Path, cut: tuple[bytes, bytes]) -> None:
    main, ahead = cut
    draw = random.Random(6)
    for place in draw.sample(range(32, len(ahead)), 6):
        junk = draw.randbytes(min(512, len(ahead) - place))
        assert 1 <= after(path, main, ahead[:place] + junk + ahead[place + len(junk) :]) <= 7


def test_a_power_cut_while_the_log_is_written_into_the_file_loses_nothing(path: Path, cut: tuple[bytes, bytes]) -> None:
    main, ahead = cut
    assert after(path, main, ahead) == 7
    whole = path.read_bytes()  # closing the store has written the log into it
    assert len(whole) > len(main)
    draw = random.Random(6)
    for _ in range(4):
        size = draw.randrange(len(main), len(whole) + 1, 4096)
        pages = [
            (whole if draw.random() < 0.5 else main.ljust(len(whole), b"\0"))[at : at + 4096]
            for at in range(0, size, 4096)
        ]
        assert after(path, b"".join(pages), ahead) == 7


def test_two_programs_may_add_at_once_from_the_first_moment(path: Path) -> None:
    def adds(*numbers: int) -> Callable[[], int]:
        def run() -> None:
            with Store(path, create=True) as store:
                keep(store, *numbers)

        return forked(run)

    waiting = [adds(*range(25)), adds(*reversed(range(25))), adds(*range(20, 40))]
    assert [wait() for wait in waiting] == [0, 0, 0]
    assert count(path) == 40
    assert problems(path) == []
    with Store(path) as store:
        assert len(list(store.log())) == 40, "none was added twice"


def test_one_may_read_while_another_writes(path: Path, store: Store) -> None:
    keep(store, 1)
    with store.read() as connection:
        seen = connection.exec_driver_sql("SELECT count(*) FROM reports")
        assert seen.scalar() == 1
        with Store(path) as other:
            keep(other, 2)
        assert connection.exec_driver_sql("SELECT count(*) FROM reports").scalar() == 1, "one state of the store"
    assert store.count() == 2


def test_a_store_that_another_keeps_locked_is_said(path: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from accordingto.store import opening

    monkeypatch.setattr(opening, "PATIENCE", 0.1)
    with store.write(), entry.Store(path) as other, pytest.raises(StoreError, match="another program"):
        keep(other, 1)
