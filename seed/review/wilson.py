"""The interval of a share that was counted."""

from math import sqrt
from statistics import NormalDist


def wilson_interval(successes: int, trials: int, level: float = 0.95) -> tuple[float, float]:
    """Lower and upper end, within 0 and 1, of the score interval for a share; (0, 1) where nothing was tried.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212;
    method 3 of R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine
    17 (1998), 857–872. `level` is the confidence level, between 0 and 1.
    """
    if not trials:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + level) / 2)
    share = successes / trials
    middle = share + z * z / (2 * trials)
    reach = z * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    scale = 1 + z * z / trials
    return max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale)
