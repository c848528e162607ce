"""Time multipliers and running attempts."""

from marshmallow import Schema, fields, validate

from examprep.api.schemas.attempts import AttemptSchema
from examprep.api.schemas.fields import Line, UtcTime
from examprep.services.accommodations import LARGEST_MULTIPLIER


class SetAccommodationSchema(Schema):
    """By which factor a person's limits grow, and why."""

    multiplier = fields.Float(required=True, validate=validate.Range(1, LARGEST_MULTIPLIER))
    reason = Line(500, required=True)


class AccommodationSchema(Schema):
    """A member's time multiplier; `reason` is `null` unless an instructor of this cohort gave it."""

    multiplier = fields.Float(required=True)
    reason = fields.String(required=True, allow_none=True)
    set_at = UtcTime(required=True, allow_none=True)


class RunningSchema(Schema):
    """An open attempt of a member, by the membership's id."""

    member = fields.String(required=True)
    name = fields.String(required=True)
    attempt = fields.Nested(AttemptSchema, required=True)


class RunningPageSchema(Schema):
    """Open attempts, those started first at the beginning; `next` is `null` on the last page."""

    data = fields.List(fields.Nested(RunningSchema), required=True)
    next = fields.String(required=True, allow_none=True)
