"""What becomes of contrasts and procedures."""

from pathlib import Path

import pytest

from examprep.core.item import Item
from seed.pipeline import build_bank
from tests.seed.samples import LOCKS, PACK, pack_folder, spoiled

CONTRAST = "locks.kinds-of-locks.a-pin-lock-over-a-bolt-lock"
FIRST = "locks.a-new-cylinder.first"
AFTER = "locks.a-new-cylinder.after-loosen-the-screw"
BEFORE = "locks.a-new-cylinder.before-try-the-key"


def _items(parent: Path, *changes: tuple[str, str]) -> dict[str, Item]:
    page = LOCKS
    for old, new in changes:
        page = spoiled(page, old, new)
    build = build_bank(pack_folder(parent, {"locks": page}, pack=PACK.replace("doors", "locks")))
    assert (build.problems, build.rejections) == ((), ())
    return {item.id: item for item in build.items}


def test_contrasts_and_asked_steps_become_items(tmp_path: Path) -> None:
    kinds = {item_id: item.kind for item_id, item in _items(tmp_path).items()}
    assert kinds == {CONTRAST: "contrast", FIRST: "value", AFTER: "value", BEFORE: "value"}


def test_contrast_asks_which_fact_favors_a_member_here(tmp_path: Path) -> None:
    item = _items(tmp_path)[CONTRAST]
    assert item.stem.endswith("comes home late.\n\nWhich fact favors a pin lock over a bolt lock here?")
    assert [option.text for option in item.keys] == ["Somebody must come in from the street"]


def test_contrast_without_situation_leaves_out_here(tmp_path: Path) -> None:
    item = _items(tmp_path, ("A landlord lets a flat. The tenant comes home late.\n\n", ""))[CONTRAST]
    assert item.stem == "Which fact favors a pin lock over a bolt lock?"


def test_contrast_may_ask_in_its_own_words(tmp_path: Path) -> None:
    ask = "Which fact speaks for a pin lock?"
    item = _items(tmp_path, ("- **Fits:** Somebody", f"- **Ask:** {ask}\n- **Fits:** Somebody"))[CONTRAST]
    assert item.stem.endswith(f"\n\n{ask}")


def test_contrast_is_for_drills_whatever_its_comparison_says(tmp_path: Path) -> None:
    assert not _items(tmp_path)[CONTRAST].mock


@pytest.mark.parametrize(
    ("item_id", "closing", "key", "distractors"),
    [
        (FIRST, "What must be done first?", "Open the door", {"Loosen the screw"}),
        (
            AFTER,
            'What must be done right after the step "Loosen the screw"?',
            "Pull out the cylinder",
            {"Open the door", "Insert the new cylinder", "Try the key"},
        ),
        (
            BEFORE,
            'What must be done right before the step "Try the key"?',
            "Insert the new cylinder",
            {"Open the door", "Loosen the screw", "Pull out the cylinder"},
        ),
    ],
)
def test_step_is_asked_by_its_place_among_other_steps(
    item_id: str, closing: str, key: str, distractors: set[str], tmp_path: Path
) -> None:
    item = _items(tmp_path)[item_id]
    assert item.stem == f"A locksmith replaces the cylinder of a door.\n\n{closing}"
    assert [option.text for option in item.keys] == [key]
    assert {option.text for option in item.distractors} >= distractors
    assert len(item.options) == 4


def test_rationale_of_a_step_says_its_place_and_its_reason(tmp_path: Path) -> None:
    rationales = {option.text: option.rationale for option in _items(tmp_path)[AFTER].options}
    assert rationales["Pull out the cylinder"] == "It is step 3 of 5. The key sets its bar free."
    assert rationales["Open the door"] == "It comes earlier, as step 1 of 5. A closed door hides the screw."
    assert rationales["Try the key"] == "It comes later, as step 5 of 5. A closed door could not be opened again."


def test_explanation_of_a_step_gives_the_whole_order(tmp_path: Path) -> None:
    assert _items(tmp_path)[FIRST].explanation == (
        "Each part is held by the one before it. The whole order: open the door; loosen the screw; "
        "pull out the cylinder; insert the new cylinder; try the key."
    )


def test_procedure_gives_its_settings_to_its_items(tmp_path: Path) -> None:
    item = _items(tmp_path)[BEFORE]
    assert (item.intended_difficulty, item.origins, item.mock) == (3, ("C01",), False)
    assert (item.source.first_line, item.source.last_line) == (32, 46)


def test_procedure_may_be_for_mock_exams(tmp_path: Path) -> None:
    changes = [
        ("- **Level:** 3", "- **Mock:** yes"),
        ("a door.\n\n1.", "a door. The door must stay in use, and it is closed now.\n\n1."),
    ]
    assert _items(tmp_path, *changes)[FIRST].mock


def test_terms_of_a_glossary_and_listed_abbreviations_need_no_explanation(tmp_path: Path) -> None:
    text = "A locksmith replaces the CYL of a door with an ABC and an XYZ."
    page = spoiled(LOCKS, "A locksmith replaces the cylinder of a door.", text)
    folder = pack_folder(tmp_path, {"locks": page}, pack=PACK.replace("doors", "locks"))
    (folder / "abbreviations.yaml").write_text("ABC: a better cylinder\n")
    rejections = build_bank(folder).rejections
    messages = {rejection.message for rejection in rejections if rejection.code == "L04"}
    assert messages == {"stem does not say what XYZ stands for"}
