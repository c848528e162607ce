"""A page: front matter, one title, and the blocks that its second-level headings open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from seed.parse.block import block_faults, block_of
from seed.parse.chapters import NEED, Chapter, blocks_among, chapters_of, need_title
from seed.parse.comparison import identified_members
from seed.parse.faults import Fault, Known
from seed.parse.fields import ALL_FIELDS
from seed.parse.front_matter import FrontMatter, parse_front_matter, split_front_matter
from seed.parse.outline import Section, outline_of
from seed.parse.settings import DEFAULT_LEVEL
from seed.records import Block, NotesFile, Page, Problem, Settings
from seed.slugs import slug

_LOWER_WORD = re.compile(r"(?<![\w-])[^\W\d_A-Z][^\W_]*")


@dataclass(frozen=True, slots=True)
class PageOutline:
    """A file taken apart: the YAML at its head, its sections, and the chapters these make."""

    file: NotesFile
    yaml: str
    sections: tuple[Section, ...]
    chapters: tuple[Chapter, ...]

    @property
    def block_ids(self) -> frozenset[str]:
        """The ids of all blocks that the page opens, with and without faults."""
        return frozenset(f"{self.file.topic}.{slug(chapter.title)}" for chapter in blocks_among(self.chapters))


def page_outline(file: NotesFile) -> PageOutline:
    """The outline of a file; every text has one."""
    yaml, body = split_front_matter(file.text)
    sections = outline_of(body)
    return PageOutline(file, yaml, sections, chapters_of(sections))


def parse_page(outline: PageOutline, known: Known) -> tuple[Page, list[Problem]]:
    """The page with every block that has no fault, and the faults of the others as problems."""
    front, faults = parse_front_matter(outline.yaml, known)
    sections, chapters = outline.sections, outline.chapters
    faults += [*_title_faults(sections), *_prose_faults(sections, chapters), *_name_faults(chapters)]
    blocks: list[Block] = []
    for chapter in blocks_among(chapters):
        found = list(block_faults(chapter, known))
        faults += found
        if front.task and not found:
            blocks.append(block_of(chapter, Settings(front.task, DEFAULT_LEVEL, None, (), (), ())))
    page = _page(outline.file, front, sections, tuple(blocks))
    return page, sorted({Problem(page.path, fault.line, fault.message) for fault in faults})


def _page(file: NotesFile, front: FrontMatter, sections: tuple[Section, ...], blocks: tuple[Block, ...]) -> Page:
    return Page(
        path=file.path,
        topic=file.topic,
        title=next((section.title for section in sections if section.level == 1), ""),
        services=front.services,
        as_of=front.as_of,
        references=front.references,
        lower_words=frozenset(_LOWER_WORD.findall(file.text)),
        blocks=blocks,
    )


def _title_faults(sections: tuple[Section, ...]) -> Iterator[Fault]:
    titles = [section for section in sections if section.level == 1]
    if not titles:
        yield Fault(1, "no title; one heading `# Title` is expected")
    for section in titles[1:]:
        yield Fault(section.line, "a second title; one heading `# Title` is expected")
    if titles and not titles[0].title:
        yield Fault(titles[0].line, "the title is empty; `# Title` is expected")


def _prose_faults(sections: tuple[Section, ...], chapters: tuple[Chapter, ...]) -> Iterator[Fault]:
    """Yields the fields and needs that no block would take up."""
    in_blocks = {section.line for chapter in blocks_among(chapters) for section in chapter.sections}
    for section in sections:
        if section.line in in_blocks and section.level > 1:
            continue
        if section.title.startswith(NEED):
            yield Fault(section.line, "a need outside a comparison; it is expected below `## Comparison: title`")
        for field in section.fields:
            if field.name in ALL_FIELDS:
                message = f"field {field.name!r} outside a block; it is expected below one such as `## Scenario: title`"
                yield Fault(field.line, message)


def _name_faults(chapters: tuple[Chapter, ...]) -> Iterator[Fault]:
    """Yields the names from which no id, or one that is taken, would be made."""
    blocks = blocks_among(chapters)
    yield from _repeated_names("block", [(chapter.title, chapter.section.line) for chapter in blocks], {})
    for chapter in blocks:
        members = identified_members(chapter.section)
        taken = {f"identify-{member.slug}": chapter.section.line for member in members}
        yield from _repeated_names("need", [(need_title(need), need.line) for need in chapter.needs], taken)


def _repeated_names(what: str, names: list[tuple[str, int]], taken: dict[str, int]) -> Iterator[Fault]:
    first = dict(taken)
    for name, line in names:
        part = slug(name)
        if not part:
            yield Fault(line, f"the {what} has no name; one with a letter or digit is expected after the colon")
        elif first.setdefault(part, line) != line:
            yield Fault(line, f"{what} {name!r} has an id that line {first[part]} has; another name is expected")
