"""Raw notes as somebody might write them for themselves, and what reading them comes to."""

from seed.draft.finds import Find, passages_of
from seed.draft.records import Kind

# Line numbers in tests refer to this text: every line counts.
RAW = """\
Ways to brew
===
- **Press**: steeps coarse grounds for 4 minutes and needs no paper.
- **Pour-over**: lets water run through a filter; best suited for light roasts.
- **Moka pot**: pushes steam through fine grounds.

## Burr grinder vs blade grinder
- A burr grinder crushes beans to one size.
- A blade grinder chops them unevenly.

##Keeping beans fresh
- Although a freezer keeps beans cold, a sealed tin keeps them dry.
- Unlike green beans, roasted beans lose their smell within 14 days.
※ Glass jars are not for sunny shelves.

**How to descale a machine**
1. Empty the tank.
2. Fill in vinegar and water.
3. Run two cycles.

### Bitter cups
- Problem: the cup tastes bitter after a new bag was opened.
    - Solution: grind coarser or brew shorter.

## Shelf
![shelf](shelf.png)
- nice wood
- If the cups are too small, use the tall glasses instead of the mugs.
"""


def finds_in(text: str) -> list[Find]:
    """Everything found in a text, in order."""
    return [find for passage in passages_of([("raw.md", text)]) for find in passage.finds]


def comparisons_in(text: str) -> set[tuple[str, ...]]:
    """The names of all comparisons found in a text."""
    return {find.found.names for find in finds_in(text) if find.found.kind is Kind.COMPARISON}


def lines_of(text: str, kind: Kind) -> list[tuple[int, int]]:
    """First and last line of everything of a kind found in a text."""
    return [(find.found.first_line, find.found.last_line) for find in finds_in(text) if find.found.kind is kind]
