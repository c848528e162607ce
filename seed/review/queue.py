"""Which items wait for a rater, and in which order they are handed out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from random import Random

from examprep.core.item import Item, review_hash
from seed.records import Status
from seed.review.rating import Rating
from seed.review.verdict import statuses_of, waiting_for


def waiting_items(items: Sequence[Item], ratings: Sequence[Rating], rater: str | None, rng: Random) -> list[Item]:
    """The items that still need a pick, without those whose present content the rater has rated.

    Mock items that lack a single rater come first. Within that, each topic has its turn before any has a second.
    """
    wanted = waiting_for(items, ratings)
    rated = _rated_by(rater, ratings)
    waiting = [item for item in items if item.id in wanted and review_hash(item) not in rated]
    nearly = [item for item in waiting if item.mock and wanted[item.id] == 1]
    others = [item for item in waiting if item not in nearly]
    return [*_by_turns(nearly, rng), *_by_turns(others, rng)]


def sampled_items(items: Sequence[Item], ratings: Sequence[Rating], rater: str | None, rng: Random) -> list[Item]:
    """The accepted items in random order, without those whose present content the rater has rated.

    The first so many are a simple random sample of what is published.
    """
    statuses = statuses_of(items, ratings)
    rated = _rated_by(rater, ratings)
    sampled = [item for item in items if statuses[item.id] == Status.ACCEPTED and review_hash(item) not in rated]
    rng.shuffle(sampled)
    return sampled


def part_of(items: Iterable[Item], number: int, parts: int) -> list[Item]:
    """The items of one of so many parts of about equal size; `number` counts from 1. The parts share no item.

    What part an item is in follows from its content alone, so that the parts hold while other notes are written.
    """
    return [item for item in items if int(review_hash(item), 16) % parts == number - 1]


def _rated_by(rater: str | None, ratings: Iterable[Rating]) -> set[str]:
    return {rating.hash for rating in ratings if rating.rater == rater}


def _by_turns(items: Iterable[Item], rng: Random) -> list[Item]:
    shuffled = list(items)
    rng.shuffle(shuffled)
    had: Counter[str] = Counter()
    turns = []
    for item in shuffled:
        turns.append((had[item.topic], item))
        had[item.topic] += 1
    return [item for _, item in sorted(turns, key=lambda turn: turn[0])]
