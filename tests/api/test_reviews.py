"""Reviews of closed attempts: filtered, and without what stands on an open mock exam."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.api.conftest import Person
from tests.factories import QUOTAS


def test_a_review_explains_every_option(learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[4])
    learner.submit(mock)
    questions = learner.get(f"/v1/attempts/{mock}/review").get_json()["questions"]
    assert [question["number"] for question in questions] == list(range(1, 11))
    for question in questions:
        assert all(option["rationale"].startswith("Secret") for option in question["options"])
        assert sum(option["is_key"] for option in question["options"]) == question["choose"]
        assert question["explanation"].startswith("Secret explanation")
        assert question["source"]["first_line"] == 10
        assert question["correct"] is (question["number"] != 4)


def test_a_review_keeps_the_order_of_options(learner: Person, mock: str) -> None:
    asked = {q["number"]: [option["id"] for option in q["options"]] for q in learner.questions(mock)}
    learner.submit(mock)
    questions = learner.get(f"/v1/attempts/{mock}/review").get_json()["questions"]
    assert {q["number"]: [option["id"] for option in q["options"]] for q in questions} == asked


def test_a_review_can_be_filtered(learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[4])
    question = learner.questions(mock)[6]
    learner.respond(mock, 7, [], revision=question["revision"])
    learner.call("PUT", f"/v1/attempts/{mock}/questions/2/flag")
    learner.submit(mock)
    shown = {
        name: [q["number"] for q in learner.get(f"/v1/attempts/{mock}/review?filter={name}").get_json()["questions"]]
        for name in ("wrong", "flagged", "unanswered")
    }
    assert shown == {"wrong": [4, 7], "flagged": [2], "unanswered": [7]}
    assert learner.get(f"/v1/attempts/{mock}/review?filter=nice").status_code == 422


def test_a_review_withholds_what_stands_on_an_open_mock(learner: Person) -> None:
    drill = learner.start_drill(count=12).get_json()["id"]
    learner.submit(drill)
    mock = learner.start_mock().get_json()["id"]
    on_mock = {question["stem"] for question in learner.questions(mock)}
    review = learner.get(f"/v1/attempts/{drill}/review").get_json()
    assert len(review["withheld"]) == 3
    assert len(review["questions"]) == 9
    assert not on_mock & {question["stem"] for question in review["questions"]}


def test_filters_by_domain_and_task_add_to_the_others(learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=range(1, 8))
    learner.submit(mock)
    everything = learner.get(f"/v1/attempts/{mock}/review").get_json()["questions"]
    filters: dict[str, Callable[[dict[str, Any]], bool]] = {
        "domain=secure": lambda q: q["domain"] == "secure",
        "task=2.1": lambda q: q["task"] == "2.1",
        "domain=secure&task=2.1": lambda q: False,
        "filter=wrong&domain=resilient": lambda q: q["domain"] == "resilient" and not q["correct"],
    }
    for query, fits in filters.items():
        shown = learner.get(f"/v1/attempts/{mock}/review?{query}").get_json()["questions"]
        assert shown == [question for question in everything if fits(question)], query


@pytest.mark.parametrize("query", ["domain=cakes", "task=9.9", "task=1.2", "task=secure"])
def test_a_filter_by_what_was_not_asked_about_is_refused_with_what_was(learner: Person, mock: str, query: str) -> None:
    learner.submit(mock)
    problem = learner.get(f"/v1/attempts/{mock}/review?{query}").get_json()
    assert (problem["status"], problem["code"]) == (422, "selector-unknown")
    assert problem["known"] in (["1.1", "2.1", "3.1", "4.1"], sorted(QUOTAS))


def test_a_review_shows_what_is_bookmarked(learner: Person, mock: str) -> None:
    learner.submit(mock)
    path = f"/v1/attempts/{mock}/review"
    item = learner.get(path).get_json()["questions"][3]["item"]
    learner.call("PUT", f"/v1/me/bookmarks/{item}")
    assert [q["number"] for q in learner.get(path).get_json()["questions"] if q["bookmarked"]] == [4]
