"""The clock of an attempt, to the microsecond on either side of its boundaries."""

from datetime import UTC, datetime, timedelta

import pytest

from examprep.core.deadline import GRACE, deadline, is_due, remaining_ms, state

STARTED_AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DEADLINE_AT = STARTED_AT + timedelta(minutes=130)
MOMENT = timedelta(microseconds=1)


def test_the_deadline_is_the_start_and_the_limit() -> None:
    assert deadline(STARTED_AT, 130) == DEADLINE_AT


def test_extra_time_multiplies_the_limit() -> None:
    assert deadline(STARTED_AT, 130, 1.5) == STARTED_AT + timedelta(minutes=195)
    assert deadline(STARTED_AT, 1, 1.25) == STARTED_AT + timedelta(seconds=75)
    assert deadline(STARTED_AT, None, 2) is None


def test_an_untimed_attempt_has_no_deadline_and_never_ends_by_itself() -> None:
    long_after = STARTED_AT + timedelta(days=10_000)
    assert deadline(STARTED_AT, None) is None
    assert state(long_after, None, None) == "open"
    assert not is_due(long_after, None, None)
    assert remaining_ms(long_after, None, None) is None


def test_the_grace_is_ten_seconds() -> None:
    assert timedelta(seconds=10) == GRACE


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (STARTED_AT, "open"),
        (DEADLINE_AT - MOMENT, "open"),
        (DEADLINE_AT, "grace"),
        (DEADLINE_AT + GRACE - MOMENT, "grace"),
        (DEADLINE_AT + GRACE, "grace"),
    ],
)
def test_an_attempt_is_in_grace_from_its_deadline_until_it_is_closed(now: datetime, expected: str) -> None:
    assert state(now, DEADLINE_AT, None) == expected
    assert state(now, DEADLINE_AT, now) == "closed"


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (DEADLINE_AT - MOMENT, False),
        (DEADLINE_AT, False),
        (DEADLINE_AT + GRACE - MOMENT, False),
        (DEADLINE_AT + GRACE, True),
        (DEADLINE_AT + GRACE + MOMENT, True),
    ],
)
def test_an_attempt_is_due_from_the_end_of_its_grace(now: datetime, due: bool) -> None:
    assert is_due(now, DEADLINE_AT, None) is due


def test_a_closed_attempt_is_never_due_again() -> None:
    assert not is_due(DEADLINE_AT + timedelta(days=1), DEADLINE_AT, STARTED_AT)


@pytest.mark.parametrize(
    ("now", "left"),
    [
        (STARTED_AT, 130 * 60 * 1000),
        (DEADLINE_AT - timedelta(milliseconds=2), 2),
        (DEADLINE_AT - timedelta(milliseconds=1, microseconds=999), 1),
        (DEADLINE_AT - MOMENT, 0),
        (DEADLINE_AT, 0),
        (DEADLINE_AT + GRACE, 0),
    ],
)
def test_remaining_time_is_rounded_down_and_never_negative(now: datetime, left: int) -> None:
    assert remaining_ms(now, DEADLINE_AT, None) == left


@pytest.mark.parametrize("deadline_at", [DEADLINE_AT, None])
def test_a_closed_attempt_has_no_time_left(deadline_at: datetime | None) -> None:
    assert remaining_ms(STARTED_AT, deadline_at, STARTED_AT) == 0
    assert state(STARTED_AT, deadline_at, STARTED_AT) == "closed"
