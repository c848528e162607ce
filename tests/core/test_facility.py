"""Easy and hard items."""

import pytest

from examprep.core.facility import ease, spread, typical_facility


def test_an_exam_without_responses_is_taken_for_60_percent_right() -> None:
    assert typical_facility(0, 0) == 0.6
    assert typical_facility(700, 1000) == pytest.approx(0.7, abs=0.001)


def test_ease_is_the_difference_in_logits() -> None:
    """From one chance in two to three in four is a factor of three in the odds, ln 3 = 1.0986."""
    assert ease(0.75, 0.5) == pytest.approx(1.0986, abs=1e-4)
    assert ease(0.5, 0.5) == 0


def test_scatter_in_logits_grows_away_from_one_half() -> None:
    assert spread(0.01, 0.5) == pytest.approx(0.4)
    assert spread(0.01, 0.8) == pytest.approx(0.625)
    assert spread(-1e-18, 0.5) == 0
