"""How drafting does with notes in subjects that its patterns were not made on: no figure changes unseen."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from seed.__main__ import main
from seed.draft.gold import read_judgements

ROOT = Path(__file__).parents[3]
NOTES = Path(__file__).parent / "other_subjects"
JUDGEMENTS = ROOT / "seed" / "draft" / "judgements"
NAMES = ["wine-service", "contract-law", "nursing-ward"]


def _found(name: str, *options: str) -> list[str]:
    files = [str(NOTES / f"{name}.md"), str(NOTES / f"{name}.json")]
    result = CliRunner().invoke(main, ["found", *files, *options])
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def _document() -> list[str]:
    text = (ROOT / "docs" / "drafting.md").read_text(encoding="utf-8")
    return text.partition("\n## Other subjects, untuned\n")[2].splitlines()


def test_every_file_of_notes_is_counted() -> None:
    assert sorted(path.stem for path in NOTES.glob("*.md")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_document_tells_the_figures_as_they_are_printed(name: str) -> None:
    length = len((NOTES / f"{name}.md").read_text(encoding="utf-8").splitlines())
    for line in _found(name, "--judgements", str(JUDGEMENTS / f"{name}.yaml"))[1:]:
        kind, *figures, unjudged = re.split(r"\s{2,}", line)
        assert unjudged == "0"
        row = " | ".join([name, str(length), kind, *figures]).replace("%", " %")
        assert f"| {row} |" in _document()


@pytest.mark.parametrize("name", NAMES)
def test_document_tells_the_figures_before_the_judgements(name: str) -> None:
    assert set(_found(name)) <= set(_document())


@pytest.mark.parametrize("name", NAMES)
def test_every_find_that_the_checklist_does_not_list_is_judged(name: str) -> None:
    path = JUDGEMENTS / f"{name}.yaml"
    others = [line.split()[:2] for line in _found(name, "--judgements", str(path), "--others")[3:]]
    assert {key: verdict for verdict, key in others} == read_judgements(path)
