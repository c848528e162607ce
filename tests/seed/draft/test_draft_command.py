"""`python -m seed draft`, from outside."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from seed.__main__ import main
from seed.pipeline import build_bank
from tests.seed.draft.samples import RAW
from tests.seed.samples import PACK, PAGE, pack_folder


def _draft(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["draft", *map(str, arguments)])


@pytest.fixture
def raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "raw.md"
    path.write_text(RAW, encoding="utf-8")
    return path


def _pages(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}


def test_every_section_with_finds_becomes_a_page_in_the_convention(raw: Path) -> None:
    result = _draft(raw)
    assert result.exit_code == 0, result.output
    pages = _pages(Path("drafts/raw"))
    assert {"ways-to-brew.md", "burr-grinder-vs-blade-grinder.md", "keeping-beans-fresh.md"} <= pages.keys()
    page = pages["ways-to-brew.md"]
    assert "# Ways to brew\n" in page
    assert re.search(
        r"^## Comparison: Ways to brew\n\n- \*\*Origins:\*\* D[0-9a-f]{8}\n\n> raw.md:3: Press:", page, re.MULTILINE
    )
    assert "| Moka pot | TODO: what it does | TODO: how to tell it apart |" in page
    assert "### Need: Pour-over\n" in page


def test_report_says_what_was_found_and_what_was_passed_over_and_why(raw: Path) -> None:
    output = _draft(raw).stdout
    assert re.search(
        r"new D[0-9a-f]{8} comparison lines 3-5 by names that lead: .*\[Press; Pour-over; Moka pot\]", output
    )
    assert re.search(r"passed over line 26: an image, which is not read", output)
    assert re.search(r"passed over line 27: a bare name, of which nothing is said", output)


def test_build_refuses_every_gap_by_its_line(raw: Path, tmp_path: Path) -> None:
    _draft(raw, "--out", tmp_path / "out")
    folder = pack_folder(tmp_path)
    page = tmp_path / "out" / "ways-to-brew.md"
    text = page.read_text(encoding="utf-8")
    (folder / page.name).write_text(text, encoding="utf-8")
    (folder / "pack.yaml").write_text(f"{PACK}  - ways-to-brew\n", encoding="utf-8")
    gaps = {number for number, line in enumerate(text.split("\n"), start=1) if "TODO:" in line}
    refused = {problem.line for problem in build_bank(folder).problems if "a gap is open" in problem.message}
    assert refused == gaps
    assert len(gaps) > 10


def test_completed_draft_builds(raw: Path, tmp_path: Path) -> None:
    raw.write_text("# Doors\nSituation: a key was lost and the door must stay.\n", encoding="utf-8")
    _draft(raw, "--out", tmp_path / "out")
    field = re.search(r"^- \*\*Origins:\*\* .*$", (tmp_path / "out/doors.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert field
    folder = pack_folder(tmp_path)
    (folder / "origins.yaml").write_text((tmp_path / "out/origins.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    page = PAGE.replace("- **Origins:** C01\n", "").replace("- **Level:** 3\n", f"{field[0]}\n")
    (folder / "doors.md").write_text(page, encoding="utf-8")
    build = build_bank(folder)
    assert build.problems == ()
    assert any(item.origins for item in build.items)


def test_quotations_are_refused_too_so_that_no_sentence_of_others_is_published(raw: Path, tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    (folder / "doors.md").write_text(
        PAGE.replace("A tenant has", "> raw.md:3: Press\n\nA tenant has"), encoding="utf-8"
    )
    assert any("a quotation" in problem.message for problem in build_bank(folder).problems)


def test_likely_typo_is_offered_beside_the_quotation(raw: Path) -> None:
    raw.write_text(f"{RAW}\n- Beans: the grindre is loud\n- Leaves: the grinder is a grinder\n", encoding="utf-8")
    _draft(raw)
    assert "> raw.md:30: perhaps “grinder” for “grindre”\n" in "".join(_pages(Path("drafts/raw")).values())


def test_section_is_matched_with_the_topic_of_a_pack(raw: Path, tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    raw.write_text("# Doors\n- Sliding door: moves along a rail\n- Swing door: turns on a hinge\n", encoding="utf-8")
    output = _draft(raw, "--pack", folder).stdout
    assert re.search(r"page doors.md \(like doors, task 1.1, confidence (?:0\.[3-9]|1\.0)\d*\)", output)
    page = _pages(Path("drafts/raw"))["doors.md"]
    assert re.search(r'^task: "TODO: the task statement \(perhaps 1.1: like doors, confidence', page, re.MULTILINE)


def test_list_of_origins_has_the_form_of_a_pack(raw: Path) -> None:
    _draft(raw)
    entries = yaml.safe_load(Path("drafts/raw/origins.yaml").read_text(encoding="utf-8"))
    assert all(set(entry) == {"id", "title", "lines"} for entry in entries)
    ids = {part for page in _pages(Path("drafts/raw")).values() for part in re.findall(r"D[0-9a-f]{8}", page)}
    assert {entry["id"] for entry in entries} == ids


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"# Tea\n\xff", "raw.md:2: the bytes are no UTF-8"),
        (b"# Tea\n" + b"x" * 10_001, "raw.md:2: the line has 10001 characters"),
        (b"a\x00b", "raw.md:1: the line holds the control character U+0000"),
    ],
)
def test_bad_input_is_named_by_path_and_line_and_nothing_is_written(raw: Path, data: bytes, problem: str) -> None:
    raw.write_bytes(data)
    result = _draft(raw)
    assert result.exit_code == 1
    assert problem in result.stderr
    assert not Path("drafts").exists()


def test_missing_file_is_named(raw: Path) -> None:
    result = _draft(raw, "none.md")
    assert (result.exit_code, result.stderr.startswith("none.md:1: the file cannot be read")) == (1, True)


def test_folder_of_a_pack_is_no_place_for_drafts(raw: Path, tmp_path: Path) -> None:
    result = _draft(raw, "--out", pack_folder(tmp_path))
    assert result.exit_code == 2
    assert "is the folder of a pack" in result.stderr


def test_pack_that_cannot_be_read_is_named(raw: Path, tmp_path: Path) -> None:
    result = _draft(raw, "--pack", tmp_path / "nowhere")
    assert result.exit_code == 1
    assert "pack.yaml:1:" in result.stderr
