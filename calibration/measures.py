"""How good predictions were."""

from collections.abc import Sequence
from math import comb


def calibration_error(chances: Sequence[float], outcomes: Sequence[bool], bins: int = 10) -> float:
    """Expected calibration error: the mean distance of foretold and found share over bins of equal size, in order of
    the chance. Needs at least one prediction a bin. Source: Naeini, Cooper and Hauskrecht (2015).
    """
    ordered = sorted(zip(chances, outcomes, strict=True))
    parts = [ordered[len(ordered) * place // bins : len(ordered) * (place + 1) // bins] for place in range(bins)]
    return sum(abs(sum(chance - outcome for chance, outcome in part)) for part in parts) / len(ordered)


def brier_score(chances: Sequence[float], outcomes: Sequence[bool]) -> float:
    """The mean squared distance of what was foretold and what came, 0 for a seer. Source: Brier (1950)."""
    return sum((chance - outcome) ** 2 for chance, outcome in zip(chances, outcomes, strict=True)) / len(chances)


def chance_of_at_least(needed: int, trials: int, share: float) -> float:
    """The chance of so many successes in independent trials."""
    return sum(comb(trials, k) * share**k * (1 - share) ** (trials - k) for k in range(needed, trials + 1))
