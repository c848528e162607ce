"""Attempts for an assignment: starting them, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, select

from examprep.core import assignment as rules
from examprep.core import deadline
from examprep.core.errors import NotFound
from examprep.core.scoring import Score
from examprep.models.account import User
from examprep.models.assignment import AssignedAttempt, Assignment
from examprep.models.attempt import Attempt
from examprep.models.cohort import CohortMember
from examprep.services.accounts import lock_account
from examprep.services.assignments import count_started, load_assignment, start_request
from examprep.services.attempts import AttemptRecord, record
from examprep.services.call import Call
from examprep.services.closing import expire
from examprep.services.cohort_access import ensure_active, is_learner_of, load_joined, load_taught, visible_attempts
from examprep.services.paging import Position, oldest_first
from examprep.services.starting import find_started, start_new


@dataclass(frozen=True, slots=True)
class Outcome:
    """One attempt for an assignment. Scores are `None` until it is closed; `scaled` and `passed` are for mocks.

    `late`: it was started in time and ended after the assignment had closed.
    """

    attempt: str
    number: int
    state: str
    started_at: datetime
    closed_at: datetime | None
    late: bool
    raw: int | None
    maximum: int
    percent: float | None
    scaled: int | None
    passed: bool | None


@dataclass(frozen=True, slots=True)
class MemberOutcomes:
    """What a learner of the cohort has started for an assignment, in order; nothing at first.

    `best_percent` is the best of the closed attempts.
    """

    member: str
    name: str
    email: str
    joined_at: datetime
    attempts: tuple[Outcome, ...]
    best_percent: float | None


def start_assigned(call: Call, cohort_id: str, assignment_id: str, key: str | None) -> AttemptRecord:
    """The attempt that the caller starts for the assignment, or that the same key started within 24 hours.

    Simultaneous starts of one learner wait for each other, so that no attempt too many is started. Raises
    `NotFound`, `CohortArchived`, `AssignmentUpcoming`, `AssignmentClosed`, `AttemptsUsedUp`, and what
    `start_attempt` raises.
    """
    lock_account(call)
    cohort, member = load_joined(call, cohort_id)
    if member is None:
        raise NotFound("You are no member of this cohort.")
    assignment = load_assignment(call, cohort_id, assignment_id)
    request = start_request(call, assignment)
    attempt = find_started(call, request, key)
    if attempt is None:
        ensure_active(cohort)
        number = _next_number(call, assignment)
        attempt = start_new(call, request, key)
        call.session.add(
            AssignedAttempt(attempt_id=attempt.id, assignment_id=assignment.id, user_id=call.user_id, number=number)
        )
    return record(call, [attempt])[0]


def list_outcomes(
    call: Call, cohort_id: str, assignment_id: str, limit: int | None = None, after: Position | None = None
) -> list[MemberOutcomes]:
    """What up to `limit` learners, or all, in the order they joined, made of the assignment, for instructors.

    Raises `NotFound` or `RoleMissing`. Sends a fixed number of queries.
    """
    load_taught(call, cohort_id)
    assignment = load_assignment(call, cohort_id, assignment_id)
    learners = select(CohortMember, User).join(User, User.id == CohortMember.user_id).where(is_learner_of(cohort_id))
    page = oldest_first(learners, CohortMember.joined_at, CohortMember.id, limit, after)
    members = call.session.execute(page).all()
    expire(call, limit=1000, whose=[member.user_id for member, _ in members])
    outcomes = _outcomes(call, assignment, [member for member, _ in members])
    return [_of_member(member, user, outcomes.get(member.id, [])) for member, user in members]


def _next_number(call: Call, assignment: Assignment) -> int:
    started = count_started(call, [assignment]).get(assignment.id, 0)
    rules.ensure_may_start(call.now, assignment.opens_at, assignment.closes_at, started, assignment.attempts_allowed)
    return started + 1


def _outcomes(call: Call, assignment: Assignment, members: Sequence[CohortMember]) -> dict[str, list[Outcome]]:
    """The attempts for the assignment by the membership's id."""
    rows = call.session.execute(
        select(CohortMember.id, Attempt, AssignedAttempt.number)
        .join(Attempt, visible_attempts())
        .join(AssignedAttempt, AssignedAttempt.attempt_id == Attempt.id)
        .where(AssignedAttempt.assignment_id == assignment.id)
        .where(CohortMember.id.in_([member.id for member in members]))
        .order_by(AssignedAttempt.number)
    )
    found: dict[str, list[Outcome]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(_outcome(call.now, assignment, row))
    return found


def _outcome(now: datetime, assignment: Assignment, row: Row[str, Attempt, int]) -> Outcome:
    _, attempt, number = row
    return Outcome(
        attempt=attempt.id,
        number=number,
        state=deadline.state(attempt.paused_at or now, attempt.deadline_at, attempt.closed_at),
        started_at=attempt.started_at,
        closed_at=attempt.closed_at,
        late=rules.is_late(attempt.closed_at, assignment.closes_at),
        raw=attempt.raw,
        maximum=attempt.maximum,
        percent=None if attempt.raw is None else Score(attempt.raw, attempt.maximum).percent,
        scaled=attempt.scaled,
        passed=attempt.passed,
    )


def _of_member(member: CohortMember, user: User, attempts: Sequence[Outcome]) -> MemberOutcomes:
    percents = [outcome.percent for outcome in attempts if outcome.percent is not None]
    return MemberOutcomes(
        member.id, user.name, user.email, member.joined_at, tuple(attempts), max(percents, default=None)
    )
