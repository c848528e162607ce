"""Assignments: what a cohort is given to sit. Starting one is in `assigned_attempts`."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from examprep.core import assignment as rules
from examprep.core.cohort_errors import AssignmentStarted
from examprep.core.errors import NotFound
from examprep.models.assignment import AssignedAttempt, Assignment
from examprep.models.bank import ExamRow
from examprep.models.cohort import CohortMember
from examprep.services.call import Call
from examprep.services.cohort_access import is_learner_of, load_changeable, load_joined
from examprep.services.exams import Exam, get_exam
from examprep.services.notices import notify
from examprep.services.paging import Position, newest_first
from examprep.services.starting import StartRequest, draw


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said of an assignment besides what it draws: its name, its window, attempts for each learner."""

    title: str
    opens_at: datetime
    closes_at: datetime
    attempts_allowed: int


@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """An assignment as the caller sees it, with the number of attempts they have started for it.

    `select`, `value`, `count` and `minutes` are as in `StartRequest`. `state` is one of `rules.STATES`.
    """

    id: str
    title: str
    kind: str
    exam: str
    select: str | None
    value: str | None
    count: int | None
    minutes: int | None
    opens_at: datetime
    closes_at: datetime
    state: str
    attempts_allowed: int
    attempts_started: int
    created_at: datetime


def publish_assignment(call: Call, cohort_id: str, request: StartRequest, terms: Terms) -> AssignmentRecord:
    """A new assignment, by an instructor, of which every learner of the cohort is told.

    The drawing is tried once. Raises `NotFound` (also for an unknown exam), `RoleMissing`, `CohortArchived`,
    `WindowEmpty`, `PoolTooSmall` or `SelectorUnknown`.
    """
    cohort = load_changeable(call, cohort_id)
    rules.ensure_window(terms.opens_at, terms.closes_at)
    exam = get_exam(call, request.exam)
    draw(call, exam, request, random.Random(call.rng.getrandbits(63)))
    assignment = _add(call, cohort_id, exam, request, terms)
    told = {"cohort": cohort.id, "cohort_name": cohort.name, "assignment": assignment.id, "title": assignment.title}
    learners = call.session.scalars(select(CohortMember.user_id).where(is_learner_of(cohort_id)))
    notify(call, learners, "assignment-published", **told)
    return _records(call, [assignment])[0]


def list_assignments(call: Call, cohort_id: str, limit: int, after: Position | None) -> list[AssignmentRecord]:
    """Up to `limit` assignments, the newest first, for all members. Raises `NotFound`."""
    load_joined(call, cohort_id)
    of_cohort = select(Assignment).where(Assignment.cohort_id == cohort_id)
    page = newest_first(of_cohort, Assignment.created_at, Assignment.id, limit, after)
    return _records(call, call.session.scalars(page).all())


def get_assignment(call: Call, cohort_id: str, assignment_id: str) -> AssignmentRecord:
    """An assignment, for all members. Raises `NotFound`."""
    load_joined(call, cohort_id)
    return _records(call, [load_assignment(call, cohort_id, assignment_id)])[0]


def change_assignment(call: Call, cohort_id: str, assignment_id: str, changes: Mapping[str, Any]) -> AssignmentRecord:
    """The assignment with some of its `Terms` changed, by an instructor; what was started stays started.

    Raises `NotFound`, `RoleMissing`, `CohortArchived` or `WindowEmpty`.
    """
    load_changeable(call, cohort_id)
    assignment = load_assignment(call, cohort_id, assignment_id)
    rules.ensure_window(changes.get("opens_at", assignment.opens_at), changes.get("closes_at", assignment.closes_at))
    for term, value in changes.items():
        setattr(assignment, term, value)
    return _records(call, [assignment])[0]


def withdraw_assignment(call: Call, cohort_id: str, assignment_id: str) -> None:
    """Takes back an assignment that nobody has started, by an instructor.

    Raises `NotFound`, `RoleMissing`, `CohortArchived` or `AssignmentStarted`.
    """
    load_changeable(call, cohort_id)
    assignment = load_assignment(call, cohort_id, assignment_id)
    call.session.refresh(assignment, with_for_update=True)
    started = select(AssignedAttempt.attempt_id).where(AssignedAttempt.assignment_id == assignment_id)
    if call.session.scalars(started).first() is not None:
        raise AssignmentStarted("Somebody has started this assignment. Close it instead, by its `closes_at`.")
    call.session.delete(assignment)


def load_assignment(call: Call, cohort_id: str, assignment_id: str) -> Assignment:
    """An assignment of the cohort, which is not withdrawn before a writable call ends. Raises `NotFound`."""
    query = select(Assignment).where(Assignment.id == assignment_id, Assignment.cohort_id == cohort_id)
    assignment = call.session.scalar(query.with_for_update(read=True, key_share=True) if call.writable else query)
    if assignment is None:
        raise NotFound("This cohort has no such assignment.")
    return assignment


def start_request(call: Call, assignment: Assignment) -> StartRequest:
    """What somebody asks for who starts the assignment."""
    return StartRequest(
        kind=assignment.kind,
        exam=call.session.get_one(ExamRow, assignment.exam_id).code,
        select=assignment.selector,
        value=assignment.subject,
        count=assignment.question_count,
        minutes=assignment.minutes,
        assignment=assignment.id,
    )


def count_started(call: Call, assignments: Sequence[Assignment]) -> dict[str, int]:
    """How many attempts the caller has started, by the assignment's id; those without any are left out."""
    own = select(AssignedAttempt.assignment_id, func.count()).where(
        AssignedAttempt.user_id == call.user_id,
        AssignedAttempt.assignment_id.in_([assignment.id for assignment in assignments]),
    )
    return dict(call.session.execute(own.group_by(AssignedAttempt.assignment_id)).all())


def _add(call: Call, cohort_id: str, exam: Exam, request: StartRequest, terms: Terms) -> Assignment:
    assignment = Assignment(
        id=call.new_id(),
        cohort_id=cohort_id,
        title=terms.title,
        exam_id=exam.id,
        kind=request.kind,
        selector=request.select,
        subject=request.value,
        question_count=request.count,
        minutes=request.minutes,
        opens_at=terms.opens_at,
        closes_at=terms.closes_at,
        attempts_allowed=terms.attempts_allowed,
        created_by=call.user_id,
        created_at=call.now,
    )
    call.session.add(assignment)
    call.session.flush()
    return assignment


def _records(call: Call, assignments: Sequence[Assignment]) -> list[AssignmentRecord]:
    exams = dict(call.session.execute(select(ExamRow.id, ExamRow.code)).all())
    started = count_started(call, assignments)
    return [
        AssignmentRecord(
            id=row.id,
            title=row.title,
            kind=row.kind,
            exam=exams[row.exam_id],
            select=row.selector,
            value=row.subject,
            count=row.question_count,
            minutes=row.minutes,
            opens_at=row.opens_at,
            closes_at=row.closes_at,
            state=rules.state(call.now, row.opens_at, row.closes_at),
            attempts_allowed=row.attempts_allowed,
            attempts_started=started.get(row.id, 0),
            created_at=row.created_at,
        )
        for row in assignments
    ]
