"""The next mock exam foretold: how many of its scored questions will be right, if all are new to the learner."""

from collections.abc import Mapping, Sequence
from math import ceil, exp, lgamma
from statistics import NormalDist

from examprep.core.ability import Ability, Expectation, logit, sigmoid

POINTS = 16
LEAST_EVIDENCE = 30  # responses to new items, spread as the blueprint's questions are: half a full mock
_TOTALS = [NormalDist().inv_cdf((place + 0.5) / POINTS) for place in range(POINTS)]  # equally probable, in deviations


def raw_distribution(ability: Ability, quotas: Mapping[str, int]) -> tuple[float, ...]:
    """The probability of every raw score from 0 to the sum of the quotas, which are scored questions by domain.

    Domains are independent once the learner's total is known, so beta-binomial distributions, one a domain, are
    convolved at each of 16 equally probable totals, and the outcomes averaged.
    """
    by_domain = [
        (ability.expect([place for place, cell in enumerate(ability.cells) if cell.domain == domain]), questions)
        for domain, questions in quotas.items()
    ]
    outcomes = []
    for total in _TOTALS:
        outcome: Sequence[float] = [1.0]
        for expected, questions in by_domain:
            outcome = _convolved(outcome, beta_binomial(questions, *_beta(expected, total)))
        outcomes.append(outcome)
    return tuple(sum(probabilities) / POINTS for probabilities in zip(*outcomes, strict=True))


def missing_evidence(weights: Mapping[str, float], quotas: Mapping[str, int]) -> dict[str, int]:
    """How many more responses to new items each domain needs before anything is foretold; those that need some.

    `weights` is what the responses so far count for, by domain.
    """
    questions = sum(quotas.values())
    needed = {domain: LEAST_EVIDENCE * quota / questions - weights.get(domain, 0) for domain, quota in quotas.items()}
    return {domain: ceil(number) for domain, number in needed.items() if number > 0}


def quantile(distribution: Sequence[float], probability: float) -> int:
    """The smallest value that is reached with at least this probability."""
    reached = 0.0
    for value, share in enumerate(distribution):
        reached += share
        if reached >= probability:
            return value
    return len(distribution) - 1


def beta_binomial(trials: int, alpha: float, beta: float) -> list[float]:
    """The probability of 0 to `trials` successes whose chance is drawn once from Beta(alpha, beta)."""
    log_none = lgamma(alpha + beta) + lgamma(beta + trials) - lgamma(beta) - lgamma(alpha + beta + trials)
    probabilities = [exp(log_none)]
    for successes in range(trials):
        failures = trials - successes
        ratio = failures * (successes + alpha) / ((successes + 1) * (failures - 1 + beta))
        probabilities.append(probabilities[-1] * ratio)
    return probabilities


def _beta(expected: Expectation, total: float) -> tuple[float, float]:
    """The beta distribution of a domain's share, where the total lies so many deviations from its mean."""
    slope = expected.mean * (1 - expected.mean)
    share = sigmoid(logit(expected.mean) + expected.pull / slope * total)
    variance = expected.rest * (share * (1 - share) / slope) ** 2
    strength = share * (1 - share) / variance - 1
    return share * strength, (1 - share) * strength


def _convolved(one: Sequence[float], other: Sequence[float]) -> list[float]:
    sums = [0.0] * (len(one) + len(other) - 1)
    for place, probability in enumerate(one):
        for shift, factor in enumerate(other):
            sums[place + shift] += probability * factor
    return sums
