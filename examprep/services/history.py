"""What the caller was asked before, and how it went."""

from itertools import groupby
from operator import itemgetter

from sqlalchemy import Select, func, select

from examprep.core.scheduling import Review
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ItemRow
from examprep.services.call import Call
from examprep.services.exams import Exam


def asked_items(call: Call) -> Select[int]:
    """The items that stood on any form of the caller."""
    return select(AttemptQuestion.item_id).join(Attempt).where(Attempt.user_id == call.user_id)


def last_wrong_items(call: Call) -> Select[int]:
    """The items that were wrong, or left without a response, when a question with them was last graded."""
    graded_at = func.coalesce(AttemptQuestion.checked_at, Attempt.closed_at)
    newest_first = (graded_at.desc(), Attempt.id.desc())
    place = func.row_number().over(partition_by=AttemptQuestion.item_id, order_by=newest_first)
    graded = (
        select(AttemptQuestion.item_id, AttemptQuestion.correct, place.label("place"))
        .join(Attempt)
        .where(Attempt.user_id == call.user_id, AttemptQuestion.correct.is_not(None))
        .subquery()
    )
    return select(graded.c.item_id).where(graded.c.place == 1, graded.c.correct.is_(False))


def wrong_items_of(attempt: Attempt) -> Select[int]:
    """The items of a closed attempt whose questions were not right."""
    of_attempt = AttemptQuestion.attempt_id == attempt.id
    return select(AttemptQuestion.item_id).where(of_attempt, AttemptQuestion.correct.is_(False))


def reviews_by_item(call: Call, exam: Exam) -> dict[int, list[Review]]:
    """The caller's graded responses to the items that the exam's pack has today, by item, oldest first.

    What was left without a response is none: nothing was recalled, and nothing was found to be forgotten.
    """
    rows = call.session.execute(
        select(AttemptQuestion.item_id, AttemptQuestion.saved_at, AttemptQuestion.correct)
        .join(Attempt)
        .join(ItemRow, ItemRow.id == AttemptQuestion.item_id)
        .where(Attempt.user_id == call.user_id, AttemptQuestion.correct.is_not(None), AttemptQuestion.selected != [])
        .where(ItemRow.pack_id == exam.pack_id, ItemRow.retired_at.is_(None))
        .order_by(AttemptQuestion.item_id, AttemptQuestion.saved_at, Attempt.id)
    )
    return {
        item_id: [Review(saved_at, bool(correct)) for _, saved_at, correct in responses if saved_at]
        for item_id, responses in groupby(rows, key=itemgetter(0))
    }
