"""The conditional logit finds the weights that its likelihood asks for."""

import math
from random import Random

import pytest

from seed.stats.logit import PENALTY, Example, fit


def _examples(count: int, pull: float, rng: Random) -> list[Example]:
    """Examples of four options whose first feature pulls towards the key; the second is noise, the third constant."""
    examples = []
    for _ in range(count):
        rows = tuple((rng.gauss(0, 1), rng.gauss(0, 1), 5.0) for _ in range(4))
        key = rng.choices(range(4), [math.exp(pull * row[0]) for row in rows])[0]
        examples.append(Example(rows, key))
    return examples


def test_pull_is_found_and_noise_weighs_little() -> None:
    pulling, noise, constant = fit(_examples(400, 2.0, Random(1))).weights
    assert pulling > 5 * abs(noise)
    assert constant == 0


def test_fitted_weights_leave_no_slope() -> None:
    """Where the penalised likelihood is highest, what a feature would gain equals what its weight costs."""
    examples = _examples(200, 1.0, Random(2))
    model = fit(examples)
    for place, weight in enumerate(model.weights[:2]):
        gain = 0.0
        for example in examples:
            mean = sum(
                chance * row[place] for chance, row in zip(model.chances(example.rows), example.rows, strict=True)
            )
            gain += (example.rows[example.key][place] - mean) / model.deviations[place] / len(examples)
        assert gain == pytest.approx(PENALTY * weight, abs=1e-6)


def test_copies_of_a_feature_do_not_lead_astray() -> None:
    """Ten copies steepen the slope tenfold; steps that would lead down are halved."""
    examples = [Example(tuple(row[:1] * 10 for row in one.rows), one.key) for one in _examples(200, 1.0, Random(3))]
    model = fit(examples)
    assert model.weights == pytest.approx([model.weights[0]] * 10)
    assert 0 < model.weights[0] < 1


def test_chances_add_up_to_one_and_follow_the_feature() -> None:
    model = fit(_examples(200, 1.0, Random(4)))
    chances = model.chances(((0.0, 0.0, 5.0), (1.0, 0.0, 5.0), (2.0, 0.0, 5.0)))
    assert sum(chances) == pytest.approx(1)
    assert chances[0] < chances[1] < chances[2]


def test_without_examples_all_options_are_alike() -> None:
    assert fit([]).chances(((0.0, 1.0), (3.0, 1.0))) == (0.5, 0.5)
