"""Drills of what is weak: only where the responses support it."""

from typing import Any

from tests.api.conftest import Clock, Person


def drill_of_weak(learner: Person, count: int = 3) -> tuple[int, dict[str, Any]]:
    reply = learner.call("POST", "/v1/attempts", {"kind": "drill", "exam": "mini", "select": "weak", "count": count})
    return reply.status_code, reply.get_json()


def respond_to_everything(learner: Person, wrong_topics: set[str]) -> None:
    """Drills all items of the bank, wrong in these topics and right in the others."""
    for topic in ("safes", "nets", "engines", "purses"):
        drill = learner.start_drill(value=topic, count=12).get_json()["id"]
        learner.respond_to_all(drill, wrong=range(1, 13) if topic in wrong_topics else ())
        learner.submit(drill)


def test_without_evidence_it_is_said_how_much_is_missing(learner: Person) -> None:
    status, problem = drill_of_weak(learner)
    assert (status, problem["code"]) == (422, "not-enough-evidence")
    assert set(problem["missing"]) == {"secure", "resilient", "high-performing", "cost-optimized"}
    assert all(count > 0 for count in problem["missing"].values())


def test_a_drill_of_weak_asks_what_the_responses_show_to_be_weak(learner: Person) -> None:
    respond_to_everything(learner, wrong_topics={"nets"})
    status, started = drill_of_weak(learner, count=12)
    assert status == 201, started
    assert {question["stem"].split()[4].split(".")[0] for question in learner.questions(started["id"])} == {"nets"}
    status, problem = drill_of_weak(learner, count=13)
    assert (status, problem["code"], problem["found"]) == (422, "pool-too-small", 12)


def test_where_nothing_is_weak_that_is_said(learner: Person, clock: Clock) -> None:
    for _ in range(3):
        respond_to_everything(learner, wrong_topics=set())
        clock.forward(days=40)
        learner = learner.signed_in_again()
    status, problem = drill_of_weak(learner)
    assert (status, problem["code"]) == (422, "nothing-weak")
