"""Items that describe a member of a comparison and ask for its name."""

from pathlib import Path

import pytest

from tests.seed.samples import items_of_page

IDENTIFY = "doors.kinds-of-doors.identify-sliding-door"


def test_identify_describes_a_member_and_asks_for_its_name(tmp_path: Path) -> None:
    item = items_of_page(tmp_path)[IDENTIFY]
    assert item.stem == "Which kind of door moves along a rail?"
    assert {option.text for option in item.options} == {"Sliding door", "Swing door", "Revolving door", "Trap door"}
    assert item.keys[0].rationale == "What tells it apart: no room to swing."
    assert item.distractors[0].rationale.startswith("It ")
    assert item.explanation.startswith("How the others differ from Sliding door. ")
    for mark in ("Swing door: needs room.", "Revolving door: keeps the wind out.", "Trap door: a step beside it."):
        assert mark in item.explanation
    assert (item.mock, item.intended_difficulty, item.origins) == (False, 1, ("C01",))


def test_identify_draws_three_of_many_members(tmp_path: Path) -> None:
    row = "| Trap door | Lies in the floor | A step beside it |"
    more = "".join(f"\n| Door {letter} | Does {letter} | Mark {letter} |" for letter in "ABCDE")
    item = items_of_page(tmp_path, (row, row + more))[IDENTIFY]
    assert (len(item.options), len(item.keys)) == (4, 1)


@pytest.mark.parametrize(
    ("heading", "does", "stem"),
    [
        ("Kind of door", "Moves along a rail.", "Which kind of door moves along a rail?"),
        ("Steelcase door", "Moves along a rail", "Which Steelcase door moves along a rail?"),
        ("IAM door", "RAIDs the hall", "Which IAM door RAIDs the hall?"),
        ("S3 door", "Moves", "Which S3 door moves?"),
    ],
)
def test_names_keep_their_capital_inside_a_sentence(heading: str, does: str, stem: str, tmp_path: Path) -> None:
    changes = [
        ("| Kind of door |", f"| {heading} |"),
        ("| Moves along a rail |", f"| {does} |"),
        ("services: [Doors]", "services: [The Steelcase Door]"),
    ]
    assert items_of_page(tmp_path, *changes)[IDENTIFY].stem == stem


@pytest.mark.parametrize(
    ("row", "rationale"),
    [
        ("| Swing doors | Turn on a hinge | Need room |", "They turn on a hinge."),
        ("| Swing doors | Turned, until 1990, on a hinge | Need room |", "It turned, until 1990, on a hinge."),
        ("| Swing doors | Opens, and shuts, by a hinge | Need room |", "It opens, and shuts, by a hinge."),
        ("| Swing door | Turn on a hinge | Needs room |", "It turn on a hinge."),
    ],
)
def test_plural_members_go_on_after_they(row: str, rationale: str, tmp_path: Path) -> None:
    item = items_of_page(tmp_path, ("| Swing door | Turns on a hinge | Needs room |", row))[IDENTIFY]
    assert rationale in {option.rationale for option in item.distractors}
