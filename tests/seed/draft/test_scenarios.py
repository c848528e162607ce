"""What raw notes pose, measure and order is found, with its lines."""

import pytest

from seed.draft.records import Kind
from tests.seed.draft.samples import RAW, finds_in, lines_of


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# Cups\n- Problem: it is bitter.\n    - Solution: grind coarser.\n- other\n", (2, 3)),
        ("# Cups\n- Scenario: it is bitter.\n- Grind coarser.\n- Brew shorter.\n", (2, 4)),
        ("# Cups\n- Q: Why is it bitter?\n- A: The grind is fine.\n- Q: Why sour?\n- A: It is coarse.\n", (2, 3)),
        ("# Cups\nex) the cup is bitter in the morning\n", (2, 2)),
        ("# Cups\nCups are white. Why do cups not burst? They are thick.\n", (2, 2)),
        ("# Cups\nQ1. Is it bitter?\nIt is.\n", (2, 3)),
        ("# Cups\nQ. Ann opens a bag. Is it stale?\nA. Not yet.\n", (2, 3)),
        ("# Cups\nWhen the cup is too dark, throw it away at once.\n", (2, 2)),
        ("# How to save a bitter cup\n- Add milk.\n", (1, 2)),
        ("# A guest has left the bag open. What now?\nSeal it.\n", (1, 2)),
        ("# Situation: a bag was left open\nSeal it.\n", (1, 2)),
        ("# Cups\nlead\n\nmore\n\nother\n\nIf you want a clear cup, use a paper filter.\n", (8, 8)),
        ("# Cups\nA paper filter is best suited for light roasts.\n", (2, 2)),
        ("# Cups\n- Use paper for the following cases:\n    - guests\n    - light roasts\n", (2, 3)),
        ("# Cups\n- The smell is lost in these cases:\n    - open bags\n    - sunlight\n", (2, 4)),
        ("# Cups\nFor example, a guest who asks for tea gets a cup.\n", (2, 2)),
        ("# Cups\nA machine does not start if the tank is empty.\n", (2, 2)),
        ("# Sieve\n- A sieve helps you to part fine from coarse grounds.\n", (2, 2)),
        ("# 컵\n- 문제: 커피가 쓰다.\n    - 해결: 굵게 간다.\n", (2, 3)),
    ],
)
def test_passage_that_poses_something_is_a_scenario(text: str, lines: tuple[int, int]) -> None:
    assert lines in lines_of(text, Kind.SCENARIO)


@pytest.mark.parametrize("text", ["# Cups\nCups are round.\n", "# Cups\n- white\n- blue\n", "# How to pour\n"])
def test_plain_statements_and_empty_headings_pose_nothing(text: str) -> None:
    assert lines_of(text, Kind.SCENARIO) == []


def test_member_that_says_what_for_it_is_taken_is_a_need() -> None:
    needs = [find.found.names for find in finds_in(RAW) if find.found.pattern == "need"]
    assert ("Pour-over",) in needs


@pytest.mark.parametrize(
    ("text", "quantities"),
    [
        ("Roast for 14 minutes at 200 °C.", ("14 minutes", "200 °C")),
        ("It holds 2.5 GB and 3-5 people.", ("2.5 GB", "3-5 people")),
        ("물을 30초 끓인다.", ("30초",)),
    ],
)
def test_number_with_its_unit_is_a_value(text: str, quantities: tuple[str, ...]) -> None:
    assert [find.found.names for find in finds_in(text) if find.found.kind is Kind.VALUE] == [quantities]


@pytest.mark.parametrize("text", ["born in 1900", "v2.0s"])
def test_number_without_unit_is_no_value(text: str) -> None:
    assert lines_of(text, Kind.VALUE) == []


def test_three_numbered_steps_or_words_of_order_are_a_procedure() -> None:
    assert lines_of(RAW, Kind.PROCEDURE) == [(17, 19)]
    assert lines_of("# Tea\n- First, boil.\n- Then pour.\n- Finally, wait.\n", Kind.PROCEDURE) == [(2, 4)]
    assert lines_of("# Tea\n1. boil\n2. pour\n", Kind.PROCEDURE) == []


def test_text_within_code_and_images_is_not_read() -> None:
    assert finds_in("# Tea\n```\nUnlike tea, coffee is black for 3 days.\n```\n![tea vs coffee](a.png)\n") == []


def test_id_stays_when_other_passages_change_and_differs_within_a_text() -> None:
    before, after = finds_in(RAW), finds_in(f"# Cake\n\n- Butter: makes it rich\n- Lard: makes it flaky\n\n{RAW}")
    assert {find.id for find in before} < {find.id for find in after}
    twice = finds_in(f"{RAW}\n{RAW}")
    assert len({find.id for find in twice}) == len(twice)
