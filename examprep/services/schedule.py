"""When the caller's items come again, computed from their responses whenever it is asked."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from examprep.core.scheduling import Plan, is_due, outlook, plan
from examprep.models.bank import ItemRow
from examprep.services.call import Call
from examprep.services.closing import expire_own
from examprep.services.exam_dates import find_exam_date
from examprep.services.exams import Exam, get_exam_or_longest
from examprep.services.history import asked_items, reviews_by_item
from examprep.services.pools import withheld_items


@dataclass(frozen=True, slots=True)
class DueDay:
    """How many items come up on a day (UTC)."""

    date: date
    count: int


@dataclass(frozen=True, slots=True)
class DueOverview:
    """What comes up when, as `Outlook` counts it. `exam_date` is the next one set for the exam or another of its
    pack, `None` where there is none. `unseen` counts items that the caller was never asked; they are not planned.
    """

    exam: str
    exam_date: date | None
    due: int
    days: tuple[DueDay, ...]
    later: int
    brought_forward: int
    not_before_exam: int
    unseen: int


def due_items(call: Call, exam: Exam) -> list[int]:
    """The items that should come now."""
    plans = _plans(call, exam, find_exam_date(call, exam))
    return [item_id for item_id, planned in plans.items() if is_due(planned, call.now)]


def get_due(call: Call, exam_code: str | None, days: int) -> DueOverview:
    """The overview for so many days, today the first; items on an open mock exam of the caller are left out.

    Of the longest exam, where none is named. Raises `NotFound` for an unknown one.
    """
    expire_own(call)
    exam = get_exam_or_longest(call, exam_code)
    day, withheld = find_exam_date(call, exam), withheld_items(call)
    plans = [planned for item_id, planned in _plans(call, exam, day).items() if item_id not in withheld]
    counts = outlook(plans, call.now, days)
    return DueOverview(
        exam=exam.code,
        exam_date=day,
        due=counts.due,
        days=tuple(DueDay(on, count) for on, count in counts.days.items()),
        later=counts.later,
        brought_forward=counts.brought_forward,
        not_before_exam=counts.not_before_exam,
        unseen=_count_unseen(call, exam),
    )


def _plans(call: Call, exam: Exam, exam_day: date | None) -> dict[int, Plan]:
    return {item_id: plan(reviews, exam_day) for item_id, reviews in reviews_by_item(call, exam).items()}


def _count_unseen(call: Call, exam: Exam) -> int:
    of_pack = (ItemRow.pack_id == exam.pack_id, ItemRow.retired_at.is_(None))
    query = select(func.count()).select_from(ItemRow).where(*of_pack, ItemRow.id.not_in(asked_items(call)))
    return call.session.scalar(query) or 0
