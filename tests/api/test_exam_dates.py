"""The day of the exam: one for each exam, from today on, removable."""

from typing import Any

import pytest

from tests.api.conftest import Clock, Person


def put_date(learner: Person, date: object, exam: str = "mini") -> tuple[int, dict[str, Any]]:
    reply = learner.call("PUT", "/v1/me/exam-date", {"exam": exam, "date": date})
    return reply.status_code, reply.get_json()


def test_a_date_is_shown_with_the_days_left(learner: Person, clock: Clock) -> None:
    kept = {"exam": "mini", "date": "2026-12-24", "days_left": 30}
    assert put_date(learner, "2026-12-24") == (200, kept)
    assert learner.get("/v1/me/exam-date").get_json() == {"data": [kept], "next": None}


def test_a_new_date_replaces_the_old_one_and_null_takes_it_away(learner: Person) -> None:
    put_date(learner, "2026-12-24")
    put_date(learner, "2026-12-31")
    assert [entry["date"] for entry in learner.get("/v1/me/exam-date").get_json()["data"]] == ["2026-12-31"]
    gone = {"exam": "mini", "date": None, "days_left": None}
    assert [put_date(learner, None) for _ in range(2)] == [(200, gone)] * 2
    assert learner.get("/v1/me/exam-date").get_json()["data"] == []


def test_today_is_the_first_day_that_can_be_set(learner: Person) -> None:
    assert put_date(learner, "2026-11-24")[1]["days_left"] == 0
    status, problem = put_date(learner, "2026-11-23")
    assert (status, problem["code"], problem["today"]) == (422, "exam-date-past", "2026-11-24")


@pytest.mark.parametrize("date", ["tomorrow", "2026-13-01", 20261224, "", "2026-12-24T00:00:00Z"])
def test_what_is_no_day_is_refused(learner: Person, date: object) -> None:
    status, problem = put_date(learner, date)
    assert (status, problem["code"]) == (422, "request-invalid")
    assert set(problem["errors"]) == {"date"}


def test_an_unknown_exam_is_not_found(learner: Person) -> None:
    assert put_date(learner, "2026-12-24", exam="none")[0] == 404
