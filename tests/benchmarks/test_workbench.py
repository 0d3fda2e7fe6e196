from pathlib import Path

from starlette.testclient import TestClient

from accordingto.web import Settings, create_app
from benchmarks import workbench
from benchmarks.workbench.made import filled
from tests.benchmarks.test_varying import BASES


def test_every_page_of_a_made_up_store_answers(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    assert filled(path, BASES, 20) == 20
    with TestClient(create_app(Settings(path)), base_url="http://localhost") as client:
        words = workbench.asked_for(client)
        assert words["speaker"]
        for addresses in workbench.PAGES.values():
            for address in addresses:
                assert client.get(address.format(**words), headers={"accept": "text/html"}).status_code == 200, address
        told = client.get("/api/map/incidents").json()["mapped"]["incidents"]
    assert len(told["id"]) == 20
    assert set(told["agreement"]) == {0, 1, 2}
