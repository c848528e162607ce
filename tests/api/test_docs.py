"""What a running server says of itself."""

import re

import yaml
from flask.testing import FlaskClient

from examprep.api.errors import STATUS


def test_liveness_and_readiness_are_told(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == client.get("/readyz").get_json() == {"status": "ok"}


def test_the_description_is_served(client: FlaskClient) -> None:
    with client.get("/openapi.yaml") as reply:
        assert yaml.safe_load(reply.data)["openapi"] == "3.1.0"


def test_the_documentation_loads_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = client.get("/docs").text
    needed = re.findall(r'(?:src|href)="([^"]+)"', page)
    assert len(needed) == 2
    for path in needed:
        with client.get(path) as reply:
            assert reply.status_code == 200


def test_the_type_of_every_problem_leads_to_its_meaning(client: FlaskClient) -> None:
    kind = client.get("/v1/nothing").get_json()["type"]
    assert kind == "/docs/errors#not-found"
    page = client.get("/docs/errors").text
    assert all(f'id="{refusal.code}"' in page for refusal in STATUS)
