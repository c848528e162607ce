"""Progress over time, and the chance to pass."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from tests.api.conftest import Clock, Person
from tests.api.queries import count_queries
from tests.api.test_reports import sit_mocks


def points(learner: Person, query: str = "") -> list[dict[str, Any]]:
    reply = learner.get(f"/v1/me/progress?exam=mini{query}")
    assert reply.status_code == 200, reply.text
    found: list[dict[str, Any]] = reply.get_json()["points"]
    return found


def test_each_closed_mock_is_a_point_the_oldest_first(learner: Person, clock: Clock) -> None:
    for wrong in (range(1, 5), range(1, 2)):
        sit_mocks(learner, 1, wrong)
        clock.forward(minutes=1)
    learner.submit(learner.start_drill().get_json()["id"])
    learner.start_mock()
    found = points(learner)
    assert [(point["score"]["raw"], point["scaled"], point["passed"]) for point in found] == [
        (6, 640, False),
        (9, 910, True),
    ]
    for point in found:
        assert [domain["score"]["maximum"] for domain in point["domains"]] == [3, 3, 2, 2]
        assert sum(domain["score"]["raw"] for domain in point["domains"]) == point["score"]["raw"]


def test_first_seen_questions_are_told_apart(learner: Person, clock: Clock) -> None:
    drill = learner.start_drill(count=12).get_json()["id"]
    learner.submit(drill)
    clock.forward(minutes=1)
    sit_mocks(learner, 1)
    (point,) = points(learner)
    assert point["score"]["maximum"] == 10
    assert point["first_seen"] == {"raw": 7, "maximum": 7, "percent": 100.0}
    assert [domain["first_seen"]["maximum"] for domain in point["domains"]] == [0, 3, 2, 2]


def test_the_mastery_of_a_point_rests_on_what_had_been_given_by_then(learner: Person, clock: Clock) -> None:
    for _ in range(3):
        sit_mocks(learner, 1)
        clock.forward(minutes=1)
    secure = [point["domains"][0]["mastery"] for point in points(learner)]
    assert [mastery["responses"] for mastery in secure] == [3, 6, 9]
    assert secure[0]["value"] < secure[1]["value"] < secure[2]["value"]


def test_a_limit_keeps_the_newest(learner: Person, clock: Clock) -> None:
    for wrong in (range(1, 5), range(1, 3), range(1, 2)):
        sit_mocks(learner, 1, wrong)
        clock.forward(minutes=1)
    assert [point["score"]["raw"] for point in points(learner, "&limit=2")] == [8, 9]


def test_progress_takes_a_fixed_number_of_queries(app: Flask, learner: Person) -> None:
    with count_queries(app) as of_none:
        points(learner)
    sit_mocks(learner, 3)
    with count_queries(app) as of_some:
        points(learner)
    assert len(of_some) == len(of_none) <= 12


def test_nothing_is_foretold_from_too_little_and_what_is_missing_is_named(learner: Person) -> None:
    sit_mocks(learner, 1)
    reply = learner.get("/v1/me/readiness?exam=mini")
    assert (reply.status_code, reply.get_json()["code"]) == (422, "not-enough-evidence")
    assert reply.get_json()["missing"] == {"secure": 6, "resilient": 6, "high-performing": 4, "cost-optimized": 4}


def practise_everything(learner: Person, wrong: range = range(0)) -> None:
    """Drills every item once, so that no draw decides how much is new."""
    for topic in ("safes", "nets", "engines", "purses"):
        drill = learner.start_drill(value=topic, count=12).get_json()["id"]
        learner.respond_to_all(drill, wrong)
        assert learner.submit(drill).status_code == 200


def test_who_masters_everything_is_likely_to_pass_and_who_masters_nothing_is_not(
    learner: Person, register: Callable[..., Person]
) -> None:
    other = register()
    practise_everything(learner)
    practise_everything(other, wrong=range(1, 13))
    sit_mocks(learner, 1)
    sit_mocks(other, 1, wrong=range(1, 11))
    sure, hopeless = (one.get("/v1/me/readiness?exam=mini").get_json() for one in (learner, other))
    assert sure["chance"] > 0.95
    assert hopeless["chance"] < 0.01
    assert hopeless["scaled"] < 720 < sure["scaled"]
    for found in (sure, hopeless):
        assert 100 <= found["scaled_low"] <= found["scaled"] <= found["scaled_high"] <= 1000
        assert (found["mocks"], found["drills"], found["mastery"]["responses"]) == (1, 4, 58)
        assert (found["passing_score"], found["scoring_model"]) == (720, "linear-v1")


def test_readiness_takes_a_fixed_number_of_queries(app: Flask, learner: Person) -> None:
    practise_everything(learner)
    with count_queries(app) as of_some:
        assert learner.get("/v1/me/readiness").status_code == 200
    sit_mocks(learner, 2)
    with count_queries(app) as of_more:
        assert learner.get("/v1/me/readiness").status_code == 200
    assert len(of_some) == len(of_more) <= 13
