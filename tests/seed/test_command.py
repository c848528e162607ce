"""`python -m seed build`, from outside."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from seed.__main__ import main
from seed.whole_file import write_whole
from tests.seed.samples import PAGE, pack_folder, spoiled

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"


def _build(folder: Path, out: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["build", "--notes", str(folder), "--out", str(out), *options])


@pytest.mark.parametrize("pack", ["cloud", "volumes"])
def test_golden_notes_come_to_the_golden_bank(pack: str, tmp_path: Path) -> None:
    """To renew a bank, build it with --notes tests/seed/golden/<pack> and --out tests/seed/golden/<pack>.jsonl."""
    out = tmp_path / "bank.jsonl"
    result = _build(GOLDEN / pack, out, "--include-pending")
    assert result.exit_code == 0, result.output
    assert "left out: 0 items" in result.stdout
    assert out.read_bytes() == (GOLDEN / f"{pack}.jsonl").read_bytes()


def test_two_builds_are_alike_whatever_the_hash_seed_and_the_folder(tmp_path: Path) -> None:
    banks = []
    for seed, folder in (("1", ROOT), ("2", tmp_path)):
        out = tmp_path / f"{seed}.jsonl"
        options = ["--include-pending", "--out", str(out), "--notes", str(GOLDEN / "cloud")]
        command = [sys.executable, "-m", "seed", "build", *options]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        banks.append(out.read_bytes())
    assert banks[0] == banks[1]


def test_without_the_flag_pending_items_stay_out(tmp_path: Path) -> None:
    out = tmp_path / "bank.jsonl"
    assert _build(pack_folder(tmp_path), out).exit_code == 0
    assert out.read_text() == ""


def test_malformed_notes_write_nothing(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path, {"doors": spoiled(PAGE, "- **Level:** 3", "- **Level:** 4")})
    out = tmp_path / "bank.jsonl"
    out.write_text("as it was")
    result = _build(folder, out, "--include-pending")
    assert result.exit_code == 1
    assert result.stderr == f"{folder}/doors.md:41: unknown Level '4'; 1, 2 or 3 is expected\n"
    assert out.read_text() == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bank.jsonl", "made-up"]


def test_report_counts_items_and_names_what_is_left_out(tmp_path: Path) -> None:
    page = spoiled(PAGE, "The cylinder alone knows the key.", "Nobody knows why.")
    result = _build(pack_folder(tmp_path, {"doors": page}), tmp_path / "bank.jsonl")
    assert result.exit_code == 0
    assert "pack made-up: 1 files, 4 blocks, 4 items\n" in result.stdout
    assert "kinds: choose 1, identify 1, select 1, value 1\n" in result.stdout
    assert "several keys: 1 of 2 mock items (50%)\n" in result.stdout
    place = f"{tmp_path}/made-up/doors.md:39: doors.a-lost-key: "
    assert f"left out: 1 items\n  R05 {place}the explanation has no word in common" in result.stdout


def test_bank_entry_holds_the_item_its_hash_and_a_pending_review(tmp_path: Path) -> None:
    out = tmp_path / "bank.jsonl"
    _build(pack_folder(tmp_path), out, "--include-pending")
    entries = [json.loads(line) for line in out.read_text().splitlines()]
    assert [entry["id"] for entry in entries] == sorted(entry["id"] for entry in entries)
    assert list(entries[0])[:3] == ["hash", "id", "pack"]
    assert entries[0]["review"]["status"] == "pending"
    assert len(entries[0]["review"]["hash"]) == 16


def test_enemy_that_lint_left_out_is_no_enemy_in_the_bank(tmp_path: Path) -> None:
    page = spoiled(PAGE, "The cylinder alone knows the key.", "Nobody knows why.")
    out = tmp_path / "bank.jsonl"
    _build(pack_folder(tmp_path, {"doors": page}), out, "--include-pending")
    assert all(json.loads(line)["enemies"] == [] for line in out.read_text().splitlines())


def test_bank_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = _build(pack_folder(tmp_path), tmp_path / "file" / "bank.jsonl")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_folder_without_pack_is_a_problem_not_a_traceback(tmp_path: Path) -> None:
    result = _build(tmp_path, tmp_path / "bank.jsonl")
    assert result.exit_code == 1
    assert "pack.yaml:1: cannot be read" in result.stderr


@pytest.mark.parametrize("count", [0, 2])
def test_default_folder_needs_exactly_one_pack(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(count):
        folder = tmp_path / "notes" / f"pack-{number}"
        folder.mkdir(parents=True)
        (folder / "pack.yaml").touch()
    monkeypatch.setattr("seed.__main__._HOME", tmp_path)
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 2
    assert f"{count} packs in" in result.stderr


def test_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    taken = tmp_path / "bank.jsonl"
    (taken / "something").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        write_whole(taken, "text")
    assert list(tmp_path.iterdir()) == [taken]


def test_default_folder_is_the_only_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes").mkdir()
    pack_folder(tmp_path / "notes")
    monkeypatch.setattr("seed.__main__._HOME", tmp_path)
    assert CliRunner().invoke(main, ["build", "--include-pending"]).exit_code == 0
    assert (tmp_path / "bank" / "made-up.jsonl").read_text().count("\n") == 5
