"""The vocabulary of fields, and which of them a section may, must and must not have."""

from collections.abc import Iterator

from seed.parse.faults import Fault, listing
from seed.parse.outline import Field, Section, Stray

SETTING_FIELDS = frozenset({"Task", "Level", "Mock", "Origins", "Tags", "Enemies"})
CANDIDATE_FIELDS = frozenset({"Fits", "Not", "Also fits"})
QUESTION_FIELDS = CANDIDATE_FIELDS | {"Ask", "Because", "Unless"}
COMPARISON_FIELDS = SETTING_FIELDS | {"Identify"}
ALL_FIELDS = QUESTION_FIELDS | COMPARISON_FIELDS


def field_faults(section: Section, allowed: frozenset[str]) -> Iterator[Fault]:
    """Yields what is wrong with the section's fields whatever they say: unknown, repeated, empty or no field at all."""
    seen: set[str] = set()
    for field in section.fields:
        yield from _name_faults(field, allowed)
        if field.name in seen - CANDIDATE_FIELDS:
            yield Fault(field.line, f"field {field.name!r} stands twice; it is expected once")
        if not field.text:
            yield Fault(field.line, f"field {field.name!r} is empty; a text is expected")
        seen.add(field.name)
    for part in section.parts:
        if isinstance(part, Stray):
            yield Fault(part.line, f"{part.what} cannot stand in a block; a field `- **Name:** text` is expected")


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
