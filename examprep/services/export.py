"""Everything that is kept about a person, for that person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import SQLColumnExpression, select

from examprep.models.account import Accommodation, RefreshToken
from examprep.models.attempt import IdempotencyKey
from examprep.models.bank import ItemRow
from examprep.models.study import Bookmark
from examprep.services.accounts import Profile, get_profile
from examprep.services.call import Call
from examprep.services.exam_dates import ExamDateRecord, list_exam_dates
from examprep.services.kept_attempts import AskedItem, KeptAttempt, list_kept_attempts
from examprep.services.kept_groups import (
    KeptAssigned,
    KeptAssignment,
    KeptCohort,
    KeptInvite,
    KeptMembership,
    KeptNotice,
    KeptPrivacy,
    list_kept_in_groups,
)

R = TypeVar("R")


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
class KeptBookmark:
    """An item that the person has bookmarked."""

    bookmarked_at: datetime
    item: str


@dataclass(frozen=True, slots=True)
class Export:
    """All of it. `items` are what the questions of the attempts asked, where their keys may be known."""

    exported_at: datetime
    profile: Profile
    accommodations: tuple[ExtraTime, ...]
    refresh_tokens: tuple[KeptToken, ...]
    idempotency_keys: tuple[KeptKey, ...]
    bookmarks: tuple[KeptBookmark, ...]
    exam_dates: tuple[ExamDateRecord, ...]
    privacy_settings: tuple[KeptPrivacy, ...]
    memberships: tuple[KeptMembership, ...]
    notices: tuple[KeptNotice, ...]
    assigned_attempts: tuple[KeptAssigned, ...]
    cohorts: tuple[KeptCohort, ...]
    invites: tuple[KeptInvite, ...]
    assignments: tuple[KeptAssignment, ...]
    attempts: tuple[KeptAttempt, ...]
    items: tuple[AskedItem, ...]


def export_account(call: Call) -> Export:
    """Everything kept about the caller, in a fixed number of queries. Raises `NotFound` for a deleted account."""
    profile = get_profile(call)
    attempts, items = list_kept_attempts(call)
    extra = (Accommodation.set_at, Accommodation.multiplier, Accommodation.reason)
    tokens = (RefreshToken.expires_at, RefreshToken.used_at, RefreshToken.revoked_at)
    keys = (IdempotencyKey.created_at, IdempotencyKey.key, IdempotencyKey.attempt_id)
    return Export(
        exported_at=call.now,
        profile=profile,
        accommodations=_kept(call, ExtraTime, Accommodation.user_id, extra),
        refresh_tokens=_kept(call, KeptToken, RefreshToken.user_id, tokens),
        idempotency_keys=_kept(call, KeptKey, IdempotencyKey.user_id, keys),
        bookmarks=_bookmarks(call),
        exam_dates=tuple(list_exam_dates(call)),
        attempts=tuple(attempts),
        items=tuple(items),
        **list_kept_in_groups(call),
    )


def _bookmarks(call: Call) -> tuple[KeptBookmark, ...]:
    query = select(Bookmark.created_at, ItemRow.code).join(ItemRow, ItemRow.id == Bookmark.item_id)
    own = query.where(Bookmark.user_id == call.user_id).order_by(Bookmark.created_at, ItemRow.code)
    return tuple(KeptBookmark(*row) for row in call.session.execute(own))


def _kept(
    call: Call, record: Callable[..., R], owner: SQLColumnExpression[str], columns: Sequence[SQLColumnExpression[Any]]
) -> tuple[R, ...]:
    """The rows that the caller owns, as records of these columns, in the order of the first one."""
    query = select(*columns).where(owner == call.user_id).order_by(columns[0])
    return tuple(record(*row) for row in call.session.execute(query))
