"""Ratings: what a rater thinks of an item without having seen its key, and what that comes to."""

from dataclasses import asdict, dataclass

from examprep.core.item import Item, review_hash
from seed.records import Status

OBJECTIONS = ("second-right-option", "ambiguous", "outdated", "trivial", "wording")


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a rater says of an item. `picks` are option ids; the numbers are 1 (least) to 5 (most)."""

    picks: tuple[str, ...]
    confidence: int
    objection: str | None
    comment: str
    clear: int
    exam_like: int
    tempting: int


@dataclass(frozen=True, slots=True)
class Rater:
    """Who rates, under a label: a model or a person."""

    label: str
    kind: str


@dataclass(frozen=True, slots=True)
class Rating:
    """A line of the ledger. `hash` is the review hash of what was rated, `date` a day, `YYYY-MM-DD`."""

    hash: str
    item: str
    picks: tuple[str, ...]
    agrees: bool
    verdict: str
    objection: str | None
    comment: str
    confidence: int
    clear: int
    exam_like: int
    tempting: int
    rater: str
    kind: str
    date: str


def rating_of(item: Item, opinion: Opinion, rater: Rater, date: str) -> Rating:
    """The rating: it agrees where the picks are the keys, and accepts where moreover nothing is objected."""
    agrees = set(opinion.picks) == {key.id for key in item.keys}
    return Rating(
        **{**asdict(opinion), "picks": tuple(sorted(opinion.picks))},
        hash=review_hash(item),
        item=item.id,
        agrees=agrees,
        verdict=verdict_of(agrees=agrees, objection=opinion.objection),
        rater=rater.label,
        kind=rater.kind,
        date=date,
    )


def verdict_of(*, agrees: bool, objection: str | None) -> str:
    """What a single rating says of the content: accepted or rejected."""
    return (Status.ACCEPTED if agrees and objection is None else Status.REJECTED).value
