"""`accordingto check page.html`: a page as it was written is well, and every way of tampering with it is found and named."""

import base64
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from accordingto import cli, pipeline
from accordingto.publish.situation import check, render, situation
from accordingto.publish.situation.checking import held
from accordingto.publish.situation.reading_back import ReadBack, load, parse
from accordingto.record import InputError
from accordingto.store import Store
from tests.store.making import keep
from tests.web.making import made

MONTH = ("2031-05-01", "2031-05-31")


def written(store: Store) -> str:
    [body] = render(situation(store, *MONTH), "html").values()
    return body.decode()


def problems(store: Store, page: str) -> list[str]:
    return list(check(parse(page), store))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, str, ReadBack]]:
    """A store that no test changes, the page of it, and what is read back of that."""
    with Store(made(tmp_path_factory.mktemp("whole") / "record.db")) as store:
        page = written(store)
        yield store, page, parse(page)


def swapped(old: str, new: str, *, times: int = 1) -> Callable[[str], str]:
    def tamper(page: str) -> str:
        assert old in page
        return page.replace(old, new, times)

    return tamper


def test_a_page_as_it_was_written_is_well(store: Store) -> None:
    page = written(store)
    assert "12 people" in page
    assert problems(store, page) == []


@pytest.mark.parametrize(
    ("tamper", "told"),
    [
        (
            swapped(">A shell killed 12 people", ">A shell killed 19 people"),
            "the words were changed: “19” stands where the report has “12”",
        ),
        (swapped('data-start="0"', 'data-start="3"'), "the words stand at the characters 0 to"),
        (swapped('data-end="', 'data-end="9'), "the words stand at the characters"),
        (swapped('data-hash="', 'data-hash="0'), "its bytes have another hash"),
        (swapped('data-report="r-courier"', 'data-report="r-nobody"'), "the report r-nobody is not in the store"),
        (swapped("Killed: 12 to 31", "Killed: 12 to 13"), "“13:” stands where the record has “31:”"),
        (swapped(", according to the Health Ministry", ""), "“according to the Health"),
        (
            swapped("according to two nurses", "according to the army"),
            "“the army,” stands where the record has “two nurses,”",
        ),
        (swapped(' <a class="cite" href="#c3">[3]</a>', ""), "a citation of this sentence is gone"),
        (lambda page: re.sub(r'<a class="cite"[^>]*>\[\d+\]</a>', "", page), "this sentence has no citation"),
        (lambda page: re.sub(r'<li id="c1".*?</li>', "", page, flags=re.S), "the number [1] leads to no citation"),
        (lambda page: re.sub(r'<p class="sentence.*?</p>', "", page, count=1, flags=re.S), "the page leaves it out"),
        (
            swapped("</header>", "</header><p class='sentence'>The army did it.</p>"),
            "this sentence has no citation: “The army did it.”",
        ),
        (swapped("</header>", "</header>Nobody was harmed."), "the record does not carry this: “Nobody was harmed.”"),
        (
            swapped("</header>", '</header><a class="cite" href="#c1">All is calm</a>'),
            "does not carry this: “All is calm”",
        ),
        (swapped("The Courier", "The Post", times=99), "“Post” stands where the record has “Courier”"),
        (swapped('<p class="sentence', '<p hidden class="sentence'), "the markup of the page was changed"),
        (swapped("--bad: #9c2f1c", "--bad: #ffffff"), "the markup of the page was changed"),
        (swapped('href="#c1">[1]', 'href="#c2">[2]'), "does not carry this sentence"),
        (
            lambda page: re.sub("base64,[A-Za-z0-9+/=]+", f"base64,{base64.b64encode(b'PNG').decode()}", page, count=1),
            "picture 1 is not the one that is drawn from the record",
        ),
        (lambda page: re.sub("<figure>.*?</figure>", "", page, count=1, flags=re.S), "are not both there"),
        (swapped("Map of 2 places", "Map of 9 places"), "“9” stands where the record has “2”"),
    ],
)
def test_tampering_is_found_and_named(
    whole: tuple[Store, str, ReadBack], tamper: Callable[[str], str], told: str
) -> None:
    store, page, made_now = whole
    found = list(held(parse(tamper(page)), made_now, store))
    assert any(told in problem for problem in found), found


def test_a_page_of_which_the_period_was_changed_is_not_what_the_record_says(store: Store) -> None:
    page = written(store).replace('data-from="2031-05-01"', 'data-from="2031-05-20"')
    assert any("the record does not carry this: “Halvek: held by" in problem for problem in problems(store, page))


def test_a_report_that_was_removed_is_named(store: Store) -> None:
    page = written(store)
    store.remove("r-voice", "withdrawn")
    found = problems(store, page)
    assert any("the report r-voice was removed from the store" in problem for problem in found), found


def test_a_page_stays_well_while_reports_of_other_days_come_in(store: Store) -> None:
    page = written(store)
    keep(store, 8, 9)
    assert list(pipeline.link(store)) == []
    assert problems(store, page) == []


def test_the_command_prints_what_is_wrong_and_ends_with_1(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.html"
    period = ["--from", MONTH[0], "--to", MONTH[1]]
    assert run(monkeypatch, "report", *period, "--out", str(file), "--store", str(record)) == 0
    assert run(monkeypatch, "check", str(file), "--store", str(record)) == 0
    assert "all is well" in capsys.readouterr().err
    file.write_text(file.read_text().replace("12 people", "\x1b[31m21 people"))
    assert run(monkeypatch, "check", str(file), "--store", str(record)) == 1
    said = capsys.readouterr()
    assert "the words were changed: “\ufffd[31m21” stands where the report has “12”" in said.out
    assert "\x1b" not in said.out
    assert run(monkeypatch, "check", str(file), "--head", "1:a", "--store", str(record)) == 2


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"<p>hello", b'<main id="situation" data-from="x" data-to="y">']
)
def test_what_is_no_situation_report_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other.html"
    file.write_bytes(content)
    with pytest.raises(InputError, match="is no situation report"):
        load(file)


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["accordingto", *words])
    try:
        cli.main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0
