"""Chapters: what a second-level heading opens. Some are blocks, one may be the glossary, the others are prose."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from examprep.core.notes import opened_block
from seed.parse.outline import Section

COMPARISON = "comparison"
PROCEDURE = "procedure"
NEED = "Need:"
CONTRAST = "Contrast:"
GLOSSARY = "Glossary"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A second-level heading with the deeper ones below it; `kind` is empty for what is no block."""

    kind: str
    title: str
    section: Section
    below: tuple[Section, ...]

    @property
    def asked(self) -> tuple[Section, ...]:
        """The needs and contrasts of a comparison; other chapters have none."""
        if self.kind != COMPARISON:
            return ()
        return tuple(section for section in self.below if is_asked(section))

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


def glossaries_among(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    """The chapters that are glossaries; a page should have one at most."""
    return tuple(chapter for chapter in chapters if chapter.section.title == GLOSSARY)


def is_contrast(section: Section) -> bool:
    """Whether the section's heading is that of a contrast."""
    return section.level == 3 and section.title.startswith(CONTRAST)


def is_asked(section: Section) -> bool:
    """Whether the section's heading is that of a need or a contrast."""
    return is_contrast(section) or (section.level == 3 and section.title.startswith(NEED))


def asked_title(section: Section) -> str:
    """The name of a need or a contrast, without the word that opens its heading."""
    return section.title.partition(":")[2].strip()


def _chapter(section: Section, following: tuple[Section, ...]) -> Chapter:
    kind, title = opened_block(section.title)
    return Chapter(kind, title, section, tuple(other for other in following if other.level > 2))
