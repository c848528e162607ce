"""Questions: the order of their options, and what may be selected of them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examprep.core.errors import ResponseInvalid
from examprep.core.item import Option
from examprep.core.question import checked_selection, option_order

OFFERED = ["c", "a", "d", "b"]


def options(*texts: str) -> list[Option]:
    return [Option(f"id{place}", text, place == 0, "why") for place, text in enumerate(texts)]


def orders(*texts: str) -> set[tuple[str, ...]]:
    """The orders that fifty learners see."""
    return {tuple(option_order(options(*texts), random.Random(seed))) for seed in range(50)}


@pytest.mark.parametrize(
    "texts",
    [
        ("24 hours", "1 week", "30 days", "3 months"),
        ("/16", "/24", "/28"),
        ("-1", "0", "+1"),
        ("99.9%", "99.95%", "99.99%"),
    ],
)
def test_numbers_keep_their_order(texts: tuple[str, ...]) -> None:
    assert orders(*texts) == {tuple(option.id for option in options(*texts))}


@pytest.mark.parametrize("texts", [("apples", "pears", "nuts"), ("1 apple", "2 pears", "nuts")])
def test_other_options_are_shuffled_into_every_order(texts: tuple[str, ...]) -> None:
    assert len(orders(*texts)) == 6


@given(st.lists(st.text(min_size=1), min_size=1, max_size=8), st.integers())
def test_an_order_is_a_permutation_of_the_options(texts: list[str], seed: int) -> None:
    shuffled = option_order(options(*texts), random.Random(seed))
    assert sorted(shuffled) == sorted(option.id for option in options(*texts))
    assert option_order(options(*texts), random.Random(seed)) == shuffled


@given(
    st.integers(1, 4).flatmap(
        lambda choose: st.tuples(st.just(choose), st.sets(st.sampled_from(OFFERED), max_size=choose))
    )
)
def test_a_selection_is_kept_in_offered_order(drawn: tuple[int, set[str]]) -> None:
    choose, selected = drawn
    assert checked_selection(sorted(selected), OFFERED, choose) == [id for id in OFFERED if id in selected]


def test_fewer_than_asked_for_may_be_selected() -> None:
    assert checked_selection([], OFFERED, 2) == []
    assert checked_selection(["b"], OFFERED, 2) == ["b"]


@pytest.mark.parametrize(
    ("selected", "sentence", "members"),
    [
        (["a", "x", "y"], "This question has no option 'x'.", {"unknown": ["x", "y"]}),
        ([""], "This question has no option ''.", {"unknown": [""]}),
        (["a", "a"], "An option is selected twice.", {}),
        (["a", "b", "c"], "Select at most 2, not 3.", {"choose": 2}),
    ],
)
def test_an_unfit_selection_is_refused_with_the_reason(
    selected: list[str], sentence: str, members: dict[str, object]
) -> None:
    with pytest.raises(ResponseInvalid) as refused:
        checked_selection(selected, OFFERED, 2)
    assert (refused.value.detail, refused.value.members) == (sentence, members)
