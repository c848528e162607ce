"""Fitting ability to responses."""

from itertools import pairwise

import pytest

from examprep.core.ability import Ability, Cell, Prior, Trials, fit, merged_by_task

ONE = [Cell("secure", "1.1", "iam", 1.0)]
# The Rasch model of the five LSAT items as fitted by the R package ltm: intercepts of the items, common slope 0.755.
LSAT = (2.730, 0.999, 0.240, 1.306, 2.099)
LSAT_PRIOR = Prior(centre=0.0, totals=0.7551, domains=1e-5, tasks=1e-5, topics=1e-5)


def lsat(pattern: str) -> Ability:
    """The ability of somebody with this pattern of right and wrong; slope times what ltm calls z1."""
    trials = [Trials(int(right), 1 - int(right), ease) for right, ease in zip(pattern, LSAT, strict=True)]
    return fit(ONE, {0: trials}, LSAT_PRIOR)


@pytest.mark.parametrize(
    ("pattern", "score", "error"), [("00000", -1.910, 0.790), ("00001", -1.439, 0.793), ("11111", 0.593, 0.862)]
)
def test_the_scores_of_the_lsat_example_are_the_published_ones(pattern: str, score: float, error: float) -> None:
    """Rizopoulos, Journal of Statistical Software 17(5), 2006, factor scores by empirical Bayes."""
    nodes = lsat(pattern).nodes
    assert nodes.means[0] / 0.7551 == pytest.approx(score, abs=0.0015)
    assert nodes.noise[0] ** 0.5 / 0.7551 == pytest.approx(error, abs=0.0015)


def share(trials: list[Trials], cell: Cell = ONE[0]) -> float:
    return fit([cell], {0: trials}, Prior()).expect([0]).mean


def test_without_responses_the_prior_stands() -> None:
    assert fit(ONE, {}, Prior(centre=0.0)).expect([0]).mean == pytest.approx(0.5)


def test_right_responses_to_hard_items_say_more_than_to_easy_ones() -> None:
    shares = [share([Trials(7, 3, ease)]) for ease in (-1.0, 0.0, 1.0)]
    assert all(harder > easier + 0.05 for harder, easier in pairwise(shares))


def test_easy_items_are_expected_to_be_right_more_often() -> None:
    trials = [Trials(30, 10)]
    assert share(trials, Cell("secure", "1.1", "iam", 1.0, ease=1.0)) > share(trials) + 0.05


def test_remembered_items_say_less_and_wrong_ones_are_not_remembered() -> None:
    assert share([]) < share([Trials(10, 0, memory=0.9)]) < share([Trials(10, 0, memory=0.5)]) < share([Trials(10, 0)])
    assert share([Trials(0, 10, memory=0.9)]) == pytest.approx(share([Trials(0, 10)]))


def test_a_hundred_wrong_responses_to_remembered_items_still_have_a_fit() -> None:
    assert 0 < share([Trials(0, 100, ease=3.0, memory=0.99)]) < 0.1


def test_neighbours_lean_on_each_other_the_more_the_nearer_they_are() -> None:
    cells = [
        Cell("secure", "1.1", "iam", 0.25),
        Cell("secure", "1.1", "roles", 0.25),
        Cell("secure", "1.2", "nets", 0.25),
        Cell("resilient", "2.1", "queues", 0.25),
    ]
    ability = fit(cells, {0: [Trials(20, 0)]}, Prior())
    expected = [ability.expect([place]) for place in range(4)]
    assert all(nearer.mean > farther.mean for nearer, farther in pairwise(expected))
    assert all(nearer.deviation < farther.deviation for nearer, farther in pairwise(expected))


def test_the_whole_is_known_better_than_its_parts() -> None:
    cells = [Cell(f"domain {number}", str(number), str(number), 0.25) for number in range(4)]
    ability = fit(cells, {place: [Trials(7, 3)] for place in range(4)}, Prior())
    assert ability.expect(range(4)).deviation < ability.expect([0]).deviation


def test_cells_without_a_share_are_left_out_of_a_sum_and_have_a_value_of_their_own() -> None:
    cells = [Cell("secure", "1.1", "iam", 1.0), Cell("secure", "1.1", "old", 0.0)]
    ability = fit(cells, {1: [Trials(0, 10)]}, Prior())
    assert ability.expect([0, 1]) == ability.expect([0])
    assert ability.expect([1]).mean < ability.expect([0]).mean


def test_merged_cells_keep_the_share_the_mean_ease_and_the_scatter_of_all_items() -> None:
    cells = [
        Cell("secure", "1.1", "iam", 0.3, ease=1.0),
        Cell("secure", "1.1", "roles", 0.1, ease=-1.0),
        Cell("secure", "1.2", "keys", 0.6, ease=0.2, spread=0.4),
    ]
    merged = merged_by_task(cells)
    assert [(cell.domain, cell.task, cell.topic) for cell in merged] == [("secure", "1.1", ""), ("secure", "1.2", "")]
    assert [cell.share for cell in merged] == pytest.approx([0.4, 0.6])
    assert [cell.ease for cell in merged] == pytest.approx([0.5, 0.2])
    assert [cell.spread for cell in merged] == pytest.approx([0.75**0.5, 0.4])
