"""A line of a benchmark's table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measure with its unit, its value and what is wanted, if anything is."""

    measure: str
    value: float
    unit: str
    target: str = ""

    def __str__(self) -> str:
        return f"{self.measure:58} {self.value:9.2f} {self.unit:10} {self.target}".rstrip()
