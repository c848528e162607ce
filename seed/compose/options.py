"""The options of an item: which distractors are offered, under which ids, in which order."""

from collections.abc import Sequence

from examprep.core.item import Option, options_are_ordered
from seed.compose.draws import digest, drawn
from seed.quantities import sizes
from seed.records import Candidate

DISTRACTORS = 3
_ID_LENGTH = 6


def offered_distractors(item_id: str, rejected: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The first rejected candidate, which is the nearest to being right, and two of the others."""
    nearest, *others = rejected
    return (nearest, *drawn(others, DISTRACTORS - 1, [other.text for other in others], item_id))


def options_of(item_id: str, keys: Sequence[Candidate], distractors: Sequence[Candidate]) -> tuple[Option, ...]:
    """The options in file order: quantities of one kind rising, others by their ids, which say nothing of the key.

    Rising are only such options as the application never shuffles.
    """
    options = [_option(item_id, candidate, is_key=True) for candidate in keys]
    options += [_option(item_id, candidate, is_key=False) for candidate in distractors]
    options.sort(key=lambda option: option.id)
    texts = [option.text for option in options]
    rising = sizes(texts) if options_are_ordered(texts) else None
    if rising is None:
        return tuple(options)
    return tuple(option for _, option in sorted(zip(rising, options, strict=True), key=lambda pair: pair[0]))


def _option(item_id: str, candidate: Candidate, *, is_key: bool) -> Option:
    return Option(digest(item_id, candidate.text)[:_ID_LENGTH], candidate.text, is_key, candidate.reason)
