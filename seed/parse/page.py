"""A page: front matter, one title, and the blocks that its second-level headings open."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from examprep.core.notes import split_front_matter
from examprep.core.slugs import slug
from seed.parse.block import block_faults, block_of
from seed.parse.chapters import Chapter, asked_title, blocks_among, chapters_of, glossaries_among, is_asked
from seed.parse.comparison import identified_members
from seed.parse.faults import Fault, Known
from seed.parse.fields import ALL_FIELDS
from seed.parse.front_matter import FrontMatter, parse_front_matter
from seed.parse.gaps import gap_faults
from seed.parse.glossary import glossary_faults, terms_of
from seed.parse.outline import Section, outline_of
from seed.parse.settings import DEFAULT_LEVEL
from seed.records import Block, NotesFile, Page, Problem, Settings

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
    faults += [*glossary_faults(glossaries_among(chapters)), *gap_faults(outline.file.text)]
    blocks: list[Block] = []
    for chapter in blocks_among(chapters):
        found = list(block_faults(chapter, known))
        faults += found
        if front.task and not found:
            blocks.append(block_of(chapter, Settings(front.task, DEFAULT_LEVEL, None, (), (), ())))
    page = _page(outline, front, tuple(blocks))
    return page, sorted({Problem(page.path, fault.line, fault.message) for fault in faults})


def _page(outline: PageOutline, front: FrontMatter, blocks: tuple[Block, ...]) -> Page:
    return Page(
        path=outline.file.path,
        topic=outline.file.topic,
        title=next((section.title for section in outline.sections if section.level == 1), ""),
        services=front.services,
        as_of=front.as_of,
        references=front.references,
        lower_words=frozenset(_LOWER_WORD.findall(outline.file.text)),
        terms=terms_of(glossaries_among(outline.chapters)),
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
    """Yields the fields, needs and contrasts that no comparison or other block would take up."""
    blocks = blocks_among(chapters)
    in_blocks = {section.line for chapter in blocks for section in chapter.sections if section.level > 1}
    taken_up = {section.line for chapter in blocks for section in chapter.asked}
    for section in sections:
        if is_asked(section) and section.line not in taken_up:
            kind = section.title.partition(":")[0].lower()
            expected = "it is expected below `## Comparison: title`"
            yield Fault(section.line, f"a {kind} outside a comparison; {expected}")
        if section.line in in_blocks:
            continue
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
        asked = [(asked_title(section), section.line) for section in chapter.asked]
        yield from _repeated_names("need or contrast", asked, taken)


def _repeated_names(what: str, names: list[tuple[str, int]], taken: dict[str, int]) -> Iterator[Fault]:
    first = dict(taken)
    for name, line in names:
        part = slug(name)
        if not part:
            yield Fault(line, f"the {what} has no name; one with a letter or digit is expected after the colon")
        elif first.setdefault(part, line) != line:
            yield Fault(line, f"{what} {name!r} has an id that line {first[part]} has; another name is expected")
