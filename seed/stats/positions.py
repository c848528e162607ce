"""The row on where the key stands among the options of the file."""

import math
from collections import Counter
from collections.abc import Sequence

from examprep.core.item import Item, options_are_ordered
from seed.stats.rows import NOTHING, Row
from seed.stats.solver import OPTIONS, is_guessable, key_position

LEAST_P = 0.001


def position_row(items: Sequence[Item]) -> Row:
    """The keys at each position and the probability of such a spread by chance; ordered numbers are left out."""
    measure, target = "key positions, χ² against equal shares", f"p > {LEAST_P}"
    counts = key_positions(items)
    if not sum(counts):
        return Row(measure, NOTHING, target, ok=False)
    statistic = chi_square(counts)
    p = upper_tail(statistic, len(counts) - 1)
    value = f"{' '.join(map(str, counts))}: χ² {statistic:.2f}, p {p:.3f}"
    return Row(measure, value, target, p > LEAST_P)


def key_positions(items: Sequence[Item]) -> list[int]:
    """How many items have the key first, second and so on: one key, four options that are not ordered numbers."""
    found = Counter(
        key_position(item)
        for item in items
        if is_guessable(item) and not options_are_ordered([option.text for option in item.options])
    )
    return [found[position] for position in range(OPTIONS)]


def chi_square(counts: Sequence[int]) -> float:
    """Pearson's statistic of the counts against equal shares: Σ (count - mean)² / mean. Needs a count above 0."""
    mean = sum(counts) / len(counts)
    return sum((count - mean) ** 2 for count in counts) / mean


def upper_tail(statistic: float, degrees: int) -> float:
    """The probability that chi-square with so many degrees of freedom, at least 1, exceeds the statistic, at least 0.

    This is the regularized gamma function Q(degrees/2, statistic/2), by the recurrence Q(a+1, x) = Q(a, x) +
    xᵃ e⁻ˣ / Γ(a+1) from Q(1/2, x) = erfc √x or Q(1, x) = e⁻ˣ.
    Source: NIST Digital Library of Mathematical Functions, 8.8.6, 8.4.6 and 8.4.8.
    """
    x = statistic / 2
    odd = degrees % 2
    a = 0.5 if odd else 1.0
    tail = math.erfc(math.sqrt(x)) if odd else math.exp(-x)
    while a < degrees / 2:
        tail += x**a * math.exp(-x) / math.gamma(a + 1)
        a += 1
    return tail
