"""Chapters: what a second-level heading opens. Some are blocks, the others are prose."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from seed.parse.outline import Section

COMPARISON = "comparison"
NEED = "Need:"
_OPENING = re.compile(r"(Comparison|Scenario|Choose|Value):(.*)")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A second-level heading with the deeper ones below it; `kind` is empty for prose."""

    kind: str
    title: str
    section: Section
    below: tuple[Section, ...]

    @property
    def needs(self) -> tuple[Section, ...]:
        """The needs of a comparison; other chapters have none."""
        if self.kind != COMPARISON:
            return ()
        return tuple(section for section in self.below if is_need(section))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The chapter's own section and those below."""
        return (self.section, *self.below)


def chapters_of(sections: tuple[Section, ...]) -> tuple[Chapter, ...]:
    """The chapters of a page, in order."""
    starts = [at for at, section in enumerate(sections) if section.level == 2]
    spans = pairwise([*starts, len(sections)])
    return tuple(_chapter(sections[start], sections[start + 1 : end]) for start, end in spans)


def blocks_among(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """The chapters that are blocks."""
    return tuple(chapter for chapter in chapters if chapter.kind)


def is_need(section: Section) -> bool:
    """Whether the section's heading is that of a need."""
    return section.level == 3 and section.title.startswith(NEED)


def need_title(section: Section) -> str:
    """The name of a need, without the word that opens its heading."""
    return section.title.removeprefix(NEED).strip()


def _chapter(section: Section, following: tuple[Section, ...]) -> Chapter:
    opening = _OPENING.fullmatch(section.title)
    kind, title = (opening[1].lower(), opening[2].strip()) if opening else ("", section.title)
    return Chapter(kind, title, section, tuple(other for other in following if other.level > 2))
