"""Weeks and months begin anew, in UTC, and what was reached before stays with all time."""

from datetime import UTC, datetime

import pytest

from tests.api.conftest import Clock, Person
from tests.boards import board, rows, show, sit_mock
from tests.groups import Group


@pytest.fixture
def clock() -> Clock:
    """Sunday, the last day of a month, just before midnight."""
    clock = Clock()
    clock.now = datetime(2027, 1, 31, 23, 55, tzinfo=UTC)
    return clock


@pytest.fixture
def member(group: Group, learner: Person) -> Person:
    group.admit(learner)
    show(learner, "name")
    return learner


@pytest.mark.parametrize(
    ("window", "begins", "ends"), [("week", "2027-02-01", "2027-02-08"), ("month", "2027-02-01", "2027-03-01")]
)
def test_a_window_begins_empty(group: Group, member: Person, clock: Clock, window: str, begins: str, ends: str) -> None:
    sit_mock(member, wrong=1)
    assert len(board(group, member, f"?window={window}")["data"]) == 1
    clock.forward(minutes=5)
    fresh = board(group, member, f"?window={window}")
    assert (fresh["data"], fresh["me"]["rank"], fresh["me"]["visible"]) == ([], None, True)
    assert (fresh["starts_at"], fresh["ends_at"]) == (f"{begins}T00:00:00.000Z", f"{ends}T00:00:00.000Z")
    sit_mock(member, wrong=3)
    assert rows(board(group, member, f"?window={window}")) == [(1, 730, "A Person")]
    assert rows(board(group, member)) == [(1, 910, "A Person")]


def test_first_and_improvement_are_those_of_the_window(group: Group, member: Person, clock: Clock) -> None:
    sit_mock(member, wrong=5)
    clock.forward(minutes=5)
    for wrong in (3, 1):
        sit_mock(member, wrong)
        clock.forward(seconds=1)
    shown = [
        board(group, member, f"?metric={metric}&window={window}")["me"]["score"]
        for metric in ("first", "improvement")
        for window in ("week", "all")
    ]
    assert shown == [730, 550, 180, 360]


def test_a_mock_that_time_closed_counts_when_it_was_over_not_when_that_was_noticed(
    group: Group, member: Person, clock: Clock
) -> None:
    member.start_mock()
    clock.forward(minutes=4, seconds=49)
    clock.now = datetime(2027, 2, 1, 0, 5, 9, tzinfo=UTC)  # deadline 00:05:00, grace until 00:05:10
    assert board(group, member, "?window=week")["me"]["score"] is None
    clock.forward(seconds=2)
    assert member.get("/v1/attempts").get_json()["data"][0]["closed_by"] == "timer"
    assert board(group, member, "?window=week")["me"]["score"] == 100
