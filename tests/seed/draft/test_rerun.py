"""Drafting again keeps what the author wrote and tells what is new, moved or gone."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from seed.__main__ import main
from tests.seed.draft.samples import RAW, finds_in
from tests.seed.samples import PAGE as SAMPLE_PAGE
from tests.seed.samples import pack_folder

OUT = Path("drafts/raw")
PAGE = OUT / "ways-to-brew.md"


@pytest.fixture(autouse=True)
def drafted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _draft(RAW)


def _draft(text: str) -> str:
    Path("raw.md").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["draft", "raw.md"])
    assert result.exit_code == 0, result.output
    return result.stdout


def _written() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in OUT.iterdir()}


def test_drafting_the_same_again_changes_nothing() -> None:
    before = _written()
    output = _draft(RAW)
    assert "new: 0, " in output
    assert _written() == before


def test_completed_block_stays_as_the_author_left_it() -> None:
    text = PAGE.read_text(encoding="utf-8").replace("TODO: what it does", "Brews in its own way")
    text = text.replace("## Comparison: Ways to brew", "## Comparison: makers of coffee")
    text = re.sub(r"^> .*\n", "", text, flags=re.MULTILINE)
    PAGE.write_text(text, encoding="utf-8")
    output = _draft(RAW)
    assert "new: 0, " in output
    assert PAGE.read_text(encoding="utf-8") == text


def test_new_find_is_added_at_the_end_of_its_page() -> None:
    before = PAGE.read_text(encoding="utf-8")
    output = _draft(RAW.replace("## Burr", "Unlike tea, coffee is roasted.\n\n## Burr", 1))
    assert re.search(r"^  new D[0-9a-f]{8} comparison line 7 by unlike", output, re.MULTILINE)
    after = PAGE.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert "## Comparison: coffee and tea" in after.removeprefix(before)


def test_moved_find_keeps_its_block_and_its_quotations_get_their_new_lines() -> None:
    text = PAGE.read_text(encoding="utf-8").replace("TODO: what it does", "Brews in its own way")
    PAGE.write_text(text, encoding="utf-8")
    output = _draft(f"\n\n{RAW}")
    assert re.search(r"^  moved D[0-9a-f]{8} comparison lines 5-7", output, re.MULTILINE)
    assert PAGE.read_text(encoding="utf-8") == re.sub(
        r"raw.md:(\d+):", lambda match: f"raw.md:{int(match[1]) + 2}:", text
    )
    assert "moved: 0" in _draft(f"\n\n{RAW}")


def test_block_that_the_author_deleted_is_not_drafted_again() -> None:
    text = PAGE.read_text(encoding="utf-8")
    kept, mark, _ = text.partition("## Value:")
    assert mark
    PAGE.write_text(kept, encoding="utf-8")
    for _ in range(2):
        output = _draft(RAW)
        assert re.search(r"^  dropped D[0-9a-f]{8} value line 3", output, re.MULTILINE)
        assert PAGE.read_text(encoding="utf-8") == kept


def test_find_that_a_page_of_the_pack_has_is_not_drafted_again(tmp_path: Path) -> None:
    folder = pack_folder(tmp_path)
    find = next(find for find in finds_in(RAW) if find.found.title == "Ways to brew")
    (folder / "doors.md").write_text(SAMPLE_PAGE.replace("C01", f"C01, {find.id}"), encoding="utf-8")
    result = CliRunner().invoke(main, ["draft", "raw.md", "--out", "other", "--pack", str(folder)])
    assert f"kept {find.id} comparison lines 3-5" in result.stdout
    assert find.id not in Path("other/ways-to-brew.md").read_text(encoding="utf-8")


def test_gone_find_is_told_and_its_block_kept() -> None:
    before = PAGE.read_text(encoding="utf-8")
    for _ in range(2):
        output = _draft(RAW.replace("Moka pot", "Siphon", 1))
        assert re.search(
            r"^gone D[0-9a-f]{8} raw.md: .* \(was in lines 3-5\); its block is kept$", output, re.MULTILINE
        )
    assert PAGE.read_text(encoding="utf-8").startswith(before)


def test_list_of_origins_follows_the_lines() -> None:
    _draft(f"\n\n{RAW}")
    assert re.search(r"lines: \[5, 7\]", (OUT / "origins.yaml").read_text(encoding="utf-8"))
