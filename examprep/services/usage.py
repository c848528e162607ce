"""How often items were asked, kept as attempts close."""

from collections.abc import Collection, Sequence

from sqlalchemy import Select, func, select, update

from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ItemUsage
from examprep.services.call import Call


def lock_usage(call: Call, items: Collection[int] | Select[int]) -> None:
    """Locks the items' rows in the order of their ids, so that attempts that close together wait for each other
    instead of blocking each other for good. Who closes several in one call locks the items of all beforehand.
    """
    locked = select(ItemUsage.item_id).where(ItemUsage.item_id.in_(items)).order_by(ItemUsage.item_id)
    call.session.execute(locked.with_for_update())


def count_usage(call: Call, graded: Sequence[tuple[AttemptQuestion, bool]]) -> None:
    """Counts for the items of graded questions that they were asked once more and, where the learner who responded
    had never seen them, the response and whether it was right.
    """
    asked = [question.item_id for question, _ in graded]
    first = [(question.item_id, correct) for question, correct in graded if question.first_seen and question.selected]
    lock_usage(call, asked)
    _add_one(call, ItemUsage.asked.name, asked)
    _add_one(call, ItemUsage.first_responses.name, [item for item, _ in first])
    _add_one(call, ItemUsage.first_correct.name, [item for item, correct in first if correct])


def count_correct_anew(call: Call, items: Collection[int]) -> None:
    """Counts from the closed attempts how many first responses to the items were right."""
    lock_usage(call, items)
    right = (
        select(func.count())
        .select_from(AttemptQuestion)
        .join(Attempt, Attempt.id == AttemptQuestion.attempt_id)
        .where(AttemptQuestion.item_id == ItemUsage.item_id, Attempt.closed_at.is_not(None))
        .where(AttemptQuestion.first_seen, AttemptQuestion.selected != [], AttemptQuestion.correct.is_(True))
    )
    counted = {ItemUsage.first_correct.name: right.correlate(ItemUsage).scalar_subquery()}
    call.session.execute(update(ItemUsage).where(ItemUsage.item_id.in_(items)).values(counted))


def _add_one(call: Call, column: str, items: Collection[int]) -> None:
    counter = ItemUsage.__table__.c[column]
    call.session.execute(update(ItemUsage).where(ItemUsage.item_id.in_(items)).values({column: counter + 1}))
