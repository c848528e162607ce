"""Closing an attempt: one function, whoever asks for it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from examprep.core import deadline, scoring
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ItemRevision
from examprep.services.call import Call, WriteNeeded
from examprep.services.events import note_event
from examprep.services.placings import lock_boards, place
from examprep.services.usage import count_usage, lock_usage

_OWN_AT_ONCE = 1000


def close(call: Call, attempt: Attempt, closed_by: str, closed_at: datetime) -> None:
    """Grades the attempt and closes it, unless it is closed already; the row shows what stands afterwards.

    Exactly one of many simultaneous calls takes effect: the update only finds an open attempt.
    """
    graded = grade(call, attempt)
    closing = (
        update(Attempt)
        .where(Attempt.id == attempt.id, Attempt.closed_at.is_(None))
        .values(closed_at=closed_at, closed_by=closed_by, **scores(attempt, graded))
        .returning(Attempt.id)
        .execution_options(synchronize_session=False)
    )
    if call.session.scalar(closing) is not None:
        _settle(call, graded)
        if attempt.kind == "mock":
            place(call, attempt.user_id)
        note_event(call, attempt.id, "closed", by=closed_by)
    call.session.refresh(attempt)


def close_if_due(call: Call, attempt: Attempt) -> None:
    """Closes an attempt whose deadline and grace are over. Raises `WriteNeeded` in a reading call."""
    if attempt.paused_at or not deadline.is_due(call.now, attempt.deadline_at, attempt.closed_at):
        return
    if not call.writable:
        raise WriteNeeded
    assert attempt.deadline_at is not None  # noqa: S101 - an untimed attempt is never due
    close(call, attempt, "timer", attempt.deadline_at + deadline.GRACE)


def expire(call: Call, limit: int, whose: Collection[str] | None = None) -> int:
    """Closes up to `limit` attempts that are due, of these users or of all; how many were closed.

    Attempts that another process is closing at this moment are left to it.
    """
    open_unpaused = select(Attempt).where(Attempt.closed_at.is_(None), Attempt.paused_at.is_(None))
    due = open_unpaused.where(Attempt.deadline_at <= call.now - deadline.GRACE)
    if whose is not None:
        due = due.where(Attempt.user_id.in_(whose))
    attempts = call.session.scalars(
        due.order_by(Attempt.deadline_at).limit(limit).with_for_update(skip_locked=whose is None)
    ).all()
    if not attempts:
        return 0
    if not call.writable:
        raise WriteNeeded
    of_all = AttemptQuestion.attempt_id.in_([attempt.id for attempt in attempts])
    lock_usage(call, select(AttemptQuestion.item_id).where(of_all))
    lock_boards(call, {attempt.user_id for attempt in attempts})
    for attempt in attempts:
        close_if_due(call, attempt)
    return len(attempts)


def expire_own(call: Call) -> None:
    """Closes the caller's attempts that are due, before anything is told that rests on graded responses."""
    expire(call, _OWN_AT_ONCE, [call.user_id])


def scores(attempt: Attempt, graded: Sequence[tuple[AttemptQuestion, bool]]) -> dict[str, int | bool | None]:
    """The scores of an attempt by its graded questions, pilots left out; a drill is not scaled."""
    score = scoring.total(as_graded(question, correct) for question, correct in graded if not question.pilot)
    scaled = scoring.scaled_score(score) if attempt.kind == "mock" else None
    passed = scaled >= attempt.passing_score if scaled is not None else None
    return {"raw": score.raw, "scaled": scaled, "passed": passed}


def grade(call: Call, attempt: Attempt) -> list[tuple[AttemptQuestion, bool]]:
    """Every question of the attempt with whether its response is right, by the content it was asked with."""
    rows = call.session.execute(
        select(AttemptQuestion, ItemRevision.content)
        .join(ItemRevision, ItemRevision.id == AttemptQuestion.item_revision_id)
        .where(AttemptQuestion.attempt_id == attempt.id)
        .order_by(AttemptQuestion.number)
    )
    return [(question, scoring.is_correct(key_ids(content), question.selected)) for question, content in rows]


def as_graded(question: AttemptQuestion, correct: bool) -> scoring.Graded:
    """A question as scoring takes it."""
    return scoring.Graded(question.domain, question.task, correct)


def key_ids(content: Mapping[str, Any]) -> list[str]:
    """The ids of the keys in an item revision's content."""
    return [option["id"] for option in content["options"] if option["is_key"]]


def _settle(call: Call, graded: Sequence[tuple[AttemptQuestion, bool]]) -> None:
    """Keeps what the grading says of each question, and counts the use of the items."""
    for question, correct in graded:
        question.correct = correct
    count_usage(call, graded)
    call.session.flush()
