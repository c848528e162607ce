"""Banks of made-up items for the solvers."""

from random import Random
from typing import Any

from examprep.core.item import Item
from tests.seed.lint_samples import item_of

WORDS = [
    f"{first}{second}" for first in ("lan", "mur", "tik", "vel", "zor") for second in ("da", "mi", "po", "ru", "se")
]


def phrase(rng: Random, count: int) -> str:
    """So many made-up words, the first with a capital."""
    return " ".join(rng.choices(WORDS, k=count)).capitalize()


def bank(cases: list[dict[str, Any]], items_of_a_block: int = 2) -> list[Item]:
    """An item for each case, so many of them to a block."""
    return [
        item_of(case, f"made-up.block-{number // items_of_a_block}.need-{number}") for number, case in enumerate(cases)
    ]


def random_bank(rng: Random, count: int) -> list[Item]:
    """Items whose keys nothing sets apart: stem and options are phrases of three to nine words."""
    return bank([_random_case(rng) for _ in range(count)])


def longest_key_bank(rng: Random, count: int) -> list[Item]:
    """The same, but every key has more words than the distractors."""
    return bank([{**_random_case(rng), "keys": [phrase(rng, 12)]} for _ in range(count)])


def known_key_bank(rng: Random, count: int) -> list[Item]:
    """Items that offer four of eight texts of one length; two of the eight are keys wherever they stand."""
    texts = [phrase(rng, 4) for _ in range(8)]
    cases = []
    for _ in range(count):
        distractors = rng.sample(texts[2:], 3)
        cases.append({"stem": f"{phrase(rng, 8)}?", "keys": [rng.choice(texts[:2])], "distractors": distractors})
    return bank(cases)


def _random_case(rng: Random) -> dict[str, Any]:
    key, *distractors = (phrase(rng, rng.randint(3, 9)) for _ in range(4))
    return {"stem": f"{phrase(rng, 12)}?", "keys": [key], "distractors": distractors}
