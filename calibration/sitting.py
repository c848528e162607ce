"""Learners of a known ability sit mock exams; what the estimator makes of it, beside the truth."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from calibration.world import KnownItem, Learner, World, make_learner
from examprep.core.ability import merged_by_task
from examprep.core.apportionment import largest_remainder
from examprep.core.assembly import draw_form
from examprep.core.evidence import Evidence
from examprep.core.mastery import PRIOR_OF_TASKS, Estimates, Mastery, estimate, passing_share
from examprep.core.pack import BlueprintSettings, Pack
from examprep.core.readiness import raw_distribution
from examprep.core.scoring import Score, scaled_score

DAYS_BETWEEN_MOCKS = 3
SEQUENCES = 20
SHARE_CORRECT = 0.65
_FIRST_DAY = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Blueprint:
    """Quotas by domain: all questions, the unscored and the scored among them; the passing score and its share."""

    questions: Mapping[str, int]
    pilots: Mapping[str, int]
    scored: Mapping[str, int]
    passing_score: int
    passing: float

    def passes(self, raw: int) -> bool:
        """Whether so many scored questions right are enough."""
        return scaled_score(Score(raw, sum(self.scored.values()))) >= self.passing_score


@dataclass(frozen=True, slots=True)
class Judged:
    """One estimate of the kind `level` (domain or task) after so many mocks, and the true share."""

    mocks: int
    level: str
    truth: float
    mastery: Mastery


@dataclass(frozen=True, slots=True)
class Foretold:
    """One foretold mock: the chance to pass it, the share right so far, and whether it was passed."""

    chance: float
    share_so_far: float
    passed: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of all learners of a world."""

    judged: list[Judged]
    foretold: list[Foretold]


def make_blueprint(pack: Pack, settings: BlueprintSettings) -> Blueprint:
    """The quotas of one of the pack's exams."""
    weights = {domain.code: domain.weight for domain in pack.domains}
    questions = largest_remainder(settings.questions, weights)
    scored = largest_remainder(settings.questions - settings.pilot, weights)
    pilots = {domain: questions[domain] - scored[domain] for domain in weights}
    return Blueprint(questions, pilots, scored, settings.passing_score, passing_share(settings.passing_score))


def sit(world: World, blueprint: Blueprint, learners: int, checkpoints: Sequence[int], rng: random.Random) -> Outcome:
    """Every learner sits mocks up to the last checkpoint; at each, mastery is judged and a new mock foretold."""
    sequences = [_sequence(world, blueprint, max(checkpoints), rng) for _ in range(SEQUENCES)]
    outcome, tasks = Outcome([], []), merged_by_task(world.cells)
    for number in range(learners):
        learner = make_learner(world.cells, world.population, rng)
        evidence: list[tuple[int, Evidence]] = []
        last_day: dict[int, int] = {}
        for mocks, form in enumerate(sequences[number % SEQUENCES], 1):
            today = mocks * DAYS_BETWEEN_MOCKS
            evidence += [(today, _respond(world, learner, item, today, last_day, rng)) for item in form]
            if mocks in checkpoints:
                aged = [one.aged(today - day) for day, one in evidence]
                estimates = estimate(aged, tasks, blueprint.passing, world.typical, PRIOR_OF_TASKS)
                outcome.judged.extend(_judge(world, learner, mocks, estimates))
                given = [one for _, one in evidence]
                outcome.foretold.append(_foretell(world, blueprint, learner, estimates, given, rng))
    return outcome


def _sequence(world: World, blueprint: Blueprint, mocks: int, rng: random.Random) -> list[list[KnownItem]]:
    """The forms that the assembly gives to somebody who sits mock after mock."""
    known = {item.candidate.code: item for item in world.items}
    pool = {item.candidate.code: item.candidate for item in world.items}
    forms = []
    for mock in range(mocks):
        drawn = draw_form(list(pool.values()), blueprint.questions, blueprint.pilots, rng)
        forms.append([known[one.item.code] for one in drawn])
        day = _FIRST_DAY + timedelta(days=mock)
        for one in drawn:
            correct = rng.random() < SHARE_CORRECT
            pool[one.item.code] = replace(one.item, last_seen_at=day, last_correct=correct)
    return forms


def _respond(
    world: World, learner: Learner, item: KnownItem, today: int, last_day: dict[int, int], rng: random.Random
) -> Evidence:
    seen = last_day.get(item.candidate.id)
    days = None if seen is None else today - seen
    last_day[item.candidate.id] = today
    cell = world.cells[item.place]
    correct = rng.random() < learner.chance(item, days)
    return Evidence(cell.task, cell.topic, 1, int(correct), int(not correct), days, item.lift)


def _judge(world: World, learner: Learner, mocks: int, estimates: Estimates) -> list[Judged]:
    in_cell: dict[int, list[float]] = {}
    for item in world.items:
        in_cell.setdefault(item.place, []).append(learner.chance(item))
    of_cell = {place: sum(chances) / len(chances) for place, chances in in_cell.items()}

    def truth(places: Sequence[int]) -> float:
        share = sum(world.cells[place].share for place in places)
        return sum(world.cells[place].share * of_cell[place] for place in places) / share

    levels = (("domain", estimates.domains), ("task", estimates.tasks))
    return [
        Judged(mocks, level, truth([p for p, cell in enumerate(world.cells) if getattr(cell, level) == code]), mastery)
        for level, masteries in levels
        for code, mastery in masteries.items()
    ]


def _foretell(
    world: World,
    blueprint: Blueprint,
    learner: Learner,
    estimates: Estimates,
    evidence: Sequence[Evidence],
    rng: random.Random,
) -> Foretold:
    distribution = raw_distribution(estimates.ability, blueprint.scored)
    chance = sum(probability for raw, probability in enumerate(distribution) if blueprint.passes(raw))
    form = [
        item
        for domain, questions in blueprint.scored.items()
        for item in rng.sample([one for one in world.items if one.candidate.domain == domain], questions)
    ]
    raw = sum(rng.random() < learner.chance(item) for item in form)
    share = sum(one.right for one in evidence) / len(evidence)
    return Foretold(chance, share, blueprint.passes(raw))
