"""The commands `incidents`, `compare` and `control` over two reports that contradict each other, linked for real."""

import json
import sys
from pathlib import Path

import pytest

from accordingto import cli, pipeline
from accordingto.intake import Received
from accordingto.record import (
    Acled,
    Amount,
    Control,
    Entity,
    Event,
    Harm,
    Mention,
    Passage,
    Place,
    Reading,
    Report,
    Role,
    Span,
    Statement,
)
from accordingto.store import Store

COURIER = "A shell killed 12 people in the market of Orsina on Tuesday, the Health Ministry said."
VOICE = "In Orsina, 31 traders died when the army shelled their stalls on Tuesday, two nurses said by telephone."
FALL = "The Velmar Liberation Front took Halvek on Thursday, residents said."


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def ends(text: str, words: str) -> tuple[int, int]:
    found = at(text, words)
    return found.start, found.end


def report(id: str, text: str, outlet: str, day: str) -> Report:
    return Report(id, text, f"{id}.txt", outlet, published=day, passages=(Passage(0, len(text), "body"),))


def shelling(id: str, text: str, outlet: str, who: str, dead: str) -> Reading:
    trigger = "killed" if "killed" in text else "shelled"
    roles = [Role(*ends(text, "the army"), "actor", "e2")] if "the army" in text else []
    entities = [Entity("e1", who, "organisation", (Mention(*ends(text, who), "name"),))]
    if roles:
        entities.append(Entity("e2", "the army", "military", (Mention(*ends(text, "the army"), "nominal"),)))
    orsina = Place(*ends(text, "Orsina"), "p1", "Orsina", "Orsina", 11, 44.1, -31.7, "PPL", "XMA", confidence=0.9)
    event = Event(
        "v1",
        (at(text, trigger),),
        "happened",
        ("s1",),
        (at(text, text[: text.index(" on Tuesday")]),),
        "ASSAULT",
        Acled("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        tuple(roles),
        "p1",
        1,
        None,
        "2031-05-06",
        "2031-05-06",
        1,
        (Harm("killed", "civilians", "a1", int(dead), int(dead)),),
    )
    return Reading(
        report(id, text, outlet, "2031-05-07"),
        tuple(entities),
        (
            Statement(
                "s1", (at(text, who),), (at(text, "said"),), (at(text, text[: text.index(",")]),), "indirect", "e1"
            ),
        ),
        (orsina,),
        (),
        (Amount(*ends(text, dead), "a1", "people", int(dead), int(dead)),),
        (event,),
    )


def fall() -> Reading:
    front = Entity(
        "e1", "Velmar Liberation Front", "armed_group", (Mention(*ends(FALL, "Velmar Liberation Front"), "name"),)
    )
    halvek = Place(*ends(FALL, "Halvek"), "p1", "Halvek", "Halvek", 12, 45.3, -33.0, "PPL", "XMA", confidence=0.9)
    event = Event(
        "v1",
        (at(FALL, "took"),),
        "happened",
        ("report",),
        (at(FALL, "The Velmar Liberation Front took Halvek"),),
        "ASSAULT",
        Acled("Battles", "Non-state actor overtakes territory"),
        (Role(*ends(FALL, "The Velmar Liberation Front"), "actor", "e1"),),
        "p1",
        1,
        earliest="2031-05-08",
        latest="2031-05-08",
        time_precision=1,
        control=Control("p1", None, "e1"),
    )
    return Reading(report("r-fall", FALL, "The Courier", "2031-05-09"), (front,), places=(halvek,), events=(event,))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store whose reports are linked."""
    folder = tmp_path_factory.mktemp("comparing")
    readings = [
        shelling("r-courier", COURIER, "The Courier", "the Health Ministry", "12"),
        shelling("r-voice", VOICE, "The Voice", "two nurses", "31"),
        fall(),
    ]
    with Store(folder / "accordingto.db", create=True, who="tester") as store:
        for reading in readings:
            store.keep(Received(reading.report, reading.report.text.encode(), "text/plain"), reading, "1")
        assert list(pipeline.link(store)) == []
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path) -> "Run":
    """Runs the command in that folder."""
    monkeypatch.chdir(folder)
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


def the_incident(run: Run) -> str:
    _, out, _ = run("incidents")
    return out.split()[0]


def test_incidents_says_what_happened_and_how_far_reports_agree(run: Run) -> None:
    code, out, err = run("incidents", "--contested")
    assert code == cli.OK
    assert "Shelling/artillery/missile attack · Orsina · 2031-05-06" in out
    assert "2 reports · contested: killed" in out
    assert "1 incident found" in err


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--place", "orsina"), 1),
        (("--place", "Halvek"), 0),
        (("--place", "Halvek", "--reports", "1"), 1),
        (("--from", "2031-05-07"), 0),
        (("--from", "2031-05-01", "--to", "2031-05-06"), 1),
        (("--reports", "1"), 2),
        (("--reports", "1", "--limit", "1"), 1),
        (("--reports", "3"), 0),
    ],
)
def test_incidents_are_found_by_place_and_time(run: Run, options: tuple[str, ...], found: int) -> None:
    code, out, _ = run("incidents", "--json", *options)
    assert code == cli.OK
    assert len(out.splitlines()) == found


def test_compare_marks_what_cannot_be_true_together(run: Run) -> None:
    code, out, _ = run("compare", the_incident(run))
    assert code == cli.OK
    text = " ".join(out.split())
    assert "The Courier ← Health Ministry" in text.replace("the Health", "Health")
    assert "The Voice ← two nurses" in text
    assert "≠" in text
    assert "killed contested" in text
    assert "31 traders" in text or "31" in text


def test_compare_takes_the_beginning_of_an_id_and_without_one_the_most_contested(run: Run) -> None:
    whole = the_incident(run)
    for arguments in (("compare", whole[:5], "--json"), ("compare", "--json")):
        code, out, _ = run(*arguments)
        assert code == cli.OK
        assert json.loads(out)["id"] == whole
    code, _, err = run("compare", "nothing")
    assert code == cli.FAILED
    assert "no incident" in err


def test_control_prints_who_holds_a_place(run: Run) -> None:
    code, out, _ = run("control", "halvek")
    assert code == cli.OK
    assert "2031-05-08 to …  Velmar Liberation Front" in out
    assert "according to The Courier" in out
    code, out, _ = run("control", "12", "--json")
    assert json.loads(out)["holder"] == "Velmar Liberation Front"
    code, _, err = run("control", "Orsina")
    assert code == cli.FAILED
    assert "no report here tells who held" in " ".join(err.split())


def test_reports_that_came_after_linking_are_told(run: Run, folder: Path) -> None:
    late = report("r-late", "Nothing happened in Talrin.", "The Post", "2031-05-10")
    with Store(folder / "accordingto.db", who="tester") as store:
        store.keep(Received(late, late.text.encode(), "text/plain"), Reading(late), "1")
    assert "accordingto link" in run("incidents")[2]
    assert run("link")[0] == cli.OK
    assert "accordingto link" not in run("incidents")[2]
