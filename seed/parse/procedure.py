"""A procedure: steps in an order that matters, and the places in it that are asked for."""

from collections.abc import Iterator

from examprep.core.slugs import slug
from seed.parse.candidates import candidate_faults, candidate_of, repeated_faults
from seed.parse.faults import Fault, Known
from seed.parse.fields import PROCEDURE_FIELDS, missing_faults, named, parts_of, section_faults, text_of
from seed.parse.outline import Section
from seed.parse.settings import settings_faults, settings_of
from seed.records import Candidate, Procedure, Settings, StepAsk

FEWEST_DISTRACTORS = 3
FIRST = "first"
_DISTANCES = {"before": -1, "after": 1}


def procedure_faults(section: Section, known: Known) -> Iterator[Fault]:
    """Yields everything that keeps the section from being a procedure."""
    yield from section_faults(section, PROCEDURE_FIELDS, steps=True)
    yield from missing_faults(section, ("Asks", "Because"))
    yield from settings_faults(section, known)
    if not section.paragraphs:
        yield Fault(section.line, "no situation; a paragraph that says what is to be done is expected")
    if section.rows:
        yield Fault(section.rows[0].line, "a table cannot stand in a procedure; a numbered list is expected")
    for entry in section.entries:
        yield from candidate_faults("the step", entry.text, entry.line, "step — reason") if entry.numbered else ()
    yield from repeated_faults((f"step {at}", step) for at, step in enumerate(_steps(section), start=1))
    yield from _asks_faults(section, _steps(section))


def procedure_of(section: Section, title: str, inherited: Settings) -> Procedure:
    """The procedure of a section without faults."""
    steps = _steps(section)
    asks = [_find_ask(part, steps) for part in parts_of(text_of(section, "Asks"), ";")]
    return Procedure(
        slug=slug(title),
        title=title,
        line=section.line,
        settings=settings_of(section, inherited),
        questions=(),
        last_line=section.last_line,
        situation=section.prose,
        steps=steps,
        asks=tuple(ask for ask in asks if ask),
        because=text_of(section, "Because"),
    )


def _steps(section: Section) -> tuple[Candidate, ...]:
    return tuple(candidate_of(entry.text, entry.line) for entry in section.entries if entry.numbered)


def _find_ask(part: str, steps: tuple[Candidate, ...]) -> StepAsk | None:
    """What a part of `Asks` asks for, `None` where this is no step of the procedure."""
    if part.casefold() == FIRST:
        return StepAsk(FIRST, 0, None)
    relation, _, text = part.partition(" ")
    texts = [step.text.casefold() for step in steps]
    if relation.casefold() not in _DISTANCES or text.strip().casefold() not in texts:
        return None
    beside = texts.index(text.strip().casefold())
    key = beside + _DISTANCES[relation.casefold()]
    return StepAsk(slug(part), key, beside) if 0 <= key < len(steps) else None


def _asks_faults(section: Section, steps: tuple[Candidate, ...]) -> Iterator[Fault]:
    asked: dict[int, str] = {}
    for field in named(section, "Asks"):
        for part in parts_of(field.text, ";"):
            ask = _find_ask(part, steps)
            if ask is None:
                expected = "`first`, or `before` or `after` and the text of a step that has one there, is expected"
                yield Fault(field.line, f"'Asks' says {part!r}; {expected}")
                continue
            if ask.key in asked:
                same = f"'Asks' asks for step {ask.key + 1} by {asked[ask.key]!r} and by {part!r}"
                yield Fault(field.line, f"{same}; each step is expected once")
            asked[ask.key] = part
            yield from _count_faults(field.line, ask, len(steps))


def _count_faults(line: int, ask: StepAsk, count: int) -> Iterator[Fault]:
    """The step beside the key is in the stem and so cannot be a distractor."""
    fewest = FEWEST_DISTRACTORS + (1 if ask.beside is None else 2)
    if count < fewest:
        yield Fault(line, f"{count} steps are too few to ask {ask.name!r}; at least {fewest} are expected")
