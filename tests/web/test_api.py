"""What the API answers to what its OpenAPI allows: never that something broke."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from starlette.testclient import TestClient

FEW = settings(
    max_examples=1, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)


def test_no_request_breaks_it(client: TestClient) -> None:
    headers = {**client.headers, "host": "localhost"}
    api = schemathesis.openapi.from_asgi("/openapi.json", client.app, headers={"host": "localhost"})
    broken = []
    asked = 0
    for found in api.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]

        @FEW
        @given(operation.as_strategy())
        def ask(case: Any) -> None:
            nonlocal asked
            asked += 1
            answer = case.call(headers=headers, cookies=dict(client.cookies))
            if answer.status_code >= 500:
                broken.append((case.method, case.path, answer.text[:200]))

        ask()
    assert broken == []
    assert asked > 20
