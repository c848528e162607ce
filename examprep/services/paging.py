"""Where a page of a list begins."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Position:
    """A thing in a list that has the newest first: the page begins after it. Of things of the same time, the one
    with the larger id comes first.
    """

    at: datetime
    id: str
