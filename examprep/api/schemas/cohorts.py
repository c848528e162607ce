"""Cohorts, their members and invites."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from examprep.api.schemas.fields import Line, UtcTime
from examprep.core.invite import STATES
from examprep.services.members import ROLES

MOST_PLACES = 10_000


class NewCohortSchema(Schema):
    """A cohort to be made."""

    name = Line(100, required=True)


class CohortChangeSchema(Schema):
    """What to change of a cohort; what is left out stays."""

    name = Line(100)
    archived = fields.Boolean(truthy={True}, falsy={False})

    @validates_schema
    def says_something(self, data: dict[str, Any], **_: object) -> None:
        """Refuses a change of nothing."""
        if not data:
            raise ValidationError("Say what to change.")


class CohortSchema(Schema):
    """A cohort. `role` is the caller's in it, `null` for an admin who is no member."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True, allow_none=True, validate=validate.OneOf(ROLES))
    learners = fields.Integer(required=True)
    instructors = fields.Integer(required=True)
    created_at = UtcTime(required=True)
    archived_at = UtcTime(required=True, allow_none=True)


class CohortPageSchema(Schema):
    """Cohorts, the newest first; `next` is `null` on the last page."""

    data = fields.List(fields.Nested(CohortSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class NewInviteSchema(Schema):
    """An invite to be made: for how many, until when."""

    places = fields.Integer(required=True, strict=True, validate=validate.Range(1, MOST_PLACES))
    expires_at = UtcTime(required=True)


class InviteSchema(Schema):
    """An invite with `taken` of its `places`."""

    id = fields.String(required=True)
    code = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    places = fields.Integer(required=True)
    taken = fields.Integer(required=True)
    created_at = UtcTime(required=True)
    expires_at = UtcTime(required=True)
    revoked_at = UtcTime(required=True, allow_none=True)


class InvitePageSchema(Schema):
    """Invites, the newest first; `next` is `null` on the last page."""

    data = fields.List(fields.Nested(InviteSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class JoinSchema(Schema):
    """The code of an invite; case, hyphens and spaces do not matter."""

    code = fields.String(required=True, validate=validate.Length(1, 60))


class MemberSchema(Schema):
    """A member as the cohort's instructors see them; `id` is that of the membership."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    role = fields.String(required=True, validate=validate.OneOf(ROLES))
    multiplier = fields.Float(required=True, metadata={"description": "Of the person's time limits."})
    joined_at = UtcTime(required=True)


class MemberPageSchema(Schema):
    """Members in the order they joined; `next` is `null` on the last page."""

    data = fields.List(fields.Nested(MemberSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class RoleSchema(Schema):
    """A role in a cohort."""

    role = fields.String(required=True, validate=validate.OneOf(ROLES))
