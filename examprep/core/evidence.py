"""What a learner's responses count for: the less, the older they are and the more of their items may be remembered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from types import MappingProxyType

from examprep.core.ability import Cell, Trials

HALF_LIFE_DAYS = 90
MEMORY_DAYS = 2.3


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


@dataclass(slots=True)
class Tally:
    """The evidence about a cell added up: the number of responses, what they count for, and trials by the chance that
    the key is remembered.
    """

    responses: int = 0
    weight: float = 0.0
    trials: dict[float, Trials] = field(default_factory=dict)

    def add(self, evidence: Evidence) -> None:
        """Adds responses, each for what it counts."""
        memory = 0.0 if evidence.days_since_seen is None else memory_after(evidence.days_since_seen)
        each = (1 - memory) * weight_after(evidence.age_days)
        wrong = evidence.responses - evidence.correct
        self.responses += evidence.responses
        self.weight += each * evidence.responses
        if each and evidence.responses:
            so_far = self.trials.get(memory, Trials(0.0, 0.0, 0.0, memory))
            self.trials[memory] = so_far.plus(each * evidence.correct, each * wrong, evidence.ease)

    def faded(self, days: float) -> "Tally":
        """The tally after so many days."""
        factor = weight_after(days)
        trials = {
            memory: Trials(factor * one.right, factor * one.wrong, one.ease, memory)
            for memory, one in self.trials.items()
        }
        return Tally(self.responses, factor * self.weight, trials)


NOTHING: Mapping[int, Tally] = MappingProxyType({})


def weight_after(days: float) -> float:
    """What a response counts for after so many days: half after 90."""
    return float(0.5 ** (days / HALF_LIFE_DAYS))


def memory_after(days: float) -> float:
    """The chance that the key of an item is remembered so many days after it was last shown.

    The forgetting curve of FSRS 4.5, with the stability of a card after a first "good".
    """
    return sqrt(1 / (1 + 19 / 81 * days / MEMORY_DAYS))


def add_up(
    evidence: Iterable[Evidence], cells: Sequence[Cell], before: Mapping[int, Tally] = NOTHING, days: float = 0.0
) -> dict[int, Tally]:
    """The evidence about each cell, by the cell's place, on top of what was there so many days before.

    What is about none of the cells is left out.
    """
    places = {(cell.task, cell.topic): place for place, cell in enumerate(cells)}
    tallies = {place: tally.faded(days) for place, tally in before.items()}
    for one in evidence:
        place = places.get((one.task, one.topic))
        if place is not None:
            tallies.setdefault(place, Tally()).add(one)
    return tallies
