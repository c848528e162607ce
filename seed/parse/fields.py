"""The vocabulary of fields, and which of them a section may, must and must not have."""

from collections.abc import Iterator

from seed.parse.faults import Fault, listing
from seed.parse.outline import Entry, Field, Row, Section, Stray

LONGEST_TEXT = 2_000
SETTING_FIELDS = frozenset({"Task", "Level", "Mock", "Origins", "Tags", "Enemies"})
CANDIDATE_FIELDS = frozenset({"Fits", "Not", "Also fits"})
QUESTION_FIELDS = CANDIDATE_FIELDS | {"Ask", "Because", "Unless"}
COMPARISON_FIELDS = SETTING_FIELDS | {"Identify"}
PROCEDURE_FIELDS = SETTING_FIELDS | {"Asks", "Because"}
ALL_FIELDS = QUESTION_FIELDS | COMPARISON_FIELDS | PROCEDURE_FIELDS


def section_faults(section: Section, allowed: frozenset[str], *, steps: bool = False) -> Iterator[Fault]:
    """Yields what is wrong with a section of a block whatever its fields say.

    Fields that are not allowed, repeated or empty, what is no field at all, and texts that are too long. `steps` are
    allowed where a numbered list may stand.
    """
    yield from _field_faults(section, allowed)
    yield from _stray_faults(section, steps=steps)
    for text, line in _texts(section):
        if len(text) > LONGEST_TEXT:
            yield Fault(line, f"the text has {len(text)} characters; at most {LONGEST_TEXT} are expected")


def _field_faults(section: Section, allowed: frozenset[str]) -> Iterator[Fault]:
    seen: set[str] = set()
    for field in section.fields:
        yield from _name_faults(field, allowed)
        if field.name in seen - CANDIDATE_FIELDS:
            yield Fault(field.line, f"field {field.name!r} stands twice; it is expected once")
        if not field.text:
            yield Fault(field.line, f"field {field.name!r} is empty; a text is expected")
        seen.add(field.name)


def _stray_faults(section: Section, *, steps: bool) -> Iterator[Fault]:
    expected = "a field `- **Name:** text` is expected"
    numbered = [entry for entry in section.entries if entry.numbered]
    strays = [(part.what, part.line) for part in section.parts if isinstance(part, Stray)]
    strays += [("a bullet that is no field", entry.line) for entry in section.entries if not entry.numbered]
    strays += [("a numbered list", entry.line) for entry in numbered[:1] if not steps]
    for what, line in strays:
        yield Fault(line, f"{what} cannot stand in a block; {expected}")


def _texts(section: Section) -> Iterator[tuple[str, int]]:
    """The texts of a section, its paragraphs as one, each with the line where it begins."""
    yield section.prose, section.line
    for part in section.parts:
        if isinstance(part, Field | Entry):
            yield part.text, part.line
        elif isinstance(part, Row):
            yield from ((cell, part.line) for cell in part.cells)


def _name_faults(field: Field, allowed: frozenset[str]) -> Iterator[Fault]:
    if field.name not in ALL_FIELDS:
        yield Fault(field.line, f"unknown field {field.name!r}; one of {listing(allowed)} is expected")
    elif field.name not in allowed:
        yield Fault(field.line, f"field {field.name!r} cannot stand here; one of {listing(allowed)} is expected")


def missing_faults(section: Section, required: tuple[str, ...]) -> Iterator[Fault]:
    """Yields a fault at the section's heading for each required field that it lacks."""
    present = {field.name for field in section.fields}
    for name in required:
        if name not in present:
            yield Fault(section.line, f"field {name!r} is missing; `- **{name}:** text` is expected")


def named(section: Section, name: str) -> tuple[Field, ...]:
    """The fields of this name, in order."""
    return tuple(field for field in section.fields if field.name == name)


def text_of(section: Section, name: str) -> str:
    """The text of the first field of this name, empty where there is none."""
    return next((field.text for field in named(section, name)), "")


def parts_of(text: str, separator: str) -> tuple[str, ...]:
    """The parts of a field that lists things, without the space around them; none for an empty text."""
    return tuple(part.strip() for part in text.split(separator)) if text else ()
