"""The gate: what the ratings of an item's present content come to."""

from collections.abc import Iterable, Mapping, Sequence

from examprep.core.item import Item, review_hash
from seed.records import Status
from seed.review.rating import Rating

RATERS_OF_MOCK_ITEM = 2
RATERS_OF_DRILL_ITEM = 1


def ratings_by_content(ratings: Iterable[Rating]) -> dict[str, list[Rating]]:
    """The ratings of each review hash, in the order of the ledger."""
    of_hash: dict[str, list[Rating]] = {}
    for rating in ratings:
        of_hash.setdefault(rating.hash, []).append(rating)
    return of_hash


def statuses_of(items: Iterable[Item], ratings: Iterable[Rating]) -> dict[str, Status]:
    """The review status of each item, by its id; ratings of content that is gone count for nothing."""
    of_hash = ratings_by_content(ratings)
    return {item.id: status_of(item, of_hash.get(review_hash(item), ())) for item in items}


def status_of(item: Item, ratings: Sequence[Rating]) -> Status:
    """What the ratings of an item's present content come to: one objector rejects, enough raters accept."""
    if any(rating.verdict == Status.REJECTED for rating in ratings):
        return Status.REJECTED
    return Status.PENDING if _raters_short(item, ratings) else Status.ACCEPTED


def raters_wanted(item: Item, ratings: Sequence[Rating]) -> int:
    """How many more raters a pending item needs; none where the ratings have decided."""
    return _raters_short(item, ratings) if status_of(item, ratings) == Status.PENDING else 0


def waiting_for(items: Iterable[Item], ratings: Iterable[Rating]) -> Mapping[str, int]:
    """How many more raters each pending item needs, by its id."""
    of_hash = ratings_by_content(ratings)
    wanted = {item.id: raters_wanted(item, of_hash.get(review_hash(item), ())) for item in items}
    return {item_id: count for item_id, count in wanted.items() if count}


def _raters_short(item: Item, ratings: Sequence[Rating]) -> int:
    enough = RATERS_OF_MOCK_ITEM if item.mock else RATERS_OF_DRILL_ITEM
    return max(0, enough - len({rating.rater for rating in ratings}))
