"""What a person is told of what others did."""

from typing import Any

from examprep.api.context import read, write
from examprep.api.openapi import Resource
from examprep.api.paging import page, position
from examprep.api.schemas.notices import NoticePageQuerySchema, NoticePageSchema, NoticeSchema
from examprep.core.errors import NotFound
from examprep.services import notices as service
from examprep.services.paging import Position

notices = Resource("notices", "What a person is told of what others did.")


@notices.get("/me/notices")
@notices.private()
@notices.arguments(NoticePageQuerySchema, location="query")
@notices.response(200, NoticePageSchema)
def list_notices(query: dict[str, Any]) -> dict[str, object]:
    """Lists the caller's notices, the newest first; with `unread=true` those they have not read."""
    found = read(service.list_notices, query["unread"], query["limit"] + 1, position(query))
    return page(found, query["limit"], lambda notice: Position(notice.created_at, notice.id))


@notices.put("/me/notices/<string:notice_id>/read")
@notices.private(NotFound)
@notices.response(200, NoticeSchema)
def mark_read(notice_id: str) -> service.NoticeRecord:
    """Marks a notice as read."""
    return write(service.mark_read, notice_id)
