"""Changes of mastery."""

from dataclasses import replace

import pytest

from examprep.core.mastery import Mastery
from examprep.core.trend import UNKNOWN, trend

MIDDLING = Mastery(value=0.6, low=0.5, high=0.7, responses=90, weight=90, label="not-enough-evidence", more_needed=9)
GOOD = replace(MIDDLING, value=0.85, low=0.8, high=0.9)
BETTER = replace(MIDDLING, value=0.65, low=0.55, high=0.74)


def test_a_change_larger_than_the_doubt_about_both_is_told() -> None:
    assert trend(MIDDLING, GOOD).label == "rising"
    assert trend(GOOD, MIDDLING).label == "falling"
    assert trend(MIDDLING, GOOD).change == pytest.approx(0.25)


def test_a_change_within_the_doubt_is_not_called_one() -> None:
    found = trend(MIDDLING, BETTER)
    assert found.label == "unclear"
    assert found.change == pytest.approx(0.05)


def test_a_period_without_responses_has_no_change() -> None:
    assert trend(replace(MIDDLING, responses=0), GOOD) == UNKNOWN
    assert trend(MIDDLING, replace(GOOD, responses=0)) == UNKNOWN
