"""`python -m seed found` counts by rules that can be held against each single find."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from seed.__main__ import main
from seed.draft.gold import Entry
from seed.draft.match import is_entry
from seed.draft.records import Found, Kind, Quote
from tests.seed.draft.samples import RAW, finds_in


def _comparison(names: tuple[str, ...], lines: tuple[int, ...]) -> Found:
    return Found(Kind.COMPARISON, "heading", "Makers", names, tuple(Quote(line, "text") for line in lines))


@pytest.mark.parametrize(
    ("names", "lines", "is_found"),
    [
        (("press pot", "moka pot"), (3, 4), True),
        (("press pot", "moka pot"), (4, 5, 6, 7), True),
        (("press pot", "moka pot"), (4, 6, 7), False),
        (("pot", "grinder"), (3, 4), False),
        (("prress pot", "moka pot"), (3, 4), True),
        (("press pot", "siphon"), (3, 4), False),
    ],
)
def test_comparison_is_found_by_half_of_its_lines_and_two_of_its_subjects(
    names: tuple[str, ...], lines: tuple[int, ...], *, is_found: bool
) -> None:
    entry = Entry("C1", Kind.COMPARISON, 3, 5, ("press pot", "moka pot", "drip pot"), is_core=True)
    assert is_entry(_comparison(names, lines), entry) is is_found


def test_half_of_many_subjects_must_be_named() -> None:
    entry = Entry("C1", Kind.COMPARISON, 3, 5, ("RAID 0", "RAID 1", "RAID 5", "RAID 6", "RAID 10"), is_core=True)
    assert is_entry(_comparison(("RAID 0", "RAID 1", "RAID 5"), (3,)), entry)
    assert not is_entry(_comparison(("RAID 0", "RAID 1"), (3,)), entry)


def test_initials_and_joined_words_name_a_subject() -> None:
    entry = Entry("C1", Kind.COMPARISON, 3, 5, ("Moka Pot Maker", "DripMaker"), is_core=True)
    assert is_entry(_comparison(("MPM", "Drip Maker"), (3,)), entry)


def test_scenario_is_no_comparison() -> None:
    entry = Entry("S1", Kind.SCENARIO, 3, 5, ("Makers of coffee",), is_core=True)
    assert not is_entry(_comparison(("Makers", "coffee"), (3,)), entry)
    assert is_entry(Found(Kind.SCENARIO, "label", "Makers", (), (Quote(3, "text"),)), entry)


CHECKLIST = {
    "comparisons": [
        {"id": "C1", "core": True, "first_line": 3, "last_line": 5, "subjects": ["press", "pour-over", "moka pot"]},
        {"id": "C2", "core": True, "first_line": 12, "last_line": 12, "members": ["green tea", "black tea"]},
    ],
    "scenarios": [{"id": "S1", "core": False, "first_line": 22, "last_line": 23, "title": "A bitter cup"}],
    "facts": [],
}


def _found(folder: Path, checklist: Any, *options: str) -> Result:
    (folder / "raw.md").write_text(RAW, encoding="utf-8")
    (folder / "list.json").write_text(json.dumps(checklist), encoding="utf-8")
    return CliRunner().invoke(main, ["found", str(folder / "raw.md"), str(folder / "list.json"), *options])


def test_count_tells_what_was_found_missed_and_is_not_listed(tmp_path: Path) -> None:
    result = _found(tmp_path, CHECKLIST, "--missed", "--others")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[1].startswith("comparisons     1 of 2 (50.0%)")
    assert lines[2].split()[:6] == ["scenarios", "none", "1", "of", "1", "(100.0%)"]
    assert "missed C2 comparison 12-12: green tea | black tea" in lines
    assert any(line.startswith("unjudged D") and "Burr grinder; blade grinder" in line for line in lines)


def test_judged_finds_are_false_no_more(tmp_path: Path) -> None:
    listed = {find.id: find.found.names for find in finds_in(RAW) if find.found.kind is Kind.COMPARISON}
    good = "".join(f"- {{id: {key}, lines: [1, 1], verdict: good, why: so}}\n" for key in listed)
    (tmp_path / "verdicts.yaml").write_text(good, encoding="utf-8")
    result = _found(tmp_path, CHECKLIST, "--judgements", str(tmp_path / "verdicts.yaml"))
    assert f" 0 of {len(listed)} (0.0%)         0\n" in result.stdout


@pytest.mark.parametrize(
    "checklist",
    [[], {"comparisons": []}, {"comparisons": [{"id": 1}], "scenarios": []}, {"comparisons": 3, "scenarios": []}],
)
def test_checklist_of_another_shape_is_refused(tmp_path: Path, checklist: Any) -> None:
    result = _found(tmp_path, checklist)
    assert result.exit_code == 1
    assert "list.json:1: no checklist" in result.stderr


@pytest.mark.parametrize(("text", "line"), [("- {id: D1, verdict: good}\n- 3\n", 2), ("a: [", 1), ("", 1)])
def test_judgements_of_another_shape_are_refused_by_their_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "verdicts.yaml"
    path.write_text(text, encoding="utf-8")
    result = _found(tmp_path, CHECKLIST, "--judgements", str(path))
    assert result.exit_code == 1
    assert f"verdicts.yaml:{line}: " in result.stderr
