"""Reading the pages of a pack: what stands in them, and what is refused."""

from pathlib import Path

import pytest

from examprep.core.notes import NotesBlock
from examprep.notes_file import NotesInvalid, read_notes
from tests.factories import PACK, make_notes, write_pack

FRONT_MATTER = """---
services: [Amazon S3]
task: "1.1"
as_of: 2026-11
references:
  - {title: A user guide, checked: 2026-11-24}
---
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_pack(tmp_path / PACK.code)
    return tmp_path / PACK.code


def problems(folder: Path) -> list[str]:
    with pytest.raises(NotesInvalid) as refused:
        read_notes(folder, PACK)
    return [problem.removeprefix(f"{folder}/") for problem in refused.value.problems]


def test_pages_are_read_as_they_were_written_in_study_order(folder: Path) -> None:
    assert read_notes(folder, PACK) == make_notes()


def test_blocks_end_at_the_next_heading_of_their_level_and_the_rest_is_prose(folder: Path) -> None:
    body = "# Safes\n\nFirst.\n\n## Value: a *thick* wall\n\nText.\n\n### Need: deeper\n\n## Why?\n\nLast.\n"
    (folder / "safes.md").write_text(FRONT_MATTER + body)
    page = read_notes(folder, PACK)[0]
    assert page.prose == "First.\n\n## Why?\n\nLast."
    text = "## Value: a *thick* wall\n\nText.\n\n### Need: deeper"
    assert page.blocks == (NotesBlock("a-thick-wall", "value", "a *thick* wall", 12, 16, text),)


def test_a_heading_underlined_opens_a_block_and_one_in_code_does_not(folder: Path) -> None:
    body = "Safes\n=====\n\n```\n## Value: no block\n```\n\nScenario: one\n-------------\n\nText.\n"
    (folder / "safes.md").write_text(FRONT_MATTER + body)
    page = read_notes(folder, PACK)[0]
    assert (page.title, page.prose) == ("Safes", "```\n## Value: no block\n```")
    assert [block.markdown for block in page.blocks] == ["Scenario: one\n-------------\n\nText."]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("# Safes\n", "front matter: {'services'"),
        (FRONT_MATTER.replace("1.1", "9.9") + "# Safes\n", "task '9.9' is none of the pack's"),
        (FRONT_MATTER.replace("2026-11\n", "November\n") + "# Safes\n", "front matter: {'as_of'"),
        (FRONT_MATTER.replace("2026-11-24", "today") + "# Safes\n", "front matter: {'references'"),
        (FRONT_MATTER.replace("[Amazon", "[[Amazon") + "# Safes\n", "while parsing a flow sequence"),
        (FRONT_MATTER + "No title.\n", "a title of at most 200 characters is expected"),
        ("---\n- a list\n---\n# Safes\n", "front matter: {'_schema'"),
    ],
)
def test_a_page_of_another_form_is_named_with_what_is_wrong(folder: Path, text: str, sentence: str) -> None:
    (folder / "safes.md").write_text(text)
    (problem,) = problems(folder)
    assert problem.startswith("safes.md: cannot be read as notes: ")
    assert sentence in problem


def test_every_page_that_cannot_be_read_is_named(folder: Path) -> None:
    (folder / "safes.md").unlink()
    (folder / "nets.md").write_bytes(b"\xff\xfe")
    assert [problem.partition(":")[0] for problem in problems(folder)] == ["safes.md", "nets.md"]
