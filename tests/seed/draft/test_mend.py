"""Markdown as people write it is understood, and every line keeps its number."""

import pytest

from seed.draft.mend import mended
from seed.draft.tree import sections_of


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Tea\n===\ntext", "# Tea\n\ntext"),
        ("Tea\n---\ntext", "## Tea\n\ntext"),
        ("- milk\n===\n## Tea", "- milk\n\n## Tea"),
        ("a\n\n***\n\nb", "a\n\n\n\nb"),
        ("##Tea", "## Tea"),
        ("# Hot\n**Tea**\ntext", "# Hot\n## Tea\ntext"),
        ("# Hot\n__Green tea:__\n- leaves", "# Hot\n## Green tea\n- leaves"),
        ("### Tea\n- leaves\nCoffee\n- beans", "### Tea\n- leaves\n### Coffee\n- beans"),
        ("Kinds of tea:\n    1. green\n    2. black", "Kinds of tea:\n1. green\n1. black"),
        ("• green\n  ◦ leaf", "- green\n    - leaf"),
        ("-  wide\n\t* deep", "- wide\n    - deep"),
        ("1. Hot tea\n-----------\ntext", "## Hot tea\n\ntext"),
        ("green - a leaf\nblack - dried", "- green - a leaf\n- black - dried"),
        ("tea - at last\nwas hot", "tea - at last\nwas hot"),
        ("- short\nNext begins", "- short\n- Next begins"),
        ("- short\ngoes on", "- short\ngoes on"),
        ("Question: hot?\nResponse: no.", "- Question: hot?\n- Response: no."),
        ("tea\n※ hot", "tea\n- ※ hot"),
        ("Tea\n: leaves in water\n: a meal", "- **Tea**\n    - leaves in water\n    - a meal"),
        ("---\ntitle: x\n---\n# Tea", "\n\n\n# Tea"),
        ("```\n##Tea\n- x\n```", "```\n##Tea\n- x\n```"),
    ],
)
def test_form_is_mended(raw: str, expected: str) -> None:
    assert mended(raw) == expected


def test_section_knows_the_titles_above_it_and_its_lines() -> None:
    *_, section = sections_of("# Drinks\n## Tea\n### Green\n- a\n    - b\n\n## Milk\ntext\n")
    assert (section.title, section.above, section.line, section.last_line) == ("Milk", ("Drinks",), 7, 9)


def test_text_before_the_first_heading_is_a_section_without_title() -> None:
    first, second = sections_of("loose\n# Tea\n")
    assert (first.title, first.line, first.last_line, second.title) == ("", 1, 1, "Tea")


def test_sentence_keeps_the_lines_it_runs_over() -> None:
    (section,) = sections_of("Tea is\nhot. Milk, e.g. from\na cow, is cold.")
    assert [(s.text, s.first_line, s.last_line) for s in section.nodes[0].sentences] == [
        ("Tea is hot.", 1, 2),
        ("Milk, e.g. from a cow, is cold.", 2, 3),
    ]
