"""Forms: what is wanted most comes first; tasks, questions with several keys and pilots get their share."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from examprep.core.assembly import Candidate, draw_form, multiple_bounds
from examprep.core.errors import PoolTooSmall
from tests.core.candidates import DOMAINS, QUOTAS, SEEDS, candidate, excludes, pools, with_enemies

LONG_AGO = datetime.min.replace(tzinfo=UTC)


def drawn_sets(pool: Sequence[Candidate], quota: int) -> set[frozenset[int]]:
    """What can come out for one domain, by number."""
    forms = [draw_form(pool, {"secure": quota}, {}, random.Random(seed)) for seed in range(20)]
    return {frozenset(drawn.item.id for drawn in form) for form in forms}


def seen_at(item: Candidate) -> datetime:
    return item.last_seen_at or LONG_AGO


@given(pools(tasks=1, multiples=False), QUOTAS, SEEDS)
def test_only_what_the_form_excludes_is_passed_over_for_what_was_seen_later(
    pool: list[Candidate], quotas: dict[str, int], seed: int
) -> None:
    try:
        form = [drawn.item for drawn in draw_form(pool, quotas, {}, random.Random(seed))]
    except PoolTooSmall:
        reject()
    latest = {item.domain: seen_at(item) for item in sorted(form, key=seen_at)}
    passed_over = [item for item in pool if item not in form and seen_at(item) < latest.get(item.domain, LONG_AGO)]
    assert [item for item in passed_over if not any(excludes(item, other) for other in form)] == []


def test_where_what_is_wanted_most_excludes_all_others_these_still_come_by_preference() -> None:
    pool = [candidate(number, days=days) for number, days in enumerate([None, 1, 2, 3, 4])]
    pool = with_enemies(pool, {0: {1, 2, 3, 4}})
    assert drawn_sets(pool, 2) == {frozenset({3, 4})}
    assert drawn_sets(pool, 3) == {frozenset({2, 3, 4})}


def test_unseen_items_come_first_and_then_those_seen_longest_ago() -> None:
    pool = [candidate(number, days=days) for number, days in enumerate([1, 3, None, 2, None])]
    for quota, expected in ((1, [{2}, {4}]), (2, [{2, 4}]), (3, [{1, 2, 4}]), (4, [{1, 2, 3, 4}])):
        assert drawn_sets(pool, quota) == {frozenset(ids) for ids in expected}


def test_what_was_wrong_last_time_comes_before_what_was_right_longer_ago() -> None:
    right, wrong = candidate(0, days=9, last_correct=True), candidate(1, days=1, last_correct=False)
    assert drawn_sets([right, wrong], 1) == {frozenset({1})}
    assert drawn_sets([right, wrong, candidate(2)], 1) == {frozenset({2})}


def test_among_unseen_items_those_of_the_block_with_most_come_first_and_then_the_least_exposed() -> None:
    rich = [candidate(number, block="rich", exposure=9) for number in (0, 1)]
    poor = [candidate(2, exposure=5), candidate(3, exposure=4), candidate(4, exposure=4)]
    assert drawn_sets([*rich, *poor], 1) == {frozenset({0}), frozenset({1})}
    assert drawn_sets(poor, 1) == {frozenset({3}), frozenset({4})}
    assert drawn_sets(poor, 2) == {frozenset({3, 4})}


@given(st.lists(st.integers(1, 4), min_size=4, max_size=12), st.integers(4, 6), SEEDS)
def test_every_task_of_a_domain_is_asked_at_least_once(tasks: list[int], quota: int, seed: int) -> None:
    """Though items of the first task would be wanted more."""
    known = [1, 2, 3, 4, *tasks]
    pool = [candidate(n, days=None if task == 1 else 1, task=f"1.{task}") for n, task in enumerate(known)]
    form = draw_form(pool, {"secure": quota}, {}, random.Random(seed))
    assert {drawn.item.task for drawn in form} == {"1.1", "1.2", "1.3", "1.4"}


def test_no_task_is_left_out_for_ever_where_there_are_more_tasks_than_questions() -> None:
    pool = [candidate(number, task=f"1.{number % 5}") for number in range(20)]
    forms = [draw_form(pool, {"secure": 2}, {}, random.Random(seed)) for seed in range(60)]
    assert {drawn.item.task for form in forms for drawn in form} == {f"1.{task}" for task in range(5)}
    assert {len({drawn.item.task for drawn in form}) for form in forms} == {2}


def test_a_tenth_to_a_fifth_of_the_questions_have_several_keys() -> None:
    assert multiple_bounds(65) == (7, 13)
    assert multiple_bounds(20) == (2, 4)
    assert multiple_bounds(5) == (0, 1)


@pytest.mark.parametrize("preferred", [True, False])
@given(quota=st.integers(1, 22), seed=SEEDS)
def test_the_share_with_several_keys_is_kept_whatever_is_preferred(preferred: bool, quota: int, seed: int) -> None:
    """Every block has an item with several keys and one with one, and all of one sort are new to the learner."""
    pool = [
        candidate(
            100 * place + 2 * block + multiple,
            domain,
            f"{domain}-{block}",
            days=None if preferred == multiple else 1,
            task=f"{domain}-{block % 3}",
            multiple=bool(multiple),
        )
        for place, domain in enumerate(DOMAINS)
        for block in range(24)
        for multiple in (0, 1)
    ]
    form = draw_form(pool, dict.fromkeys(DOMAINS, quota), {}, random.Random(seed))
    fewest, most = multiple_bounds(3 * quota)
    assert fewest <= sum(drawn.item.multiple for drawn in form) <= most
    assert Counter(drawn.item.domain for drawn in form) == dict.fromkeys(DOMAINS, quota)
    assert len({drawn.item.block for drawn in form}) == 3 * quota


def test_a_question_with_several_keys_comes_in_unseen_where_one_can() -> None:
    """Of the two that could, one is new to the learner, in another task than what may be wanted least."""
    pool = [candidate(number, task=f"1.{number % 2}") for number in range(10)]
    seen = candidate(10, task="1.0", multiple=True, days=1)
    unseen = candidate(11, task="1.1", multiple=True, exposure=9)
    forms = drawn_sets([*pool, seen, unseen], 10)
    assert all(unseen.id in form and seen.id not in form for form in forms)


def test_a_pool_without_several_keys_still_gives_a_form() -> None:
    pool = [candidate(number) for number in range(30)]
    assert len(draw_form(pool, {"secure": 20}, {}, random.Random(1))) == 20


@given(st.integers(1, 3), st.integers(0, 5), SEEDS)
def test_every_domain_has_its_pilots_and_every_task_a_scored_question(tasks: int, pilots: int, seed: int) -> None:
    pool = [
        candidate(10 * place + n, domain, task=f"{domain}-{n % tasks}")
        for place, domain in enumerate(DOMAINS)
        for n in range(10)
    ]
    counts = {"secure": pilots, "resilient": 1}
    form = draw_form(pool, dict.fromkeys(DOMAINS, 8), counts, random.Random(seed))
    assert Counter(drawn.item.domain for drawn in form if drawn.pilot) == +Counter(counts)
    scored = {drawn.item.task for drawn in form if not drawn.pilot}
    assert scored == {f"{domain}-{task}" for domain in DOMAINS for task in range(tasks)}


def test_items_with_few_first_responses_become_pilots() -> None:
    known = [candidate(number, first_responses=30) for number in range(4)]
    pool = [*known, candidate(4, first_responses=29), candidate(5)]
    for seed in range(20):
        form = draw_form(pool, {"secure": 6}, {"secure": 2}, random.Random(seed))
        assert {drawn.item.id for drawn in form if drawn.pilot} == {4, 5}


def test_pilots_stand_anywhere_on_the_form() -> None:
    pool = [candidate(number) for number in range(6)]
    forms = [draw_form(pool, {"secure": 6}, {"secure": 1}, random.Random(seed)) for seed in range(60)]
    assert {[drawn.pilot for drawn in form].index(True) for form in forms} == set(range(6))
