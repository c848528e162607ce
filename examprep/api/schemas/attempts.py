"""Attempts and their questions."""

from typing import Any

from marshmallow import Schema, ValidationError, fields, validate, validates_schema

from examprep.api.schemas.fields import Line, UtcTime
from examprep.services.drills import SELECTORS

DRILL_QUESTIONS = 100
DRILL_MINUTES = 600
LONGEST_EXTENSION_MS = 86_400_000
_DRILL_FIELDS = ("select", "count")
_ALL_DRILL_FIELDS = (*_DRILL_FIELDS, "value", "minutes")


class StartSchema(Schema):
    """What to sit: a mock of an exam, or a drill of `count` questions.

    `select` says which: those of a `topic`, `task` or `domain` with the code in `value`; `again` what was not right
    in the closed attempt with the id in `value`; without a value `weak` (of the domains and tasks that the learner's
    responses show to be), `wrong` (not right when last graded), `unseen` (never asked), `due` (by spaced repetition,
    aimed at the exam date) or `bookmarked`.
    """

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
            wrong = {name: ["Only a drill takes this."] for name in _ALL_DRILL_FIELDS if name in data}
        if wrong:
            raise ValidationError(wrong)

    @validates_schema
    def fits_selector(self, data: dict[str, Any], **_: object) -> None:
        """Refuses a selector without the value that it needs, and a value that it does not take."""
        if data["kind"] == "mock" or "select" not in data:
            return
        takes_value = SELECTORS[data["select"]].takes_value
        if takes_value != ("value" in data):
            raise ValidationError({"value": [f"{data['select']} {'needs this' if takes_value else 'takes no value'}."]})


class DrillSchema(Schema):
    """A body for `POST /v1/attempts`."""

    kind = fields.String(required=True)
    exam = fields.String(required=True)
    select = fields.String(required=True)
    value = fields.String(required=True)
    count = fields.Integer(required=True)


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
