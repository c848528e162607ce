"""The made-up world that estimates are held against: items of known difficulty, learners of known ability.

The estimator sees nothing of it but responses and how often others were right.
"""

import random
from dataclasses import dataclass
from math import exp
from statistics import mean, pvariance

from examprep.core.ability import Cell, sigmoid
from examprep.core.assembly import Candidate
from examprep.core.facility import ease, facility, spread, typical_facility
from examprep.core.pack import Pack

TOPICS_PER_TASK = 6
MULTIPLE_SHARE = 0.16
DIFFICULTY_SPREAD = 0.8
FIRST_RESPONSES = 30
REMEMBERED_AT_ONCE = 0.9


@dataclass(frozen=True, slots=True)
class Population:
    """Learners whose abilities, in logits, scatter so far: totals about the centre, domains about the total, and so on.

    `lucky` is the chance to be right without knowing, which the estimator has no notion of.
    """

    name: str
    centre: float
    totals: float
    domains: float
    tasks: float
    topics: float
    lucky: float = 0.0


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item of known difficulty in the cell at this place; `lift` is what the estimator is told of it."""

    place: int
    difficulty: float
    candidate: Candidate
    lift: float


@dataclass(frozen=True, slots=True)
class World:
    """A bank, the cells that the estimator sees of it, who learns from it, and the facility of its typical item."""

    items: tuple[KnownItem, ...]
    cells: tuple[Cell, ...]
    population: Population
    typical: float


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody of a known ability per cell, who forgets a share of 1 - 1/e in so many days."""

    abilities: tuple[float, ...]
    memory_days: float
    lucky: float

    def chance(self, item: KnownItem, days_since_seen: float | None = None) -> float:
        """The chance to be right: remembered by an exponential curve, else known or guessed."""
        known = self.lucky + (1 - self.lucky) * sigmoid(self.abilities[item.place] - item.difficulty)
        if days_since_seen is None:
            return known
        remembered = REMEMBERED_AT_ONCE * exp(-days_since_seen / self.memory_days)
        return remembered + (1 - remembered) * known


def make_world(pack: Pack, size: int, population: Population, rng: random.Random) -> World:
    """A bank of about `size` items, spread over the pack's domains by weight and evenly over their tasks."""
    cells = _cells(pack)
    places = [place for place, cell in enumerate(cells) for _ in range(max(1, round(size * cell.share)))]
    difficulties = [rng.gauss(0, DIFFICULTY_SPREAD) for _ in places]
    items = [
        KnownItem(place, difficulty, _candidate(number, cells[place], rng), 0.0)
        for number, (place, difficulty) in enumerate(zip(places, difficulties, strict=True))
    ]
    return _with_statistics(World(tuple(items), cells, population, typical_facility(0, 0)), rng)


def make_learner(cells: tuple[Cell, ...], population: Population, rng: random.Random) -> Learner:
    """A learner of the population; memories last from 5 to 60 days."""
    total = rng.gauss(population.centre, population.totals)
    of_domain = {
        domain: rng.gauss(total, population.domains) for domain in dict.fromkeys(cell.domain for cell in cells)
    }
    of_task = {
        task: rng.gauss(of_domain[domain], population.tasks)
        for domain, task in dict.fromkeys((cell.domain, cell.task) for cell in cells)
    }
    abilities = tuple(rng.gauss(of_task[cell.task], population.topics) for cell in cells)
    return Learner(abilities, 5 * 12 ** rng.random(), population.lucky)


def _cells(pack: Pack) -> tuple[Cell, ...]:
    tasks = {domain.code: [task.code for task in pack.tasks if task.domain == domain.code] for domain in pack.domains}
    return tuple(
        Cell(domain.code, task, f"{task} {topic}", domain.weight / 100 / len(tasks[domain.code]) / TOPICS_PER_TASK)
        for domain in pack.domains
        for task in tasks[domain.code]
        for topic in range(TOPICS_PER_TASK)
    )


def _candidate(number: int, cell: Cell, rng: random.Random) -> Candidate:
    multiple = rng.random() < MULTIPLE_SHARE
    return Candidate(number, f"item {number}", cell.domain, cell.task, f"block {number // 2}", multiple, frozenset())


def _with_statistics(world: World, rng: random.Random) -> World:
    """The world once every item was responded to by 30 others of the population, with what that tells."""
    others = [make_learner(world.cells, world.population, rng) for _ in range(200)]
    correct = [
        sum(rng.random() < other.chance(item) for other in rng.sample(others, FIRST_RESPONSES)) for item in world.items
    ]
    typical = typical_facility(sum(correct), FIRST_RESPONSES * len(correct))
    facilities = [facility(number, FIRST_RESPONSES, typical) for number in correct]
    items = tuple(
        KnownItem(item.place, item.difficulty, item.candidate, share - typical)
        for item, share in zip(world.items, facilities, strict=True)
    )
    cells = []
    for place, cell in enumerate(world.cells):
        inside = [share for item, share in zip(items, facilities, strict=True) if item.place == place]
        of_items = (ease(mean(inside), typical), spread(pvariance(inside), typical))
        cells.append(Cell(cell.domain, cell.task, cell.topic, cell.share, *of_items))
    return World(items, tuple(cells), world.population, typical)
