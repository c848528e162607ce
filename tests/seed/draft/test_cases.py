"""A case told behind labels is one scenario, from its situation to its solution."""

import pytest

from seed.draft.records import Kind
from tests.seed.draft.samples import finds_in


def _cases(text: str) -> list[list[int]]:
    return [
        [quote.line for quote in find.found.quotes]
        for find in finds_in(text)
        if find.found.kind is Kind.SCENARIO and find.found.pattern == "label"
    ]


SITUATION = "Situation: The swarm hangs in a tree, its hive is full."
PROBLEM = "Problem: It leaves within hours."
SOLUTION = "Solution: Shake it into a box and give it a new frame."


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        (f"# Bees\n{SITUATION}\n{PROBLEM}\n{SOLUTION}\n", [[2, 3, 4]]),
        (f"# Bees\n{SITUATION}\n\n{PROBLEM}\n\n{SOLUTION}\n", [[2, 4, 6]]),
        (f"# Bees\n- {SITUATION}\n- {PROBLEM}\n- {SOLUTION}\n", [[2, 3, 4]]),
        (f"# Bees\n- {SITUATION}\n    - It hums.\n- {PROBLEM}\n- {SOLUTION}\n- Wax is yellow.\n", [[2, 3, 4, 5]]),
        (f"# Bees\n- {SITUATION}\n    - {PROBLEM}\n    - {SOLUTION}\n", [[2, 3, 4]]),
        (
            "# Bees\nSituation:\n\nIt swarms.\n\nProblem:\n\nIt leaves.\n\nSolution:\n\nBox it.\n",
            [[2, 4, 6, 8, 10, 12]],
        ),
        ("# Bees\nFacts: It swarmed to a neighbor.\nIssue: Whose is it?\nHolding: The follower's.\n", [[2, 3, 4]]),
        ("# 벌\n상황: 벌이 나무에 매달렸다.\n문제: 곧 떠난다.\n해결: 상자에 담는다.\n", [[2, 3, 4]]),
    ],
)
def test_problem_and_solution_are_quoted_with_their_situation(text: str, cases: list[list[int]]) -> None:
    assert _cases(text) == cases


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        (f"# Bees\n{SITUATION}\n{PROBLEM}\n{SOLUTION}\n\n{SITUATION}\n{SOLUTION}\n", [[2, 3, 4], [6, 7]]),
        (f"# Bees\n{SITUATION}\n{SOLUTION}\n{PROBLEM}\n{SOLUTION}\n", [[2, 3], [4, 5]]),
        (f"# Bees\nExample: Bees fly.\n\nWax is yellow.\n\n{PROBLEM}\n{SOLUTION}\n", [[2, 4], [6, 7]]),
        ("# Bees\nQ. Why do bees swarm?\nA. The hive is full.\n\nQ. When?\nA. In May.\n", [[2, 3], [5, 6]]),
        ("# Bees\nExample: A hive in May.\nExample: A hive in March.\n", [[2], [3]]),
    ],
)
def test_label_opens_a_case_of_its_own_where_it_belongs_to_none_before(text: str, cases: list[list[int]]) -> None:
    assert _cases(text) == cases


@pytest.mark.parametrize(
    ("behind", "cases"),
    [
        ("\nWax is yellow.\n", [[2, 3]]),
        ("then close it.\n", [[2, 3, 4]]),
        ("- A lid keeps it dark.\n", [[2, 3, 4]]),
    ],
)
def test_case_ends_with_what_stands_right_below_its_solution(behind: str, cases: list[list[int]]) -> None:
    assert _cases(f"# Bees\n{SITUATION}\n{SOLUTION}\n{behind}") == cases


def test_solution_that_ends_with_a_colon_goes_on_in_what_it_announces() -> None:
    assert _cases(f"# Bees\n{SITUATION}\n\nSolution: do this:\n\n1. shake\n2. close\n") == [[2, 4, 6, 7]]
