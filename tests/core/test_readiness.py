"""Foretelling the next mock."""

from math import comb

import pytest

from examprep.core.ability import Cell, Prior, Trials, fit, logit
from examprep.core.readiness import beta_binomial, missing_evidence, quantile, raw_distribution

CELLS = [Cell("secure", "1.1", "iam", 0.6), Cell("resilient", "2.1", "queues", 0.4)]
QUOTAS = {"secure": 6, "resilient": 4}
SURE = Prior(centre=logit(0.7), totals=1e-4, domains=1e-4, tasks=1e-4, topics=1e-4)


def test_boys_in_families_of_saxony_have_the_published_expectations() -> None:
    """6115 families of 12 children: beta-binomial with 34.1350 and 31.6085, after Lindsey and Altham (1998)."""
    expected = [6115 * probability for probability in beta_binomial(12, 34.1350, 31.6085)]
    published = [2.3, 22.6, 104.8, 310.9, 655.7, 1036.2, 1257.9, 1182.1, 853.6, 461.9, 177.9, 43.8, 5.2]
    assert expected == pytest.approx(published, abs=0.2)


def test_a_uniform_chance_makes_every_number_equally_probable() -> None:
    assert beta_binomial(4, 1, 1) == pytest.approx([0.2] * 5)


def test_without_uncertainty_it_is_the_binomial_distribution() -> None:
    found = raw_distribution(fit(CELLS, {}, SURE), QUOTAS)
    assert found == pytest.approx([comb(10, k) * 0.7**k * 0.3 ** (10 - k) for k in range(11)], abs=1e-6)


def test_the_probabilities_add_up_to_one() -> None:
    for trials in ({}, {0: [Trials(20, 5)], 1: [Trials(0, 40)]}):
        assert sum(raw_distribution(fit(CELLS, trials, Prior()), QUOTAS)) == pytest.approx(1)


def test_domains_that_rise_and_fall_together_make_extremes_more_probable() -> None:
    """The same scatter of each domain, once common to both and once of each alone."""
    common = raw_distribution(fit(CELLS, {}, Prior(0.0, 1.0, 1e-4, 1e-4, 1e-4)), QUOTAS)
    apart = raw_distribution(fit(CELLS, {}, Prior(0.0, 1e-4, 1.0, 1e-4, 1e-4)), QUOTAS)
    assert common[0] > 1.3 * apart[0]
    assert common[10] > 1.3 * apart[10]


def test_missing_evidence_is_named_by_domain_until_half_a_mock_is_there() -> None:
    assert missing_evidence({}, QUOTAS) == {"secure": 18, "resilient": 12}
    assert missing_evidence({"secure": 18.0, "resilient": 9.5}, QUOTAS) == {"resilient": 3}
    assert missing_evidence({"secure": 20.0, "resilient": 12.0}, QUOTAS) == {}


def test_a_quantile_is_the_smallest_value_reached_with_the_probability() -> None:
    assert [quantile([0.25, 0.5, 0.25], probability) for probability in (0.1, 0.25, 0.5, 0.8, 1.0)] == [0, 0, 1, 2, 2]
