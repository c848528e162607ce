"""Assignments and what became of them."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from examprep.api.schemas.attempts import StartSchema
from examprep.api.schemas.fields import Line, UtcTime
from examprep.core.assignment import STATES

MOST_ATTEMPTS = 100
SELECTORS = ("topic", "task", "domain")


class TermsSchema(Schema):
    """The name of an assignment, its window, and how many attempts each learner may start."""

    title = Line(100)
    opens_at = UtcTime()
    closes_at = UtcTime()
    attempts_allowed = fields.Integer(strict=True, validate=validate.Range(1, MOST_ATTEMPTS))

    @validates_schema
    def says_something(self, data: dict[str, Any], **_: object) -> None:
        """Refuses a change of nothing."""
        if not data:
            raise ValidationError("Say what to change.")


class NewAssignmentSchema(StartSchema):
    """What every learner of the cohort is to sit, a mock or a drill as for any attempt, and on which terms.

    A drill is about a topic, task or domain, so that it is the same for all.
    """

    select = fields.String(validate=validate.OneOf(SELECTORS))
    title = Line(100, required=True)
    opens_at = UtcTime(required=True)
    closes_at = UtcTime(required=True)
    attempts_allowed = fields.Integer(required=True, strict=True, validate=validate.Range(1, MOST_ATTEMPTS))


class AssignmentSchema(Schema):
    """An assignment; `attempts_started` are the caller's own."""

    id = fields.String(required=True)
    title = fields.String(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(("mock", "drill")))
    exam = fields.String(required=True)
    select = fields.String(required=True, allow_none=True)
    value = fields.String(required=True, allow_none=True)
    count = fields.Integer(required=True, allow_none=True)
    minutes = fields.Integer(required=True, allow_none=True)
    opens_at = UtcTime(required=True)
    closes_at = UtcTime(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    attempts_allowed = fields.Integer(required=True)
    attempts_started = fields.Integer(required=True)
    created_at = UtcTime(required=True)


class AssignmentPageSchema(Schema):
    """Assignments, the newest first; `next` is `null` on the last page."""

    data = fields.List(fields.Nested(AssignmentSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class OutcomeSchema(Schema):
    """One attempt for an assignment. `late`: it ended after the assignment had closed."""

    attempt = fields.String(required=True)
    number = fields.Integer(required=True)
    state = fields.String(required=True, validate=validate.OneOf(("open", "grace", "closed")))
    started_at = UtcTime(required=True)
    closed_at = UtcTime(required=True, allow_none=True)
    late = fields.Boolean(required=True)
    raw = fields.Integer(required=True, allow_none=True)
    maximum = fields.Integer(required=True)
    percent = fields.Float(required=True, allow_none=True)
    scaled = fields.Integer(required=True, allow_none=True)
    passed = fields.Boolean(required=True, allow_none=True)


class MemberOutcomesSchema(Schema):
    """What a learner has started for an assignment; `member` is the membership's id."""

    member = fields.String(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    best_percent = fields.Float(required=True, allow_none=True)
    attempts = fields.List(fields.Nested(OutcomeSchema), required=True)


class OutcomePageSchema(Schema):
    """The cohort's learners in the order they joined; `next` is `null` on the last page."""

    data = fields.List(fields.Nested(MemberOutcomesSchema), required=True)
    next = fields.String(required=True, allow_none=True)
