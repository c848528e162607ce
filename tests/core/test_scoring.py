"""Scores: all or nothing for a question, 100 to 1000 for an exam, parts that add up to the whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examprep.core.scoring import (
    Graded,
    Score,
    by_domain,
    by_task,
    change_of_mind,
    is_correct,
    scaled_score,
    total,
)

GRADED = st.lists(
    st.builds(Graded, st.sampled_from(["secure", "resilient"]), st.sampled_from(["1.1", "2.1"]), st.booleans())
)
SCORES = st.integers(1, 500).flatmap(lambda maximum: st.builds(Score, st.integers(0, maximum), st.just(maximum)))


@pytest.mark.parametrize(
    ("raw", "maximum", "scaled"),
    [
        (0, 65, 100),
        (65, 65, 1000),
        (45, 65, 723),
        (44, 65, 709),
        (35, 50, 730),
        (10, 20, 550),
        (1, 16, 156),
        (1, 8, 213),  # 212.5: halves up
        (3, 8, 438),  # 437.5
        (0, 0, 100),
    ],
)
def test_scaled_scores_follow_the_linear_model(raw: int, maximum: int, scaled: int) -> None:
    assert scaled_score(Score(raw, maximum)) == scaled


@given(SCORES)
def test_one_more_correct_never_lowers_the_scaled_score(score: Score) -> None:
    more = Score(min(score.raw + 1, score.maximum), score.maximum)
    assert 100 <= scaled_score(score) <= scaled_score(more) <= 1000


@pytest.mark.parametrize(
    ("selected", "correct"),
    [
        (["a", "b"], True),
        (["b", "a"], True),
        (["a"], False),
        (["a", "c"], False),
        (["a", "b", "c"], False),
        (["c", "d"], False),
        ([], False),
    ],
)
def test_a_question_counts_only_with_exactly_its_keys(selected: list[str], correct: bool) -> None:
    assert is_correct(["a", "b"], selected) is correct


def test_percent_has_one_decimal_and_is_zero_without_questions() -> None:
    assert [Score(45, 65).percent, Score(2, 3).percent, Score(7, 7).percent, Score(0, 0).percent] == [
        69.2,
        66.7,
        100.0,
        0.0,
    ]


def test_parts_stand_in_order_of_appearance() -> None:
    graded = [Graded("resilient", "2.1", True), Graded("secure", "1.1", False), Graded("resilient", "2.2", False)]
    assert list(by_domain(graded).items()) == [("resilient", Score(1, 2)), ("secure", Score(0, 1))]
    assert list(by_task(graded).items()) == [("2.1", Score(1, 1)), ("1.1", Score(0, 1)), ("2.2", Score(0, 1))]


@given(GRADED)
def test_domains_and_tasks_each_add_up_to_the_total(graded: list[Graded]) -> None:
    whole = total(graded)
    for parts in (by_domain(graded), by_task(graded)):
        assert sum(part.raw for part in parts.values()) == whole.raw
        assert sum(part.maximum for part in parts.values()) == whole.maximum == len(graded)
        assert all(part.maximum for part in parts.values())


@pytest.mark.parametrize(
    ("first", "last", "change"),
    [
        (["a", "b"], ["a", "c"], "right-to-wrong"),
        (["a", "c"], ["b", "a"], "wrong-to-right"),
        (["a", "c"], ["c", "d"], "wrong-to-wrong"),
        (["a", "b"], [], "right-to-wrong"),
        (["a", "b"], ["b", "a"], None),
        (["c", "d"], ["d", "c"], None),
    ],
)
def test_a_change_of_mind_is_told_by_what_first_and_last_were_worth(
    first: list[str], last: list[str], change: str | None
) -> None:
    assert change_of_mind(first, last, keys=["a", "b"]) == change
