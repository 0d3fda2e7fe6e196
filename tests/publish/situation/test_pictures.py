"""The period's map: what an eye must be able to tell apart."""

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from accordingto.publish.situation import pictures
from accordingto.record import Locality


def test_a_name_stands_on_no_mark_of_another_place() -> None:
    def spot(name: str, latitude: float, longitude: float) -> pictures._Spot:
        return pictures._Spot(Locality(name, latitude=latitude, longitude=longitude), ("Battles",))

    # Kirvane lies where Halvek's name would stand first, to the right of its mark.
    spots = [spot("Halvek", 38.0, 20.0), spot("Kirvane", 38.0, 20.12), spot("Talrin", 37.0, 21.5)]
    figure = Figure(figsize=pictures.SIZE, dpi=pictures.DOTS)
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    pictures._map(axes, pictures.LIGHT, spots, {})
    names = {text.get_text(): text.get_window_extent() for text in axes.texts}
    for one in spots:
        for other in spots:
            if one is not other:
                assert not names[one.place.name].overlaps(pictures._box(axes, other)), (one, other)
