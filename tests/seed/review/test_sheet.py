"""Sheets: what is on them, and that nothing on them tells a key."""

import json
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from examprep.core.item import Item, review_hash
from seed.pipeline import build_bank
from seed.review.sheet import sheet_text
from tests.seed.lint_samples import item_of
from tests.seed.review.desk import Desk, entry_on, letters

GOLDEN = Path(__file__).parents[1] / "golden" / "cloud"


def test_entry_holds_what_is_asked_and_what_is_to_fill_and_no_more(desk: Desk) -> None:
    sheet = desk.sheet()
    assert set(sheet) == {"pack", "salt", "entries"}
    entry = entry_on(sheet, "lost a key")
    assert entry["choose"] == 1
    assert [set(option) for option in entry["options"]] == [{"id", "text"}] * 4
    assert [option["id"] for option in entry["options"]] == ["A", "B", "C", "D"]
    assert {name: entry[name] for name in list(entry)[4:]} == {
        "picks": [],
        "confidence": None,
        "objection": None,
        "comment": "",
        "clear": None,
        "exam_like": None,
        "tempting": None,
    }


@pytest.mark.parametrize("item", build_bank(GOLDEN).items, ids=lambda item: item.id)
def test_text_of_a_sheet_holds_nothing_that_tells_the_key_or_the_item(item: Item) -> None:
    text = sheet_text("cloud", [item], Random(7))
    hidden = [item.id, item.block, item.source.path, review_hash(item), item.explanation, *item.origins]
    hidden += [part for option in item.options for part in (option.id, option.rationale)]
    assert [part for part in hidden if part in text] == []
    names = {name for line in text.splitlines() if (name := line.strip().partition(":")[0].strip('"'))}
    assert names.isdisjoint({"is_key", "rationale", "explanation", "origins", "source", "topic", "domain", "mock"})


def test_key_stands_at_every_letter_about_as_often() -> None:
    item = item_of({})
    at = Counter(
        letters(json.loads(sheet_text("made-up", [item], Random(seed)))["entries"][0], item, is_key=True)[0]
        for seed in range(400)
    )
    assert set(at) == {"A", "B", "C", "D"}
    assert all(70 <= count <= 130 for count in at.values()), at


def test_numbers_stay_in_rising_order(desk: Desk) -> None:
    for _ in range(10):
        entry = entry_on(desk.sheet(), "How high")
        assert [option["text"] for option in entry["options"]] == ["90 cm", "150 cm", "200 cm", "400 cm"]


def test_tickets_of_two_sheets_have_nothing_in_common(desk: Desk) -> None:
    first, second = ({entry["item"] for entry in desk.sheet()["entries"]} for _ in range(2))
    assert len(first) == len(second) == 5
    assert first.isdisjoint(second)


def test_same_randomness_makes_the_same_sheet() -> None:
    items = build_bank(GOLDEN).items
    assert sheet_text("cloud", items, Random(3)) == sheet_text("cloud", items, Random(3))


def test_count_limits_the_sheet_and_the_command_tells_how_many_wait(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "folder" / "sheet.json"
    result = desk.run("review", "next", "--count", "2", "--out", str(out))
    assert result.stdout == f"{out}: 2 of 5 waiting items\n"
    assert len(json.loads(out.read_text(encoding="utf-8"))["entries"]) == 2


def test_sheet_that_is_there_already_is_not_overwritten(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "sheet.json"
    out.write_text("filled with care")
    result = desk.run("review", "next", "--out", str(out))
    assert result.exit_code == 1
    assert "is there already and may be filled; another name is expected" in result.stderr
    assert out.read_text() == "filled with care"


def test_sheet_that_cannot_be_written_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = desk.run("review", "next", "--out", str(tmp_path / "file" / "sheet.json"))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize("label", ["", "Anna Schmidt", "R1", "-r", "r" * 41, "r1\n"])
def test_label_that_is_none_is_refused(label: str, desk: Desk, tmp_path: Path) -> None:
    result = desk.run("review", "next", "--out", str(tmp_path / "sheet.json"), "--for", label)
    assert result.exit_code == 2
    assert "a label of at most 40 lower-case letters" in result.stderr
