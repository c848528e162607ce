"""The window of an assignment."""

from datetime import UTC, datetime, timedelta

import pytest

from examprep.core import assignment
from examprep.core.cohort_errors import AssignmentClosed, AssignmentUpcoming, AttemptsUsedUp, WindowEmpty
from examprep.core.errors import Refused

OPENS = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CLOSES = OPENS + timedelta(days=1)
INSTANT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("now", "state"),
    [(OPENS - INSTANT, "upcoming"), (OPENS, "open"), (CLOSES - INSTANT, "open"), (CLOSES, "closed")],
)
def test_a_window_holds_its_opening_and_not_its_closing(now: datetime, state: str) -> None:
    assert assignment.state(now, OPENS, CLOSES) == state


@pytest.mark.parametrize(
    ("now", "started", "refusal"),
    [(OPENS - INSTANT, 0, AssignmentUpcoming), (CLOSES, 0, AssignmentClosed), (OPENS, 2, AttemptsUsedUp)],
)
def test_what_may_not_be_started_is_refused(now: datetime, started: int, refusal: type[Refused]) -> None:
    assignment.ensure_may_start(OPENS, OPENS, CLOSES, 1, allowed=2)
    with pytest.raises(refusal):
        assignment.ensure_may_start(now, OPENS, CLOSES, started, allowed=2)


def test_an_empty_window_is_refused() -> None:
    assignment.ensure_window(OPENS, CLOSES)
    for closes_at in (OPENS, OPENS - INSTANT):
        with pytest.raises(WindowEmpty):
            assignment.ensure_window(OPENS, closes_at)


def test_what_ends_after_the_closing_is_late() -> None:
    assert [assignment.is_late(end, CLOSES) for end in (None, CLOSES, CLOSES + INSTANT)] == [False, False, True]
