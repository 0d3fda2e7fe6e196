"""Parquet of accounts, FollowTheMoney, PROV and Web Annotations, each opened by its own library."""

import io
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest
import rdflib
from prov.model import ProvDocument

from accordingto.publish.exports import FORMATS, Wanted, export, save
from accordingto.store import Change, Store
from tests.publish.exports import stores
from tests.store.making import noted

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OA = rdflib.Namespace("http://www.w3.org/ns/oa#")


def written(store: Store, format: str, ending: str | None = None, wanted: Wanted | None = None) -> bytes:
    out = io.BytesIO()
    export(store, format, out, wanted, ending)
    return out.getvalue()


@pytest.mark.parametrize(
    ("format", "ending"),
    [("parquet", None), ("ftm", None), ("prov", ".json"), ("prov", ".jsonld"), ("annotations", None)],
)
def test_the_same_store_makes_the_same_bytes(store: Store, format: str, ending: str | None) -> None:
    assert written(store, format, ending) == written(store, format, ending)


def test_duckdb_asks_the_accounts_who_counts_what(store: Store, tmp_path: Path) -> None:
    save(store, "parquet", tmp_path / "a.parquet")
    rows = duckdb.read_parquet(str(tmp_path / "a.parquet")).filter("cell = 'killed' AND \"where\" = 'Orsina'")
    found = (
        rows.project("value_low, chain[-1].name, agreement, quotes[1], spans[1].start").order("value_low").fetchall()
    )
    assert [(low, who, level) for low, who, level, *_ in found] == [
        (12.0, "the Health Ministry", "contested"),
        (31.0, "two nurses", "contested"),
    ]
    assert all(quote for *_, quote, _ in found)


def test_followthemoney_takes_every_entity_and_every_value(store: Store) -> None:
    model = pytest.importorskip(
        "followthemoney", reason="it compiles against ICU's headers, and is no dependency"
    ).model
    things = [json.loads(line) for line in written(store, "ftm").splitlines()]
    assert {thing["schema"] for thing in things} == {"Article", "Organization", "PublicBody", "Event"} & {
        thing["schema"] for thing in things
    }
    ids = {thing["id"] for thing in things}
    assert len(ids) == len(things)
    for thing in things:
        schema = model.get(thing["schema"])
        schema.validate(thing)
        for name, values in thing["properties"].items():
            kind = schema.properties[name].type
            assert all(kind.clean(value) for value in values), (name, values)
            if kind.name == "entity":
                assert set(values) <= ids
    event = next(t for t in things if t["schema"] == "Event" and "Orsina" in t["properties"].get("location", []))
    assert event["properties"]["summary"][0].startswith("According to ")
    assert len(event["properties"]["proof"]) == 2


def test_prov_reads_its_json_and_finds_the_way_from_cell_to_report(store: Store) -> None:
    document = ProvDocument.deserialize(content=written(store, "prov").decode(), format="json")
    kinds = {type(record).__name__ for record in document.get_records()}
    assert kinds >= {"ProvEntity", "ProvActivity", "ProvAgent", "ProvDerivation", "ProvGeneration", "ProvUsage"}
    assert document.get_record("at:cell/r-courier/v1")
    assert document.get_record("at:report/r-courier")


def prov_graph(store: Store, wanted: Wanted | None = None) -> rdflib.Graph:
    return rdflib.Graph().parse(data=written(store, "prov", ".jsonld", wanted), format="json-ld")


def test_rdflib_follows_an_incident_to_its_reports(store: Store) -> None:
    graph = prov_graph(store)
    found = graph.query(
        """SELECT DISTINCT ?report WHERE { ?incident prov:wasDerivedFrom ?cell . ?cell prov:wasDerivedFrom ?report ;
        prov:wasGeneratedBy ?act . ?act prov:wasAssociatedWith ?who . ?who a prov:SoftwareAgent
        FILTER(STRSTARTS(STR(?incident), "urn:accordingto:incident/")) }"""
    )
    reports = {str(row[0]) for row in found}  # type: ignore[index]  # a SELECT gives rows
    assert {"urn:accordingto:report/r-courier", "urn:accordingto:report/r-voice"} <= reports


def test_what_an_analyst_decided_is_an_activity_of_theirs(tmp_path: Path) -> None:
    with Store(stores.make(tmp_path / "a.db"), who="anna") as store:
        noted(store, Change("correct", "r-near", "v1/place", {"a": 1}, {"a": 2}, "the map says so"))
        graph = prov_graph(store, Wanted(documents=("r-near",)))
        act = rdflib.URIRef(f"urn:accordingto:decision/{store.head().count}")
    (person,) = graph.objects(act, PROV.wasAssociatedWith)
    assert str(person).startswith("urn:accordingto:person/anna")
    assert (person, rdflib.RDF.type, PROV.Person) in graph
    (value,) = graph.objects(next(graph.subjects(PROV.wasGeneratedBy, act)), rdflib.URIRef("urn:accordingto:value"))
    assert json.loads(str(value)) == {"a": 2}


# The part of the context at http://www.w3.org/ns/anno.jsonld that is used here, so that no test asks the network.
ANNO = {
    "oa": str(OA),
    "as": "http://www.w3.org/ns/activitystreams#",
    "xsd": str(rdflib.XSD),
    "id": "@id",
    "type": "@type",
    **{n: f"oa:{n}" for n in ("Annotation", "TextualBody", "TextQuoteSelector", "TextPositionSelector")},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "first": {"@id": "as:first", "@type": "@id"},
    "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
}


def annotations(store: Store, wanted: Wanted | None = None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(store, "annotations", wanted=wanted))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    return found


def test_every_annotation_quotes_the_words_at_its_position(store: Store) -> None:
    found = annotations(store)
    items = found["first"]["items"]
    assert found["total"] == len(items) == len({item["id"] for item in items}) > 20
    for item in items:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            position, quote = target["selector"]
            text = store.text(target["source"].rsplit("/", 1)[1].replace("%3Devil%28%29", "=evil()"))
            assert text is not None
            assert text[position["start"] : position["end"]] == quote["exact"]
            before = text[: position["start"]]
            assert before.replace("\x00", "\ufffd").replace("\u202e", "\ufffd").endswith(quote["prefix"])


def test_rdflib_reads_the_annotations(store: Store) -> None:
    document = {**annotations(store), "@context": ANNO}
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
    assert len(set(graph.subjects(rdflib.RDF.type, OA.Annotation))) == document["total"]
    assert {str(words) for words in graph.objects(None, OA.exact)} >= {"Orsina", "12", "31"}


def test_only_the_reports_that_are_named_are_annotated(store: Store) -> None:
    found = annotations(store, Wanted(documents=("r-near",)))
    sources = {json.dumps(item["target"]).count("r-near") > 0 for item in found["first"]["items"]}
    assert sources == {True}


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "jsonl"])
def test_malice_comes_out_as_text_that_any_reader_can_hold(store: Store, name: str) -> None:
    body = written(store, name, wanted=Wanted(documents=("=evil()",)))
    if name != "parquet":
        text = body.decode("utf-8")
        assert "\u202e" not in text
        assert "\x00" not in text
        assert "\\u0000" not in text
