"""Spaced repetition: FSRS-6 with its published parameters, aimed at the day of the exam."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examprep.core.scheduling import Plan, Review, is_due, outlook, plan

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HISTORIES = st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=1, max_size=8)


def reviewed_when_due(verdicts: str) -> list[int]:
    """The intervals in days of an item that is reviewed whenever it is due: g is right, a is wrong."""
    reviews: list[Review] = []
    intervals = []
    at = NOW
    for verdict in verdicts:
        reviews.append(Review(at, verdict == "g"))
        planned = plan(reviews, None).at
        assert planned is not None
        intervals.append((planned - at).days)
        at = planned
    return intervals


def history(steps: list[tuple[int, bool]]) -> list[Review]:
    """Reviews so many days after one another."""
    reviews: list[Review] = []
    for days, correct in steps:
        reviews.append(Review((reviews[-1].at if reviews else NOW) + days * DAY, correct))
    return reviews


@pytest.mark.parametrize(
    ("verdicts", "intervals"),
    [("gggggg", [2, 11, 46, 163, 497, 1346]), ("aggg", [1, 2, 6, 17]), ("gagg", [2, 1, 2, 6])],
)
def test_intervals_are_those_of_fsrs_with_its_default_parameters(verdicts: str, intervals: list[int]) -> None:
    assert reviewed_when_due(verdicts) == intervals


@given(HISTORIES)
def test_an_item_comes_again_after_whole_days_and_at_least_one(steps: list[tuple[int, bool]]) -> None:
    reviews = history(steps)
    planned = plan(reviews, None).at
    assert planned is not None
    assert planned - reviews[-1].at >= DAY
    assert (planned - reviews[-1].at) % DAY == timedelta(0)


@given(HISTORIES, st.integers(0, 400))
def test_with_an_exam_nothing_is_planned_for_its_day_or_later(steps: list[tuple[int, bool]], days: int) -> None:
    reviews = history(steps)
    exam_day = NOW.date() + days * DAY
    planned, unaimed = plan(reviews, exam_day), plan(reviews, None)
    exam_at = datetime(exam_day.year, exam_day.month, exam_day.day, tzinfo=UTC)
    assert planned.at is None or planned.at < exam_at
    if unaimed.at is not None and unaimed.at < exam_at:
        assert planned == unaimed
    else:
        seen_on_the_last_day = reviews[-1].at >= exam_at - DAY
        assert planned == (Plan(None) if seen_on_the_last_day else Plan(exam_at - DAY, brought_forward=True))


def test_an_item_is_due_from_its_time_on() -> None:
    planned = plan([Review(NOW, False)], None)
    assert [is_due(planned, NOW + DAY - timedelta(milliseconds=1)), is_due(planned, NOW + DAY)] == [False, True]
    assert not is_due(Plan(None), NOW)


def test_an_outlook_counts_what_is_overdue_for_today_and_the_rest_for_its_day() -> None:
    plans = [
        Plan(NOW - 3 * DAY), Plan(NOW), Plan(NOW + timedelta(hours=3)), Plan(NOW + DAY), Plan(NOW + 2 * DAY),
        Plan(NOW + DAY, brought_forward=True), Plan(None),
    ]  # fmt: skip
    counted = outlook(plans, NOW, days=2)
    assert counted.days == {date(2026, 11, 24): 3, date(2026, 11, 25): 2}
    assert (counted.due, counted.later, counted.brought_forward, counted.not_before_exam) == (2, 1, 1, 1)
