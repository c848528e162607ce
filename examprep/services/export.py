"""Everything that is kept about a person, for that person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from examprep.models.bank import ItemRow
from examprep.models.study import Bookmark
from examprep.services.accounts import Profile, get_profile
from examprep.services.call import Call
from examprep.services.exam_dates import ExamDateRecord, list_exam_dates
from examprep.services.kept_attempts import AskedItem, KeptAttempt, list_kept_attempts
from examprep.services.kept_rows import (
    ExtraTime,
    KeptAssigned,
    KeptAssignment,
    KeptCohort,
    KeptInvite,
    KeptKey,
    KeptMembership,
    KeptNotice,
    KeptPrivacy,
    KeptToken,
    list_kept_rows,
)


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
    return Export(
        exported_at=call.now,
        profile=profile,
        bookmarks=_bookmarks(call),
        exam_dates=tuple(list_exam_dates(call)),
        attempts=tuple(attempts),
        items=tuple(items),
        **list_kept_rows(call),
    )


def _bookmarks(call: Call) -> tuple[KeptBookmark, ...]:
    query = select(Bookmark.created_at, ItemRow.code).join(ItemRow, ItemRow.id == Bookmark.item_id)
    own = query.where(Bookmark.user_id == call.user_id).order_by(Bookmark.created_at, ItemRow.code)
    return tuple(KeptBookmark(*row) for row in call.session.execute(own))
