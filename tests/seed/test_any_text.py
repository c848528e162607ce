"""Whatever the notes hold, the build ends with items and problems, never with a traceback."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seed.parse.faults import Known
from seed.parse.outline import outline_of
from seed.parse.page import page_outline, parse_page
from seed.pipeline import build_bank
from seed.records import NotesFile
from tests.seed.samples import LOCKS, PAGE, pack_folder, spoiled

KNOWN = Known(frozenset({"1.1"}), frozenset({"C01"}), frozenset())
PIECES = st.sampled_from(
    [
        "---", "services: [Doors]", 'task: "1.1"', "as_of: 2026-11", "references:", "  - title: x",
        "&a [*a]", "<<: {a: b}", "# Doors", "## Comparison: doors", "## Scenario: key", "## Choose: ways",
        "## Value: height", "### Need: one",
        "#### deep", "| a | b | c |", "|---|---|---|", "| d | e | f |", "| g | h |", "| |", "A situation. With two.",
        "- **Fits:** a — b", "- **Not:** c — d", "- **Not:** — ", "- **Also fits:** e — f", "- **Because:** so",
        "- **Ask:** {n} what?", "- **Identify:** a; d", "- **Enemies:** x", "- **Mock:** yes", "- **:** x", "- ** **",
        "-", "1. x", "> q", "```", "    code", "***", "![x](y)", "<b>", "&amp;", "\\", "", " ", "\t- x", "[r]: x",
        "\x0b", "\u2028", "\u202e", "\ufeff", "\xa0", "문장입니다.", "משפט.", "🚪",
        "## Procedure: steps", "- **Asks:** first; after d", "1. d — e", "2. f — g", "### Contrast: a over d",
        "## Glossary", "- **ABC** (aliases: a) — b", "- **ABC** — b", "- **Tags:** legacy", "An ABC.",
    ]
)  # fmt: skip
TEXT = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=20)
LINES = st.lists(PIECES | TEXT, max_size=40).map("\n".join)


def _build_ends(text: str | bytes) -> None:
    with tempfile.TemporaryDirectory() as parent:
        folder = pack_folder(Path(parent))
        (folder / "doors.md").write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
        build = build_bank(folder)
        assert build.items or build.problems or build.rejections or not build.pages[0].blocks
        assert all(problem.line >= 1 and problem.message for problem in build.problems)


@given(LINES)
def test_any_lines_are_parsed(text: str) -> None:
    _, problems = parse_page(page_outline(NotesFile("doors.md", "doors", text)), KNOWN)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)


@given(TEXT | LINES)
def test_any_text_has_an_outline_whose_lines_are_in_it(text: str) -> None:
    last = text.count("\n") + 1
    for section in outline_of(text):
        assert 1 <= section.line <= section.last_line <= last
        assert all(section.line <= part.line <= section.last_line for part in section.parts)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(LINES | st.binary(max_size=200))
def test_any_file_is_built(text: str | bytes) -> None:
    _build_ends(text)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([PAGE, LOCKS.replace("locks", "doors")]),
    st.floats(0, 1),
    st.integers(0, 40),
    PIECES | st.text(max_size=5),
)
def test_any_cut_in_good_notes_is_built(page: str, place: float, length: int, piece: str) -> None:
    start = round(place * len(page))
    _build_ends(page[:start] + piece + page[start + length :])


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5_000_000,
        ("which is not a " * 600 + "\n") * 200,
        "> " * 5_000,
        "\n".join("  " * depth + "- a" for depth in range(500)),
        "[" * 9_000,
        "[a](b " * 1_500,
        "*" * 4_000 + "a" + "*" * 4_000,
        "|" + " a |" * 2_400 + "\n|" + "---|" * 2_400 + "\n|" + " b |" * 2_400,
        "A must be here" + '."' * 900,
        "a " * 990 + "must",
        "(" * 990 + "ABCD" + ")" * 900,
        "ABC-" * 490 + "must",
    ],
    ids=lambda text: text[:20].replace("\n", " "),
)
def test_text_that_grows_in_one_way_is_built(text: str) -> None:
    situation = "A tenant has lost a key. The landlord must keep the door and wants to spend as little as possible."
    _build_ends(text)
    _build_ends(spoiled(PAGE, situation, text))
