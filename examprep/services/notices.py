"""What a person is told of what others did."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select

from examprep.core.errors import NotFound
from examprep.models.notice import Notice
from examprep.services.call import Call
from examprep.services.paging import Position, newest_first


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """A notice; `detail` depends on the kind, `read_at` is `None` until its person has read it."""

    id: str
    kind: str
    detail: dict[str, Any]
    created_at: datetime
    read_at: datetime | None


def notify(call: Call, user_ids: Iterable[str], kind: str, **detail: Any) -> None:
    """Gives each of these people a notice of the kind."""
    notices = [
        {"id": call.new_id(), "user_id": user_id, "kind": kind, "detail": detail, "created_at": call.now}
        for user_id in user_ids
    ]
    if notices:
        call.session.execute(insert(Notice), notices)


def list_notices(call: Call, unread: bool, limit: int, after: Position | None) -> list[NoticeRecord]:
    """Up to `limit` notices of the caller, the newest first; on demand those alone that they have not read."""
    own = select(Notice).where(Notice.user_id == call.user_id)
    if unread:
        own = own.where(Notice.read_at.is_(None))
    rows = call.session.scalars(newest_first(own, Notice.created_at, Notice.id, limit, after))
    return [_record(row) for row in rows]


def mark_read(call: Call, notice_id: str) -> NoticeRecord:
    """The caller's notice, read; the time of the first reading stays. Raises `NotFound`."""
    notice = call.session.get(Notice, notice_id)
    if notice is None or notice.user_id != call.user_id:
        raise NotFound("There is no such notice of yours.")
    notice.read_at = notice.read_at or call.now
    return _record(notice)


def forget_notices(call: Call, user_id: str) -> None:
    """Deletes all notices of the person."""
    call.session.execute(delete(Notice).where(Notice.user_id == user_id))


def _record(notice: Notice) -> NoticeRecord:
    return NoticeRecord(notice.id, notice.kind, notice.detail, notice.created_at, notice.read_at)
