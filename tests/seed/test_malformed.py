"""Every way to break the convention is named with its place, and nothing else is."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from seed.pipeline import build_bank
from tests.seed.samples import LOCKS, PACK, PAGE, pack_folder, spoiled

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("malformed.yaml").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _in_the_pack_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Problems name files from the working directory."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_malformed_page_is_named_with_its_place(case: dict[str, Any], tmp_path: Path) -> None:
    topic = case.get("page", "doors")
    page = spoiled(LOCKS if topic == "locks" else PAGE, case["old"], case["new"])
    folder = pack_folder(tmp_path, {topic: page}, pack=PACK.replace("doors", topic))
    problems = [str(problem) for problem in build_bank(folder).problems]
    assert problems == [f"made-up/{line}" for line in case["says"]]


def test_front_matter_nested_without_end_is_refused(tmp_path: Path) -> None:
    nested = "\n".join(["services: " + "[" * 9000, "[" * 9000])
    folder = pack_folder(tmp_path, {"doors": spoiled(PAGE, "services: [Doors]", nested)})
    expected = "the front matter is no YAML (it is nested too deeply); `name: value` lines are expected"
    assert [str(problem) for problem in build_bank(folder).problems] == [f"made-up/doors.md:1: {expected}"]


def test_text_without_end_is_refused(tmp_path: Path) -> None:
    page = spoiled(PAGE, "Its doors must be shut and watched.", "It has doors.\n" * 200)
    page = spoiled(page, "It lights the shop.", "It lights the shop, too.\n  " * 100)
    folder = pack_folder(tmp_path, {"doors": page})
    assert [str(problem) for problem in build_bank(folder).problems] == [
        "made-up/doors.md:52: the text has 2823 characters; at most 2000 are expected",
        "made-up/doors.md:260: the text has 2522 characters; at most 2000 are expected",
    ]


def test_comparison_that_asks_nothing_is_refused(tmp_path: Path) -> None:
    page = spoiled(PAGE, "- **Identify:** Sliding door\n", "")
    start, end = page.index("### Need"), page.index("## Scenario")
    folder = pack_folder(tmp_path, {"doors": page[:start] + page[end:]})
    expected = "neither needs nor 'Identify'; a heading `### Need: name` is expected"
    assert [str(problem) for problem in build_bank(folder).problems] == [f"made-up/doors.md:13: {expected}"]
