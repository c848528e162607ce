"""`python -m seed rules`: the page of all rules."""

import re
from pathlib import Path

from click.testing import CliRunner

from seed.__main__ import main
from seed.lint.rules import ALL_RULES

_EXAMPLES = re.compile(r"\nObjects to this: .+\.\n\n```yaml\n.+\n```\n\nLets pass:\n\n```yaml\n.+\n```\n", re.DOTALL)


def _page(out: Path) -> str:
    result = CliRunner().invoke(main, ["rules", "--out", str(out)])
    assert result.exit_code == 0, result.output
    return out.read_text(encoding="utf-8")


def test_every_rule_has_a_row_that_leads_to_its_section(tmp_path: Path) -> None:
    page = _page(tmp_path / "rules.md")
    rows = re.findall(r"^\| \[(...)\]\(#(\S+)\) \| (.+) \| .+\. \|$", page, re.MULTILINE)
    titles = re.findall("^## (.+)$", page, re.MULTILINE)
    anchors = [re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles]
    assert [(code, name) for code, _, name in rows] == [(rule.code, rule.name) for rule in ALL_RULES]
    assert [anchor for _, anchor, _ in rows] == anchors


def test_section_has_the_description_and_two_examples(tmp_path: Path) -> None:
    _, *sections = _page(tmp_path / "rules.md").split("\n## ")
    for rule, section in zip(ALL_RULES, sections, strict=True):
        assert rule.description in section
        assert _EXAMPLES.search(section)


def test_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = CliRunner().invoke(main, ["rules", "--out", str(tmp_path / "file" / "rules.md")])
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
