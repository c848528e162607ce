"""The items an attempt may draw from, with what this learner knows of them."""

from datetime import datetime

from sqlalchemy import ColumnElement, select

from examprep.core.assembly import Candidate
from examprep.core.deadline import GRACE
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ItemRow, ItemUsage
from examprep.services.call import Call
from examprep.services.exams import Exam


def mock_pool(call: Call, exam: Exam) -> list[Candidate]:
    """All items fit for a mock of the exam."""
    return _pool(call, exam, ItemRow.mock.is_(True))


def drill_pool(call: Call, exam: Exam, condition: ColumnElement[bool]) -> list[Candidate]:
    """All items that meet the condition, less those on an open mock of the learner."""
    return _pool(call, exam, condition, ItemRow.id.not_in(withheld_items(call)))


def withheld_items(call: Call) -> set[int]:
    """The items on the caller's running mock exams, whose keys nothing may show them now."""
    return set(
        call.session.scalars(
            select(AttemptQuestion.item_id)
            .join(Attempt, Attempt.id == AttemptQuestion.attempt_id)
            .where(Attempt.user_id == call.user_id, Attempt.kind == "mock")
            .where(Attempt.closed_at.is_(None), Attempt.deadline_at > call.now - GRACE)
        )
    )


def _pool(call: Call, exam: Exam, *conditions: ColumnElement[bool]) -> list[Candidate]:
    items = call.session.execute(
        select(
            ItemRow.id,
            ItemRow.code,
            ItemRow.domain,
            ItemRow.task,
            ItemRow.block,
            ItemRow.choose,
            ItemRow.enemies,
            ItemUsage.asked,
            ItemUsage.first_responses,
        )
        .join(ItemUsage, ItemUsage.item_id == ItemRow.id)
        .where(ItemRow.pack_id == exam.pack_id, ItemRow.retired_at.is_(None), *conditions)
        .order_by(ItemRow.id)
    )
    seen = _last_seen(call)
    return [
        Candidate(
            id=item.id,
            code=item.code,
            domain=item.domain,
            task=item.task,
            block=item.block,
            multiple=item.choose > 1,
            enemies=frozenset(item.enemies),
            last_seen_at=seen[item.id][0] if item.id in seen else None,
            last_correct=seen[item.id][1] if item.id in seen else None,
            exposure=item.asked,
            first_responses=item.first_responses,
        )
        for item in items
    ]


def _last_seen(call: Call) -> dict[int, tuple[datetime, bool | None]]:
    """When the caller last had each item, and whether they were right then."""
    newest_last = call.session.execute(
        select(AttemptQuestion.item_id, Attempt.started_at, AttemptQuestion.correct)
        .join(Attempt, Attempt.id == AttemptQuestion.attempt_id)
        .where(Attempt.user_id == call.user_id)
        .order_by(Attempt.started_at, Attempt.id)
    )
    return {item_id: (started_at, correct) for item_id, started_at, correct in newest_last}
