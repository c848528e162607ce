"""A block: a comparison with its needs, or a single question."""

from collections.abc import Iterator

from seed.parse.chapters import COMPARISON, Chapter, is_need, need_title
from seed.parse.comparison import category_of, comparison_faults, identified_members, members_of
from seed.parse.faults import Fault, Known
from seed.parse.question import SEVERAL, SINGLE, VALUE, question_faults, question_of
from seed.parse.settings import settings_of
from seed.records import Block, Settings
from seed.slugs import slug

_FORMS = {"scenario": SINGLE, "choose": SEVERAL, "value": VALUE}


def block_faults(chapter: Chapter, known: Known) -> Iterator[Fault]:
    """Yields everything that keeps the chapter from being a block of its kind."""
    yield from _heading_faults(chapter)
    if chapter.kind == COMPARISON:
        yield from comparison_faults(chapter.section, chapter.needs, known)
    else:
        yield from question_faults(chapter.section, _FORMS[chapter.kind], known)


def block_of(chapter: Chapter, inherited: Settings) -> Block:
    """The block of a chapter without faults."""
    section, settings = chapter.section, settings_of(chapter.section, inherited)
    name = slug(chapter.title)
    if chapter.kind != COMPARISON:
        question = question_of(section, chapter.title, inherited)
        return Block(chapter.kind, name, chapter.title, section.line, settings, (question,))
    return Block(
        kind=COMPARISON,
        slug=name,
        title=chapter.title,
        line=section.line,
        settings=settings,
        questions=tuple(question_of(need, need_title(need), settings) for need in chapter.needs),
        category=category_of(section),
        members=members_of(section),
        identify=identified_members(section),
    )


def _heading_faults(chapter: Chapter) -> Iterator[Fault]:
    """Yields the headings that a block of this kind cannot hold."""
    for section in chapter.below:
        if chapter.kind == COMPARISON and not is_need(section):
            yield Fault(section.line, f"heading {section.title!r} in a comparison; `### Need: name` is expected here")
        elif chapter.kind != COMPARISON and is_need(section):
            yield Fault(section.line, "a need outside a comparison; it is expected below `## Comparison: title`")
        elif chapter.kind != COMPARISON:
            yield Fault(section.line, f"heading {section.title!r} in a block; fields are expected here")
