"""Cells of CSV files."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examprep.core.csv_cells import cell


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-1.5, "-1.5"),
        ("Ada", "Ada"),
        (datetime(2026, 11, 24, 12, 0, 1, 5, tzinfo=UTC), "2026-11-24T12:00:01Z"),
    ],
)
def test_a_value_is_written_plainly(value: str | float | datetime | None, text: str) -> None:
    assert cell(value) == text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_a_text_that_looks_like_a_formula_is_made_harmless(start: str) -> None:
    assert cell(f"{start}HYPERLINK()") == f"'{start}HYPERLINK()"


@given(st.text(min_size=1))
def test_a_text_is_changed_by_an_apostrophe_at_most(text: str) -> None:
    assert cell(text).removeprefix("'") == text.removeprefix("'")
