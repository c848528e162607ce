"""Notices."""

from marshmallow import Schema, fields

from examprep.api.schemas.fields import UtcTime


class NoticeSchema(Schema):
    """What somebody else did that concerns the caller; `detail` depends on `kind`."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    detail = fields.Dict(required=True)
    created_at = UtcTime(required=True)
    read_at = UtcTime(required=True, allow_none=True)


class NoticePageSchema(Schema):
    """Notices, the newest first; `next` is `null` on the last page."""

    data = fields.List(fields.Nested(NoticeSchema), required=True)
    next = fields.String(required=True, allow_none=True)
