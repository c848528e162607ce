"""Rows on what blind raters said; the figures are those of `python -m seed review report`."""

from collections.abc import Iterator, Sequence

from examprep.core.item import Item
from seed.records import Status
from seed.review.agreement import Agreement, agreement_of, first_pass, of_present_content
from seed.review.rating import Rating
from seed.review.verdict import statuses_of
from seed.stats.rows import NOTHING, Row, percent

LEAST_AGREEING = 0.97
MOST_SECOND_RIGHT = 0.01
LEAST_MEANS = {"clear": 4.8, "could stand in the exam": 4.4, "distractors tempt": 3.8}


def review_rows(items: Sequence[Item], ratings: Sequence[Rating]) -> Iterator[Row]:
    """Yields the rows on accepted items, on agreement at first sight and now, and on the scales for mock items."""
    mock_ids = {item.id for item in items if item.mock}
    accepted = list(statuses_of(items, ratings).values()).count(Status.ACCEPTED)
    yield Row("items accepted by blind review", f"{accepted} of {len(items)}", "all", accepted == len(items))
    now = agreement_of(of_present_content(items, ratings), mock_ids)
    yield from _agreement_rows("first content", agreement_of(first_pass(ratings), mock_ids))
    yield from _agreement_rows("present content", now)
    yield from _scale_rows(now)


def _agreement_rows(when: str, figures: Agreement) -> Iterator[Row]:
    picks, second = f"pick = key, {when}", f"second right option, {when}"
    least, most = f"≥ {percent(LEAST_AGREEING)}", f"≤ {percent(MOST_SECOND_RIGHT)}"
    if not figures.ratings:
        yield Row(picks, NOTHING, least, ok=False)
        yield Row(second, NOTHING, most, ok=False)
        return
    low, high = figures.interval
    share = figures.agreeing / figures.ratings
    value = f"{percent(share)} ({percent(low)} to {percent(high)}) of {figures.ratings}"
    yield Row(picks, value, least, share >= LEAST_AGREEING)
    share = figures.second_right / figures.ratings
    yield Row(second, f"{percent(share)} of {figures.ratings}", most, share <= MOST_SECOND_RIGHT)


def _scale_rows(figures: Agreement) -> Iterator[Row]:
    """The means over ratings of mock items, from 1 to 5."""
    means = figures.mock
    found = (means.clear, means.exam_like, means.tempting) if means else (None, None, None)
    for (scale, least), mean in zip(LEAST_MEANS.items(), found, strict=True):
        value = NOTHING if mean is None else f"{mean:.2f}"
        yield Row(f"mock items, mean rating: {scale}", value, f"≥ {least}", mean is not None and mean >= least)
