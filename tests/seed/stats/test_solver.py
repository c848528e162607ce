"""The solvers find cues that are there, none that are not, and are never told of the block that they guess."""

from collections.abc import Callable, Sequence
from random import Random

import pytest

from examprep.core.item import Item
from seed.stats.solver import CHANCE, RowsOf, Solver, accuracy, frequency_solver, guesses, hit, surface_solver, weights
from tests.seed.stats.guess_samples import bank, known_key_bank, longest_key_bank, random_bank


def test_key_that_is_always_longest_is_found() -> None:
    items = longest_key_bank(Random(1), 100)
    share, error = accuracy(guesses(items, surface_solver(items)))
    assert share > 0.95
    assert error < 0.025


def test_planted_cue_weighs_most_and_finds_the_keys_alone() -> None:
    items = longest_key_bank(Random(2), 100)
    first = weights(items, surface_solver(items))[0]
    assert first.weight > 0
    assert first.feature in {"length in characters", "length in words", "longest", "most words"}
    assert first.alone > 0.9
    assert first.items == 100


@pytest.mark.parametrize("make", [surface_solver, frequency_solver])
def test_where_nothing_sets_keys_apart_a_quarter_is_found(make: Callable[[Sequence[Item]], Solver]) -> None:
    items = random_bank(Random(3), 200)
    share, error = accuracy(guesses(items, make(items)))
    assert error == pytest.approx(0.031, abs=0.002)
    assert abs(share - CHANCE) <= 2 * error


def test_keys_that_come_back_in_other_blocks_are_known_to_the_frequency_solver_alone() -> None:
    items = known_key_bank(Random(4), 120)
    assert accuracy(guesses(items, frequency_solver(items)))[0] > 0.9
    assert accuracy(guesses(items, surface_solver(items)))[0] < 0.75


def test_folds_never_split_a_block_and_every_item_is_guessed_once() -> None:
    items = bank([{}] * 90, items_of_a_block=3)
    sizes = []

    def read(known: Sequence[Item]) -> RowsOf:
        blocks = {item.block for item in known}
        assert len(known) == sum(item.block in blocks for item in items)
        sizes.append(len(known))
        return lambda item: ((0.0,),) * len(item.options)

    found = guesses(items, Solver(("nothing",), read))
    assert len(sizes) == 10
    assert sum(90 - size for size in sizes) == 90
    assert sorted(guess.item.id for guess in found) == sorted(item.id for item in items)


def test_items_with_several_keys_are_not_guessed() -> None:
    several = bank([{"keys": ["One", "Two"], "distractors": ["Three", "Four", "Five"]}] * 3)
    assert guesses(several, surface_solver(several)) == []
    assert weights(several, surface_solver(several)) == []


@pytest.mark.parametrize(
    ("scores", "key", "expected"),
    [((3, 1, 1, 1), 0, 1.0), ((3, 3, 1, 1), 0, 0.5), ((1, 3, 1, 1), 0, 0.0), ((2,) * 4, 3, 0.25)],
)
def test_tied_options_share_the_hit(scores: tuple[float, ...], key: int, expected: float) -> None:
    assert hit(scores, key) == expected
