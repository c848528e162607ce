"""When a learner should see an item again: FSRS-6, aimed at the day of the exam.

The memory model and its default parameters are those of the package `fsrs`: the free spaced repetition scheduler,
https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm, at a desired retention of 90 %.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from fsrs import Card, Rating, Scheduler

_DAY = timedelta(days=1)
_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)


@dataclass(frozen=True, slots=True)
class Review:
    """A response to an item: when it was given, in UTC, and whether it was right."""

    at: datetime
    correct: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """When an item should come again; `at` is `None` where that cannot be before the exam.

    `brought_forward`: by memory alone it would come only on the day of the exam or later.
    """

    at: datetime | None
    brought_forward: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """How many items come when: `due` now, on each of `days` (what is overdue on the first one), `later` than
    those, and `not_before_exam`, which were seen too lately for another review before it. `brought_forward` of
    all were moved to the last day before the exam.
    """

    due: int
    days: dict[date, int]
    later: int
    brought_forward: int
    not_before_exam: int


def plan(reviews: Sequence[Review], exam_day: date | None) -> Plan:
    """When an item with these reviews, at least one and the oldest first, should come again.

    Whole days after the last review, at least one: right is *good*, wrong is *again*. What would come on the
    exam's day (UTC) or later comes on the last day before it, unless it was reviewed on that day already.
    """
    due_at = _due_at(reviews)
    if exam_day is None or due_at < _midnight(exam_day):
        return Plan(due_at)
    last_day = _midnight(exam_day) - _DAY
    return Plan(last_day, brought_forward=True) if reviews[-1].at < last_day else Plan(None)


def is_due(planned: Plan, now: datetime) -> bool:
    """Whether the item should come now: from its time on."""
    return planned.at is not None and planned.at <= now


def outlook(plans: Iterable[Plan], now: datetime, days: int) -> Outlook:
    """The counts for so many days (UTC), today the first."""
    planned = list(plans)
    counted = Counter(max(now, item.at).date() for item in planned if item.at is not None)
    shown = [now.date() + number * _DAY for number in range(days)]
    return Outlook(
        due=sum(is_due(item, now) for item in planned),
        days={day: counted[day] for day in shown},
        later=sum(count for day, count in counted.items() if day > shown[-1]),
        brought_forward=sum(item.brought_forward for item in planned),
        not_before_exam=sum(item.at is None for item in planned),
    )


def _due_at(reviews: Sequence[Review]) -> datetime:
    card = Card(card_id=0, due=reviews[0].at)
    for review in reviews:
        card, _ = _SCHEDULER.review_card(card, Rating.Good if review.correct else Rating.Again, review.at)
    return card.due


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
