"""The report of the reviews, as lines of text."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from examprep.core.item import Item
from seed.records import Status
from seed.review.agreement import (
    Agreement,
    Means,
    agreement_of,
    disagreements,
    first_pass,
    first_raters,
    of_present_content,
)
from seed.review.rating import Rating
from seed.review.verdict import statuses_of, waiting_for


def report_lines(items: Sequence[Item], ratings: Sequence[Rating]) -> Iterator[str]:
    """Yields the lines: items by status, what waits, and how far raters and keys agree, at first and now."""
    yield from _status_lines(items, ratings)
    mock_ids = {item.id for item in items if item.mock}
    yield "first pass: each item as it was first rated"
    yield from _figure_lines("first rater of each item", agreement_of(first_raters(ratings), mock_ids))
    yield from _agreement_lines(first_pass(ratings), mock_ids)
    yield "now: ratings of what the items say at present"
    yield from _agreement_lines(of_present_content(items, ratings), mock_ids)


def rater_lines(items: Sequence[Item], ratings: Sequence[Rating], raters: Collection[str]) -> Iterator[str]:
    """Yields the lines on all ratings of these raters, of whatever content: the figures of one batch."""
    mock_ids = {item.id for item in items if item.mock}
    yield from _agreement_lines([rating for rating in ratings if rating.rater in raters], mock_ids)


def _status_lines(items: Sequence[Item], ratings: Sequence[Rating]) -> Iterator[str]:
    statuses = statuses_of(items, ratings)
    yield f"{'items':<8}" + "".join(f"{status.value:>10}" for status in Status)
    for name, mock in (("mock", True), ("drill", False)):
        counts = Counter(statuses[item.id] for item in items if item.mock is mock)
        yield f"{name:<8}" + "".join(f"{counts[status]:>10}" for status in Status)
    wanted = Counter(waiting_for(items, ratings).values())
    yield f"waiting: {wanted[2]} items for two raters, {wanted[1]} for one"


def _agreement_lines(ratings: Sequence[Rating], mock_ids: Collection[str]) -> Iterator[str]:
    for label in sorted({rating.rater for rating in ratings}):
        of_rater = [rating for rating in ratings if rating.rater == label]
        yield from _figure_lines(f"{label} ({of_rater[0].kind})", agreement_of(of_rater, mock_ids))
    yield from _figure_lines("all raters", agreement_of(ratings, mock_ids))
    rejecting = disagreements(ratings)
    yield f"  disagreements: {len(rejecting)}"
    yield from (f"    {_disagreement(rating)}" for rating in rejecting)


def _figure_lines(name: str, figures: Agreement) -> Iterator[str]:
    yield f"  {name}: {figures.ratings} ratings"
    if figures.mock or figures.all:
        low, high = figures.interval
        share = f"{figures.agreeing / figures.ratings:.1%} ({low:.1%} to {high:.1%})"
        second = f"{figures.second_right / figures.ratings:.1%}"
        objections = ", ".join(f"{name} {count}" for name, count in figures.objections.items()) or "none"
        yield f"    pick = key {share}, second right option {second}, objections: {objections}"
        yield from (
            f"    {_means(name, means)}" for name, means in (("mock", figures.mock), ("all", figures.all)) if means
        )


def _means(name: str, means: Means) -> str:
    scales = f"clear {means.clear:.2f}, exam-like {means.exam_like:.2f}, tempting {means.tempting:.2f}"
    return f"{name}: {scales} ({means.ratings} ratings)"


def _disagreement(rating: Rating) -> str:
    said = " and ".join(filter(None, ["" if rating.agrees else "another pick", rating.objection or ""]))
    return f"{rating.item} ({rating.rater}): {said}: {' '.join(rating.comment.split()) or 'no comment'}"
