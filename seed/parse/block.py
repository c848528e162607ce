"""A block: a comparison with what is asked below it, a procedure, or a single question."""

from collections.abc import Iterator

from examprep.core.slugs import slug
from seed.parse.chapters import COMPARISON, PROCEDURE, Chapter, asked_title, is_asked
from seed.parse.comparison import asked_form, category_of, comparison_faults, identified_members, members_of
from seed.parse.faults import Fault, Known
from seed.parse.procedure import procedure_faults, procedure_of
from seed.parse.question import SCENARIO, SELECT, VALUE, question_faults, question_of
from seed.parse.settings import settings_of
from seed.records import Block, Comparison, Settings

_FORMS = {"scenario": SCENARIO, "choose": SELECT, "value": VALUE}


def block_faults(chapter: Chapter, known: Known) -> Iterator[Fault]:
    """Yields everything that keeps the chapter from being a block of its kind."""
    yield from _heading_faults(chapter)
    if chapter.kind == COMPARISON:
        yield from comparison_faults(chapter.section, chapter.asked, known)
    elif chapter.kind == PROCEDURE:
        yield from procedure_faults(chapter.section, known)
    else:
        yield from question_faults(chapter.section, _FORMS[chapter.kind], known)


def block_of(chapter: Chapter, inherited: Settings) -> Block:
    """The block of a chapter without faults."""
    section = chapter.section
    if chapter.kind == COMPARISON:
        return _comparison_of(chapter, settings_of(section, inherited))
    if chapter.kind == PROCEDURE:
        return procedure_of(section, chapter.title, inherited)
    question = question_of(section, _FORMS[chapter.kind], chapter.title, inherited)
    return Block(question.slug, chapter.title, section.line, question.settings, (question,))


def _comparison_of(chapter: Chapter, settings: Settings) -> Comparison:
    section = chapter.section
    return Comparison(
        slug=slug(chapter.title),
        title=chapter.title,
        line=section.line,
        settings=settings,
        questions=tuple(question_of(below, asked_form(below), asked_title(below), settings) for below in chapter.asked),
        category=category_of(section),
        members=members_of(section),
        identify=identified_members(section),
    )


def _heading_faults(chapter: Chapter) -> Iterator[Fault]:
    """Yields the headings that a block of this kind cannot hold."""
    for section in chapter.below:
        if chapter.kind == COMPARISON and not is_asked(section):
            expected = "`### Need: name` or `### Contrast: one member over another` is expected here"
            yield Fault(section.line, f"heading {section.title!r} in a comparison; {expected}")
        elif chapter.kind != COMPARISON and not is_asked(section):
            yield Fault(section.line, f"heading {section.title!r} in a block; fields are expected here")
