"""Closing an attempt: one function, whoever asks for it."""

from datetime import datetime

from sqlalchemy import select, update

from examprep.core import deadline, scoring
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ItemRevision
from examprep.services.call import Call, WriteNeeded


def close(call: Call, attempt: Attempt, closed_by: str, closed_at: datetime) -> None:
    """Grades the attempt and closes it, unless it is closed already; the row shows what stands afterwards.

    Exactly one of many simultaneous calls takes effect: the update only finds an open attempt.
    """
    score = _grade(call, attempt)
    scaled = scoring.scaled_score(score) if attempt.kind == "mock" else None
    call.session.execute(
        update(Attempt)
        .where(Attempt.id == attempt.id, Attempt.closed_at.is_(None))
        .values(
            closed_at=closed_at,
            closed_by=closed_by,
            raw=score.raw,
            scaled=scaled,
            passed=scaled >= attempt.passing_score if scaled is not None else None,
        )
        .execution_options(synchronize_session=False)
    )
    call.session.refresh(attempt)


def close_if_due(call: Call, attempt: Attempt) -> None:
    """Closes an attempt whose deadline and grace are over. Raises `WriteNeeded` in a reading call."""
    if not deadline.is_due(call.now, attempt.deadline_at, attempt.closed_at):
        return
    if not call.writable:
        raise WriteNeeded
    assert attempt.deadline_at is not None  # noqa: S101 - an untimed attempt is never due
    close(call, attempt, "timer", attempt.deadline_at + deadline.GRACE)


def expire(call: Call, limit: int, user_id: str | None = None) -> int:
    """Closes up to `limit` attempts that are due, of one user or of all; how many were closed.

    Attempts that another process is closing at this moment are left to it.
    """
    due = select(Attempt).where(Attempt.closed_at.is_(None), Attempt.deadline_at <= call.now - deadline.GRACE)
    if user_id is not None:
        due = due.where(Attempt.user_id == user_id)
    attempts = call.session.scalars(
        due.order_by(Attempt.deadline_at).limit(limit).with_for_update(skip_locked=user_id is None)
    ).all()
    if attempts and not call.writable:
        raise WriteNeeded
    for attempt in attempts:
        close_if_due(call, attempt)
    return len(attempts)


def _grade(call: Call, attempt: Attempt) -> scoring.Score:
    rows = call.session.execute(
        select(AttemptQuestion, ItemRevision.content)
        .join(ItemRevision, ItemRevision.id == AttemptQuestion.item_revision_id)
        .where(AttemptQuestion.attempt_id == attempt.id)
    ).all()
    graded = []
    for question, content in rows:
        keys = [option["id"] for option in content["options"] if option["is_key"]]
        question.correct = scoring.is_correct(keys, question.selected)
        graded.append(scoring.Graded(question.domain, question.task, question.correct))
    call.session.flush()
    return scoring.total(graded)
