from pathlib import Path

from starlette.testclient import TestClient

from accordingto.web import Settings, create_app
from benchmarks.figures import percentile
from benchmarks.workbench import asking
from benchmarks.workbench.made import filled
from tests.benchmarks.test_varying import BASES


def test_every_page_of_a_made_up_store_answers(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    assert filled(path, BASES, 20) == 20
    with TestClient(create_app(Settings(path)), base_url="http://localhost") as client:
        words = asking.asked_for(client)
        assert words["speaker"]
        asked = [address for name in asking.PAGES for address in asking.addresses(name, words)]
        answers = {address: client.get(address, headers={"accept": "text/html"}).status_code for address in asked}
        told = client.get("/api/map/incidents").json()["mapped"]["incidents"]
        documented = set(client.get("/openapi.json").json()["paths"])
    assert {address: code for address, code in answers.items() if code != 200} == {}
    assert len(told["id"]) == 20
    assert set(told["agreement"]) == {0, 1, 2}
    # A page that is new is measured, too.
    measured = {
        address.partition("?")[0].replace("{json}", ".json") for some in asking.PAGES.values() for address in some
    }
    read = {path for path in documented if path.endswith(".json") and "{" not in path}
    assert read - measured == set()


def test_a_percentile_is_a_value_that_was_measured() -> None:
    taken = [float(n) for n in range(20, 0, -1)]
    assert [percentile(taken, share) for share in (0, 50, 95, 100)] == [1, 10, 19, 20]
