"""The learner's report: mastery by domain, task and topic."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from tests.api.conftest import Clock, Person
from tests.api.queries import count_queries
from tests.applications import sign_in


def report(learner: Person) -> dict[str, Any]:
    reply = learner.get("/v1/me/report?exam=mini")
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.get_json()
    return found


def sit_mocks(learner: Person, count: int, wrong: range = range(0)) -> None:
    for _ in range(count):
        mock = learner.start_mock().get_json()["id"]
        learner.respond_to_all(mock, wrong)
        assert learner.submit(mock).status_code == 200


def responses(rows: list[dict[str, Any]]) -> dict[str, int]:
    return {row["code"]: row["mastery"]["responses"] for row in rows}


def test_without_responses_everything_is_there_and_nothing_is_claimed(learner: Person) -> None:
    found = report(learner)
    assert (found["exam"], found["passing_share"]) == ("mini", 0.689)
    assert [row["code"] for row in found["domains"]] == ["secure", "resilient", "high-performing", "cost-optimized"]
    assert [row["code"] for row in found["tasks"]] == ["1.1", "2.1", "3.1", "4.1"]
    assert [row["code"] for row in found["topics"]] == ["engines", "nets", "purses", "safes"]
    assert (found["tasks"][0]["within"], found["topics"][-1]["within"]) == (["secure"], ["1.1"])
    assert {row["trend"] for row in found["topics"]} == {None}
    for row in (found, *found["domains"], *found["tasks"]):
        assert row["trend"] == {"label": "unclear", "change": None}
    for row in (*found["domains"], *found["tasks"], *found["topics"]):
        assert row["mastery"]["label"] == "not-enough-evidence"
        assert row["mastery"]["more_needed"] > 0
        assert row["mastery"]["low"] < row["mastery"]["value"] < row["mastery"]["high"]


def test_without_a_name_the_report_is_on_the_longest_exam(learner: Person) -> None:
    assert learner.get("/v1/me/report").get_json() == report(learner)


def test_responses_of_a_closed_mock_count_where_they_belong(learner: Person) -> None:
    sit_mocks(learner, 1)
    found = report(learner)
    assert responses(found["domains"]) == {"secure": 3, "resilient": 3, "high-performing": 2, "cost-optimized": 2}
    assert responses(found["tasks"]) == {"1.1": 3, "2.1": 3, "3.1": 2, "4.1": 2}
    assert responses(found["topics"]) == {"safes": 3, "nets": 3, "engines": 2, "purses": 2}
    assert (found["total"]["responses"], found["total"]["weight"]) == (10, 10)


def test_an_open_mock_says_nothing_yet_and_a_timed_out_one_does(learner: Person, mock: str, clock: Clock) -> None:
    learner.respond_to_all(mock)
    assert report(learner)["total"]["responses"] == 0
    clock.forward(minutes=12)
    assert report(learner)["total"]["responses"] == 10


def test_a_report_on_an_open_mock_does_not_tell_right_from_wrong(learner: Person) -> None:
    sit_mocks(learner, 1)
    paths = [f"/v1/me/{name}?exam=mini" for name in ("report", "progress")]
    before = [learner.get(path).get_json() for path in paths]
    mock = learner.start_mock().get_json()["id"]
    learner.respond_to_all(mock, wrong=range(1, 6))
    assert [learner.get(path).get_json() for path in paths] == before


def test_questions_without_a_response_say_nothing(learner: Person, mock: str) -> None:
    question = learner.questions(mock)[0]
    learner.respond(mock, 1, [option["id"] for option in question["options"]][: question["choose"]])
    learner.submit(mock)
    assert report(learner)["total"]["responses"] == 1


def test_a_checked_question_of_an_open_drill_counts(learner: Person) -> None:
    drill = learner.start_drill(count=3).get_json()["id"]
    learner.respond_to_all(drill)
    learner.call("POST", f"/v1/attempts/{drill}/questions/2/check")
    assert responses(report(learner)["topics"])["safes"] == 1


def test_who_is_wrong_again_and_again_is_weak_and_who_is_right_is_strong(
    app: Flask, register: Callable[..., Person]
) -> None:
    weak, strong = register(), register()
    sit_mocks(weak, 3, wrong=range(1, 11))
    sit_mocks(strong, 3)
    assert {row["mastery"]["label"] for row in report(weak)["domains"]} == {"weak"}
    assert report(strong)["total"]["label"] == "strong"
    assert all(row["mastery"]["more_needed"] == 0 for row in report(weak)["domains"])


def test_a_report_is_about_nobody_else(learner: Person, register: Callable[..., Person]) -> None:
    sit_mocks(register(), 1)
    assert report(learner)["total"]["responses"] == 0


def test_every_row_names_a_drill_that_can_be_started(learner: Person) -> None:
    found = report(learner)
    for row in (found["domains"][0], found["tasks"][0], found["topics"][0]):
        drill = learner.call("POST", "/v1/attempts", row["drill"])
        assert drill.status_code == 201, drill.text
        assert drill.get_json()["question_count"] == row["drill"]["count"] == 10


def test_repeats_and_old_responses_weigh_less(app: Flask, learner: Person, clock: Clock) -> None:
    for _ in range(2):
        drill = learner.start_drill(count=12).get_json()["id"]
        learner.respond_to_all(drill)
        learner.submit(drill)
    weighed = report(learner)["total"]
    assert weighed["responses"] == 24
    assert weighed["weight"] == 12
    clock.forward(days=100)
    older = report(sign_in(app, "person1@example.org"))["total"]
    assert 5 < older["weight"] < 7
    assert older["high"] - older["low"] > weighed["high"] - weighed["low"]


def test_a_change_over_the_last_weeks_is_told(app: Flask, learner: Person, clock: Clock) -> None:
    sit_mocks(learner, 2, wrong=range(1, 11))
    clock.forward(days=60)
    again = sign_in(app, "person1@example.org")
    sit_mocks(again, 2)
    assert report(again)["trend"]["label"] == "rising"
    assert report(again)["trend"]["change"] > 0.3


def test_right_responses_to_items_that_others_got_wrong_say_more(
    learner: Person, register: Callable[..., Person]
) -> None:
    drill = learner.start_drill(count=12).get_json()["id"]
    learner.respond_to_all(drill)
    learner.submit(drill)
    before = report(learner)["domains"][1]["mastery"]["value"]
    for _ in range(3):
        other = register()
        hard = other.start_drill(count=12).get_json()["id"]
        other.respond_to_all(hard, wrong=range(1, 13))
        other.submit(hard)
    assert report(learner)["domains"][1]["mastery"]["value"] > before


def test_a_report_takes_a_fixed_number_of_queries(app: Flask, learner: Person) -> None:
    with count_queries(app) as of_none:
        report(learner)
    sit_mocks(learner, 3)
    with count_queries(app) as of_some:
        report(learner)
    assert len(of_some) == len(of_none) <= 12


def test_unknown_exams_and_parameters_are_refused(learner: Person) -> None:
    for path in ("report", "progress", "readiness"):
        missing, unknown = (learner.get(f"/v1/me/{path}?{query}") for query in ("exam=nothing", "task=1.1"))
        assert (missing.status_code, missing.get_json()["code"]) == (404, "not-found")
        assert (unknown.status_code, unknown.get_json()["code"]) == (422, "request-invalid")
        assert learner.client.get(f"/v1/me/{path}").status_code == 401
    for limit in ("0", "51", "many"):
        assert learner.get(f"/v1/me/progress?limit={limit}").get_json()["code"] == "request-invalid"
