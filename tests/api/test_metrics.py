"""`/metrics`: what it counts, and who may see it."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from tests.api.conftest import Clock, Person

TOKEN = "a token for metrics"


def counted(client: FlaskClient, name: str, **labels: str) -> float:
    """The count so far, 0 where nothing was counted yet."""
    reply = client.get("/metrics")
    assert reply.status_code == 200, reply.text
    samples = (sample for family in text_string_to_metric_families(reply.text) for sample in family.samples)
    return sum(sample.value for sample in samples if (sample.name, sample.labels) == (name, labels))


@pytest.fixture
def guarded(app: Flask) -> FlaskClient:
    """A client of the application with a metrics token set."""
    app.extensions["examprep"] = replace(app.extensions["examprep"], metrics_token=TOKEN)
    return app.test_client()


def test_requests_are_counted_by_operation_and_status(client: FlaskClient, learner: Person) -> None:
    cases = {("me.get_me", "200"): "/v1/me", ("attempts.get_attempt", "404"): "/v1/attempts/none"}
    for (operation, status), path in cases.items():
        before = counted(client, "examprep_requests_total", operation=operation, status=status)
        learner.get(path)
        assert counted(client, "examprep_requests_total", operation=operation, status=status) == before + 1


def test_paths_that_do_not_exist_are_counted_as_one_operation(client: FlaskClient) -> None:
    before = counted(client, "examprep_requests_total", operation="unknown", status="404")
    for path in ("/wp-login.php", "/.env"):
        client.get(path)
    assert counted(client, "examprep_requests_total", operation="unknown", status="404") == before + 2


def test_requests_are_timed(client: FlaskClient, learner: Person) -> None:
    name = "examprep_request_duration_seconds"
    count = counted(client, f"{name}_count", operation="me.get_me")
    seconds = counted(client, f"{name}_sum", operation="me.get_me")
    learner.get("/v1/me")
    assert counted(client, f"{name}_count", operation="me.get_me") == count + 1
    assert 0 < counted(client, f"{name}_sum", operation="me.get_me") - seconds < 10


def test_only_the_request_for_the_metrics_is_under_way(client: FlaskClient, learner: Person) -> None:
    learner.get("/v1/me")
    client.get("/nothing")
    assert counted(client, "examprep_requests_under_way") == 1


def test_what_happens_to_attempts_is_counted_once_it_is_kept(
    client: FlaskClient, learner: Person, clock: Clock
) -> None:
    kinds = ("started", "saved", "superseded", "late", "closed")
    before = [counted(client, "examprep_attempt_events_total", kind=kind) for kind in kinds]
    mock = learner.start_mock().get_json()["id"]
    first, second, *_ = [option["id"] for option in learner.questions(mock)[0]["options"]]
    learner.respond(mock, 1, [first])
    learner.respond(mock, 1, [first])
    learner.respond(mock, 1, [second])
    learner.respond(mock, 1, ["nothing"], revision=1)
    clock.forward(minutes=10)
    learner.respond(mock, 1, [second], revision=1)
    clock.forward(seconds=10)
    learner.respond(mock, 1, [first], revision=2)
    after = [counted(client, "examprep_attempt_events_total", kind=kind) for kind in kinds]
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        ("192.0.2.7", {}),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}),
        ("127.0.0.1", {"Forwarded": "for=192.0.2.7"}),
        ("::1", {"X-Real-IP": "192.0.2.7"}),
    ],
)
def test_without_a_token_metrics_are_for_this_machine_only(
    client: FlaskClient, address: str, headers: dict[str, str]
) -> None:
    reply = client.get("/metrics", headers=headers, environ_overrides={"REMOTE_ADDR": address})
    assert (reply.status_code, reply.get_json()["code"]) == (404, "not-found")
    assert client.get("/metrics", environ_overrides={"REMOTE_ADDR": "::1"}).status_code == 200


def test_with_a_token_metrics_are_for_whoever_has_it(guarded: FlaskClient) -> None:
    far = {"REMOTE_ADDR": "192.0.2.7"}
    reply = guarded.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"}, environ_overrides=far)
    assert (reply.status_code, reply.mimetype) == (200, "text/plain")
    for token in ("", TOKEN[:-1], "ü" * 16):
        reply = guarded.get("/metrics", headers={"Authorization": f"Bearer {token}"})
        assert (reply.status_code, reply.get_json()["code"]) == (401, "unauthenticated")
    assert guarded.get("/metrics").status_code == 401


def test_an_access_token_does_not_open_metrics(guarded: FlaskClient, learner: Person) -> None:
    assert guarded.get("/metrics", headers={"Authorization": f"Bearer {learner.token}"}).status_code == 401
