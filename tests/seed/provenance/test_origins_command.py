"""`python -m seed origins` and `bank`, from outside, on a made-up pack."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from seed.__main__ import main
from tests.seed.samples import PAGE, pack_folder, spoiled


@dataclass(frozen=True, slots=True)
class Desk:
    """A pack whose bank is published in full: one item asks C01, none S01."""

    parent: Path

    @property
    def folder(self) -> Path:
        return self.parent / "made-up"

    @property
    def bank(self) -> Path:
        return self.parent / "bank.jsonl"

    @property
    def ledger(self) -> Path:
        return self.parent / "judged" / "made-up.jsonl"

    def build(self) -> None:
        run = CliRunner().invoke(
            main, ["build", "--notes", str(self.folder), "--out", str(self.bank), "--include-pending"]
        )
        assert run.exit_code == 0, run.output

    def run(self, *arguments: str) -> Result:
        places = ["--notes", str(self.folder), "--bank", str(self.bank), "--ledger", str(self.ledger)]
        return CliRunner().invoke(main, ["origins", *places, *arguments])

    def sheet(self) -> dict[str, Any]:
        path = self.parent / "handed-out.json"
        path.unlink(missing_ok=True)
        run = self.run("next", "--count", "99", "--out", str(path))
        assert run.exit_code == 0, run.output
        sheet: dict[str, Any] = json.loads(path.read_bytes())
        return sheet

    def record(self, sheet: object, rater: str = "j1") -> Result:
        path = self.parent / "filled.json"
        path.write_text(json.dumps(sheet))
        return self.run("record", str(path), "--rater", rater, "--kind", "model", "--date", "2026-11-24")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    pack_folder(tmp_path)
    desk = Desk(tmp_path)
    desk.build()
    return desk


def _judged(desk: Desk, fits: str, comment: str = "") -> dict[str, Any]:
    sheet = desk.sheet()
    for entry in sheet["pairs"]:
        entry.update(fits=fits, comment=comment)
    return sheet


def test_list_names_the_items_of_each_origin(desk: Desk) -> None:
    lines = desk.run("list").output.splitlines()
    assert lines == [
        "C01 Doors side by side: doors.kinds-of-doors.a-narrow-corridor doors.kinds-of-doors.identify-sliding-door",
        "S01 A lost key: none",
    ]


def test_core_origins_are_marked_in_list_and_page(desk: Desk) -> None:
    origins = desk.folder / "origins.yaml"
    origins.write_text(origins.read_text().replace("lines: [1, 8]", "lines: [1, 8], core: true"))
    page = desk.parent / "page.md"
    assert desk.run("list").output.startswith("C01* ")
    assert desk.run("page", "--out", str(page)).exit_code == 0
    assert "| C01 | Doors side by side (core) | 1–8 | `doors.kinds-of-doors.a-narrow-corridor`<br>" in page.read_text()


def test_sheet_has_the_pairs_with_keys_and_distractors_apart(desk: Desk) -> None:
    first = desk.sheet()["pairs"][0]
    assert (first["origin"], first["title"], first["lines"]) == ("C01", "Doors side by side", [1, 8])
    assert first["keys"] == ["A sliding door of two wings"]
    assert len(first["distractors"]) == 3


def test_judged_pairs_are_marked_reported_and_not_handed_out_again(desk: Desk) -> None:
    assert desk.record(_judged(desk, "partly", "asks one of the four")).exit_code == 0
    assert desk.sheet()["pairs"] == []
    assert "doors.kinds-of-doors.a-narrow-corridor ~" in desk.run("list").output
    report = desk.run("report").output.splitlines()
    assert report[:2] == ["pairs of origin and item: 2, judged as they stand: 2", "yes 0, partly 2, no 0"]
    assert report[2] == "  C01 doors.kinds-of-doors.a-narrow-corridor (j1): partly: asks one of the four"


def test_judgement_ends_with_the_content_that_was_judged(desk: Desk) -> None:
    desk.record(_judged(desk, "yes"))
    page = desk.folder / "doors.md"
    page.write_text(spoiled(PAGE, "A clinic has a narrow corridor.", "A school has a narrow corridor."))
    desk.build()
    assert [entry["item"] for entry in desk.sheet()["pairs"]] == ["doors.kinds-of-doors.a-narrow-corridor"]


def test_pair_changed_since_it_was_handed_out_is_skipped_and_said(desk: Desk) -> None:
    sheet = _judged(desk, "yes")
    sheet["pairs"][0]["hash"] = "0" * 16
    run = desk.record(sheet)
    assert run.exit_code == 0
    assert "pair 1: it is gone or its item has changed since; skipped" in run.output
    assert len(desk.ledger.read_text().splitlines()) == 1


def test_same_judge_judges_a_pair_once(desk: Desk) -> None:
    sheet = _judged(desk, "yes")
    assert desk.record(sheet).exit_code == 0
    again = desk.record(sheet)
    assert again.exit_code == 1
    assert "j1 has judged C01 with doors.kinds-of-doors.a-narrow-corridor before; nothing recorded" in again.output
    assert desk.record(sheet, "j2").exit_code == 0


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ("nonsense", "'nonsense' is no object; one with pack, pairs is expected"),
        ({"pack": "other", "pairs": []}, "the sheet is one of another pack; one of made-up is expected"),
        ({"pack": "made-up", "pairs": 3}, "pairs is 3; a list of pairs is expected"),
        ({"pack": "made-up", "pairs": [7]}, "pair 1: 7 is no object; one with origin, item, hash, "),
    ],
)
def test_sheet_that_is_none_is_refused_with_its_faults(sheet: object, expected: str, desk: Desk) -> None:
    run = desk.record(sheet)
    assert run.exit_code == 1
    assert f"filled.json: {expected}" in run.output
    assert not desk.ledger.exists()


def test_unfilled_pair_is_named_and_nothing_is_recorded(desk: Desk) -> None:
    run = desk.record(desk.sheet())
    assert run.exit_code == 1
    assert "pair 2: fits is None; one of yes, partly, no is expected" in run.output
    assert not desk.ledger.exists()


def test_line_of_the_ledger_that_is_no_judgement_is_named(desk: Desk) -> None:
    desk.ledger.parent.mkdir()
    desk.ledger.write_text("{}\n")
    run = desk.run("list")
    assert run.exit_code == 1
    assert "made-up.jsonl:1: origin is missing; text is expected" in run.output


def test_page_of_the_bank_counts_items_by_kind_and_review(desk: Desk) -> None:
    page = desk.parent / "bank.md"
    run = CliRunner().invoke(main, ["bank", "--notes", str(desk.folder), "--out", str(page)])
    assert run.exit_code == 0, run.output
    rows = [line for line in page.read_text().splitlines() if line.startswith(("| **", "| 1.1", "| [doors]"))]
    assert rows[0] == "| **Secure designs** | 1 | 1 | 1 |  | 1 | 1 | 5 | 3 |  | 5 |  |"
    assert rows[1].startswith("| 1.1 Guard | 1 | 1 | 1 |")
    assert rows[-2] == "| **all** | 1 | 1 | 1 |  | 1 | 1 | 5 | 3 |  | 5 |  |"
    assert rows[-1].startswith("| [doors](../")
