"""Key frequency: how often the text of an option, and its words, are key and distractor elsewhere in the bank."""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from examprep.core.item import Item
from seed.lint.wording import content_roots, root
from seed.sentences import words
from seed.stats.logit import Rows

HEAD_WORDS = 2
FREQUENCIES = (
    "its text elsewhere as key",
    "its text elsewhere as distractor",
    "its head words elsewhere in keys",
    "its head words elsewhere in distractors",
    "its words elsewhere in keys rather than distractors",
)

# A text, its head words or one of its words, and whether of a key; kinds keep a one-word text and this word apart.
_Sighting = tuple[str, str, bool]


def frequency_rows(known: Sequence[Item]) -> Callable[[Item], Rows]:
    """A function from an item to a row for each option with the numbers of `FREQUENCIES`.

    Counts come from the known items of other blocks than the item's own, so that an item is told nothing of itself.
    """
    of_block: dict[str, Counter[_Sighting]] = {}
    for item in known:
        of_block.setdefault(item.block, Counter()).update(_sightings(item))
    of_all: Counter[_Sighting] = Counter()
    for counts in of_block.values():
        of_all.update(counts)
    nothing: Counter[_Sighting] = Counter()

    def rows(item: Item) -> Rows:
        own = of_block.get(item.block, nothing)
        return tuple(
            _row(option.text, lambda kind, part, is_key: of_all[kind, part, is_key] - own[kind, part, is_key])
            for option in item.options
        )

    return rows


def _sightings(item: Item) -> list[_Sighting]:
    return [(kind, part, option.is_key) for option in item.options for kind, part in _parts(option.text)]


@cache
def _parts(text: str) -> tuple[tuple[str, str], ...]:
    """The text, its head words and each of its words of meaning, each after its kind."""
    meaning = content_roots(text)
    ordered = [own for own in map(root, words(text)) if own in meaning]
    head = " ".join(ordered[:HEAD_WORDS])
    return (("text", text.casefold()), ("head", head), *(("word", own) for own in sorted(meaning)))


def _row(text: str, count: Callable[[str, str, bool], int]) -> tuple[float, ...]:
    whole, head, *single = _parts(text)
    plain = [math.log1p(count(*part, is_key)) for part in (whole, head) for is_key in (True, False)]
    odds = [math.log((count(*part, True) + 1) / (count(*part, False) + 3)) for part in single]
    return (*plain, sum(odds) / max(1, len(odds)))
