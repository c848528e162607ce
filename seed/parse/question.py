"""A question: situation, ask, and candidates with their reasons. Most blocks have one, comparisons many."""

from collections.abc import Iterator
from dataclasses import dataclass

from examprep.core.slugs import slug
from seed.parse.candidates import candidate_faults, candidate_of, repeated_faults
from seed.parse.faults import Fault, Known
from seed.parse.fields import (
    CANDIDATE_FIELDS,
    QUESTION_FIELDS,
    SETTING_FIELDS,
    missing_faults,
    named,
    section_faults,
    text_of,
)
from seed.parse.outline import Paragraph, Section
from seed.parse.settings import settings_faults, settings_of
from seed.records import Candidate, Question, Settings

FEWEST_REJECTED = 3
_REQUIRED = ("Fits", "Not", "Because")


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """What a kind of question has: how many keys, how many options in all if that matters, which fields, and what asks.

    Where neither `Ask` nor the heading must ask, a situation or `Ask` does.
    """

    kind: str
    keys: range = range(1, 2)
    options: range | None = None
    fields: frozenset[str] = QUESTION_FIELDS | SETTING_FIELDS
    must_ask: bool = False
    heading_asks: bool = False


CHOOSE = QuestionForm("choose")
CONTRAST = QuestionForm("contrast", fields=QUESTION_FIELDS | SETTING_FIELDS - {"Mock"}, heading_asks=True)
SCENARIO = QuestionForm("scenario")
SELECT = QuestionForm("select", keys=range(2, 4), options=range(5, 7))
VALUE = QuestionForm("value", must_ask=True)


def question_faults(section: Section, form: QuestionForm, known: Known) -> Iterator[Fault]:
    """Yields everything that keeps the section from being a question of this form."""
    yield from section_faults(section, form.fields)
    yield from missing_faults(section, ("Ask", *_REQUIRED) if form.must_ask else _REQUIRED)
    yield from settings_faults(section, known)
    yield from _situation_faults(section, form)
    yield from _count_faults(section, form)
    candidates = [field for field in section.fields if field.name in CANDIDATE_FIELDS and field.text]
    for field in candidates:
        yield from candidate_faults(f"{field.name!r}", field.text, field.line, "option — reason")
    yield from repeated_faults((f"{field.name!r}", candidate_of(field.text, field.line)) for field in candidates)


def question_of(section: Section, form: QuestionForm, title: str, inherited: Settings) -> Question:
    """The question of a section without faults."""
    return Question(
        kind=form.kind,
        slug=slug(title),
        title=title,
        first_line=section.line,
        last_line=section.last_line,
        situation=section.prose,
        ask=text_of(section, "Ask"),
        fits=_candidates(section, "Fits"),
        rejected=_candidates(section, "Not"),
        also_fits=_candidates(section, "Also fits"),
        because=text_of(section, "Because"),
        unless=text_of(section, "Unless"),
        settings=settings_of(section, inherited),
    )


def _candidates(section: Section, name: str) -> tuple[Candidate, ...]:
    return tuple(candidate_of(field.text, field.line) for field in named(section, name))


def _situation_faults(section: Section, form: QuestionForm) -> Iterator[Fault]:
    if not (section.paragraphs or named(section, "Ask") or form.must_ask or form.heading_asks):
        yield Fault(section.line, "neither situation nor 'Ask'; a paragraph or `- **Ask:** text` is expected")
    asked = min(
        (field.line for field in section.fields if field.name in QUESTION_FIELDS), default=section.last_line + 1
    )
    for part in section.parts:
        if isinstance(part, Paragraph) and part.line > asked:
            yield Fault(part.line, "a paragraph after the fields of the question; it is expected before them")
    if section.rows:
        yield Fault(section.rows[0].line, "a table cannot stand in a question; paragraphs and fields are expected")


def _count_faults(section: Section, form: QuestionForm) -> Iterator[Fault]:
    keys, rejected = named(section, "Fits"), named(section, "Not")
    if keys and len(keys) not in form.keys:
        line = keys[min(len(keys), form.keys.stop) - 1].line
        yield Fault(line, f"'Fits' stands {_times(len(keys))}; {_range(form.keys)} expected")
    if 0 < len(rejected) < FEWEST_REJECTED:
        yield Fault(rejected[-1].line, f"'Not' stands {_times(len(rejected))}; at least {FEWEST_REJECTED} are expected")
    elif form.options and rejected and len(keys) in form.keys and len(keys) + len(rejected) not in form.options:
        count = len(keys) + len(rejected)
        yield Fault(section.line, f"{count} options stand in all; {_range(form.options)} expected")


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _range(numbers: range) -> str:
    return f"{' or '.join(map(str, numbers))} {'is' if len(numbers) == 1 else 'are'}"
