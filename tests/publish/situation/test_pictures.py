"""The period's map and timeline: what they show of the record, and what an eye must be able to tell apart."""

from dataclasses import replace

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from accordingto.publish.situation import drawing, timeline
from accordingto.publish.situation import map as map_
from accordingto.publish.situation.gather import Material, gather
from accordingto.record import Locality
from accordingto.store import Store


def axes_of() -> Axes:
    figure = Figure(figsize=drawing.SIZE, dpi=drawing.DOTS)
    FigureCanvasAgg(figure)
    return figure.add_subplot()


def test_a_name_stands_on_no_mark_of_another_place() -> None:
    def spot(name: str, latitude: float, longitude: float) -> map_._Spot:
        return map_._Spot(Locality(name, latitude=latitude, longitude=longitude), ("Battles",))

    # Kirvane lies where Halvek's name would stand first, to the right of its mark.
    spots = [spot("Halvek", 38.0, 20.0), spot("Kirvane", 38.0, 20.12), spot("Talrin", 37.0, 21.5)]
    axes = axes_of()
    map_._map(axes, drawing.LIGHT, spots, {})
    names = {text.get_text(): text.get_window_extent() for text in axes.texts}
    for one in spots:
        for other in spots:
            if one is not other:
                assert not names[one.place.name].overlaps(map_._box(axes, other)), (one, other)


def test_that_a_holder_is_disputed_is_said_however_long_the_name() -> None:
    spots = [map_._Spot(Locality("Halvek", latitude=38.0, longitude=20.0), ("Battles",))]
    spots += [map_._Spot(Locality("Talrin", latitude=37.0, longitude=21.5), ("Battles",))]
    axes = axes_of()
    map_._map(axes, drawing.LIGHT, spots, {"Halvek": "held by the Velmar Liberation Front, disputed"})
    (name,) = (text.get_text() for text in axes.texts if text.get_text().startswith("Halvek"))
    assert name.splitlines() == ["Halvek", "held by the Velmar Liberation", "Front, disputed"]


def rows_of(material: Material) -> list[timeline._Row]:
    return timeline._rows(material, list(material.happenings))


def test_the_timeline_has_holders_first_then_incidents_in_order_of_days(store: Store) -> None:
    held, shelling, taken = rows_of(gather(store, "2031-05-05", "2031-05-11", None))
    assert held.name == "Halvek"
    assert [(bar.label, bar.first, bar.last) for bar in held.bars] == [
        ("Velmar Liberation Front", "2031-05-08", "2031-05-11")
    ]
    assert [(row.name, row.contested, row.shape) for row in (shelling, taken)] == [
        ("Orsina: Shelling", True, "^"),
        ("Halvek: Taken by armed group", False, "X"),
    ]


def test_bars_begin_and_end_with_the_period(store: Store) -> None:
    held, taken = rows_of(gather(store, "2031-05-07", "2031-05-08", None))
    assert [(bar.first, bar.last) for bar in held.bars + taken.bars] == [("2031-05-08", "2031-05-08")] * 2
    material = gather(store, "2031-05-05", "2031-05-11", None)
    ((period, place),) = material.control
    material.control = ((replace(period, earliest="2031-04-01", latest="2031-06-01"), place),)
    assert [(bar.first, bar.last) for bar in rows_of(material)[0].bars] == [("2031-05-05", "2031-05-11")]


def test_the_timeline_marks_what_is_contested_and_nothing_else(store: Store) -> None:
    material = gather(store, "2031-05-05", "2031-05-11", None)
    rows, axes = rows_of(material), axes_of()
    timeline._timeline(axes, drawing.LIGHT, rows, material)
    assert [text.get_text() for text in axes.get_yticklabels()] == [row.name for row in rows]
    marks = [text.xy[1] for text in axes.texts if isinstance(text, Annotation)]
    assert marks == [number for number, row in enumerate(rows) if row.contested] == [1]
    assert "Velmar Liberation Front" in [text.get_text() for text in axes.texts]


def test_the_map_has_a_mark_a_place_and_who_holds_it(store: Store) -> None:
    material = gather(store, "2031-05-05", "2031-05-11", None)
    assert [(spot.place.name, spot.types) for spot in map_._spots(list(material.happenings))] == [
        ("Halvek", ("Battles",)),
        ("Orsina", ("Explosions/Remote violence",)),
    ]
    assert map_._holders(material) == {"Halvek": "held by Velmar Liberation Front"}
