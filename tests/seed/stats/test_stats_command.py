"""`python -m seed stats`, from outside, on the small golden pack."""

from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result

from seed.__main__ import main
from seed.publish import bank_text
from seed.records import Status
from tests.seed.samples import pack_folder
from tests.seed.stats.guess_samples import longest_key_bank

GOLDEN = Path(__file__).parents[1] / "golden"
OF_GOLDEN = ("--notes", str(GOLDEN / "cloud"), "--bank", str(GOLDEN / "cloud.jsonl"))


def _stats(*options: str) -> Result:
    return CliRunner().invoke(main, ["stats", *options])


def _lines(result: Result) -> set[str]:
    assert result.exit_code == 0, result.output
    return {" ".join(line.split()) for line in result.stdout.splitlines()}


def test_table_of_the_golden_bank() -> None:
    assert _lines(_stats(*OF_GOLDEN)) >= {
        "measure value target",
        "items 6 ≥ 600 short",
        "mock items 3 ≥ 400 short",
        "secure: mock items for 6 forms, Σ min(block, 6) 2 of 2 blocks ≥ 18 short",
        "cost-optimized: mock items for 3 forms, Σ min(block, 3) 1 of 1 blocks ≥ 6 short",
        "mock items of task 1.1 2 ≥ 15 short",
        "origins asked of those listed 2 of 2 all ok",
        "multiple response among mock items 33.3 % of 3 12 % to 20 % short",
        "identify and value among items 33.3 % of 6 ≤ 25 % short",
        "items with a flaw / with two (0 by construction) 0 / 0 of 6 ≤ 5 % / 0 ok",
        "near-duplicate stems with the same key 0 0 ok",
        "distractors with a rationale of their own 18 of 18 all ok",
        "items accepted by blind review 0 of 6 all short",
        "pick = key, first content nothing to measure ≥ 97 % short",
    }


def test_notes_and_the_bank_built_from_them_measure_alike() -> None:
    assert _stats(*OF_GOLDEN).stdout == _stats("--notes", str(GOLDEN / "cloud")).stdout


def test_row_that_falls_short_fails_in_strict_mode_alone() -> None:
    assert _stats(*OF_GOLDEN).exit_code == 0
    assert _stats(*OF_GOLDEN, "--strict").exit_code == 1


def test_default_is_the_committed_bank_of_the_only_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes").mkdir()
    pack_folder(tmp_path / "notes")
    (tmp_path / "bank").mkdir()
    (tmp_path / "bank" / "made-up.jsonl").write_text("")
    monkeypatch.setattr("seed.__main__._HOME", tmp_path)
    assert "items 0 ≥ 600 short" in _lines(_stats())


def test_problems_in_notes_are_told_and_the_rest_is_measured(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    (folder / "windows.md").write_text("nothing")
    result = _stats("--notes", str(folder))
    assert "items 5 ≥ 600 short" in _lines(result)
    assert "problems, see `build`; items there are left out" in result.stderr


def test_cues_list_the_items_that_give_themselves_away(tmp_path: Path) -> None:
    items = longest_key_bank(Random(5), 40)
    bank = tmp_path / "bank.jsonl"
    bank.write_text(bank_text(items, {item.id: Status.PENDING for item in items}), encoding="utf-8")
    lines = _stats("--notes", str(pack_folder(tmp_path)), "--bank", str(bank), "--cues").stdout.splitlines()
    keys = {item.id: item.keys[0].text for item in items}
    listed = [line.split()[-1] for line in lines if not line.startswith(" ")]
    assert len(listed) == 20
    assert [line.removeprefix("  * ") for line in lines if line.startswith("  * ")] == [keys[name] for name in listed]
    chances = [float(line.split(" %")[0]) for line in lines if not line.startswith(" ")]
    assert chances == sorted(chances, reverse=True)
    assert sum("cues: " in line and "words" in line for line in lines) == 20


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("nonsense\n", "bank.jsonl:1: not a bank item"),
        ("[]\n", "bank.jsonl:1: not a bank item"),
        ('{"id": "x"}\n', "bank.jsonl:1: not a bank item"),
        (None, "bank.jsonl: cannot be read"),
    ],
)
def test_bank_that_cannot_be_read_is_said(tmp_path: Path, text: str | None, says: str) -> None:
    bank = tmp_path / "bank.jsonl"
    if text is not None:
        bank.write_text(text)
    result = _stats("--notes", str(pack_folder(tmp_path)), "--bank", str(bank))
    assert result.exit_code == 1
    assert says in result.stderr


def test_bank_of_another_pack_is_refused(tmp_path: Path) -> None:
    result = _stats("--notes", str(pack_folder(tmp_path)), "--bank", str(GOLDEN / "cloud.jsonl"))
    assert result.exit_code == 1
    assert "items of cloud; items of made-up are expected" in result.stderr


def test_pack_and_ledger_that_cannot_be_read_are_said(tmp_path: Path) -> None:
    ledger = tmp_path / "ledger.jsonl"
    ledger.write_text("nonsense\n")
    result = _stats(*OF_GOLDEN, "--reviews", str(ledger))
    assert result.exit_code == 1
    assert "ledger.jsonl:1: " in result.stderr
    empty = tmp_path / "cloud"
    empty.mkdir()
    result = _stats("--notes", str(empty), "--bank", str(GOLDEN / "cloud.jsonl"))
    assert result.exit_code == 1
    assert "pack.yaml:1: cannot be read" in result.stderr
