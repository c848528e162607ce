"""Mastery with its interval and label."""

from dataclasses import replace

import pytest

from examprep.core.ability import Cell
from examprep.core.evidence import Evidence, memory_after
from examprep.core.mastery import Mastery, estimate, passing_share

PASSING = passing_share(720)
TYPICAL = 0.6
CELLS = [
    Cell(domain, task, topic, 0.25)
    for domain, task, topic in (
        ("secure", "1.1", "iam"),
        ("secure", "1.2", "keys"),
        ("resilient", "2.1", "queues"),
        ("resilient", "2.2", "iam"),
    )
]


def responses(correct: int, of: int, cell: Cell = CELLS[0]) -> Evidence:
    return Evidence(cell.task, cell.topic, of, correct, of - correct)


def total(*evidence: Evidence) -> Mastery:
    return estimate(evidence, CELLS, PASSING, TYPICAL).total


def everywhere(correct: int, of: int) -> Mastery:
    return total(*(responses(correct, of, cell) for cell in CELLS))


def test_720_of_1000_is_passed_with_a_share_of_69_percent() -> None:
    assert round(PASSING, 3) == 0.689


def test_every_domain_task_and_topic_of_the_exam_has_an_estimate() -> None:
    found = estimate([], CELLS, PASSING, TYPICAL)
    assert list(found.domains) == ["secure", "resilient"]
    assert list(found.tasks) == ["1.1", "1.2", "2.1", "2.2"]
    assert list(found.topics) == ["iam", "keys", "queues"]
    for mastery in (found.total, *found.domains.values(), *found.tasks.values(), *found.topics.values()):
        assert 0 < mastery.low < mastery.value < mastery.high < 1
        assert (mastery.label, mastery.responses, mastery.weight) == ("not-enough-evidence", 0, 0)


def test_responses_are_counted_where_they_belong() -> None:
    found = estimate([responses(3, 4), responses(1, 2, CELLS[3])], CELLS, PASSING, TYPICAL)
    assert (found.domains["secure"].responses, found.domains["resilient"].responses) == (4, 2)
    assert (found.tasks["1.1"].responses, found.tasks["1.2"].responses) == (4, 0)
    assert (found.topics["iam"].responses, found.total.responses) == (6, 6)


def test_evidence_about_what_the_exam_does_not_have_is_left_out() -> None:
    gone = Evidence("9.9", "gone", 50, 0, 50)
    assert estimate([gone], CELLS, PASSING, TYPICAL).total == everywhere(0, 0)


@pytest.mark.parametrize(
    ("correct", "label"), [(5, "weak"), (17, "not-enough-evidence"), (19, "on-track"), (23, "strong")]
)
def test_labels_say_where_the_interval_lies(correct: int, label: str) -> None:
    mastery = everywhere(correct, 25)
    assert mastery.label == label
    assert (mastery.more_needed > 0) is (label == "not-enough-evidence")
    if label == "weak":
        assert mastery.high < PASSING
    if label == "strong":
        assert mastery.low > PASSING


def test_few_responses_give_no_label() -> None:
    assert total(responses(0, 1)).label == total(responses(1, 1)).label == "not-enough-evidence"


def test_about_as_many_more_responses_as_are_said_to_be_needed_do() -> None:
    unsure = everywhere(6, 10)
    assert unsure.label == "not-enough-evidence"
    assert 20 < unsure.more_needed <= 40
    assert [everywhere(correct, of).label for correct, of in ((9, 15), (12, 20))] == ["not-enough-evidence", "weak"]


def test_the_interval_shrinks_with_responses() -> None:
    widths = [mastery.high - mastery.low for mastery in (everywhere(7, 10), everywhere(70, 100))]
    assert widths[1] < widths[0] / 2


def test_old_responses_count_half_after_90_days() -> None:
    old, half = responses(20, 20).aged(90), responses(10, 10)
    assert total(old).value == pytest.approx(total(half).value)
    assert (total(old).responses, total(old).weight) == (20, 10)


def test_a_repeat_says_little_soon_and_more_later() -> None:
    new = responses(20, 20)
    values = [total(replace(new, days_since_seen=days)).value for days in (0, 30, 365)]
    assert total().value == pytest.approx(values[0], abs=0.01)
    assert values[0] < values[1] < values[2] < total(new).value


def test_the_forgetting_curve_passes_through_its_published_points() -> None:
    """FSRS 4.5: everything at once, 90 % after the stability, and (19/81 x 9 + 1) ** -0.5 after nine times it."""
    assert memory_after(0) == 1
    assert memory_after(2.3) == pytest.approx(0.9)
    assert memory_after(20.7) == pytest.approx((1 + 19 / 9) ** -0.5)
