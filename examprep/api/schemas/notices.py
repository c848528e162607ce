"""Notices."""

from marshmallow import Schema, fields

from examprep.api.schemas.fields import UtcTime
from examprep.api.schemas.paging import PageSchema


class NoticeSchema(Schema):
    """What somebody else did that concerns the caller; `detail` depends on `kind`."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    detail = fields.Dict(required=True)
    created_at = UtcTime(required=True)
    read_at = UtcTime(required=True, allow_none=True)


class NoticePageQuerySchema(PageSchema):
    """Which page, and whether of all notices or of those not read yet."""

    unread = fields.Boolean(load_default=False, truthy={"true"}, falsy={"false"})


class NoticePageSchema(Schema):
    """Notices, the newest first; `next` is `null` on the last page."""

    data = fields.List(fields.Nested(NoticeSchema), required=True)
    next = fields.String(required=True, allow_none=True)
