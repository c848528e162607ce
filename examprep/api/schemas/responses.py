"""Responses to questions."""

from marshmallow import Schema, fields, validate

from examprep.api.schemas.fields import UtcTime

DAY_MS = 86_400_000


def selected_options(required: bool = False) -> fields.List[str]:
    """A field of ids of options."""
    one = fields.String(validate=validate.Length(1, 60))
    return fields.List(one, required=required, validate=validate.Length(max=20))


class ResponseSchema(Schema):
    """What is selected: ids of options, none to clear. `elapsed_ms` is the time spent on the question in all."""

    selected = selected_options(required=True)
    elapsed_ms = fields.Integer(strict=True, validate=validate.Range(0, DAY_MS))


class SavedResponseSchema(Schema):
    """A response as it is stored. `late`: saved between the deadline and the end of the grace."""

    number = fields.Integer(required=True)
    selected = fields.List(fields.String(), required=True)
    revision = fields.Integer(required=True)
    saved_at = UtcTime(required=True, allow_none=True)
    late = fields.Boolean(required=True)


class FlagSchema(Schema):
    """Whether the learner marked the question."""

    number = fields.Integer(required=True)
    flagged = fields.Boolean(required=True)
