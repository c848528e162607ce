"""The whole way of a learner, over real HTTP."""

from tests.factories import QUOTAS
from tests.server.running import Learner, Server


def test_a_learner_goes_from_registering_to_a_reviewed_mock(learner: Learner) -> None:
    started = learner.start_mock()
    attempt = started.json["id"]
    assert (started.status, started.headers["location"]) == (201, f"/v1/attempts/{attempt}")

    for question in learner.questions(attempt):
        keys = [option["id"] for option in question["options"] if option["text"].startswith("Key")]
        saved = learner.respond(attempt, question["number"], keys, 0)
        assert (saved.status, saved.headers["etag"], saved.json["late"]) == (200, '"1"', False)

    submitted = learner.submit(attempt)
    assert (submitted.status, submitted.json["scaled"], submitted.json["passed"]) == (200, 1000, True)
    result = learner.call("GET", f"/v1/attempts/{attempt}/result").json
    assert result == submitted.json
    assert {domain["code"]: domain["maximum"] for domain in result["domains"]} == QUOTAS
    assert sum(task["raw"] for task in result["tasks"]) == result["raw"] == 10

    review = learner.call("GET", f"/v1/attempts/{attempt}/review").json["questions"]
    assert len(review) == 10
    assert all(option["rationale"] for question in review for option in question["options"])
    assert all(question["correct"] and question["explanation"] for question in review)


def test_nobody_else_gets_at_an_attempt(server: Server, learner: Learner) -> None:
    attempt = learner.started_mock()
    stranger = server.register()
    for method, path in (("GET", ""), ("GET", "/questions"), ("POST", "/submission"), ("GET", "/review")):
        reply = stranger.call(method, f"/v1/attempts/{attempt}{path}")
        assert (reply.status, reply.headers["content-type"]) == (404, "application/problem+json")
        assert server.call(method, f"/v1/attempts/{attempt}{path}").status == 401
