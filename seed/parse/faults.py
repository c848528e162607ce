"""What the checks of a page speak in, and what they check names against."""

from dataclasses import dataclass
from typing import NamedTuple


class Fault(NamedTuple):
    """A line of the page at hand, from 1, with what is wrong there and what is expected."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Known:
    """The names that pages may refer to. `origins` is `None` where any is accepted."""

    tasks: frozenset[str]
    origins: frozenset[str] | None
    blocks: frozenset[str]


def listing(names: frozenset[str]) -> str:
    """The names in order, for a message."""
    return ", ".join(sorted(names))
