"""Conditional logit: which of several options is taken, by a weighted sum of what can be counted on each."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul, sub

STEPS = 40
FIRST_STEP = 1.0
PENALTY = 0.1

Rows = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One item as numbers: a row for each option, a number for each feature; `key` is the key's position from 0."""

    rows: Rows
    key: int


@dataclass(frozen=True, slots=True)
class Model:
    """A fitted model. `weights` count per deviation of the feature, so that they can be compared."""

    weights: tuple[float, ...]
    deviations: tuple[float, ...]

    def contributions(self, rows: Rows) -> Rows:
        """What each feature adds to the score of each option, against the mean of the item's options."""
        factors = _divided(self.weights, self.deviations)
        return tuple(tuple(map(mul, factors, row)) for row in _centred(rows))

    def chances(self, rows: Rows) -> tuple[float, ...]:
        """The probability of each option to be the key; they add up to 1."""
        return tuple(_softmax([sum(added) for added in self.contributions(rows)]))


def fit(examples: Sequence[Example]) -> Model:
    """The weights that make the keys of the examples likely; without examples, all options are alike to the model.

    What is raised is the mean of log P(key) less `PENALTY` / 2 times the sum of the squared weights, by `STEPS` steps
    up the gradient from zero; a step that would lead down is halved. The same examples give the same model. Features
    are centred within the item and scaled to a deviation of 1; one that never differs within an item weighs 0.
    Source: D. McFadden, Conditional logit analysis of qualitative choice behavior, in P. Zarembka, Frontiers in
    Econometrics (1974).
    """
    centred = [row for example in examples for row in _centred(example.rows)]
    deviations = tuple(_root_mean_square(column) for column in zip(*centred, strict=True))
    likelihood = _Likelihood(examples, [_divided(row, deviations) for row in centred])
    weights = [0.0] * len(deviations)
    height, slopes = likelihood.at(weights)
    step = FIRST_STEP
    for _ in range(STEPS):
        ahead = [weight + step * slope for weight, slope in zip(weights, slopes, strict=True)]
        height_ahead, slopes_ahead = likelihood.at(ahead)
        if height_ahead < height:
            step /= 2
        else:
            weights, height, slopes = ahead, height_ahead, slopes_ahead
    return Model(tuple(weights), deviations)


class _Likelihood:
    """What is raised, and its gradient, over the rows of all options of all examples, one after the other."""

    def __init__(self, examples: Sequence[Example], rows: Sequence[Sequence[float]]) -> None:
        self._rows = rows
        self._columns = list(zip(*rows, strict=True))
        self._sizes = [len(example.rows) for example in examples]
        self._is_key = [float(place == example.key) for example in examples for place in range(len(example.rows))]

    def at(self, weights: Sequence[float]) -> tuple[float, list[float]]:
        """The penalised mean of log P(key) for these weights, and its slope along each of them."""
        count = max(1, len(self._sizes))
        chances = self._chances(weights)
        likelihood = sum(math.log(chance) for chance, is_key in zip(chances, self._is_key, strict=True) if is_key)
        surprises = list(map(sub, self._is_key, chances))
        height = likelihood / count - PENALTY / 2 * sum(map(mul, weights, weights))
        return height, [
            sum(map(mul, column, surprises)) / count - PENALTY * weight
            for column, weight in zip(self._columns, weights, strict=True)
        ]

    def _chances(self, weights: Sequence[float]) -> list[float]:
        scores = iter([sum(map(mul, weights, row)) for row in self._rows])
        return [chance for size in self._sizes for chance in _softmax([next(scores) for _ in range(size)])]


def _centred(rows: Rows) -> list[tuple[float, ...]]:
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    return [tuple(map(sub, row, means)) for row in rows]


def _root_mean_square(values: Sequence[float]) -> float:
    return math.sqrt(sum(map(mul, values, values)) / len(values))


def _divided(values: Sequence[float], deviations: Sequence[float]) -> tuple[float, ...]:
    """The values in units of their deviations; 0 where nothing deviates."""
    pairs = zip(values, deviations, strict=True)
    return tuple(value / deviation if deviation else 0.0 for value, deviation in pairs)


def _softmax(scores: Sequence[float]) -> list[float]:
    highest = max(scores)
    powers = [math.exp(score - highest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
