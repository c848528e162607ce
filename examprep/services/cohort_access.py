"""Who may see and do what in a cohort. Roles here are those in the cohort; an admin counts as its instructor."""

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import aliased

from examprep.core.cohort_errors import CohortArchived
from examprep.core.errors import NotFound, RoleMissing
from examprep.models.attempt import Attempt
from examprep.models.cohort import Cohort, CohortMember
from examprep.services.call import Call

ADMIN = "admin"
INSTRUCTOR = "instructor"
LEARNER = "learner"


def load_joined(call: Call, cohort_id: str) -> tuple[Cohort, CohortMember | None]:
    """The cohort and the caller's own membership, which only an admin may lack. Raises `NotFound` for others."""
    cohort, member = call.session.get(Cohort, cohort_id), find_membership(call, cohort_id)
    if cohort is None or (member is None and call.role != ADMIN):
        raise NotFound("There is no such cohort of yours.")
    return cohort, member


def find_membership(call: Call, cohort_id: str) -> CohortMember | None:
    """The caller's current membership."""
    own = select(CohortMember).where(CohortMember.cohort_id == cohort_id, CohortMember.user_id == call.user_id)
    return call.session.scalar(own.where(CohortMember.ended_at.is_(None)))


def load_taught(call: Call, cohort_id: str) -> Cohort:
    """The cohort, for its instructors. Raises `NotFound`, or `RoleMissing` for its learners."""
    cohort, member = load_joined(call, cohort_id)
    if call.role != ADMIN and (member is None or member.role != INSTRUCTOR):
        raise RoleMissing("Only the instructors of this cohort may do this.")
    return cohort


def load_changeable(call: Call, cohort_id: str) -> Cohort:
    """The cohort, for its instructors to change; what they change of it at once, they change one after the other.

    Raises `NotFound`, `RoleMissing` or `CohortArchived`.
    """
    cohort = load_taught(call, cohort_id)
    call.session.refresh(cohort, with_for_update={"key_share": True})
    ensure_active(cohort)
    return cohort


def ensure_may_help(call: Call, attempt: Attempt) -> None:
    """Lets admins through, and instructors of an active cohort in which the attempt's learner was one when it started.

    Raises `RoleMissing` for the learner themselves and `NotFound` for everybody else.
    """
    if call.role == ADMIN or _shown_to_caller(call, attempt):
        return
    if attempt.user_id == call.user_id:
        raise RoleMissing("Only an instructor of yours may do this.")
    raise NotFound("There is no such attempt of a learner of yours.")


def is_learner_of(cohort_id: str) -> ColumnElement[bool]:
    """The memberships of those who are learners of the cohort now."""
    return and_(CohortMember.cohort_id == cohort_id, CohortMember.role == LEARNER, CohortMember.ended_at.is_(None))


def visible_attempts() -> ColumnElement[bool]:
    """Of a member's attempts, those that instructors of the cohort see: a learner's, started since they joined."""
    return and_(
        CohortMember.user_id == Attempt.user_id,
        CohortMember.role == LEARNER,
        CohortMember.ended_at.is_(None),
        CohortMember.joined_at <= Attempt.started_at,
    )


def ensure_active(cohort: Cohort) -> None:
    """Raises `CohortArchived` for an archived cohort."""
    if cohort.archived_at is not None:
        raise CohortArchived("This cohort is archived. Its instructors can take it up again.")


def _shown_to_caller(call: Call, attempt: Attempt) -> bool:
    own = aliased(CohortMember)
    taught = (
        select(own.cohort_id)
        .join(Cohort, Cohort.id == own.cohort_id)
        .where(own.user_id == call.user_id, own.role == INSTRUCTOR, own.ended_at.is_(None))
        .where(Cohort.archived_at.is_(None))
    )
    shown = select(CohortMember.id).join(Attempt, visible_attempts())
    found = shown.where(Attempt.id == attempt.id, CohortMember.cohort_id.in_(taught))
    return call.session.scalars(found).first() is not None
