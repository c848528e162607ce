"""What a learner's responses count for: the less, the older they are and the more of their items may be remembered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt
from types import MappingProxyType

from examprep.core.ability import Cell, Trials
from examprep.core.facility import ease

HALF_LIFE_DAYS = 90
MEMORY_DAYS = 2.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """Responses of one learner that are alike: `responses` in number, `right` and `wrong` by what each still counts.

    `days_since_seen` is how long before them the learner had last had the item, `None` where it was new to them.
    `lift` is by how much the items' mean facility lies above the exam's typical one, 0 while they have no statistics.
    """

    task: str
    topic: str
    responses: int
    right: float
    wrong: float
    days_since_seen: float | None = None
    lift: float = 0.0

    def aged(self, days: float) -> "Evidence":
        """The same responses so many days later."""
        factor = weight_after(days)
        return replace(self, right=factor * self.right, wrong=factor * self.wrong)


@dataclass(slots=True)
class Alike:
    """What right and wrong responses count for, and their lifts, each times what the response counts for."""

    right: float = 0.0
    wrong: float = 0.0
    lifts: float = 0.0


@dataclass(slots=True)
class Tally:
    """The evidence about a cell added up: the number of responses, what they count for, and that by the chance that
    the key is remembered. Sums alone, so that it does not matter in which parts evidence came.
    """

    responses: int = 0
    weight: float = 0.0
    by_memory: dict[float, Alike] = field(default_factory=dict)

    def add(self, evidence: Evidence) -> None:
        """Adds responses, each for what it counts."""
        memory = 0.0 if evidence.days_since_seen is None else memory_after(evidence.days_since_seen)
        right, wrong = (1 - memory) * evidence.right, (1 - memory) * evidence.wrong
        self.responses += evidence.responses
        self.weight += right + wrong
        if memory not in self.by_memory:
            self.by_memory[memory] = Alike()
        alike = self.by_memory[memory]
        alike.right += right
        alike.wrong += wrong
        alike.lifts += (right + wrong) * evidence.lift

    def faded(self, days: float) -> "Tally":
        """The tally after so many days."""
        factor = weight_after(days)
        by_memory = {
            memory: Alike(factor * alike.right, factor * alike.wrong, factor * alike.lifts)
            for memory, alike in self.by_memory.items()
        }
        return Tally(self.responses, factor * self.weight, by_memory)

    def trials(self, typical: float) -> list[Trials]:
        """The responses that count for anything, given the facility of the exam's typical item."""
        return [
            Trials(alike.right, alike.wrong, ease(typical + alike.lifts / (alike.right + alike.wrong), typical), memory)
            for memory, alike in self.by_memory.items()
            if alike.right + alike.wrong
        ]


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

    A cell without a topic takes what is about any topic of its task; what is about none of the cells is left out.
    """
    places = {(cell.task, cell.topic): place for place, cell in enumerate(cells)}
    tallies = {place: tally.faded(days) for place, tally in before.items()}
    for one in evidence:
        place = places.get((one.task, one.topic), places.get((one.task, "")))
        if place is None:
            continue
        if place not in tallies:
            tallies[place] = Tally()
        tallies[place].add(one)
    return tallies
