"""The table of what must hold for a published bank, measured."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from examprep.core.item import Item
from examprep.core.pack import Pack
from seed.records import Origin
from seed.review.rating import Rating
from seed.stats.guessing import solver_rows
from seed.stats.positions import position_row
from seed.stats.reviews import review_rows
from seed.stats.rows import Row
from seed.stats.shares import share_rows
from seed.stats.supply import supply_rows

HEADINGS = ("measure", "value", "target")


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured: the items of a bank with the pack they belong to, the listed origins, and all ratings."""

    items: tuple[Item, ...]
    pack: Pack
    origins: tuple[Origin, ...]
    ratings: tuple[Rating, ...]


def table_rows(measured: Measured) -> Iterator[Row]:
    """Yields the rows in the order of docs/statistics.md."""
    items, pack = measured.items, measured.pack
    yield from supply_rows(items, pack, measured.origins)
    yield from share_rows(items, pack)
    yield position_row(items)
    yield from solver_rows(items)
    yield from review_rows(items, measured.ratings)


def table_lines(rows: Sequence[Row]) -> Iterator[str]:
    """Yields the table as lines of text, columns aligned; the last column says `ok` or `short`."""
    cells = [HEADINGS, *((row.measure, row.value, row.target) for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    verdicts = ["", *("ok" if row.ok else "short" for row in rows)]
    for line, verdict in zip(cells, verdicts, strict=True):
        padded = [f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)]
        yield "  ".join([*padded, verdict]).rstrip()
