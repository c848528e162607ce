"""Cohorts: making, showing and changing them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from examprep.models.cohort import Cohort, CohortMember
from examprep.services.accounts import lock_account
from examprep.services.call import Call
from examprep.services.cohort_access import ADMIN, INSTRUCTOR, load_joined, load_taught
from examprep.services.members import add_member
from examprep.services.paging import Position, newest_first


@dataclass(frozen=True, slots=True)
class CohortRecord:
    """A cohort as the caller sees it; `role` is theirs in it, `None` for an admin who is no member."""

    id: str
    name: str
    role: str | None
    learners: int
    instructors: int
    created_at: datetime
    archived_at: datetime | None


def create_cohort(call: Call, name: str) -> CohortRecord:
    """A new cohort whose only member is the caller, as its instructor. Raises `NotFound` for a deleted account."""
    lock_account(call)
    cohort = Cohort(id=call.new_id(), name=name, created_by=call.user_id, created_at=call.now)
    call.session.add(cohort)
    call.session.flush()
    add_member(call, cohort.id, INSTRUCTOR)
    return describe(call, cohort, INSTRUCTOR)


def get_cohort(call: Call, cohort_id: str) -> CohortRecord:
    """A cohort of the caller; any, for an admin. Raises `NotFound`."""
    cohort, member = load_joined(call, cohort_id)
    return describe(call, cohort, member.role if member else None)


def list_cohorts(call: Call, limit: int, after: Position | None) -> list[CohortRecord]:
    """Up to `limit` cohorts of the caller, of all for an admin, the newest first, in a fixed number of queries."""
    own = (CohortMember.cohort_id == Cohort.id) & (CohortMember.user_id == call.user_id)
    both = select(Cohort, CohortMember.role).join(
        CohortMember, own & CohortMember.ended_at.is_(None), isouter=call.role == ADMIN
    )
    rows = call.session.execute(newest_first(both, Cohort.created_at, Cohort.id, limit, after)).all()
    return _records(call, [(cohort, role) for cohort, role in rows])


def change_cohort(call: Call, cohort_id: str, name: str | None, archived: bool | None) -> CohortRecord:
    """The cohort, renamed, archived or taken up again by an instructor; `None` leaves a thing as it is.

    An archived cohort can be renamed. Raises `NotFound` or `RoleMissing`.
    """
    cohort = load_taught(call, cohort_id)
    if name is not None:
        cohort.name = name
    if archived is not None:
        cohort.archived_at = (cohort.archived_at or call.now) if archived else None
    return get_cohort(call, cohort_id)


def describe(call: Call, cohort: Cohort, role: str | None) -> CohortRecord:
    """The cohort as somebody in this role sees it."""
    return _records(call, [(cohort, role)])[0]


def _records(call: Call, cohorts: Sequence[tuple[Cohort, str | None]]) -> list[CohortRecord]:
    counts = {
        (cohort_id, role): count
        for cohort_id, role, count in call.session.execute(
            select(CohortMember.cohort_id, CohortMember.role, func.count())
            .where(CohortMember.cohort_id.in_([cohort.id for cohort, _ in cohorts]), CohortMember.ended_at.is_(None))
            .group_by(CohortMember.cohort_id, CohortMember.role)
        )
    }
    return [
        CohortRecord(
            id=cohort.id,
            name=cohort.name,
            role=role,
            learners=counts.get((cohort.id, "learner"), 0),
            instructors=counts.get((cohort.id, INSTRUCTOR), 0),
            created_at=cohort.created_at,
            archived_at=cohort.archived_at,
        )
        for cohort, role in cohorts
    ]
