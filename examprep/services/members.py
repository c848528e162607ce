"""Who belongs to a cohort: joining it is by invite, see `invites`; leaving, removing and co-instructors are here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from examprep.core.cohort_errors import LastInstructor
from examprep.core.errors import NotFound
from examprep.models.account import User
from examprep.models.cohort import CohortMember
from examprep.services.accommodations import get_multipliers
from examprep.services.call import Call
from examprep.services.cohort_access import INSTRUCTOR, LEARNER, load_changeable, load_joined, load_taught
from examprep.services.notices import notify
from examprep.services.paging import Position, oldest_first
from examprep.services.placings import lock_boards, place_new_member, withdraw

ROLES = (LEARNER, INSTRUCTOR)


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """A member as the cohort's instructors see them. `id` is that of the membership, not of the person; `multiplier`
    is the person's, 1 where nobody set one.
    """

    id: str
    name: str
    email: str
    role: str
    multiplier: float
    joined_at: datetime


def list_members(call: Call, cohort_id: str, limit: int, after: Position | None) -> list[MemberRecord]:
    """Up to `limit` members in the order they joined, for instructors. Raises `NotFound` or `RoleMissing`."""
    load_taught(call, cohort_id)
    both = (
        select(CohortMember, User)
        .join(User, User.id == CohortMember.user_id)
        .where(CohortMember.cohort_id == cohort_id, CohortMember.ended_at.is_(None))
    )
    page = oldest_first(both, CohortMember.joined_at, CohortMember.id, limit, after)
    return _records(call, [(member, user) for member, user in call.session.execute(page)])


def set_role(call: Call, cohort_id: str, member_id: str, role: str) -> MemberRecord:
    """The member in another of the `ROLES`, by an instructor.

    Raises `NotFound`, `RoleMissing`, `CohortArchived`, or `LastInstructor` for the last one.
    """
    load_changeable(call, cohort_id)
    member = load_member(call, cohort_id, member_id)
    if role != INSTRUCTOR:
        _ensure_another_instructor(call, member)
    member.role = role
    return _records(call, [(member, call.session.get_one(User, member.user_id))])[0]


def remove_member(call: Call, cohort_id: str, member_id: str) -> None:
    """Ends the membership of somebody, by an instructor, and tells them.

    Raises `NotFound`, `RoleMissing`, `CohortArchived`, or `LastInstructor` for the last one.
    """
    cohort = load_changeable(call, cohort_id)
    member = load_member(call, cohort_id, member_id)
    _ensure_another_instructor(call, member)
    end(call, member, "removed")
    notify(call, [member.user_id], "removed-from-cohort", cohort=cohort.id, cohort_name=cohort.name)


def leave(call: Call, cohort_id: str) -> None:
    """Ends the caller's own membership, of an archived cohort too. Raises `NotFound` or `LastInstructor`."""
    cohort, member = load_joined(call, cohort_id)
    if member is None:
        raise NotFound("You are no member of this cohort.")
    call.session.refresh(cohort, with_for_update={"key_share": True})
    _ensure_another_instructor(call, member)
    end(call, member, "left")


def end_memberships(call: Call, user_id: str) -> None:
    """Ends all memberships of a person whose account is deleted; their cohorts stay, even without an instructor."""
    lock_boards(call, [user_id])
    current = select(CohortMember).where(CohortMember.user_id == user_id, CohortMember.ended_at.is_(None))
    for member in call.session.scalars(current):
        end(call, member, "deleted")


def load_member(call: Call, cohort_id: str, member_id: str) -> CohortMember:
    """A current member of the cohort. Raises `NotFound`."""
    member = call.session.get(CohortMember, member_id, populate_existing=True)
    if member is None or member.cohort_id != cohort_id or member.ended_at is not None:
        raise NotFound("This cohort has no such member.")
    return member


def add_member(call: Call, cohort_id: str, role: str) -> CohortMember:
    """The caller as a new member of a cohort that they do not belong to."""
    member = CohortMember(id=call.new_id(), cohort_id=cohort_id, user_id=call.user_id, role=role, joined_at=call.now)
    call.session.add(member)
    call.session.flush()
    place_new_member(call, call.user_id)
    return member


def end(call: Call, member: CohortMember, ended_by: str) -> None:
    """Ends the stay, and the nickname and the places on leaderboards with it. The caller holds the cohort."""
    member.ended_at, member.ended_by = call.now, ended_by
    member.nickname = member.nickname_key = None
    call.session.flush()
    withdraw(call, member.id, member.cohort_id)


def _ensure_another_instructor(call: Call, member: CohortMember) -> None:
    if member.role != INSTRUCTOR:
        return
    others = select(func.count()).where(
        CohortMember.cohort_id == member.cohort_id,
        CohortMember.role == INSTRUCTOR,
        CohortMember.ended_at.is_(None),
        CohortMember.id != member.id,
    )
    if not call.session.scalar(others):
        raise LastInstructor("Make another member an instructor first.")


def _records(call: Call, members: Sequence[tuple[CohortMember, User]]) -> list[MemberRecord]:
    multipliers = get_multipliers(call, [user.id for _, user in members])
    return [
        MemberRecord(
            id=member.id,
            name=user.name,
            email=user.email,
            role=member.role,
            multiplier=multipliers.get(user.id, 1.0),
            joined_at=member.joined_at,
        )
        for member, user in members
    ]
