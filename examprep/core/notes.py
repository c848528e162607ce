"""Study notes: pages of prose and blocks. The items of the bank come from the blocks."""

import re
from dataclasses import dataclass

_FENCE = "---"
_OPENING = re.compile(r"(Comparison|Scenario|Choose|Value|Procedure):(.*)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A document by its title, and the day its facts were checked, `YYYY-MM-DD`."""

    title: str
    checked: str


@dataclass(frozen=True, slots=True)
class NotesBlock:
    """A block as it stands in its page: Markdown from its heading on. `anchor` is unique within the page.

    `kind` is `comparison`, `scenario`, `choose`, `value` or `procedure`. Lines count from 1, both ends included.
    """

    anchor: str
    kind: str
    title: str
    first_line: int
    last_line: int
    markdown: str


@dataclass(frozen=True, slots=True)
class NotesPage:
    """The notes on one topic. `prose` is the Markdown outside of blocks, without the title; `as_of` is a month."""

    topic: str
    title: str
    services: tuple[str, ...]
    task: str
    as_of: str
    references: tuple[Reference, ...]
    prose: str
    blocks: tuple[NotesBlock, ...]


def split_front_matter(text: str) -> tuple[str, str]:
    """The YAML at the head of a page, and the page with these lines empty, so that line numbers stay.

    Both parts keep their line numbers; without front matter the first one is empty.
    """
    first, *rest = text.split("\n")
    if first.rstrip() != _FENCE:
        return "", text
    end = next((at for at, line in enumerate(rest) if line.rstrip() == _FENCE), None)
    if end is None:
        return "", text
    return "\n".join(["", *rest[:end]]), "\n".join([""] * (end + 2) + rest[end + 1 :])


def opened_block(heading: str) -> tuple[str, str]:
    """Kind and name of the block that a second-level heading opens; the kind is empty where it opens none."""
    opening = _OPENING.fullmatch(heading)
    return (opening[1].lower(), opening[2].strip()) if opening else ("", heading)


def block_code(topic: str, anchor: str) -> str:
    """The code by which items name the block that has this anchor on the topic's page."""
    return f"{topic}.{anchor}"
