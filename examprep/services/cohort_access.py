"""Who may see and do what in a cohort. Roles here are those in the cohort; an admin counts as its instructor."""

from sqlalchemy import select

from examprep.core.cohort_errors import CohortArchived
from examprep.core.errors import NotFound, RoleMissing
from examprep.models.cohort import Cohort, CohortMember
from examprep.services.call import Call

ADMIN = "admin"
INSTRUCTOR = "instructor"


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


def ensure_active(cohort: Cohort) -> None:
    """Raises `CohortArchived` for an archived cohort."""
    if cohort.archived_at is not None:
        raise CohortArchived("This cohort is archived. Its instructors can take it up again.")
