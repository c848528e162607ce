"""Every example of docs/notes-format.md is built as it stands, and no rule objects to what comes of it."""

import re
from pathlib import Path

import pytest

from seed.pipeline import build_bank
from seed.records import Build
from tests.seed.samples import pack_folder

ROOT = Path(__file__).parents[2]
PAGE, *BLOCKS = re.findall(
    r"^```markdown\n(.*?)^```",
    (ROOT / "docs" / "notes-format.md").read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)
KINDS = {
    "Comparison": ["choose", "contrast", "identify"],
    "Scenario": ["scenario"],
    "Choose": ["select"],
    "Value": ["value"],
    "Procedure": ["value", "value", "value"],
    "Glossary": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A pack with the tasks and abbreviations of the default pack, and a page without blocks."""
    default = ROOT / "seed" / "notes" / "aws-saa-c03"
    described, _, _ = (default / "pack.yaml").read_text(encoding="utf-8").partition("topics:")
    folder = pack_folder(tmp_path, {"aurora": PAGE}, pack=f"{described}topics: [aurora]\n")
    (folder / "origins.yaml").unlink()
    (folder / "abbreviations.yaml").write_bytes((default / "abbreviations.yaml").read_bytes())
    return folder


def _build(folder: Path, *blocks: str) -> Build:
    (folder / "aurora.md").write_text("\n".join([PAGE, *blocks]), encoding="utf-8")
    build = build_bank(folder)
    assert (build.problems, build.rejections) == ((), ())
    return build


def test_every_block_has_its_example() -> None:
    assert [re.split(r"[:\n]", block.removeprefix("## "))[0] for block in BLOCKS] == list(KINDS)


@pytest.mark.parametrize("block", BLOCKS, ids=KINDS)
def test_example_is_built(block: str, folder: Path) -> None:
    kinds = sorted(item.kind for item in _build(folder, block).items)
    assert kinds == KINDS[re.split(r"[:\n]", block.removeprefix("## "))[0]]


def test_examples_make_one_page_on_which_no_item_repeats_or_gives_away_another(folder: Path) -> None:
    build = _build(folder, *BLOCKS)
    assert [finding for finding in build.findings if finding.code not in ("B04", "B05")] == []
