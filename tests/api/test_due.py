"""What is due for review: by the learner's own responses, aimed at the date of the exam."""

from typing import Any

from flask import Flask
from sqlalchemy import update

from examprep.models.attempt import AttemptQuestion
from tests.api.conftest import Clock, Person
from tests.api.queries import count_queries


def due(learner: Person, query: str = "") -> dict[str, Any]:
    reply = learner.get(f"/v1/me/due?exam=mini{query}")
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.get_json()
    return found


def practise(learner: Person, wrong: list[int], count: int = 5) -> str:
    drill: str = learner.start_drill(count=count).get_json()["id"]
    learner.respond_to_all(drill, wrong=wrong)
    learner.submit(drill)
    return drill


def later(learner: Person, clock: Clock, **units: float) -> Person:
    clock.forward(**units)
    return learner.signed_in_again()


def due_drill(learner: Person, count: int) -> set[str]:
    body = {"kind": "drill", "exam": "mini", "select": "due", "count": count}
    reply = learner.call("POST", "/v1/attempts", body)
    assert reply.status_code == 201, reply.text
    return {question["stem"] for question in learner.questions(reply.get_json()["id"])}


def test_wrong_comes_after_a_day_and_right_after_two(learner: Person, clock: Clock) -> None:
    drill = practise(learner, wrong=[1, 2])
    overview = due(learner, "&days=3")
    assert [day["count"] for day in overview["days"]] == [0, 2, 3]
    assert [day["date"] for day in overview["days"]] == ["2026-11-24", "2026-11-25", "2026-11-26"]
    assert (overview["due"], overview["later"], overview["unseen"]) == (0, 0, 43)
    learner = later(learner, clock, days=1)
    assert due(learner)["due"] == 2
    assert due_drill(learner, 2) == {question["stem"] for question in learner.questions(drill)[:2]}
    learner = later(learner, clock, days=1)
    assert due(learner)["due"] == 5


def test_a_review_puts_the_item_off_and_a_question_without_response_does_not(learner: Person, clock: Clock) -> None:
    practise(learner, wrong=[1, 2])
    learner = later(learner, clock, days=1)
    body = {"kind": "drill", "exam": "mini", "select": "due", "count": 2}
    drill = learner.call("POST", "/v1/attempts", body).get_json()["id"]
    question = learner.questions(drill)[0]
    keys = [option["id"] for option in question["options"] if option["text"].startswith("Key")]
    learner.respond(drill, 1, keys)
    assert due(learner)["due"] == 2, "what is not graded yet changes nothing"
    learner.submit(drill)
    assert due(learner)["due"] == 1


def test_an_attempt_that_nobody_came_back_for_counts_from_its_end(learner: Person, clock: Clock, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[1, 2])
    learner = later(learner, clock, days=1)
    assert due(learner)["due"] == 2
    assert learner.get(f"/v1/attempts/{mock}/result").get_json()["closed_by"] == "timer"


def test_a_rescored_response_is_scheduled_by_what_it_is_now(app: Flask, learner: Person, clock: Clock) -> None:
    practise(learner, wrong=[1, 2])
    with app.extensions["examprep"].database.writing() as session:
        session.execute(update(AttemptQuestion).values(correct=True))
        session.commit()
    assert [day["count"] for day in due(learner, "&days=3")["days"]] == [0, 0, 5]


def test_what_would_come_after_the_exam_comes_on_the_day_before(learner: Person, clock: Clock) -> None:
    """Five items are planned for three days; the exam is on the third, and two of them would come on it."""
    practise(learner, wrong=[1, 2, 3])
    learner.call("PUT", "/v1/me/exam-date", {"exam": "mini", "date": "2026-11-26"})
    overview = due(learner, "&days=3")
    assert overview["exam_date"] == "2026-11-26"
    assert [day["count"] for day in overview["days"]] == [0, 5, 0]
    assert (overview["brought_forward"], overview["not_before_exam"]) == (2, 0)
    learner = later(learner, clock, hours=12)
    assert due(learner)["due"] == 2


def test_what_cannot_come_before_the_exam_is_said(learner: Person) -> None:
    practise(learner, wrong=[1])
    learner.call("PUT", "/v1/me/exam-date", {"exam": "mini", "date": "2026-11-25"})
    overview = due(learner)
    assert (overview["not_before_exam"], overview["due"], overview["later"]) == (5, 0, 0)
    assert sum(day["count"] for day in overview["days"]) == 0


def test_an_exam_that_is_over_is_no_aim(learner: Person, clock: Clock) -> None:
    practise(learner, wrong=[1])
    learner.call("PUT", "/v1/me/exam-date", {"exam": "mini", "date": "2026-11-25"})
    learner = later(learner, clock, days=2)
    overview = due(learner)
    assert (overview["exam_date"], overview["due"]) == (None, 5)


def test_the_overview_leaves_out_what_stands_on_an_open_mock(learner: Person, clock: Clock) -> None:
    practise(learner, wrong=[], count=12)
    learner = later(learner, clock, days=3)
    learner.start_mock()
    assert due(learner)["due"] == 9


def test_the_overview_takes_a_known_exam_and_days_within_a_year(learner: Person) -> None:
    assert learner.get("/v1/me/due").get_json() == due(learner)
    assert learner.get("/v1/me/due?exam=none").status_code == 404
    for days in ("0", "367", "x"):
        assert set(learner.get(f"/v1/me/due?exam=mini&days={days}").get_json()["errors"]) == {"days"}


def test_the_overview_takes_the_same_queries_whatever_was_reviewed(app: Flask, learner: Person) -> None:
    counts = set()
    for _ in range(3):
        with count_queries(app) as sent:
            due(learner)
        counts.add(sum(statement.startswith("SELECT") for statement in sent))
        practise(learner, wrong=[1])
    assert counts == {9}
