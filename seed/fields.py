"""What the fields of sheets and ledger lines must hold, so that files edited by hand are refused with a reason."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from reprlib import repr as shown

LONGEST_COMMENT = 2000


@dataclass(frozen=True, slots=True)
class Field:
    """What a value must satisfy, and how that is told."""

    fits: Callable[[object], bool]
    expected: str


def is_text(value: object) -> bool:
    """Whether the value is text that UTF-8 can hold: JSON can spell halves of characters, which it cannot."""
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


def is_list_of_texts(value: object) -> bool:
    """Whether the value is a list of nothing but texts; it may be empty."""
    return isinstance(value, list) and all(is_text(element) for element in value)


def matching(pattern: str) -> Callable[[object], bool]:
    """Whether a value is text that the whole pattern fits."""
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _is_comment(value: object) -> bool:
    return isinstance(value, str) and is_text(value) and len(value) <= LONGEST_COMMENT


TEXT = Field(is_text, "text")
TEXTS = Field(is_list_of_texts, "a list of texts")
COMMENT = Field(_is_comment, f"text of at most {LONGEST_COMMENT} characters")


def field_faults(value: object, fields: Mapping[str, Field]) -> Iterator[str]:
    """Yields what keeps the value from being an object of exactly these fields, as `what; expected`."""
    if not isinstance(value, dict):
        yield f"{shown(value)} is no object; one with {', '.join(fields)} is expected"
        return
    for name in value:
        if name not in fields:
            yield f"unknown field {shown(name)}; {', '.join(fields)} are expected"
    for name, field in fields.items():
        if name not in value:
            yield f"{name} is missing; {field.expected} is expected"
        elif not field.fits(value[name]):
            yield f"{name} is {shown(value[name])}; {field.expected} is expected"
