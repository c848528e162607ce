"""Measures of predictions."""

import pytest

from calibration.measures import brier_score, calibration_error, chance_of_at_least


def test_a_seer_has_a_brier_score_of_0_and_a_coin_one_of_a_quarter() -> None:
    assert brier_score([1, 0], [True, False]) == 0
    assert brier_score([0.5, 0.5], [True, False]) == 0.25
    assert brier_score([0.7], [True]) == pytest.approx(0.09)


def test_chances_that_come_true_as_often_as_said_have_no_calibration_error() -> None:
    chances = [0.1] * 10 + [0.9] * 10
    assert calibration_error(chances, [True] + [False] * 9 + [True] * 9 + [False], bins=2) == pytest.approx(0)


def test_the_calibration_error_is_the_mean_distance_over_bins_of_equal_size() -> None:
    assert calibration_error([0.9, 0.9, 0.2, 0.2], [True, False, False, False], bins=2) == pytest.approx(0.3)


def test_at_least_35_of_50_with_70_percent_is_a_little_more_than_even() -> None:
    assert chance_of_at_least(1, 2, 0.5) == 0.75
    assert chance_of_at_least(35, 50, 0.7) == pytest.approx(0.5692, abs=1e-4)
