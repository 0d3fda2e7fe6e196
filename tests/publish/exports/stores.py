"""A store for the tests of exports: two reports of one shelling that contradict each other, three more, one full of malice."""

from dataclasses import replace
from pathlib import Path

from accordingto import pipeline
from accordingto.intake import Received
from accordingto.record import (
    Acled,
    Amount,
    Entity,
    Event,
    Harm,
    Mention,
    Offset,
    Passage,
    Place,
    Precision,
    Reading,
    Report,
    Role,
    Span,
    Time,
    TimePrecision,
)
from accordingto.store import Store
from tests.test_comparing import COURIER, VOICE, fall, shelling

EVIL = (
    "=cmd|'/C calc'!A0 shot +SUM(1,2) people in @Izium on -2 May.\r\n\u202eevil\u202c\tNUL\x00"
    ' \u0627\u0644\u0633\u0644\u0627\u0645 said "so", <script>alert(1)</script>'
)


def evil() -> Reading:
    """A report whose every name begins like a formula."""

    def at(words: str) -> tuple[int, int]:
        return EVIL.index(words), EVIL.index(words) + len(words)

    report = Report(
        "=evil()",
        EVIL,
        "file:///=1+1",
        "=HYPERLINK(1)",
        title="@title",
        published="2022-05-03",
        passages=(Passage(0, len(EVIL), "body"),),
    )
    return Reading(
        report,
        (Entity("e1", "=cmd|'/C calc'!A0", "armed_group", (Mention(*at("=cmd|'/C calc'!A0"), "name"),)),),
        places=(
            Place(
                *at("@Izium"),
                "p1",
                "@Izium",
                "@Izium",
                707292,
                49.21,
                -37.25,
                "PPL",
                "UKR",
                "\tKharkiv",
                confidence=0.9,
                precision=Precision("town", 1, 1),
            ),
        ),
        times=(
            Time(
                *at("-2 May"),
                "t1",
                "DATE",
                "2022-05-02",
                "2022-05-02",
                "2022-05-02",
                precision=TimePrecision("day", 1, 1),
            ),
        ),
        amounts=(Amount(*at("+SUM(1,2) people"), "a1", "people", 2, 2),),
        events=(
            Event(
                "v1",
                (Span(*at("shot")),),
                "happened",
                ("report",),
                (Span(0, EVIL.index(".")),),
                "ASSAULT",
                Acled("Violence against civilians", "Attack"),
                (Role(*at("=cmd|'/C calc'!A0"), "actor", "e1"),),
                "p1",
                1,
                "t1",
                "2022-05-02",
                "2022-05-02",
                1,
                (Harm("killed", "civilians", "a1", 2, 2),),
            ),
        ),
    )


NEAR = "Soldiers shelled a farm 12 km south of Izium in the Kharkiv region last week."


def near() -> Reading:
    """A report of a place that is told from another, within a week, and of a region."""

    def at(words: str) -> tuple[int, int]:
        return NEAR.index(words), NEAR.index(words) + len(words)

    offset = Offset(*at("12 km south of Izium"), "distance", "S", 12.0, 49.1, 37.25, 6.0, ("p1",))
    izium = Place(*at("Izium"), "p1", "Izium", "Izyum", 707292, 49.21, 37.25, "PPL", "UKR", "Kharkiv", confidence=0.9)
    region = Place(
        *at("Kharkiv"), "p2", "Kharkiv", "Kharkiv", 706482, 49.5, 36.5, "ADM1", "UKR", "Kharkiv", confidence=0.9
    )
    event = Event(
        "v1",
        (Span(*at("shelled")),),
        "happened",
        ("report",),
        (Span(0, len(NEAR)),),
        "ASSAULT",
        Acled("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        (Role(*at("Soldiers"), "actor", "e1"),),
        "p1",
        2,
        "t1",
        "2022-09-05",
        "2022-09-11",
        2,
    )
    return Reading(
        Report("r-near", NEAR, outlet="The Post", published="2022-09-14", passages=(Passage(0, len(NEAR), "body"),)),
        (Entity("e1", "Soldiers", "military", (Mention(*at("Soldiers"), "nominal"),), "RUS"),),
        places=(
            replace(izium, offset=offset, precision=Precision("near_town", 2, 2)),
            region,
        ),
        times=(
            Time(
                *at("last week"),
                "t1",
                "DATE",
                "2022-W36",
                "2022-09-05",
                "2022-09-11",
                precision=TimePrecision("week", 2, 3),
            ),
        ),
        events=(event,),
    )


def make(path: Path) -> Path:
    """A store of all of them, linked."""
    readings = [
        shelling("r-courier", COURIER, "The Courier", "the Health Ministry", "12"),
        shelling("r-voice", VOICE, "The Voice", "two nurses", "31"),
        fall(),
        near(),
        evil(),
    ]
    with Store(path, create=True, who="tester") as store:
        for reading in readings:
            raw = reading.report.text.encode()
            store.keep(Received(reading.report, raw, "text/plain"), reading, "1")
        assert list(pipeline.link(store)) == []
    return path
