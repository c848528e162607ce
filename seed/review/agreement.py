"""How far raters agree with the keys, and what they think of the items, over some of the ratings."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from examprep.core.item import Item, review_hash
from seed.records import Status
from seed.review.rating import Rating
from seed.review.wilson import wilson_interval

SECOND_RIGHT_OPTION = "second-right-option"


@dataclass(frozen=True, slots=True)
class Means:
    """Mean ratings on the scale from 1 to 5, over so many `ratings`."""

    ratings: int
    clear: float
    exam_like: float
    tempting: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures over ratings. Shares are within 0 and 1; `interval` is the 95 % Wilson interval of `agreeing`.

    The interval takes ratings as independent, which several of one item are not. `mock` and `all` are `None` where
    nothing was rated.
    """

    ratings: int
    agreeing: int
    interval: tuple[float, float]
    second_right: int
    objections: Mapping[str, int]
    mock: Means | None
    all: Means | None


def first_pass(ratings: Iterable[Rating]) -> list[Rating]:
    """The ratings of each item's first content: what raters said before anything was mended."""
    first: dict[str, str] = {}
    return [rating for rating in ratings if first.setdefault(rating.item, rating.hash) == rating.hash]


def first_raters(ratings: Iterable[Rating]) -> list[Rating]:
    """The very first rating of each item. Nothing was sorted out before it, as it is before a second rater's."""
    first: dict[str, Rating] = {}
    for rating in ratings:
        first.setdefault(rating.item, rating)
    return list(first.values())


def of_present_content(items: Iterable[Item], ratings: Iterable[Rating]) -> list[Rating]:
    """The ratings of what the items say now."""
    present = {review_hash(item) for item in items}
    return [rating for rating in ratings if rating.hash in present]


def agreement_of(ratings: Sequence[Rating], mock_ids: Collection[str]) -> Agreement:
    """The figures over the ratings; `mock_ids` are the ids of items fit for mock exams."""
    agreeing = sum(rating.agrees for rating in ratings)
    objections = Counter(rating.objection for rating in ratings if rating.objection)
    return Agreement(
        ratings=len(ratings),
        agreeing=agreeing,
        interval=wilson_interval(agreeing, len(ratings)),
        second_right=objections[SECOND_RIGHT_OPTION],
        objections=dict(sorted(objections.items())),
        mock=_means([rating for rating in ratings if rating.item in mock_ids]),
        all=_means(ratings),
    )


def disagreements(ratings: Iterable[Rating]) -> list[Rating]:
    """The ratings that reject their item, in the order of the ledger."""
    return [rating for rating in ratings if rating.verdict == Status.REJECTED]


def _means(ratings: Sequence[Rating]) -> Means | None:
    if not ratings:
        return None
    return Means(
        ratings=len(ratings),
        clear=fmean(rating.clear for rating in ratings),
        exam_like=fmean(rating.exam_like for rating in ratings),
        tempting=fmean(rating.tempting for rating in ratings),
    )
