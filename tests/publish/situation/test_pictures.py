"""The period's map: what an eye must be able to tell apart."""

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from accordingto.publish.situation import drawing
from accordingto.publish.situation import map as map_
from accordingto.record import Locality


def test_a_name_stands_on_no_mark_of_another_place() -> None:
    def spot(name: str, latitude: float, longitude: float) -> map_._Spot:
        return map_._Spot(Locality(name, latitude=latitude, longitude=longitude), ("Battles",))

    # Kirvane lies where Halvek's name would stand first, to the right of its mark.
    spots = [spot("Halvek", 38.0, 20.0), spot("Kirvane", 38.0, 20.12), spot("Talrin", 37.0, 21.5)]
    figure = Figure(figsize=drawing.SIZE, dpi=drawing.DOTS)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    map_._map(axes, drawing.LIGHT, spots, {})
    names = {text.get_text(): text.get_window_extent() for text in axes.texts}
    for one in spots:
        for other in spots:
            if one is not other:
                assert not names[one.place.name].overlaps(map_._box(axes, other)), (one, other)


def test_that_a_holder_is_disputed_is_said_however_long_the_name() -> None:
    spots = [map_._Spot(Locality("Halvek", latitude=38.0, longitude=20.0), ("Battles",))]
    spots += [map_._Spot(Locality("Talrin", latitude=37.0, longitude=21.5), ("Battles",))]
    figure = Figure(figsize=drawing.SIZE, dpi=drawing.DOTS)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    map_._map(axes, drawing.LIGHT, spots, {"Halvek": "held by the Velmar Liberation Front, disputed"})
    (name,) = (text.get_text() for text in axes.texts if text.get_text().startswith("Halvek"))
    assert name.splitlines() == ["Halvek", "held by the Velmar Liberation", "Front, disputed"]
