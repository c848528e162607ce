"""Mastery: the expected share correct on an unseen item of the blueprint's mix, with its interval and a label.

docs/mastery.md tells the model, its sources and how well it was found to hold.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt
from statistics import NormalDist

from examprep.core.ability import Ability, Cell, Prior, Trials, fit, logit, sigmoid

LABELS = ("weak", "on-track", "strong", "not-enough-evidence")
CONFIDENCE = 0.9
MARGIN = 0.1
MOST_NEEDED = 300
HALF_LIFE_DAYS = 90
MEMORY_DAYS = 2.3
PRIOR = Prior()
PRIOR_OF_TASKS = replace(PRIOR, topics=0.12)  # a task's topics taken together scatter less than each
_REACH = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)  # 1.645 standard deviations


@dataclass(frozen=True, slots=True)
class Evidence:
    """Responses of one learner that are alike: `responses` in number, `correct` of them right.

    `age_days` is how long ago they were given; `days_since_seen` how long before that the learner had last had the
    item, `None` where it was new to them. `ease` is by how many logits the items are easier than the exam's typical
    one, 0 while they have no statistics.
    """

    domain: str
    task: str
    topic: str
    responses: int
    correct: int
    age_days: float = 0.0
    days_since_seen: float | None = None
    ease: float = 0.0


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
    evidence: Iterable[Evidence], cells: Sequence[Cell], passing_share: float, prior: Prior = PRIOR
) -> Estimates:
    """What a learner's responses say of everything that the cells of the exam cover.

    Evidence about a topic that the exam does not have is left out. Needs at least one cell and a passing share
    strictly between 0 and 1.
    """
    grouped = _by_cell(evidence, cells)
    ability = fit(cells, {place: [_as_trials(one) for one in group] for place, group in grouped.items()}, prior)

    def mastery(places: Collection[int]) -> Mastery:
        behind = [one for place in places for one in grouped.get(place, ())]
        return _mastery(ability, places, behind, passing_share)

    return Estimates(
        total=mastery(range(len(cells))),
        domains={code: mastery(places) for code, places in _places(cell.domain for cell in cells).items()},
        tasks={code: mastery(places) for code, places in _places(cell.task for cell in cells).items()},
        topics={code: mastery(places) for code, places in _places(cell.topic for cell in cells).items()},
        ability=ability,
    )


def passing_share(passing_score: int) -> float:
    """The share correct that passes by `linear-v1`: 720 gives 0.689."""
    return (passing_score - 100) / 900


def memory_after(days: float) -> float:
    """The chance that the key of an item is remembered so many days after it was last shown."""
    return sqrt(1 / (1 + 19 / 81 * days / MEMORY_DAYS))


def _by_cell(evidence: Iterable[Evidence], cells: Sequence[Cell]) -> dict[int, list[Evidence]]:
    places = {(cell.task, cell.topic): place for place, cell in enumerate(cells)}
    grouped: dict[int, list[Evidence]] = {}
    for one in evidence:
        place = places.get((one.task, one.topic))
        if place is not None:
            grouped.setdefault(place, []).append(one)
    return grouped


def _places(codes: Iterable[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, code in enumerate(codes):
        places.setdefault(code, []).append(place)
    return places


def _as_trials(evidence: Evidence) -> Trials:
    weight = _weight(evidence)
    wrong = evidence.responses - evidence.correct
    return Trials(weight * evidence.correct, weight * wrong, evidence.ease, _memory(evidence))


def _weight(evidence: Evidence) -> float:
    """What one of the responses counts for: the less the older it is and the more of its item may be remembered."""
    return float(0.5 ** (evidence.age_days / HALF_LIFE_DAYS)) * (1 - _memory(evidence))


def _memory(evidence: Evidence) -> float:
    return 0.0 if evidence.days_since_seen is None else memory_after(evidence.days_since_seen)


def _mastery(ability: Ability, places: Collection[int], behind: Sequence[Evidence], passing: float) -> Mastery:
    expected = ability.expect(places)
    value = expected.mean
    deviation = expected.deviation / (value * (1 - value))  # in logits, where the interval is symmetrical
    low, high = (sigmoid(logit(value) + side * _REACH * deviation) for side in (-1, 1))
    label = _label(value, low, high, passing)
    return Mastery(
        value=value,
        low=low,
        high=high,
        responses=sum(one.responses for one in behind),
        weight=sum(one.responses * _weight(one) for one in behind),
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
