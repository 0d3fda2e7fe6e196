"""Pages of people, places, the search, the log and the settings, by requests; and all of them in a browser."""

import hashlib
from importlib.resources import files
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page
from starlette.testclient import TestClient

from accordingto import pipeline
from accordingto.record import Count
from accordingto.review import Assessment, Door, People, assess
from accordingto.store import Store
from accordingto.web import Settings, create_app
from accordingto.web.pages.settings.page import _models
from tests.web.making import copied
from tests.web.mapped import ready

HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def compared(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = copied(small, tmp_path_factory.mktemp("compared"))
    with Store(path) as store:
        list(pipeline.compare(store))
    return path


@pytest.fixture
def record(compared: Path, tmp_path: Path) -> Path:
    return copied(compared, tmp_path)


def test_people_are_told_with_how_far_others_agree(client: TestClient) -> None:
    told = client.get("/people.json").json()["speakers"]
    ministry = next(who for who in told if who["name"] == "the Health Ministry")
    assert (ministry["said"], ministry["reports"], ministry["last"]) == (1, 1, "2031-05-07")
    assert ministry["agreement"] == {"contested": 1}
    assert [who["name"] for who in client.get("/people.json?name=HEALTH").json()["speakers"]] == ["the Health Ministry"]
    assert client.get("/people.json?name=ealth").json()["speakers"] == []


def test_a_person_has_what_they_said_and_the_incidents_it_is_about(client: TestClient) -> None:
    told = client.get("/person.json", params={"name": "the Health Ministry"}).json()
    (said,) = told["said"]
    assert said["words"].startswith("A shell killed 12 people")
    (about,) = said["about"]
    assert (about["place"], about["agreement"], about["against"]) == ("Orsina", "contested", False)
    assert told["months"] == [["2031-05", 1]]
    shown = client.get("/person", params={"name": "the Health Ministry"}, headers=HTML).text
    assert f"/incidents/{about['id']}" in shown
    assert client.get("/person.json?name=nobody").status_code == 404


def test_a_place_has_its_control_and_its_incidents(client: TestClient) -> None:
    places = {place["name"]: place for place in client.get("/places.json").json()["localities"]}
    assert places["Orsina"]["contested"] == 1
    halvek = places["Halvek"]
    told = client.get(
        "/place.json", params={"id": halvek["geonames_id"]} if halvek["geonames_id"] else {"name": "Halvek"}
    ).json()
    (period,) = told["control"]
    assert period["holder"] == "Velmar Liberation Front"
    assert period["accounts"][0]["chain"] == ["The Courier"]
    assert len(told["incidents"]) == 1
    assert client.get("/place.json?id=99999").status_code == 404


def test_a_search_marks_the_words(client: TestClient) -> None:
    told = client.get("/search.json", params={"words": "traders", "place": "Orsina"}).json()
    (result,) = told["results"]
    assert [piece["text"] for piece in result["words"] if piece["matches"]] == ["traders"]
    shown = client.get("/search?words=traders", headers=HTML).text
    assert "<mark>traders</mark>" in shown
    assert f"/reports/{result['number']}" in shown
    assert client.get("/search.json?words=traders&speaker=residents").json()["results"] == []
    assert "no word" in client.get("/search.json?words=%3F").json()["problem"]
    assert client.get("/search.json?from=never").status_code == 422


HOSTILE = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "path", ["/search?words=", "/search?place=", "/people?name=", "/places?name=", "/log?subject=", "/log?who="]
)
def test_what_is_typed_is_shown_as_text(client: TestClient, path: str) -> None:
    answer = client.get(path + HOSTILE, headers=HTML)
    assert answer.status_code == 200
    assert HOSTILE not in answer.text


def test_the_log_tells_every_change_and_takes_a_decision_back(client: TestClient, record: Path) -> None:
    with Store(record, who="Anna") as store:
        (incident,) = (i for i in store.links().incidents if i.where == "Orsina")
        assess(store, incident, Assessment("killed", Count(12, 12), "fair", "the ministry counted"), None)
        number = store.head().count
    told = client.get("/log.json").json()
    row = told["rows"][0]
    assert (row["number"], row["why"], row["mine"], row["undone_by"]) == (number, "the ministry counted", True, None)
    assert told["head"].startswith(f"{number}:")
    assert {r["mine"] for r in told["rows"][1:]} == {False}  # what the program did is nobody's to take back
    assert client.get("/log.json?action=link").json()["rows"][0]["action"] == "link"
    assert client.get("/log.json", params={"subject": incident.id}).json()["rows"][0]["number"] == number
    assert client.get("/log.json?to=2001-01-01").json()["rows"] == []

    done = client.post(f"/api/log/{number}/undo", json={"why": "counted twice"})
    assert done.json() == {"number": number, "action": row["action"], "subject": incident.id}
    undo, undone = client.get("/log.json").json()["rows"][:2]
    assert (undo["undoes"], undo["why"], undone["undone_by"], undone["mine"]) == (
        number,
        "counted twice",
        number + 1,
        False,
    )
    assert client.post(f"/api/log/{number}/undo", json={}).status_code in (400, 409)
    assert client.post("/api/log/1/undo", json={}).status_code == 400
    older = client.get(f"/log.json?before={number}&limit=1").json()
    assert (older["rows"][0]["number"], older["next"]) == (number - 1, number - 1)


def test_the_settings_tell_what_the_program_reads_with(client: TestClient) -> None:
    told = client.get("/settings.json").json()
    assert told["alone"]
    assert "reading/events/types.yaml" in {v["name"] for v in told["vocabularies"]}
    assert all(len(model["sha256"]) == 64 for model in told["models"])
    assert "encoder.onnx" in {model["name"] for model in told["models"]}
    words = client.get("/settings/vocabulary.json?name=reading/events/types.yaml").json()["text"]
    assert "ASSAULT" in words
    for path in ("../pyproject.toml", "reading/events/types.py", "/etc/passwd"):
        assert client.get("/settings/vocabulary.json", params={"name": path}).status_code == 404


def test_weights_are_hashed_as_the_workbench_opens(record: Path) -> None:
    _models.cache_clear()
    app = create_app(Settings(record))
    with TestClient(app, base_url="http://localhost"):
        app.state.preparing.join()
        assert _models.cache_info().misses == 1
        weights = files("accordingto").joinpath("reading/language/weights/encoder.onnx").read_bytes()
        told = {model.name: model.sha256 for model in _models()}
        assert told["encoder.onnx"] == hashlib.sha256(weights).hexdigest()
        assert _models.cache_info().misses == 1, "the page finds what was hashed before"


def test_places_are_imported_into_the_gazetteer(
    client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from accordingto.reading.places import Gazetteer

    monkeypatch.setenv("ACCORDINGTO_HOME", str(tmp_path))
    Gazetteer.of([], tmp_path / "gazetteer.sqlite")
    monkeypatch.setattr("accordingto.reading.places.gazetteer._outdated", lambda path: False)
    file = ("../../mine.csv", b"name,latitude,longitude,country\nSorven,49.2,37.4,UKR\n,1,2,UKR\n", "text/csv")
    told = client.post("/api/gazetteer", files={"file": file}).json()
    assert (told["file"].rpartition("/")[2], told["places"], told["broken"]) == ("mine.csv", 1, 1)
    (imported,) = client.get("/settings.json").json()["gazetteer"]["imports"]
    assert imported["places"] == 1


PAGES = ["/map", "/people", "/person?name=residents", "/places", "/search?words=shell", "/log", "/settings"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_serious_stands_in_the_way_of_a_screen_reader(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for path in PAGES:
        if path == "/map":
            ready(page)
        else:
            page.goto(path)
        found = Axe().run(page).response["violations"]
        wrong = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")]
        assert wrong == [], path


def test_the_name_of_a_vocabulary_stands_on_one_line(page: Page) -> None:
    page.goto("/settings")
    lines = "Array.from(document.querySelectorAll('.files td.title a'), (link) => link.getClientRects().length)"
    assert set(page.evaluate(lines)) == {1}


def test_every_page_fits_a_telephone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for path in PAGES:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_nobody_sees_or_changes_what_their_role_does_not_include(client: TestClient, record: Path) -> None:
    assert client.post(
        "/api/users", json={"name": "Anna", "role": "admin", "password": "a long enough secret"}
    ).json() == {
        "name": "Anna",
        "role": "admin",
        "disabled": None,
    }
    client.headers.pop("authorization", None)
    for path in (
        *PAGES,
        "/settings/vocabulary?name=reading/events/types.yaml",
        "/api/map/incidents",
        "/api/map/control",
    ):
        assert client.get(path).status_code == 401, path
    with Store(record) as store:
        People(store).add("Cody", "coder", "another long secret")
        for name in ("Anna", "Cody"):
            client.headers["authorization"] = f"Bearer {Door(store).make_token(name, 'a test', None, who='Anna')}"
            told = client.get("/settings.json").json()
            assert (told["admin"], len(told["users"])) == ((True, 2) if name == "Anna" else (False, 0))
            if name == "Anna":
                shown = client.get("/settings", headers=HTML).text.split('id="new-user"')[1]
                assert "<option selected>coder</option>" in shown
        (incident,) = (i for i in store.links().incidents if i.where == "Orsina")
        assess(store, incident, Assessment("killed", Count(12, 12), "fair", "counted"), "Anna")
        number = store.head().count
    refused = client.post("/api/users", json={"name": "Eve", "role": "admin", "password": "a long enough secret"})
    assert refused.status_code == 403
    assert client.post("/api/gazetteer", files={"file": ("a.csv", b"name")}).status_code == 403
    assert client.put("/api/users/Cody", json={"role": "admin"}).status_code == 403
    assert client.get("/log.json").json()["rows"][0]["mine"] is False
    assert client.post(f"/api/log/{number}/undo", json={}).status_code == 403
