"""A small run of the calibration; the targets are those of docs/mastery.md, loosened by what chance does to few."""

from statistics import mean

import pytest

from calibration.__main__ import BLUEPRINT, ITEMS, MATCHED, simulate
from calibration.measures import brier_score, calibration_error
from calibration.sitting import Outcome
from calibration.table import rows

LEARNERS = 40


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return simulate(MATCHED, ITEMS, LEARNERS, seed=7)


def test_the_same_seed_gives_the_same_table(outcome: Outcome) -> None:
    again = simulate(MATCHED, ITEMS, LEARNERS, seed=7)
    assert [*rows(again, BLUEPRINT, targets=True)] == [*rows(outcome, BLUEPRINT, targets=True)]


@pytest.mark.parametrize("level", ["domain", "task"])
@pytest.mark.parametrize("mocks", [1, 3, 10])
def test_intervals_cover_the_truth_about_nine_times_in_ten(outcome: Outcome, level: str, mocks: int) -> None:
    here = [one for one in outcome.judged if (one.level, one.mocks) == (level, mocks)]
    assert 0.84 <= mean(one.mastery.low <= one.truth <= one.mastery.high for one in here) <= 0.98


def test_estimates_are_not_biased(outcome: Outcome) -> None:
    assert abs(mean(one.mastery.value - one.truth for one in outcome.judged)) < 0.02


def test_who_is_called_weak_is_weak(outcome: Outcome) -> None:
    called = [one for one in outcome.judged if one.mastery.label == "weak"]
    assert len(called) > 100
    assert mean(one.truth < BLUEPRINT.passing for one in called) > 0.95


def test_readiness_is_better_than_a_constant_and_than_the_share_so_far(outcome: Outcome) -> None:
    passed = [one.passed for one in outcome.foretold]
    ours = brier_score([one.chance for one in outcome.foretold], passed)
    assert ours < 0.6 * brier_score([mean(passed)] * len(passed), passed)
    assert ours < 0.6 * brier_score([one.share_so_far for one in outcome.foretold], passed)
    assert calibration_error([one.chance for one in outcome.foretold], passed, bins=4) < 0.1
