"""The server's time for every page: from the request to the last byte of the answer, in one process."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus

from starlette.testclient import TestClient

from accordingto.web import Settings, create_app
from benchmarks.figures import Figure, percentile

TIMES = 20
"""Requests of each address; the first, which fills caches, counts as the others do."""

_FILTERS = {
    "reports": (
        *("", "&place={place}", "&place={country}", "&type={type}", "&outlet={outlet}", "&from={day}&to={day}"),
        *("&least=0.5", "&most=0.3", "&agreement=contested", "&agreement=corroborated", "&agreement=single_source"),
        *("&state=new", "&state=in_review", "&state=reviewed", "&state=in_review&type={type}&place={place}"),
        *("&sort=oldest", "&sort=least_sure", "&sort=added", "&limit=200", "&after={after}"),
        *(f"&sort=least_sure&agreement=contested&state={state}" for state in ("new", "in_review", "reviewed")),
    ),
    "incidents": (
        *("", "&place={place}", "&place={country}", "&type={type}", "&outlet={outlet}", "&from={day}&to={day}"),
        *("&least=0.5", "&most=0.3", "&agreement=contested", "&agreement=corroborated", "&agreement=single_source"),
        *("&state=new", "&state=in_review", "&state=reviewed", "&reports=2", "&agreement=contested&type={type}&place={place}"),
        *("&sort=oldest", "&sort=least_sure", "&sort=most_reports", "&sort=added", "&limit=200"),
    ),
}  # fmt: skip

PAGES = {
    "inbox_reports": tuple("/inbox{json}?kind=reports" + rest for rest in _FILTERS["reports"]),
    "inbox_incidents": tuple("/inbox{json}?kind=incidents" + rest for rest in _FILTERS["incidents"]),
    "report": ("/reports/{report}{json}", "/reports/{long}{json}", "/reports/{decided}{json}"),
    "received": ("/reports/{report}/received", "/reports/{long}/received"),
    "incident": ("/incidents/{incident}{json}", "/incidents/{widest}{json}"),
    "map": ("/map{json}",),
    "map_incidents": ("/api/map/incidents",),
    "map_control": ("/api/map/control",),
    "people": ("/people{json}", "/people{json}?name={speaker}", "/people{json}?skip=500"),
    "person": ("/person{json}?name={speaker}", "/person{json}?name={speaker}&skip=50"),
    "places": ("/places{json}", "/places{json}?name={place}", "/places{json}?skip=100"),
    "place": ("/place{json}?id={id}", "/place{json}?name={unknown}"),
    "search": (
        *("/search{json}", "/search{json}?words=killed", "/search{json}?words=police+said&place={place}"),
        *("/search{json}?type={type}", "/search{json}?speaker={speaker}", "/search{json}?words=%22was+killed%22"),
        *("/search{json}?place={country}", "/search{json}?words=attack&from={day}"),
    ),
    "log": (
        *("/log{json}", "/log{json}?action=link", "/log{json}?action=accept", "/log{json}?who=maker"),
        *("/log{json}?from={day}", "/log{json}?before=50000", "/log{json}?subject={subject}"),
    ),
    "codings": ("/codings{json}",),
    "batches": ("/batches{json}",),
    "settings": ("/settings{json}", "/settings/vocabulary{json}?name={vocabulary}"),
    "forms": ("/api/forms", "/api/places?name={place}"),
}
"""Addresses of each page; ``{json}`` is once empty and once ``.json``."""


def measure(store: Path) -> Iterator[Figure]:
    """Median and 95th percentile of every page, in milliseconds, and the slowest of the percentiles."""
    slowest = 0.0
    with TestClient(create_app(Settings(store)), base_url="http://localhost") as client:
        words = asked_for(client)
        for name in PAGES:
            taken = {address: list(asked(client, address)) for address in addresses(name, words)}
            whole = [one for some in taken.values() for one in some]
            late = {address: percentile(some, 95) for address, some in taken.items()}
            worst = max(late, key=late.__getitem__)
            slowest = max(slowest, late[worst])
            yield Figure(f"workbench.{name}_p50", percentile(whole, 50), "ms", higher_is_better=False)
            yield Figure(f"workbench.{name}_p95", late[worst], f"ms, {worst}", higher_is_better=False)
    yield Figure("workbench.slowest_p95", slowest, "ms", higher_is_better=False)


def addresses(name: str, words: dict[str, str]) -> Iterator[str]:
    """What is asked for of a page: with ``words`` put in, as a page and as JSON; nothing for a word that the store lacks."""
    lacking = [f"{{{word}}}" for word, value in words.items() if not value]
    for address in PAGES[name]:
        if any(word in address for word in lacking):
            continue
        for json in ("", ".json") if "{json}" in address else ("",):
            yield address.format(**words, json=json)


def asked(client: TestClient, address: str) -> Iterator[float]:
    """Milliseconds of each request."""
    for _ in range(TIMES):
        began = time.perf_counter()
        answer = client.get(address, headers={"accept": "text/html"})
        yield (time.perf_counter() - began) * 1000
        assert answer.status_code == 200, f"{address}: {answer.status_code}"


def asked_for(client: TestClient) -> dict[str, str]:
    """What the addresses ask for: who says most, where most is, and reports and incidents that have much to show."""

    def told(address: str) -> dict[str, list[dict[str, str]]]:
        found: dict[str, list[dict[str, str]]] = client.get(address).json()
        return found

    localities = told("/places.json")["localities"]
    place = next(locality for locality in localities if locality["geonames_id"])
    reports = told("/inbox.json?kind=reports&limit=200")
    first = reports["items"][0]
    middle = reports["items"][len(reports["items"]) // 2]
    # Every tenth report has decisions (`made.py`); the one with most events stands for the long ones.
    decided = told("/inbox.json?kind=reports&state=in_review&limit=1")["items"] or [first]
    long = max(reports["items"], key=lambda item: int(item["events"]))
    incidents = told("/inbox.json?kind=incidents&limit=200")["items"]
    widest = told("/inbox.json?kind=incidents&sort=most_reports&limit=1")["items"][0]
    words = {
        "place": place["name"],
        "id": place["geonames_id"],
        "unknown": next((str(locality["name"]) for locality in localities if not locality["geonames_id"]), ""),
        "country": place["country"] or "",
        "speaker": told("/people.json")["speakers"][0]["name"],
        "type": "Armed clash",
        "outlet": first["outlet"] or "",
        "day": (middle["day"] or "")[:10],
        "after": client.get("/inbox.json?kind=reports&limit=200").json()["next"] or "",
        "report": first["number"],
        "long": long["number"],
        "decided": decided[0]["number"],
        "incident": incidents[0]["id"],
        "widest": widest["id"],
        "subject": first["id"],
        "vocabulary": told("/settings.json")["vocabularies"][0]["name"],
    }
    return {name: quote_plus(str(word)) for name, word in words.items()}
