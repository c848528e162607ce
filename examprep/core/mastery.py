"""Mastery: the expected share correct on an unseen item of the blueprint's mix, with its interval and a label.

docs/mastery.md tells the model, its sources and how well it was found to hold.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt
from statistics import NormalDist

from examprep.core.ability import Ability, Cell, Prior, fit, logit, sigmoid
from examprep.core.evidence import Evidence, Tally, add_up

LABELS = ("weak", "on-track", "strong", "not-enough-evidence")
CONFIDENCE = 0.9
MARGIN = 0.1
MOST_NEEDED = 300
PRIOR = Prior()
PRIOR_OF_TASKS = replace(PRIOR, topics=0.12)  # a task's topics taken together scatter less than each
_REACH = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)  # 1.645 standard deviations


@dataclass(frozen=True, slots=True)
class Mastery:
    """An estimate from 0 to 1 with its 90 % interval, `low` to `high`, and the number of responses behind it.

    `weight` is what they count for, in fresh responses to new items. The label is `weak` where the whole interval
    lies below the passing share, `strong` where it lies above, `on-track` where the value does and the interval
    reaches at most 10 points below; else it is `not-enough-evidence`, and about `more_needed` more responses to
    new items would do (300 for as many and more). With a label, `more_needed` is 0.
    """

    value: float
    low: float
    high: float
    responses: int
    weight: float
    label: str
    more_needed: int


@dataclass(frozen=True, slots=True)
class Estimates:
    """A learner's mastery of the exam, and by the code of each domain, task and topic in it."""

    total: Mastery
    domains: Mapping[str, Mastery]
    tasks: Mapping[str, Mastery]
    topics: Mapping[str, Mastery]
    ability: Ability

    def of(self, kind: str) -> Mapping[str, Mastery]:
        """By code those of a kind: `domain`, `task` or `topic`."""
        return {"domain": self.domains, "task": self.tasks, "topic": self.topics}[kind]


def estimate(
    evidence: Iterable[Evidence], cells: Sequence[Cell], passing_share: float, typical: float, prior: Prior = PRIOR
) -> Estimates:
    """What a learner's responses say of everything that the cells of the exam cover.

    Needs at least one cell, and strictly between 0 and 1 a passing share and the facility of the typical item.
    """
    return estimate_tallies(add_up(evidence, cells), cells, passing_share, typical, prior)


def estimate_tallies(
    tallies: Mapping[int, Tally], cells: Sequence[Cell], passing_share: float, typical: float, prior: Prior = PRIOR
) -> Estimates:
    """The same of evidence that is added up by cell. Cells without a topic make no topic."""
    ability = fit(cells, {place: tally.trials(typical) for place, tally in tallies.items()}, prior)

    def by_code(codes: Iterable[str]) -> dict[str, Mastery]:
        places: dict[str, list[int]] = {}
        for place, code in enumerate(codes):
            if code:
                places.setdefault(code, []).append(place)
        return {code: _mastery(ability, inside, tallies, passing_share) for code, inside in places.items()}

    return Estimates(
        total=_mastery(ability, range(len(cells)), tallies, passing_share),
        domains=by_code(cell.domain for cell in cells),
        tasks=by_code(cell.task for cell in cells),
        topics=by_code(cell.topic for cell in cells),
        ability=ability,
    )


def passing_share(passing_score: int) -> float:
    """The share correct that passes by `linear-v1`: 720 gives 0.689."""
    return (passing_score - 100) / 900


def _mastery(ability: Ability, places: Collection[int], tallies: Mapping[int, Tally], passing: float) -> Mastery:
    expected = ability.expect(places)
    value = expected.mean
    deviation = expected.deviation / (value * (1 - value))  # in logits, where the interval is symmetrical
    low, high = (sigmoid(logit(value) + side * _REACH * deviation) for side in (-1, 1))
    label = _label(value, low, high, passing)
    behind = [tallies[place] for place in places if place in tallies]
    return Mastery(
        value=value,
        low=low,
        high=high,
        responses=sum(tally.responses for tally in behind),
        weight=sum(tally.weight for tally in behind),
        label=label,
        more_needed=_more_needed(value, deviation, passing) if label == "not-enough-evidence" else 0,
    )


def _label(value: float, low: float, high: float, passing: float) -> str:
    if high < passing:
        return "weak"
    if low > passing:
        return "strong"
    return "on-track" if value >= passing and low >= passing - MARGIN else "not-enough-evidence"


def _more_needed(value: float, deviation: float, passing: float) -> int:
    """How many responses to new items shrink the interval far enough for a label, if the value stays."""
    line = passing if value < passing else passing - MARGIN
    wanted = abs(logit(value) - logit(line)) / _REACH
    if wanted * sqrt(MOST_NEEDED) < 1e-6:
        return MOST_NEEDED
    return min(MOST_NEEDED, max(1, ceil((wanted**-2 - deviation**-2) / (value * (1 - value)))))
