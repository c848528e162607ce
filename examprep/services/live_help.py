"""Time for learners of a cohort: what runs at the moment, and the multiplier of a person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select

from examprep.core.deadline import GRACE
from examprep.core.errors import RoleMissing
from examprep.models.account import Accommodation, User
from examprep.models.attempt import Attempt
from examprep.models.cohort import CohortMember
from examprep.services.accommodations import find_accommodation, set_multiplier
from examprep.services.attempts import AttemptRecord, record
from examprep.services.call import Call
from examprep.services.cohort_access import INSTRUCTOR, load_changeable, load_taught, visible_attempts
from examprep.services.members import load_member
from examprep.services.paging import Position, oldest_first


@dataclass(frozen=True, slots=True)
class AccommodationRecord:
    """A member's multiplier; `reason` and `set_at` are `None` where nobody set one.

    The reason stays with the cohort in which it was given: it is `None` too if no instructor of this one set it.
    """

    multiplier: float
    reason: str | None
    set_at: datetime | None


@dataclass(frozen=True, slots=True)
class RunningAttempt:
    """An open attempt of a member, by the membership's id and the person's name."""

    member: str
    name: str
    attempt: AttemptRecord


def get_accommodation(call: Call, cohort_id: str, member_id: str) -> AccommodationRecord:
    """The member's accommodation, for instructors. Raises `NotFound` or `RoleMissing`."""
    load_taught(call, cohort_id)
    member = load_member(call, cohort_id, member_id)
    return _record(call, cohort_id, find_accommodation(call, member.user_id))


def set_accommodation(
    call: Call, cohort_id: str, member_id: str, multiplier: float, reason: str
) -> AccommodationRecord:
    """Sets the member's multiplier, from 1 to 4, for attempts they start from now on, in this cohort or not.

    Raises `NotFound`, `CohortArchived`, or `RoleMissing`, also for one's own.
    """
    load_changeable(call, cohort_id)
    member = load_member(call, cohort_id, member_id)
    if member.user_id == call.user_id:
        raise RoleMissing("Nobody sets their own multiplier; ask another instructor.")
    return _record(call, cohort_id, set_multiplier(call, member.user_id, multiplier, reason))


def list_running(call: Call, cohort_id: str, limit: int, after: Position | None) -> list[RunningAttempt]:
    """Up to `limit` open attempts of the cohort's learners, those started first at the beginning, for instructors.

    Paused drills are among them; what was started before joining is not. Raises `NotFound` or `RoleMissing`.
    """
    load_taught(call, cohort_id)
    not_due = or_(Attempt.paused_at.is_not(None), Attempt.deadline_at.is_(None), Attempt.deadline_at > call.now - GRACE)
    running = (
        select(Attempt, CohortMember.id, User.name)
        .join(CohortMember, visible_attempts())
        .join(User, User.id == CohortMember.user_id)
        .where(CohortMember.cohort_id == cohort_id, Attempt.closed_at.is_(None), not_due)
    )
    rows = call.session.execute(oldest_first(running, Attempt.started_at, Attempt.id, limit, after)).all()
    attempts = record(call, [attempt for attempt, _, _ in rows])
    return [RunningAttempt(member, name, attempt) for (_, member, name), attempt in zip(rows, attempts, strict=True)]


def _record(call: Call, cohort_id: str, newest: Accommodation | None) -> AccommodationRecord:
    if newest is None:
        return AccommodationRecord(1.0, None, None)
    setter = select(CohortMember.id).where(
        CohortMember.cohort_id == cohort_id,
        CohortMember.user_id == newest.set_by,
        CohortMember.role == INSTRUCTOR,
    )
    set_here = newest.set_by == call.user_id or call.session.scalars(setter).first() is not None
    return AccommodationRecord(newest.multiplier, newest.reason if set_here else None, newest.set_at)
