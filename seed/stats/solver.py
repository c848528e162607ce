"""Solvers: how many keys are guessed by a model that was fitted to other blocks of the bank."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from examprep.core.item import Item
from seed.compose.draws import digest
from seed.stats.cues import CUES, cue_rows
from seed.stats.frequency import FREQUENCIES, frequency_rows
from seed.stats.logit import Example, Rows, fit

FOLDS = 10
OPTIONS = 4
CHANCE = 1 / OPTIONS

RowsOf = Callable[[Item], Rows]


@dataclass(frozen=True, slots=True)
class Solver:
    """What a solver looks at: `read` makes of the items it may know a function from any item to its features."""

    features: tuple[str, ...]
    read: Callable[[Sequence[Item]], RowsOf]


@dataclass(frozen=True, slots=True)
class Guess:
    """A guess at an item by a model that has seen nothing of its block.

    `chances` are the probabilities of the options, in file order; `pull` is what each feature adds to the score of the
    key against the mean of the options.
    """

    item: Item
    chances: tuple[float, ...]
    pull: tuple[float, ...]

    @property
    def chance_of_key(self) -> float:
        """The probability given to the key."""
        return self.chances[key_position(self.item)]

    @property
    def hit(self) -> float:
        """1 where the key is the most probable option, a part of 1 where it ties with others, else 0."""
        return hit(self.chances, key_position(self.item))


@dataclass(frozen=True, slots=True)
class Weight:
    """What a feature weighs per deviation, and the share of keys that it finds alone in the items where it differs."""

    feature: str
    weight: float
    alone: float
    items: int


def is_guessable(item: Item) -> bool:
    """Whether solvers are asked: one key among four options."""
    return len(item.keys) == 1 and len(item.options) == OPTIONS


def key_position(item: Item) -> int:
    """The position of the first key, from 0; `ValueError` for an item without key."""
    return [option.is_key for option in item.options].index(True)


def hit(scores: Sequence[float], key: int) -> float:
    """What picking the highest score earns on average: ties are drawn, so the key counts as a part of 1."""
    highest = max(scores)
    return (scores[key] == highest) / scores.count(highest)


def surface_solver(items: Sequence[Item]) -> Solver:
    """The solver that sees only surface cues of these items."""
    rows = {item.id: cue_rows(item) for item in items if is_guessable(item)}
    return Solver(tuple(CUES), lambda known: lambda item: rows[item.id])


def frequency_solver(items: Sequence[Item]) -> Solver:
    """The solver that sees the surface cues of these items and how often the known items repeat their options."""
    cues = surface_solver(items).read(())

    def read(known: Sequence[Item]) -> RowsOf:
        frequencies = frequency_rows(known)
        return lambda item: tuple(seen + told for seen, told in zip(cues(item), frequencies(item), strict=True))

    return Solver((*CUES, *FREQUENCIES), read)


def guesses(items: Sequence[Item], solver: Solver) -> list[Guess]:
    """A guess at every guessable item. Each tenth of the blocks is guessed by a model fitted to the other nine.

    A block falls into its tenth by its id: the items of a block are never split, and another block moves none.
    """
    found: list[Guess] = []
    for fold in range(FOLDS):
        known = [item for item in items if _fold(item) != fold]
        rows_of = solver.read(known)
        model = fit([Example(rows_of(item), key_position(item)) for item in known if is_guessable(item)])
        for item in items:
            if _fold(item) == fold and is_guessable(item):
                rows = rows_of(item)
                pull = model.contributions(rows)[key_position(item)]
                found.append(Guess(item, model.chances(rows), pull))
    return found


def accuracy(found: Sequence[Guess]) -> tuple[float, float]:
    """The share of hits and its standard error, √(p(1-p)/n). Needs a guess."""
    share = sum(guess.hit for guess in found) / len(found)
    return share, math.sqrt(share * (1 - share) / len(found))


def weights(items: Sequence[Item], solver: Solver) -> list[Weight]:
    """The weights in a model fitted to all guessable items, the heaviest first; a feature that never differs is out."""
    rows_of = solver.read(items)
    examples = [Example(rows_of(item), key_position(item)) for item in items if is_guessable(item)]
    model = fit(examples)
    found = []
    for place, weight in enumerate(model.weights):
        signed = [([math.copysign(1, weight) * row[place] for row in one.rows], one.key) for one in examples]
        hits = [hit(values, key) for values, key in signed if len(set(values)) > 1]
        if hits:
            found.append(Weight(solver.features[place], weight, sum(hits) / len(hits), len(hits)))
    return sorted(found, key=lambda one: -abs(one.weight))


def _fold(item: Item) -> int:
    return int(digest(item.block), 16) % FOLDS
