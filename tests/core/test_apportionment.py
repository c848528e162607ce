"""Largest remainders: whole numbers that add up and stay as near to the exact shares as whole numbers can."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examprep.core.apportionment import largest_remainder

GUIDE = {"secure": 30, "resilient": 26, "high-performing": 24, "cost-optimized": 20}
WEIGHTS = st.dictionaries(st.text(max_size=3), st.integers(0, 100), min_size=1, max_size=8).filter(
    lambda weights: sum(weights.values()) > 0
)


@pytest.mark.parametrize(
    ("total", "quotas"),
    [(65, [19, 17, 16, 13]), (50, [15, 13, 12, 10]), (20, [6, 5, 5, 4]), (10, [3, 3, 2, 2]), (0, [0, 0, 0, 0])],
)
def test_quotas_follow_the_exam_guide(total: int, quotas: list[int]) -> None:
    assert largest_remainder(total, GUIDE) == dict(zip(GUIDE, quotas, strict=True))


def test_ties_go_to_whoever_comes_first() -> None:
    assert largest_remainder(1, {"b": 1, "a": 1}) == {"b": 1, "a": 0}
    assert largest_remainder(5, {"c": 1, "b": 1, "a": 1}) == {"c": 2, "b": 2, "a": 1}


def test_what_weighs_nothing_gets_nothing() -> None:
    assert largest_remainder(7, {"all": 100, "none": 0}) == {"all": 7, "none": 0}


@given(st.integers(0, 500), WEIGHTS)
def test_quotas_add_up_to_the_total(total: int, weights: dict[str, int]) -> None:
    quotas = largest_remainder(total, weights)
    assert list(quotas) == list(weights)
    assert sum(quotas.values()) == total


@given(st.integers(0, 500), WEIGHTS)
def test_every_quota_is_within_one_of_its_exact_share(total: int, weights: dict[str, int]) -> None:
    whole = sum(weights.values())
    for name, quota in largest_remainder(total, weights).items():
        assert abs(quota - Fraction(total * weights[name], whole)) < 1


@given(st.integers(0, 500), WEIGHTS)
def test_a_heavier_domain_never_gets_fewer(total: int, weights: dict[str, int]) -> None:
    quotas = largest_remainder(total, weights)
    by_weight = sorted(weights, key=lambda name: (weights[name], quotas[name]))
    assert [quotas[name] for name in by_weight] == sorted(quotas.values())
