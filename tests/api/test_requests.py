"""What is not a documented request is refused with a problem document, never with a fault."""

import re
from pathlib import Path

import pytest
import yaml
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from examprep.api.errors import STATUS
from examprep.core.errors import Refused
from tests.api.conftest import Person

ROOT = Path(__file__).parents[2]
JSON = "application/json"


@pytest.mark.parametrize(
    ("body", "media_type", "status", "code"),
    [
        (b"{", JSON, 400, "body-malformed"),
        (b"\xff\xfe", JSON, 400, "body-malformed"),
        (b"[" * 5000, JSON, 400, "body-malformed"),
        (b"{}", "text/plain", 415, "media-type-unsupported"),
        (b'{"email":"' + b"a" * 70_000 + b'"}', JSON, 413, "body-too-large"),
        (b"[]", JSON, 422, "request-invalid"),
        (b"null", JSON, 422, "request-invalid"),
        (b'{"email":1,"password":[]}', JSON, 422, "request-invalid"),
        (
            b'{"email":"a\\u0000b@example.org","password":"x"}',
            JSON,
            (401, 422),
            ("credentials-wrong", "request-invalid"),
        ),
    ],
)
def test_an_unfit_body_is_a_problem(
    client: FlaskClient, body: bytes, media_type: str, status: int | tuple[int, ...], code: str | tuple[str, ...]
) -> None:
    reply = client.post("/v1/auth/login", data=body, content_type=media_type)
    assert reply.status_code in (status if isinstance(status, tuple) else (status,))
    assert reply.content_type == "application/problem+json"
    assert reply.get_json()["code"] in code


def test_unknown_query_parameters_are_refused(learner: Person) -> None:
    for path in ("/v1/exams?page=2", "/v1/attempts?offset=2", "/v1/me?x"):
        reply = learner.get(path)
        assert (reply.status_code, reply.get_json()["code"]) == (422, "request-invalid")


def test_unknown_paths_and_methods_are_problems(client: FlaskClient) -> None:
    assert client.get("/v1/nothing").get_json()["code"] == "not-found"
    reply = client.delete("/v1/exams")
    assert (reply.status_code, reply.get_json()["code"]) == (405, "method-not-allowed")
    assert "GET" in reply.headers["Allow"]


def test_odd_ids_are_not_found(learner: Person) -> None:
    for id in ("x", "a" * 500, "%20", "é", "%00"):
        assert learner.get(f"/v1/attempts/{id}").status_code in (404, 422)


def test_an_unfit_idempotency_key_is_refused(learner: Person) -> None:
    for key in ("", "k" * 256):
        assert learner.start_mock(Idempotency_Key=key).status_code == 422


def test_a_busy_database_is_a_503_that_says_when_to_come_back(app: Flask, client: FlaskClient) -> None:
    app.extensions["examprep"].database.close()
    engine = app.extensions["examprep"].database.writer

    def refuse(*_: object) -> None:
        raise engine.dialect.loaded_dbapi.OperationalError("database is locked")

    event.listen(engine.pool, "checkout", refuse)
    reply = client.get("/readyz")
    assert (reply.status_code, reply.get_json()["code"]) == (503, "database-unavailable")
    assert reply.headers["Retry-After"] == "1"


def test_exams_show_their_blueprint(learner: Person) -> None:
    exam = learner.get("/v1/exams/mini").get_json()
    assert learner.get("/v1/exams").get_json() == {"data": [exam], "next": None}
    assert (exam["questions"], exam["minutes"], exam["passing_score"]) == (10, 10, 720)
    assert [domain["questions"] for domain in exam["domains"]] == [3, 3, 2, 2]
    assert [task["code"] for task in exam["tasks"]] == ["1.1", "1.2", "2.1", "3.1", "4.1"]
    assert learner.get("/v1/exams/none").status_code == 404


def test_everything_under_v1_but_signing_in_needs_a_token(app: Flask, client: FlaskClient) -> None:
    for rule in app.url_map.iter_rules():
        if not rule.rule.startswith("/v1") or rule.rule.startswith("/v1/auth"):
            continue
        path = re.sub(r"<int[^>]*>", "1", re.sub(r"<string[^>]*>", "x", rule.rule))
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}:
            reply = client.open(path, method=method, json={})
            body_first = reply.status_code == 422
            assert reply.status_code == 401, (method, path, body_first)


def test_the_description_lists_every_route_and_only_those(app: Flask) -> None:
    described = yaml.safe_load((ROOT / "openapi.yaml").read_text())["paths"]
    operations = {
        (path, method.upper()) for path, methods in described.items() for method in methods if method != "parameters"
    }
    routes = {
        (re.sub(r"<(?:[^:>]*:)?(\w+)>", r"{\1}", rule.rule), method)
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/v1")
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}
    }
    assert operations == routes


def test_every_refusal_has_a_status_and_a_code_of_its_own() -> None:
    refusals = _all_subclasses(Refused)
    assert set(STATUS) == refusals
    assert len({refusal.code for refusal in refusals}) == len(refusals)


def _all_subclasses(parent: type[Refused]) -> set[type[Refused]]:
    found = set(parent.__subclasses__())
    return found.union(*(_all_subclasses(child) for child in found))
