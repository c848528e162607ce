"""Shares of a whole in whole numbers."""

from collections.abc import Mapping


def largest_remainder(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Whole numbers in proportion to the weights that add up to `total`.

    Everyone gets the whole part of their share; what is left goes, one each, to the largest
    remainders, ties to whoever comes first. Needs a positive sum of weights.
    Source: the Hare quota with largest remainders (Hamilton's method).
    """
    whole = sum(weights.values())
    quotas = {name: total * weight // whole for name, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda name: -(total * weights[name] % whole))
    for name in by_remainder[: total - sum(quotas.values())]:
        quotas[name] += 1
    return quotas
