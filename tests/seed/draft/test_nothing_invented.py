"""Whatever the raw notes hold, drafting ends, and every word of a draft has a source."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from seed.draft.blocks import Source
from seed.draft.finds import passages_of
from seed.draft.language import wording
from seed.draft.pages import block_texts, page_head, topic_of
from seed.draft.spelling import speller_of

PIECES = st.sampled_from(
    [
        "Tea", "===", "---", "# Tea", "##Tea", "### Tea vs coffee", "**How to pour**", "- **Green**: grows in shade",
        "- Black: is left to dry", "    - If you want less, use a cup", "	* deep", "1. boil", "2. pour", "3. wait",
        "※ Milk is not for green tea.", "Unlike tea, coffee is roasted for 12 minutes.", "Although hot, it cools.",
        "| Kind | Time |", "|---|---|", "| Green | 2 minutes |", "| Black \\| red | 4 minutes |", "Term",
        ": meaning", "Problem: too bitter", "Solution: shorter", "```", "> quoted", "![a](b)", "<b>x</b>",
        "&eacute;&amp;", "\\*a\\*", "", "", " ", "RAID 5는 RAID 6보다 싸다.", "문제: 쓰다", "- ", "-", "TODO: x",
        "> raw.md:1: x", "[a](b)", "`x`", "- **Origins:** D00000000", "Either a cup or a glass.",
        "kettle kettle kettle ketlte", "## Comparison: a",
    ]
)  # fmt: skip
TEXT = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=20)
LINES = st.lists(PIECES | TEXT, max_size=30).map("\n".join)
_ID = re.compile(r"D[0-9a-f]{8}(?:-\d+)?")
WORD = re.compile(r"[^\W\d_]+")
FIXED = """\
how services task as_of references title checked perhaps for raw md Comparison Scenario Value Procedure Need
Origins Ask Fits Not Because Asks What it does How to tell it apart TODO what the page is about by full names
the task statement the month in which the facts were checked the document they were checked in the day what a
learner must know before the blocks what all of these are its name the member's name and the fact that makes
it fit the member that alone meets the need the option that alone meets the need the situation in your own
words with two to four constraints because sentences of others are not ours to publish the closing question or
leave it out three or more that fail here each with the fact that rules it out because it teaches which
constraints decide because learners read it after every question what has this value because a number alone
asks nothing why it is so three or more values of the same unit that tempt each with what it belongs to the
fact behind the value checked in a document because values go out of date what is to be done because every
question repeats it the step of in your own words why it comes at its place first after a step before a step
why the order is forced
"""


def _words(text: str) -> set[str]:
    return set(WORD.findall(text))


def _sources(text: str) -> set[str]:
    """The words of raw notes as written and as Markdown reads them."""
    return _words(text) | _words(html.unescape(text)) | _words(re.sub(r"[\\*_`~]", "", html.unescape(text)))


@settings(deadline=None)
@given(LINES)
def test_every_word_of_a_draft_is_raw_fixed_or_offered(text: str) -> None:
    passages = passages_of([("raw.md", text)])
    speller = speller_of([text], [], wording())
    offered = {right for _, right in speller.offers(text)}
    known = _sources(text) | _words(FIXED) | offered
    for passage in passages:
        draft = page_head(passage, None) + "\n".join(block_texts(passage.finds, Source("raw.md", speller)))
        assert _words(_ID.sub("", draft)) <= known
        assert re.fullmatch("[a-z0-9][a-z0-9-]*", topic_of(passage))


@settings(deadline=None)
@given(LINES | TEXT)
def test_finds_of_any_text_stand_in_its_lines(text: str) -> None:
    last = text.count("\n") + 1
    lines = text.split("\n")
    for passage in passages_of([("raw.md", text)]):
        assert 1 <= passage.section.line <= passage.section.last_line <= last
        for find in passage.finds:
            assert all(1 <= quote.line <= last for quote in find.found.quotes)
            assert all(lines[quote.line - 1].strip() for quote in find.found.quotes)
