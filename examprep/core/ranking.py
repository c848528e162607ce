"""Leaderboards on paper: which mock exams count, in which window, for how much, and who is ahead of whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

METRICS = ("best", "first", "improvement")
SPANS = ("week", "month", "all")
LEAST_FIRST_SEEN_PERCENT = 80
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Finish:
    """A full mock exam that counts: its scaled score, and when it was closed."""

    score: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Window:
    """From `start` on, until before `end`; `None` where there is no end."""

    start: datetime
    end: datetime | None

    def holds(self, at: datetime) -> bool:
        """Whether the moment lies in the window."""
        return self.start <= at and (self.end is None or at < self.end)


def counts(first_seen: int, scored: int) -> bool:
    """Whether a full mock counts: at least 80 % of its scored questions were new to the learner. Without any: no."""
    return scored > 0 and 100 * first_seen >= LEAST_FIRST_SEEN_PERCENT * scored


def window_at(span: str, now: datetime) -> Window:
    """The ISO week (from Monday on), the calendar month, or all time, in UTC, that `now` lies in."""
    midnight = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    if span == "week":
        monday = midnight - timedelta(days=midnight.weekday())
        return Window(monday, monday + timedelta(days=7))
    if span == "month":
        first = midnight.replace(day=1)
        return Window(first, (first + timedelta(days=31)).replace(day=1))
    return Window(BEGINNING, None)


def metrics(finishes: Iterable[Finish]) -> dict[str, Finish]:
    """What a learner's finishes in one window come to, by metric; nothing where there are none.

    `best` is the highest score, from the earliest finish that has it; `first` is the earliest finish, of two at one
    moment the lower; `improvement` is best - first, 0 or more, dated by the best.
    """
    in_order = sorted(finishes, key=lambda finish: (finish.at, finish.score))
    if not in_order:
        return {}
    first, best = in_order[0], max(in_order, key=lambda finish: finish.score)
    return {"best": best, "first": first, "improvement": Finish(best.score - first.score, best.at)}


def rank(score: int, members: Mapping[int, int]) -> int:
    """One more than the number of members with a higher score, so that equal scores share a rank: 1, 2, 2, 4.

    `members` says how many have each score.
    """
    return 1 + sum(number for other, number in members.items() if other > score)
