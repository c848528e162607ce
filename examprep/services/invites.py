"""Invites: codes by which people join a cohort."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from examprep.core import invite as codes
from examprep.core.cohort_errors import InviteEnded, InviteFull
from examprep.core.errors import NotFound
from examprep.models.cohort import Cohort, CohortInvite, CohortMember
from examprep.services.accounts import lock_account
from examprep.services.call import Call
from examprep.services.cohort_access import LEARNER, ensure_active, find_membership, load_changeable, load_taught
from examprep.services.cohorts import CohortRecord, describe
from examprep.services.members import add_member
from examprep.services.paging import Position, newest_first


@dataclass(frozen=True, slots=True)
class InviteRecord:
    """An invite with `taken` of its `places`; `state` is one of `codes.STATES`."""

    id: str
    code: str
    state: str
    places: int
    taken: int
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


def create_invite(call: Call, cohort_id: str, places: int, expires_at: datetime) -> InviteRecord:
    """A new invite, by an instructor. Raises `NotFound`, `RoleMissing` or `CohortArchived`."""
    load_changeable(call, cohort_id)
    invite = CohortInvite(
        id=call.new_id(),
        cohort_id=cohort_id,
        code=codes.new_code(call.rng),
        places=places,
        taken=0,
        created_by=call.user_id,
        created_at=call.now,
        expires_at=expires_at,
    )
    call.session.add(invite)
    call.session.flush()
    return _record(call, invite)


def list_invites(call: Call, cohort_id: str, limit: int, after: Position | None) -> list[InviteRecord]:
    """Up to `limit` invites, the newest first, for instructors. Raises `NotFound` or `RoleMissing`."""
    load_taught(call, cohort_id)
    of_cohort = select(CohortInvite).where(CohortInvite.cohort_id == cohort_id)
    rows = call.session.scalars(newest_first(of_cohort, CohortInvite.created_at, CohortInvite.id, limit, after))
    return [_record(call, row) for row in rows]


def revoke_invite(call: Call, cohort_id: str, invite_id: str) -> None:
    """Lets nobody in by this invite any more; the time of the first revocation stays.

    Raises `NotFound` or `RoleMissing`.
    """
    load_taught(call, cohort_id)
    invite = call.session.get(CohortInvite, invite_id)
    if invite is None or invite.cohort_id != cohort_id:
        raise NotFound("This cohort has no such invite.")
    invite.revoked_at = invite.revoked_at or call.now


def join(call: Call, code: str, cohort_id: str | None = None) -> CohortRecord:
    """The cohort that the caller belongs to from now on; who belongs to it already takes no place.

    `cohort_id` is for callers who know which cohort they mean. A person who was removed needs an invite that was
    made after that. Raises `NotFound`, `CohortArchived`, `InviteEnded` or `InviteFull`.
    """
    lock_account(call)
    invite = call.session.scalar(select(CohortInvite).where(CohortInvite.code == codes.folded(code)))
    if invite is None or cohort_id not in (None, invite.cohort_id):
        raise NotFound("No cohort has this invite.")
    cohort = call.session.get_one(Cohort, invite.cohort_id)
    member = find_membership(call, cohort.id)
    if member is None:
        ensure_active(cohort)
        _ensure_valid(call, invite)
        _take_place(call, invite)
        member = add_member(call, cohort.id, LEARNER)
    return describe(call, cohort, member.role)


def _ensure_valid(call: Call, invite: CohortInvite) -> None:
    if invite.revoked_at is not None or call.now >= invite.expires_at:
        raise InviteEnded("This invite has expired or was revoked. Ask for a new one.")
    removed = select(CohortMember.id).where(
        CohortMember.cohort_id == invite.cohort_id,
        CohortMember.user_id == call.user_id,
        CohortMember.ended_by == "removed",
        CohortMember.ended_at >= invite.created_at,
    )
    if call.session.scalars(removed).first() is not None:
        raise InviteEnded("You were removed from this cohort after the invite was made. Ask for a new one.")


def _take_place(call: Call, invite: CohortInvite) -> None:
    """Takes one place; of many who want the last at once, one gets it: the update only finds a free place."""
    taking = (
        update(CohortInvite)
        .where(CohortInvite.id == invite.id, CohortInvite.taken < CohortInvite.places)
        .where(CohortInvite.revoked_at.is_(None))
        .values(taken=CohortInvite.taken + 1)
        .returning(CohortInvite.id)
        .execution_options(synchronize_session=False)
    )
    if call.session.scalar(taking) is None:
        raise InviteFull("All places of this invite are taken. Ask for a new one.")


def _record(call: Call, invite: CohortInvite) -> InviteRecord:
    return InviteRecord(
        id=invite.id,
        code=codes.grouped(invite.code),
        state=codes.state(call.now, invite.expires_at, invite.revoked_at, invite.places - invite.taken),
        places=invite.places,
        taken=invite.taken,
        created_at=invite.created_at,
        expires_at=invite.expires_at,
        revoked_at=invite.revoked_at,
    )
