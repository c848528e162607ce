"""Inference in a tree of normal distributions, against published examples and the formulas for one level."""

import pytest

from examprep.core.normal_tree import NormalTree, infer

# Rubin's eight schools, as in Gelman et al., Bayesian Data Analysis, table 5.2: estimates and standard errors.
EFFECTS = (28, 8, -3, 7, -1, 1, 18, 12)
ERRORS = (15, 10, 16, 11, 9, 11, 10, 18)


def schools(scatter: float) -> NormalTree:
    """Schools that scatter so far about a mean of which nothing is known."""
    return NormalTree((-1, *[0] * 8), (1e6, *[scatter] * 8))


def observed(tree: NormalTree) -> tuple[list[float], list[float]]:
    precisions = [0.0, *(error**-2 for error in ERRORS)]
    return precisions, [0.0, *(effect * error**-2 for effect, error in zip(EFFECTS, ERRORS, strict=True))]


def test_schools_that_do_not_scatter_have_the_published_pooled_mean_and_variance() -> None:
    """Mean 7.7 and variance 16.6: Bayesian Data Analysis, section 5.5."""
    tree = schools(1e-4)
    found = infer(tree, *observed(tree))
    pull, rest = found.spread({1: 1})
    assert (round(found.means[0], 1), round(found.means[1], 1)) == (7.7, 7.7)
    assert (round(found.noise[0], 1), round(pull**2 + rest, 1)) == (16.6, 16.6)


def test_schools_that_scatter_without_bound_keep_their_own_estimates() -> None:
    tree = schools(1e5)
    found = infer(tree, *observed(tree))
    assert found.means[1:] == pytest.approx(EFFECTS, abs=0.01)
    for node, error in enumerate(ERRORS, 1):
        pull, rest = found.spread({node: 1})
        assert pull**2 + rest == pytest.approx(error**2, rel=0.01)


def test_schools_shrink_to_the_mean_as_the_conditional_formula_says() -> None:
    """Bayesian Data Analysis, equation 5.17, with a standard deviation of 10 between schools."""
    tree = schools(10)
    found = infer(tree, *observed(tree))
    weights = [1 / (error**2 + 100) for error in ERRORS]
    mean = sum(weight * effect for weight, effect in zip(weights, EFFECTS, strict=True)) / sum(weights)
    expected = [
        (effect / error**2 + mean / 100) / (1 / error**2 + 1 / 100)
        for effect, error in zip(EFFECTS, ERRORS, strict=True)
    ]
    assert found.means == pytest.approx([mean, *expected], abs=1e-4)


def test_a_tree_of_three_levels_agrees_with_the_inverse_of_its_covariance() -> None:
    """One grandchild observed: the covariances with it are the sums of the variances of common ancestors."""
    tree = NormalTree((-1, 0, 0, 1, 1, 2), (1.0, 0.5, 0.5, 0.3, 0.3, 0.3), centre=0.4)
    value, variance = 2.0, 0.2
    found = infer(tree, [0, 0, 0, 1 / variance, 0, 0], [0, 0, 0, value / variance, 0, 0])
    covariances = [1.0, 1.25, 1.0, 1.34, 1.25, 1.0]
    gain = [covariance / (1.34 + variance) for covariance in covariances]
    assert found.means == pytest.approx([0.4 + one * (value - 0.4) for one in gain])
    own = [1.0, 1.25, 1.25, 1.34, 1.34, 1.34]
    for node in range(6):
        pull, rest = found.spread({node: 1})
        assert pull**2 + rest == pytest.approx(own[node] - gain[node] * covariances[node])
    pull, rest = found.spread({4: 1, 5: 1})
    joint = 1.34 + 1.34 + 2 * 1.0 - (covariances[4] + covariances[5]) ** 2 / (1.34 + variance)
    assert pull**2 + rest == pytest.approx(joint)
