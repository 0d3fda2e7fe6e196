"""A store for the map: a town with two dated incidents, a region, a circle, and incidents without a place or a date."""

from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page

from accordingto import pipeline
from accordingto.intake import Received
from accordingto.record import Acled, Event, Mention, Offset, Passage, Place, Reading, Report, Span, Statement
from accordingto.record import Entity as Who
from accordingto.store import Store

IDLE = """
    ((map) => map.areTilesLoaded() || new Promise((done) => map.once('idle', () => done(true))))
    (document.getElementById('map').map)
"""
"""What a browser is asked so that it answers when the map is drawn."""


def ready(page: Page, path: str = "/map") -> None:
    """Opens a page with a map, and waits until it stands: minutes on a busy machine that draws without a graphics card."""
    page.goto(path)
    page.wait_for_selector("#map[data-ready]", timeout=180_000)


TOLD = "Shelling was heard {}, the mayor said."
WHERE = {
    "town": ("in Izium", "Izium", Place(0, 0, "p1", "Izium", "Izyum", 707292, 49.21, 37.25, "PPL", "UKR", "Kharkiv")),
    "region": (
        "in Kharkiv region",
        "Kharkiv",
        Place(0, 0, "p1", "Kharkiv", "Kharkiv", 706482, 49.47, 36.46, "ADM1", "UKR", "Kharkiv"),
    ),
    "circle": (
        "12 km south of Balakliya",
        "Balakliya",
        Place(0, 0, "p1", "Balakliya", "Balakliya", 712926, 49.46, 36.84, "PPL", "UKR", "Kharkiv"),
    ),
    "nowhere": ("again", None, None),
}


def reading(id: str, where: str, day: str | None) -> Reading:
    """One report of one shelling: where, by the names above, and when."""
    words, name, known = WHERE[where]
    text = TOLD.format(words)

    def at(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    places: tuple[Place, ...] = ()
    if name is not None and known is not None:
        span = at(name)
        offset = None
        if where == "circle":
            whole = at(words)
            offset = Offset(whole.start, whole.end, "distance", "S", 12, 49.35, 36.84, 5, ("p1",))
        places = (replace(known, start=span.start, end=span.end, confidence=0.9, offset=offset),)
    mayor = at("the mayor")
    return Reading(
        Report(
            id,
            text,
            f"{id}.txt",
            f"Outlet {id}",
            title=f"Shelling {words}",
            published="2022-09-24",
            passages=(Passage(0, len(text), "body"),),
        ),
        (Who("e1", "the mayor", "person", (Mention(mayor.start, mayor.end, "nominal"),)),),
        (Statement("s1", (mayor,), (at("said"),), (at(f"Shelling was heard {words}"),), "indirect", "e1"),),
        places,
        events=(
            Event(
                "v1",
                (at("Shelling"),),
                "happened",
                ("s1",),
                (at("Shelling was heard"),),
                "ASSAULT",
                Acled("Explosions/Remote violence", "Shelling/artillery/missile attack"),
                place="p1" if places else None,
                earliest=day,
                latest=day,
                confidence=0.8,
            ),
        ),
    )


def mapped(path: Path) -> Path:
    """The store at ``path``."""
    told: list[tuple[str, str | None]] = [
        ("town", "2022-06-01"),
        ("town", "2022-08-10"),
        ("region", "2022-09-01"),
        ("circle", "2022-09-20"),
    ]
    told += [("nowhere", "2022-09-12"), ("town", None)]
    with Store(path, create=True, who="tester") as store:
        for number, (where, day) in enumerate(told):
            made = reading(f"m{number}", where, day)
            store.keep(Received(made.report, made.report.text.encode(), "text/plain"), made, "1")
        assert list(pipeline.link(store)) == []
        list(pipeline.compare(store))
    return path
