"""Whatever the notes hold, the build ends with items and problems, never with a traceback."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seed.parse.faults import Known
from seed.parse.outline import outline_of
from seed.parse.page import page_outline, parse_page
from seed.pipeline import build_bank
from seed.records import NotesFile
from tests.seed.samples import PAGE, pack_folder

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
        "\x0b", "\u2028",
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
@given(st.integers(0, len(PAGE)), st.integers(0, 40), PIECES | st.text(max_size=5))
def test_any_cut_in_good_notes_is_built(start: int, length: int, piece: str) -> None:
    _build_ends(PAGE[:start] + piece + PAGE[start + length :])
