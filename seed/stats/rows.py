"""Rows of the table of measures."""

from collections.abc import Sequence
from dataclasses import dataclass

NOTHING = "nothing to measure"


@dataclass(frozen=True, slots=True)
class Row:
    """A measure with its value and its target, as text; `ok` says whether the value meets the target."""

    measure: str
    value: str
    target: str
    ok: bool


def count_row(measure: str, count: int, at_least: int) -> Row:
    """The row of a count that should not be lower than a bound."""
    return Row(measure, str(count), f"≥ {at_least}", count >= at_least)


def share_row(measure: str, parts: Sequence[float], low: float, high: float) -> Row:
    """The row of a mean of parts between 0 and 1, bounds included; a mean of nothing falls short."""
    target = f"≤ {percent(high)}" if low == 0 else f"{percent(low)} to {percent(high)}"
    if not parts:
        return Row(measure, NOTHING, target, ok=False)
    share = sum(parts) / len(parts)
    return Row(measure, f"{percent(share)} of {len(parts)}", target, low <= share <= high)


def percent(share: float) -> str:
    """A share as a percentage; a decimal where it is not whole."""
    return f"{100 * share:.1f}".removesuffix(".0") + " %"
