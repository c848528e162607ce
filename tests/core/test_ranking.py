"""Leaderboards on paper: what counts, when a window begins, what a metric is, who shares a rank."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examprep.core.ranking import Finish, counts, metrics, rank, window_at

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)  # a Tuesday
FINISHES = st.lists(
    st.builds(Finish, st.integers(100, 1000), st.integers(0, 5).map(lambda hours: NOON + timedelta(hours=hours)))
)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 – the zone comes with the draw


@pytest.mark.parametrize(
    ("first_seen", "scored", "is_so"), [(40, 50, True), (39, 50, False), (50, 50, True), (0, 50, False), (0, 0, False)]
)
def test_a_mock_counts_from_four_fifths_of_new_questions_on(first_seen: int, scored: int, is_so: bool) -> None:
    assert counts(first_seen, scored) is is_so


@pytest.mark.parametrize(
    ("kind", "now", "start", "end"),
    [
        ("week", NOON, "2026-11-23", "2026-11-30"),
        ("week", datetime(2026, 11, 29, 23, 59, 59, 999_999, UTC), "2026-11-23", "2026-11-30"),
        ("week", datetime(2026, 11, 30, tzinfo=UTC), "2026-11-30", "2026-12-07"),
        ("week", datetime(2027, 1, 2, tzinfo=UTC), "2026-12-28", "2027-01-04"),
        ("month", NOON, "2026-11-01", "2026-12-01"),
        ("month", datetime(2026, 12, 31, 23, tzinfo=UTC), "2026-12-01", "2027-01-01"),
        ("month", datetime(2028, 2, 29, tzinfo=UTC), "2028-02-01", "2028-03-01"),
        # 2026-12-01 in Tokyo is still November in UTC
        ("month", datetime(2026, 12, 1, 8, tzinfo=timezone(timedelta(hours=9))), "2026-11-01", "2026-12-01"),
    ],
)
def test_weeks_begin_on_monday_and_months_on_the_first_in_utc(kind: str, now: datetime, start: str, end: str) -> None:
    window = window_at(kind, now)
    assert (window.start, window.end) == tuple(datetime.fromisoformat(f"{day}T00:00Z") for day in (start, end))


@given(MOMENTS, st.sampled_from(["week", "month", "all"]))
def test_a_window_holds_its_moment_and_its_start_but_not_its_end(now: datetime, kind: str) -> None:
    window = window_at(kind, now)
    assert window.holds(now)
    assert window_at(kind, window.start) == window
    if window.end is not None:
        assert not window.holds(window.end)
        assert window_at(kind, window.end).start == window.end


def test_all_time_has_no_end() -> None:
    assert window_at("all", NOON).end is None


def test_the_best_is_dated_by_the_first_that_reached_it() -> None:
    at = [NOON + timedelta(hours=hours) for hours in range(4)]
    found = metrics(map(Finish, (600, 800, 700, 800), at))
    assert found == {"first": Finish(600, at[0]), "best": Finish(800, at[1]), "improvement": Finish(200, at[1])}


@given(FINISHES)
def test_metrics_do_not_depend_on_the_order_and_improvement_is_never_negative(finishes: list[Finish]) -> None:
    found = metrics(finishes)
    assert found == metrics(reversed(finishes))
    assert bool(found) == bool(finishes)
    if found:
        assert found["improvement"].score == found["best"].score - found["first"].score >= 0
        assert {found["best"], found["first"]} <= {*finishes}


def test_equal_scores_share_a_rank_and_the_next_one_is_left_out() -> None:
    members = {900: 1, 800: 2, 700: 1}
    assert [rank(score, members) for score in (1000, 900, 800, 750, 700, 100)] == [1, 1, 2, 4, 4, 5]
