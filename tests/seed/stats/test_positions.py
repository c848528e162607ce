"""Key positions, and chi-square against published values."""

from dataclasses import replace

import pytest

from examprep.core.item import Item
from seed.stats.positions import chi_square, key_positions, position_row, upper_tail
from tests.seed.lint_samples import item_of

# NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: degrees of freedom, then the critical values for
# an upper tail of 0.10, 0.05, 0.025, 0.01 and 0.001.
TAILS = (0.10, 0.05, 0.025, 0.01, 0.001)
CRITICAL = {
    1: (2.706, 3.841, 5.024, 6.635, 10.828),
    2: (4.605, 5.991, 7.378, 9.210, 13.816),
    3: (6.251, 7.815, 9.348, 11.345, 16.266),
    4: (7.779, 9.488, 11.143, 13.277, 18.467),
    5: (9.236, 11.070, 12.833, 15.086, 20.515),
    10: (15.987, 18.307, 20.483, 23.209, 29.588),
}


@pytest.mark.parametrize("degrees", CRITICAL)
def test_tail_is_that_of_the_published_table(degrees: int) -> None:
    found = [upper_tail(value, degrees) for value in CRITICAL[degrees]]
    assert found == pytest.approx(TAILS, rel=2e-3)


def test_nothing_is_exceeded_for_certain() -> None:
    assert [upper_tail(0, degrees) for degrees in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_statistic_of_a_die() -> None:
    """Worked by hand: a mean of 10, deviations of 5, 2, 1, 1, 2 and 5, and so 60 / 10."""
    assert chi_square([5, 8, 9, 11, 12, 15]) == pytest.approx(6)


def _with_key_at(position: int, texts: tuple[str, str, str, str] = ("Key", "One", "Two", "Three")) -> Item:
    item = item_of({"keys": [texts[0]], "distractors": list(texts[1:])})
    key, *others = item.options
    return replace(item, options=(*others[:position], key, *others[position:]))


def test_positions_are_counted_but_for_numbers_and_several_keys() -> None:
    items = [_with_key_at(position) for position in (0, 0, 1, 3)]
    numbers = _with_key_at(2, ("3 GB", "1 GB", "2 GB", "4 GB"))
    several = item_of({"keys": ["One", "Two"], "distractors": ["Three", "Four"]})
    assert key_positions([*items, numbers, several]) == [2, 1, 0, 1]


def test_keys_that_stand_first_fall_short() -> None:
    row = position_row([_with_key_at(0)] * 40)
    assert row.value == "40 0 0 0: χ² 120.00, p 0.000"
    assert not row.ok


def test_keys_that_stand_anywhere_are_ok() -> None:
    row = position_row([_with_key_at(position) for position in (0, 1, 2, 3) * 5])
    assert row.value == "5 5 5 5: χ² 0.00, p 1.000"
    assert row.ok
