"""What drafting finds in raw notes: frozen records from the readers of wording to the writer of pages."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kind of block that a find becomes; a need becomes a part of its comparison, or a scenario without one."""

    COMPARISON = "comparison"
    SCENARIO = "scenario"
    VALUE = "value"
    PROCEDURE = "procedure"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the raw notes and the line on which they begin."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that compares, poses, measures or orders something.

    `names` are the members of a comparison, what a scenario is about, or the quantities of a value. `title` is made of
    words of the notes. `first_line` and `last_line` bound the quoted lines.
    """

    kind: Kind
    pattern: str
    title: str
    names: tuple[str, ...]
    quotes: tuple[Quote, ...]

    @property
    def first_line(self) -> int:
        """The first line that is quoted."""
        return min(quote.line for quote in self.quotes)

    @property
    def last_line(self) -> int:
        """The last line that is quoted."""
        return max(quote.line for quote in self.quotes)
