"""Drills: as many as asked for, what is new to the learner first; blocks and enemies do not matter, none is a pilot."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examprep.core.assembly import Candidate, draw_drill
from examprep.core.errors import PoolTooSmall
from tests.core.candidates import NOW, SEEDS, candidate

DAYS = st.lists(st.none() | st.integers(1, 5), min_size=1, max_size=12)


def pool_seen(days: list[int | None]) -> list[Candidate]:
    """Enemies of one block, each seen so many days ago or never."""
    codes = frozenset(candidate(number).code for number in range(len(days)))
    return [candidate(number, block="block", days=ago, enemies=codes) for number, ago in enumerate(days)]


@given(DAYS, st.data(), SEEDS)
def test_a_drill_takes_unseen_items_and_then_those_seen_longest_ago(
    days: list[int | None], data: st.DataObject, seed: int
) -> None:
    count = data.draw(st.integers(1, len(days)))
    drill = draw_drill(pool_seen(days), count, "topic safes", random.Random(seed))
    assert len({drawn.item for drawn in drill}) == count
    neediest_first = sorted(days, key=lambda ago: (ago is not None, -(ago or 0)))
    times = [drawn.item.last_seen_at for drawn in drill]
    assert Counter(at and (NOW - at).days for at in times) == Counter(neediest_first[:count])


def test_no_question_of_a_drill_is_a_pilot() -> None:
    assert not any(drawn.pilot for drawn in draw_drill(pool_seen([None] * 9), 9, "topic safes", random.Random(7)))


def test_the_same_seed_gives_the_same_drill_in_whatever_order_the_pool_comes() -> None:
    pool = pool_seen([None] * 10)
    drill = draw_drill(pool, 5, "topic safes", random.Random(7))
    assert draw_drill(pool[::-1], 5, "topic safes", random.Random(7)) == drill
    assert draw_drill(pool, 5, "topic safes", random.Random(8)) != drill


def test_a_pool_smaller_than_the_drill_is_refused_with_subject_and_shortfall() -> None:
    with pytest.raises(PoolTooSmall) as refused:
        draw_drill(pool_seen([None, 1]), 5, "topic safes", random.Random(1))
    assert refused.value.members == {"domain": "topic safes", "wanted": 5, "found": 2, "shortfall": 3}
