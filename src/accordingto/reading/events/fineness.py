"""How fine a place is, and which of several places tells most of where an event was."""

from dataclasses import dataclass

from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.record import Place


@dataclass(frozen=True, slots=True)
class Scene:
    """A place with ACLED's geographic precision; surety is 3 by syntax, 2 in the same sentence, 1 nearby."""

    place: Place
    precision: int | None
    surety: int
    quarter: bool = False
    """A village or a part of a town that the gazetteer does not know: "the Baghdad district of Karsk"."""


def as_scene(view: View, found: Place, surety: int) -> Scene | None:
    """The place as a scene; none where the name stands for a government."""
    if found.use == "metonymic":
        return None
    return Scene(found, precision(found), surety, found.feature is None and _is_settlement(view, found))


def _is_settlement(view: View, found: Place) -> bool:
    """Whether the words beside a name say that it is a settlement: "the village of Karsk", "Karsk district"."""
    inside = view.analysis.tokens_in(found.start, found.end)
    if not inside:
        return False
    first, last = inside[0].i, inside[-1].i
    near = [view.tokens[i] for i in (first - 2, last + 1) if 0 <= i < len(view.tokens)]
    said = [t for t in near if t.sentence == inside[0].sentence and t.lemma in classes()["quarters"]]
    return bool(said) and (said[0].i > last or view.tokens[first - 1].lower in ("of", ","))


def level(found: Place) -> int:
    """How fine a place is: 1 a country or an ocean, 2 a region, 3 a populated place or spot."""
    feature = found.feature or ""
    if feature.startswith("PCL") or feature in ("TERR", "CONT", "CONTINENT", "OCN", "SEA"):
        return 1
    if feature.startswith(("ADM", "RGN", "PRSH", "ISL", "CST", "AREA")):
        return 2
    if not feature and found.latitude is None:
        return 2
    return 3


def precision(found: Place) -> int | None:
    """ACLED's geographic precision, as the places room gives it; null for a country, whose events ACLED does not code."""
    return found.precision.acled if found.precision is not None else None


def finest(scenes: list[Scene]) -> Scene:
    """The surest scene, among equals the finest; but a place within it, if told less surely, tells more.

    "A bombing in Velmar killed nine" and "the bomber struck near Sarnak": the event was at Sarnak.
    """
    best = max(scenes, key=order)
    within = [s for s in scenes if s.surety >= 2 and holds(best.place, s.place)]
    return max(within, key=lambda s: (level(s.place), order(s)), default=best)


def holds(wide: Place, fine: Place) -> bool:
    """Whether a country or region holds another place, by the gazetteer."""
    if level(wide) >= level(fine) or wide.country is None or wide.country != fine.country:
        return False
    if level(wide) == 1:
        return True
    return (wide.feature or "").startswith("ADM1") and wide.admin1 is not None and wide.admin1 == fine.admin1


def order(scene: Scene) -> tuple[int, bool, int, int]:
    """The place itself before one that it is told from ("Panwar, west of Sarnak"), the finer before the wider."""
    place = scene.place
    beside = place.offset is not None and place.offset.rule in ("distance", "direction", "near", "outside")
    itself = not beside and (level(place) == 3 or place.feature is None)
    return (scene.surety, itself, 4 if scene.quarter else level(place), -place.start)
