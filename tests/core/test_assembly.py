"""Forms: exact quotas, no two of a block, no enemies, and the same form from the same seed."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from examprep.core.assembly import Candidate, Drawn, draw_form
from examprep.core.errors import PoolTooSmall
from tests.core.candidates import DOMAINS, QUOTAS, SEEDS, candidate, excludes, pools, with_enemies

PILOTS = {"secure": 1, "resilient": 0, "cost-optimized": 1}


def form_or_reject(pool: Sequence[Candidate], quotas: Mapping[str, int], seed: int) -> list[Drawn]:
    """The form; an example whose pool is too small is none."""
    try:
        return draw_form(pool, quotas, PILOTS, random.Random(seed))
    except PoolTooSmall:
        reject()


def ids(pool: Sequence[Candidate], quotas: Mapping[str, int], seed: int) -> list[int]:
    """What stands on a form without pilots, by number."""
    return sorted(drawn.item.id for drawn in draw_form(pool, quotas, {}, random.Random(seed)))


@given(pools(), QUOTAS, SEEDS)
def test_a_form_meets_every_quota_exactly(pool: list[Candidate], quotas: dict[str, int], seed: int) -> None:
    form = form_or_reject(pool, quotas, seed)
    assert Counter(drawn.item.domain for drawn in form) == +Counter(quotas)
    assert {drawn.item for drawn in form} <= set(pool)


@given(pools(), QUOTAS, SEEDS)
def test_a_form_holds_one_item_a_block_and_no_enemies(pool: list[Candidate], quotas: dict[str, int], seed: int) -> None:
    items = [drawn.item for drawn in form_or_reject(pool, quotas, seed)]
    assert [(a, b) for place, a in enumerate(items) for b in items[:place] if excludes(a, b)] == []


@given(pools(), QUOTAS, SEEDS, st.randoms())
def test_the_same_pool_and_seed_give_the_same_form_in_whatever_order_the_pool_comes(
    pool: list[Candidate], quotas: dict[str, int], seed: int, rng: random.Random
) -> None:
    form = form_or_reject(pool, quotas, seed)
    assert form_or_reject(rng.sample(pool, len(pool)), quotas, seed) == form


def test_another_seed_gives_another_form_in_another_order() -> None:
    pool = [candidate(number, domain) for number, domain in enumerate(DOMAINS * 10)]
    quotas = dict.fromkeys(DOMAINS, 3)
    forms = [draw_form(pool, quotas, {}, random.Random(seed)) for seed in range(30)]
    assert len({frozenset(drawn.item for drawn in form) for form in forms}) > 25
    assert {form[0].item.domain for form in forms} == set(DOMAINS)


@pytest.mark.parametrize("enemies", [{0: {1}}, {1: {0}}])
def test_enemies_exclude_each_other_whichever_of_them_says_so(enemies: dict[int, set[int]]) -> None:
    pool = with_enemies([candidate(0), candidate(1), candidate(2)], enemies)
    assert {tuple(ids(pool, {"secure": 2}, seed)) for seed in range(20)} == {(0, 2), (1, 2)}


def test_enemies_and_blocks_exclude_each_other_across_domains() -> None:
    pool = [candidate(0, "secure", "b"), candidate(1, "resilient", "b"), candidate(2, "resilient")]
    pool = with_enemies([*pool, candidate(3, "resilient")], {3: {0}})
    assert all(ids(pool, {"secure": 1, "resilient": 1}, seed) == [0, 2] for seed in range(20))


def test_the_domain_with_least_to_spare_is_served_first() -> None:
    """Else the other domain could take the block that is the only one of this: here by preference, every time."""
    pool = [candidate(0, "resilient", "b"), candidate(1, "secure", "b"), *(candidate(n, days=1) for n in (2, 3))]
    assert all(ids(pool, {"secure": 2, "resilient": 1}, seed) == [0, 2, 3] for seed in range(20))


def test_a_form_is_found_where_chance_alone_leads_astray() -> None:
    """The enemy of all others may be taken first; then it is drawn again."""
    pool = with_enemies([candidate(number) for number in range(4)], {0: {1, 2, 3}})
    assert all(ids(pool, {"secure": 3}, seed) == [1, 2, 3] for seed in range(20))


@given(st.lists(st.integers(0, 5), min_size=1, max_size=12), st.integers(1, 8), SEEDS)
def test_a_pool_with_too_few_blocks_is_refused_with_domain_and_shortfall(
    blocks: list[int], quota: int, seed: int
) -> None:
    pool = [candidate(number, block=f"block-{block}") for number, block in enumerate(blocks)]
    found = len(set(blocks))
    if found >= quota:
        assert len(ids(pool, {"secure": quota}, seed)) == quota
        return
    with pytest.raises(PoolTooSmall) as refused:
        draw_form(pool, {"secure": quota}, {}, random.Random(seed))
    expected = {"domain": "secure", "wanted": quota, "found": found, "shortfall": quota - found}
    assert refused.value.members == expected
    assert refused.value.detail.startswith("secure ")


def test_a_domain_without_any_item_falls_short_by_its_whole_quota() -> None:
    with pytest.raises(PoolTooSmall) as refused:
        draw_form([candidate(0)], {"secure": 1, "resilient": 2}, {}, random.Random(1))
    assert (refused.value.members["domain"], refused.value.members["shortfall"]) == ("resilient", 2)


def test_wanted_items_that_exclude_too_many_others_give_way() -> None:
    pool = with_enemies([candidate(0), candidate(1, days=1), candidate(2, days=1)], {0: {1, 2}})
    form = draw_form(pool, {"secure": 2}, {}, random.Random(1))
    assert {drawn.item.id for drawn in form} == {1, 2}
