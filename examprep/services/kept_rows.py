"""What is kept about a person row by row, for the export: tokens, extra time, and their part in cohorts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import SQLColumnExpression, select

from examprep.models.account import Accommodation, PrivacySetting, RefreshToken
from examprep.models.assignment import AssignedAttempt, Assignment
from examprep.models.attempt import IdempotencyKey
from examprep.models.cohort import Cohort, CohortInvite, CohortMember
from examprep.models.notice import Notice
from examprep.services.call import Call


@dataclass(frozen=True, slots=True)
class ExtraTime:
    """A time multiplier that somebody gave, and why."""

    set_at: datetime
    multiplier: float
    reason: str


@dataclass(frozen=True, slots=True)
class KeptToken:
    """A refresh token, without what it is known by."""

    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeptKey:
    """An idempotency key, and the id of the attempt that it started."""

    created_at: datetime
    key: str
    attempt_id: str


@dataclass(frozen=True, slots=True)
class KeptMembership:
    """A stay in a cohort; `ended_by` is `None` while it lasts."""

    joined_at: datetime
    cohort: str
    role: str
    nickname: str | None
    ended_at: datetime | None
    ended_by: str | None


@dataclass(frozen=True, slots=True)
class KeptNotice:
    """What the person was told."""

    created_at: datetime
    kind: str
    detail: Mapping[str, Any]
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeptAssigned:
    """An attempt that was started for an assignment."""

    attempt_id: str
    assignment_id: str


@dataclass(frozen=True, slots=True)
class KeptCohort:
    """A cohort that the person has made."""

    created_at: datetime
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class KeptInvite:
    """An invite that the person has made."""

    created_at: datetime
    cohort: str
    code: str


@dataclass(frozen=True, slots=True)
class KeptAssignment:
    """An assignment that the person has published."""

    created_at: datetime
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class KeptPrivacy:
    """How others may see the person."""

    leaderboard: str


# By the name in the export: the record, whose rows they are, and the columns, of which the first one orders them.
_KEPT: Mapping[str, tuple[Callable[..., Any], SQLColumnExpression[str], tuple[SQLColumnExpression[Any], ...]]] = {
    "accommodations": (
        ExtraTime,
        Accommodation.user_id,
        (Accommodation.set_at, Accommodation.multiplier, Accommodation.reason),
    ),
    "refresh_tokens": (
        KeptToken,
        RefreshToken.user_id,
        (RefreshToken.expires_at, RefreshToken.used_at, RefreshToken.revoked_at),
    ),
    "idempotency_keys": (
        KeptKey,
        IdempotencyKey.user_id,
        (IdempotencyKey.created_at, IdempotencyKey.key, IdempotencyKey.attempt_id),
    ),
    "privacy_settings": (KeptPrivacy, PrivacySetting.user_id, (PrivacySetting.leaderboard,)),
    "memberships": (
        KeptMembership,
        CohortMember.user_id,
        (
            CohortMember.joined_at,
            CohortMember.cohort_id,
            CohortMember.role,
            CohortMember.nickname,
            CohortMember.ended_at,
            CohortMember.ended_by,
        ),
    ),
    "notices": (KeptNotice, Notice.user_id, (Notice.created_at, Notice.kind, Notice.detail, Notice.read_at)),
    "assigned_attempts": (
        KeptAssigned,
        AssignedAttempt.user_id,
        (AssignedAttempt.attempt_id, AssignedAttempt.assignment_id),
    ),
    "cohorts": (KeptCohort, Cohort.created_by, (Cohort.created_at, Cohort.id, Cohort.name)),
    "invites": (
        KeptInvite,
        CohortInvite.created_by,
        (CohortInvite.created_at, CohortInvite.cohort_id, CohortInvite.code),
    ),
    "assignments": (KeptAssignment, Assignment.created_by, (Assignment.created_at, Assignment.id, Assignment.title)),
}


def list_kept_rows(call: Call) -> dict[str, tuple[Any, ...]]:
    """The records of each kind, by the name that the export gives it; one query a kind."""
    return {
        name: tuple(
            record(*row)
            for row in call.session.execute(select(*columns).where(owner == call.user_id).order_by(columns[0]))
        )
        for name, (record, owner, columns) in _KEPT.items()
    }
