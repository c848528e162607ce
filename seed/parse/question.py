"""A question: situation, ask, and candidates with their reasons. Needs, scenarios, choose and value blocks have one."""

from collections.abc import Iterator
from dataclasses import dataclass

from seed.parse.faults import Fault, Known
from seed.parse.fields import (
    CANDIDATE_FIELDS,
    QUESTION_FIELDS,
    SETTING_FIELDS,
    field_faults,
    missing_faults,
    named,
    text_of,
)
from seed.parse.outline import Field, Paragraph, Section
from seed.parse.settings import settings_faults, settings_of
from seed.records import Candidate, Question, Settings
from seed.slugs import slug

FEWEST_REJECTED = 3
_DASH = " — "


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """How many keys and how many options in all a kind of question has, and whether it must ask in its own words."""

    keys: range
    options: range
    needs_ask: bool = False


SINGLE = QuestionForm(keys=range(1, 2), options=range(4, 100))
VALUE = QuestionForm(keys=range(1, 2), options=range(4, 100), needs_ask=True)
SEVERAL = QuestionForm(keys=range(2, 4), options=range(5, 7))


def question_faults(section: Section, form: QuestionForm, known: Known) -> Iterator[Fault]:
    """Yields everything that keeps the section from being a question of this form."""
    yield from field_faults(section, QUESTION_FIELDS | SETTING_FIELDS)
    required = ("Ask", "Fits", "Not", "Because") if form.needs_ask else ("Fits", "Not", "Because")
    yield from missing_faults(section, required)
    yield from settings_faults(section, known)
    yield from _situation_faults(section, form)
    yield from _count_faults(section, form)
    candidates = [field for field in section.fields if field.name in CANDIDATE_FIELDS and field.text]
    for field in candidates:
        yield from _candidate_faults(field)
    yield from _repeated_faults(candidates)


def question_of(section: Section, title: str, inherited: Settings) -> Question:
    """The question of a section without faults."""
    return Question(
        slug=slug(title),
        title=title,
        first_line=section.line,
        last_line=section.last_line,
        situation="\n\n".join(paragraph.text for paragraph in section.paragraphs),
        ask=text_of(section, "Ask"),
        fits=_candidates(section, "Fits"),
        rejected=_candidates(section, "Not"),
        also_fits=_candidates(section, "Also fits"),
        because=text_of(section, "Because"),
        unless=text_of(section, "Unless"),
        settings=settings_of(section, inherited),
    )


def _candidates(section: Section, name: str) -> tuple[Candidate, ...]:
    return tuple(_candidate(field) for field in named(section, name))


def _candidate(field: Field) -> Candidate:
    text, _, reason = field.text.partition(_DASH)
    return Candidate(text.strip(), reason.strip(), field.line)


def _situation_faults(section: Section, form: QuestionForm) -> Iterator[Fault]:
    if not (section.paragraphs or form.needs_ask or named(section, "Ask")):
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
    elif keys and rejected and len(keys) in form.keys and len(keys) + len(rejected) not in form.options:
        count = len(keys) + len(rejected)
        yield Fault(section.line, f"{count} options stand in all; {_range(form.options)} expected")


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _range(numbers: range) -> str:
    return f"{' or '.join(map(str, numbers))} {'is' if len(numbers) == 1 else 'are'}"


def _candidate_faults(field: Field) -> Iterator[Fault]:
    expected = "`option — reason` is expected"
    if "—" not in field.text or _DASH not in f"{field.text} ":
        yield Fault(field.line, f"{field.name!r} has no em dash between spaces; {expected}")
    elif field.text.count("—") > 1:
        yield Fault(field.line, f"{field.name!r} has more than one em dash; {expected}")
    elif not all(part.strip() for part in f"{field.text} ".split(_DASH)):
        yield Fault(field.line, f"{field.name!r} lacks the option or the reason; {expected}")


def _repeated_faults(candidates: list[Field]) -> Iterator[Fault]:
    """A text that stands twice would be key and distractor, or two options alike."""
    first: dict[str, Field] = {}
    for field in candidates:
        earlier = first.setdefault(_candidate(field).text.casefold(), field)
        if earlier is not field:
            message = f"{field.name!r} repeats the option of {earlier.name!r} in line {earlier.line}"
            yield Fault(field.line, f"{message}; a text of its own is expected")
