"""Attempts as their learner sees them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from examprep.core import deadline
from examprep.core.errors import AttemptOpen, NotFound
from examprep.core.question import OfferedOption, Question
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.bank import ExamRow, ItemRevision
from examprep.models.base import number_of_ids
from examprep.services.call import Call
from examprep.services.closing import close_if_due, expire_own
from examprep.services.paging import Position, newest_first


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """An attempt at the server's time. `remaining_ms` and `deadline_at` are `None` for an untimed drill;
    while a drill is `paused`, `remaining_ms` stands still. `responded` counts the questions with at least one
    option selected, `incomplete` those among them with fewer than asked for.
    """

    id: str
    kind: str
    exam: str
    state: str
    paused: bool
    question_count: int
    responded: int
    incomplete: int
    started_at: datetime
    deadline_at: datetime | None
    closed_at: datetime | None
    closed_by: str | None
    server_time: datetime
    remaining_ms: int | None


def load_attempt(call: Call, attempt_id: str) -> Attempt:
    """The caller's attempt, closed if it was due; locked in a writable call, so that changes queue up.

    Raises `NotFound` for an unknown one and for somebody else's alike.
    """
    query = select(Attempt).where(Attempt.id == attempt_id, Attempt.user_id == call.user_id)
    attempt = call.session.scalar(query.with_for_update() if call.writable else query)
    if attempt is None:
        raise NotFound("There is no such attempt of yours.")
    close_if_due(call, attempt)
    return attempt


def load_closed(call: Call, attempt_id: str) -> Attempt:
    """The caller's attempt, which must be closed. Raises `NotFound` or `AttemptOpen`."""
    attempt = load_attempt(call, attempt_id)
    if attempt.closed_at is None:
        raise AttemptOpen("Submit the attempt first; then there is a result.", attempt=attempt.id)
    return attempt


def get_attempt(call: Call, attempt_id: str) -> AttemptRecord:
    """The caller's attempt. Raises `NotFound`."""
    return record(call, [load_attempt(call, attempt_id)])[0]


def list_attempts(call: Call, limit: int, after: Position | None) -> list[AttemptRecord]:
    """Up to `limit` attempts of the caller, newest first, in a fixed number of queries."""
    expire_own(call)
    own = select(Attempt).where(Attempt.user_id == call.user_id)
    page = newest_first(own, Attempt.started_at, Attempt.id, limit, after)
    return record(call, call.session.scalars(page).all())


def record(call: Call, attempts: Sequence[Attempt]) -> list[AttemptRecord]:
    """The attempts as records at the call's time, in the same order."""
    some = AttemptQuestion.selected != []
    incomplete = some & (number_of_ids(AttemptQuestion.selected) < AttemptQuestion.choose)
    counts = {
        attempt_id: numbers
        for attempt_id, *numbers in call.session.execute(
            select(
                AttemptQuestion.attempt_id,
                func.count(),
                func.count().filter(some),
                func.count().filter(incomplete),
            )
            .where(AttemptQuestion.attempt_id.in_([attempt.id for attempt in attempts]))
            .group_by(AttemptQuestion.attempt_id)
        )
    }
    exams = dict(call.session.execute(select(ExamRow.id, ExamRow.code)).all())
    return [_record(call.now, attempt, exams[attempt.exam_id], *counts[attempt.id]) for attempt in attempts]


def list_questions(call: Call, attempt_id: str) -> tuple[AttemptRecord, list[Question]]:
    """The caller's attempt with its questions in order, without keys. Raises `NotFound`."""
    attempt = get_attempt(call, attempt_id)
    rows = call.session.execute(
        select(AttemptQuestion, ItemRevision.content)
        .join(ItemRevision, ItemRevision.id == AttemptQuestion.item_revision_id)
        .where(AttemptQuestion.attempt_id == attempt_id)
        .order_by(AttemptQuestion.number)
    )
    return attempt, [_question(question, content) for question, content in rows]


def _record(now: datetime, attempt: Attempt, exam: str, total: int, responded: int, incomplete: int) -> AttemptRecord:
    clock = (attempt.paused_at or now, attempt.deadline_at, attempt.closed_at)
    return AttemptRecord(
        id=attempt.id,
        kind=attempt.kind,
        exam=exam,
        state=deadline.state(*clock),
        paused=attempt.paused_at is not None,
        question_count=total,
        responded=responded,
        incomplete=incomplete,
        started_at=attempt.started_at,
        deadline_at=attempt.deadline_at,
        closed_at=attempt.closed_at,
        closed_by=attempt.closed_by,
        server_time=now,
        remaining_ms=deadline.remaining_ms(*clock),
    )


def _question(question: AttemptQuestion, content: Mapping[str, Any]) -> Question:
    texts = {option["id"]: option["text"] for option in content["options"]}
    return Question(
        number=question.number,
        stem=content["stem"],
        choose=content["choose"],
        options=tuple(OfferedOption(id, texts[id]) for id in question.option_order),
        selected=tuple(question.selected),
        flagged=question.flagged,
        checked=question.checked_at is not None,
        revision=question.revision,
    )
