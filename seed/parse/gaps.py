"""Gaps: places that a draft left open for its author."""

from collections.abc import Iterator

from seed.parse.faults import Fault

GAP = "TODO:"


def gap_faults(text: str) -> Iterator[Fault]:
    """Yields every line with a gap, with what the draft says is missing there."""
    for number, line in enumerate(text.split("\n"), start=1):
        _, gap, missing = line.partition(GAP)
        if gap:
            yield Fault(
                number, f"a gap is open: {missing.strip(' |') or 'it does not say of what'}; a text is expected"
            )
