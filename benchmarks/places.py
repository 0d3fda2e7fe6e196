"""Places on `geoparsing` (GeoWebNews, half of LGL, GeoVirus): are the names found, and are they where they should be?

Recognition counts a name as found where its span is exactly the annotated one. "All" counts every annotated toponym that has
coordinates; "names" leaves out adjectives and peoples ("Iranian"), which the record does not count as places. Accuracy is the
share within 161 km (100 miles) of the annotated point among the names found. The shipped weights were fitted on these
articles, so the figures called "all" and "names" are of data seen. Those called "heldout" are cross-validated: the weights are
fitted anew on four fifths of the articles and tried on the fifth, for each of five fixed folds (`training/places/train.py`).

"Record" counts what the whole record says of every toponym with coordinates: its places, and the demonyms and adjectives that
give an entity its country ("Syrian" of "Syrian troops"), each at that country. All of these count as found, right or wrong.
"""

from collections.abc import Iterator, Sequence
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from accordingto.reading.language import Analysis, analyse, coreference, lexicon, mentions
from accordingto.reading.places import Gazetteer, find, recognise, resolve
from accordingto.record import Passage, Place, Report
from benchmarks.figures import Figure, lines
from training.places import train

NEEDS = ("geoparsing", "bellingcat_civharm")
SETS = ("geowebnews", "lgl_half", "geovirus")
ADJECTIVES = ("geowebnews", "lgl_half")
"""The sets in which adjectives and peoples are annotated."""
NEAR = 161.0


def measure(data: Path) -> Iterator[Figure]:
    """The figures of each set."""
    gazetteer = Gazetteer.default()
    prepared: list[train.Article] = []
    for name in SETS:
        articles, recorded = [], []
        for number, row in enumerate(lines(data / "geoparsing" / f"{name}.jsonl.gz")):
            analysis = analyse(Report(row["id"], row["text"], passages=_passages(row["text"])))
            places = find(analysis, gazetteer)
            articles.append((row["toponyms"], places))
            recorded.append((row["toponyms"], (*places, *nations(analysis, places, gazetteer))))
            prepared.append(train.prepare(name, number, row["toponyms"], analysis, gazetteer))
        for label in ("all", "names"):
            yield from _figures(name, label, articles)
        yield Figure(f"places.{name}.calibration_error", _calibration(articles), higher_is_better=False)
        if name in ADJECTIVES:
            yield from _figures(name, "record", recorded)
        yield Figure(f"places.{name}.ceiling_f1", ceiling([toponyms for toponyms, _ in articles]))
    yield from _held_out(prepared, gazetteer)
    yield Figure("places.bellingcat.within_25km", _bellingcat(data, gazetteer))


def _held_out(articles: list[train.Article], gazetteer: Gazetteer) -> Iterator[Figure]:
    held_out = train.opened(train.cross_validate(articles), resolve.weights().margin)
    for name in SETS:
        measured = train.measured([pair for pair in held_out if pair[0].set == name])
        yield Figure(f"places.{name}.heldout.recognition_f1", measured.f1)
        yield Figure(f"places.{name}.heldout.accuracy_161km", measured.accuracy)
        yield Figure(f"places.{name}.heldout.both_f1", measured.both)
        if name in ADJECTIVES:
            recorded = []
            for article, found in held_out:
                if article.set == name:
                    places = tuple(_place(toponym, decision) for toponym, decision in found)
                    whole = (*places, *nations(article.analysis, places, gazetteer))
                    recorded.append((list(article.gold.values()), whole))
            yield from _figures(name, "heldout.record", recorded)
    both = train.measured([pair for pair in held_out if pair[0].set in ("geowebnews", "lgl_half")])
    yield Figure("places.heldout.calibration_error", both.calibration, higher_is_better=False)


def _place(toponym: recognise.Toponym, decision: resolve.Decision | None) -> Place:
    """A toponym as the record would have it, as far as it is measured here."""
    if decision is None:
        return Place(toponym.start, toponym.end, "", toponym.name)
    entry = decision.entry
    return Place(
        toponym.start,
        toponym.end,
        "",
        toponym.name,
        latitude=entry.latitude,
        longitude=entry.longitude,
        feature=entry.feature,
        country=entry.country,
    )


def _bellingcat(data: Path, gazetteer: Gazetteer) -> float:
    """Of the descriptions in which a town is found, the share with one within 25 km of the point that people put on the map."""
    named = near = 0
    for row in lines(data / "bellingcat_civharm" / "half.jsonl.gz"):
        text = row["description"]
        places = find(analyse(Report(row["id"], text, passages=_passages(text))), gazetteer)
        towns = [p for p in places if (p.feature or "").startswith("PPL")]
        point = {"lat": float(row["latitude"]), "lon": float(row["longitude"])}
        named += bool(towns)
        near += any(_kilometres(p, point) <= 25 for p in towns)
    return near / named


def nations(analysis: Analysis, places: Sequence[Place], gazetteer: Gazetteer) -> Iterator[Place]:
    """The demonyms and adjectives that give an entity of the record its country, each where that country is.

    Not those within a place of the record, nor those of an entity to which another of its mentions gave another country.
    """
    found = mentions.find(analysis, places)
    entities = coreference.resolve(analysis, found)
    country = {(m.start, m.end): e.country for e in entities for m in e.mentions if m.form != "pronoun"}
    placed = {i for place in places for i in range(place.start, place.end)}
    for mention in found:
        if (told := mention.told) is None:
            continue
        start, end = analysis.tokens[told.first].start, analysis.tokens[told.last - 1].end
        whole = analysis.tokens[mention.first].start, analysis.tokens[mention.last - 1].end
        within = whole[0] <= start and end <= whole[1]
        if not within or start in placed or country.get(whole) != told.country:
            continue
        words, where = analysis.text[start:end], gazetteer.country(told.country)
        if lexicon.demonym(words) and where is not None:
            yield Place(start, end, "", words, latitude=where.latitude, longitude=where.longitude, country=told.country)


def _figures(
    name: str, label: str, articles: Sequence[tuple[list[dict[str, Any]], tuple[Place, ...]]]
) -> Iterator[Figure]:
    found = gold = hit = near = 0
    for toponyms, places in articles:
        wanted = {(t["start"], t["end"]): t for t in toponyms if t.get("lat") is not None}
        if label == "names":
            wanted = {span: t for span, t in wanted.items() if not _adjective(t)}
        found += len(places)
        gold += len(wanted)
        right = [(p, wanted[p.start, p.end]) for p in places if (p.start, p.end) in wanted]
        hit += len(right)
        near += sum(_kilometres(p, t) <= NEAR for p, t in right)
    yield Figure(f"places.{name}.{label}.recognition_f1", 2 * hit / (found + gold))
    yield Figure(f"places.{name}.{label}.accuracy_161km", near / hit)
    yield Figure(f"places.{name}.{label}.both_f1", 2 * near / (found + gold))


def ceiling(articles: Sequence[Sequence[dict[str, Any]]]) -> float:
    """The recognition F1 of a reader who finds every toponym that the record counts as a place, and nothing else.

    The record leaves out adjectives and peoples ("Iranian"), and what is part of an organisation's name ("*Washington* Post").
    """
    located = [t for toponyms in articles for t in toponyms if t.get("lat") is not None]
    found = sum(not _adjective(t) and not (t.get("type") or "").startswith("Embedded_Non_Lit") for t in located)
    return 2 * found / (found + len(located))


def _calibration(articles: list[tuple[list[dict[str, Any]], tuple[Place, ...]]]) -> float:
    """Expected calibration error in ten bins: how far confidence is from the share of places that are right."""
    bins: list[list[float]] = [[0.0, 0.0] for _ in range(10)]
    count = 0
    for toponyms, places in articles:
        wanted = {(t["start"], t["end"]): t for t in toponyms if t.get("lat") is not None}
        for place in places:
            if place.latitude is not None:
                gold = wanted.get((place.start, place.end))
                which = bins[min(9, int(place.confidence * 10))]
                which[0] += place.confidence
                which[1] += gold is not None and _kilometres(place, gold) <= NEAR
                count += 1
    return sum(abs(sure - right) for sure, right in bins) / count


def _adjective(toponym: dict[str, Any]) -> bool:
    if toponym.get("modifier") == "Adjective":
        return True
    return bool(lexicon.demonym(toponym["text"])) and not lexicon.country(toponym["text"])


def _kilometres(place: Place, gold: dict[str, Any]) -> float:
    if place.latitude is None or place.longitude is None:
        return float("inf")
    lat1, lon1, lat2, lon2 = map(radians, (place.latitude, place.longitude, gold["lat"], gold["lon"]))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, h)))


def _passages(text: str) -> tuple[Passage, ...]:
    """The lines of a text."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(Passage(start + len(line) - len(line.lstrip()), start + len(line.rstrip()), "body"))
        start += len(line)
    return tuple(found)
