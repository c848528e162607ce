"""Attempts and their questions."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from examprep.api.schemas.fields import Line, UtcTime
from examprep.services.pools import SELECTORS

DRILL_QUESTIONS = 100
DRILL_MINUTES = 600
LONGEST_EXTENSION_MS = 86_400_000
_DRILL_FIELDS = ("select", "value", "count")


class StartSchema(Schema):
    """What to sit: a mock of an exam, or a drill of `count` questions about a topic, task or domain."""

    kind = fields.String(required=True, validate=validate.OneOf(("mock", "drill")))
    exam = fields.String(required=True, validate=validate.Length(1, 60))
    select = fields.String(validate=validate.OneOf(SELECTORS))
    value = fields.String(validate=validate.Length(1, 60))
    count = fields.Integer(strict=True, validate=validate.Range(1, DRILL_QUESTIONS))
    minutes = fields.Integer(strict=True, validate=validate.Range(1, DRILL_MINUTES))

    @validates_schema
    def fits_kind(self, data: dict[str, Any], **_: object) -> None:
        """Refuses a drill without its fields, and a mock with them."""
        if data["kind"] == "drill":
            wrong = {name: ["A drill needs this."] for name in _DRILL_FIELDS if name not in data}
        else:
            wrong = {name: ["Only a drill takes this."] for name in (*_DRILL_FIELDS, "minutes") if name in data}
        if wrong:
            raise ValidationError(wrong)


class AttemptSchema(Schema):
    """An attempt at the server's time. An untimed drill has no deadline and nothing remaining to count."""

    id = fields.String(required=True)
    kind = fields.String(required=True)
    exam = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(("open", "grace", "closed")))
    paused = fields.Boolean(required=True)
    question_count = fields.Integer(required=True)
    responded = fields.Integer(required=True)
    incomplete = fields.Integer(required=True, metadata={"description": "Of these, with fewer options than asked for."})
    started_at = UtcTime(required=True)
    deadline_at = UtcTime(required=True, allow_none=True)
    closed_at = UtcTime(required=True, allow_none=True)
    closed_by = fields.String(required=True, allow_none=True)
    server_time = UtcTime(required=True)
    remaining_ms = fields.Integer(required=True, allow_none=True)


class ExtensionSchema(Schema):
    """More time: so many milliseconds, and why."""

    add_ms = fields.Integer(required=True, strict=True, validate=validate.Range(1, LONGEST_EXTENSION_MS))
    reason = Line(500, required=True)


class AttemptPageSchema(Schema):
    """Attempts, newest first; `next` is `null` on the last page."""

    data = fields.List(fields.Nested(AttemptSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class OfferedOptionSchema(Schema):
    """An option, without what it is worth."""

    id = fields.String(required=True)
    text = fields.String(required=True)


class QuestionSchema(Schema):
    """A question as it is delivered: nothing in it tells the key."""

    number = fields.Integer(required=True)
    stem = fields.String(required=True)
    choose = fields.Integer(required=True)
    options = fields.List(fields.Nested(OfferedOptionSchema), required=True)
    selected = fields.List(fields.String(), required=True)
    flagged = fields.Boolean(required=True)
    checked = fields.Boolean(required=True)
    revision = fields.Integer(required=True)


class QuestionsSchema(Schema):
    """All questions of an attempt, with its clock."""

    attempt = fields.Nested(AttemptSchema, required=True)
    questions = fields.List(fields.Nested(QuestionSchema), required=True)
