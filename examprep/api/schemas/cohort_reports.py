"""What the learners of a cohort master."""

from typing import Any

from marshmallow import Schema, fields, validate

from examprep.api.schemas.fields import UtcTime
from examprep.api.schemas.paging import TablePageSchema
from examprep.api.schemas.reports import MasterySchema, Share
from examprep.core.mastery import LABELS

MOST_LEARNERS = 200


class MasteryCell(fields.Nested):
    """A mastery as `MasterySchema` writes it, without a schema's cost for each of thousands."""

    def __init__(self) -> None:
        super().__init__(MasterySchema, required=True)

    def _serialize(self, value: Any, attr: Any, obj: Any, **kwargs: Any) -> Any:  # type: ignore[override]  # two names above
        return {
            "value": round(value.value, 3),
            "low": round(value.low, 3),
            "high": round(value.high, 3),
            "responses": value.responses,
            "weight": round(value.weight, 1),
            "label": value.label,
            "more_needed": value.more_needed,
        }


class CohortReportQuerySchema(TablePageSchema):
    """Which learners and which exam, without it the one with the most questions."""

    limit = fields.Integer(load_default=MOST_LEARNERS, validate=validate.Range(1, MOST_LEARNERS))
    exam = fields.String(load_default=None, validate=validate.Length(1, 60))
    started = fields.Boolean(load_default=None)


class PartLabelsSchema(Schema):
    """A domain or a task, and how many learners of the page have each label in it."""

    code = fields.String(required=True)
    title = fields.String(required=True)
    labels = fields.Dict(keys=fields.String(validate=validate.OneOf(LABELS)), values=fields.Integer(), required=True)


class MemberReportSchema(Schema):
    """A learner: `member` is the membership's id; masteries by the code of the domain or task, as in their own report.

    `started`, `mocks` and `last_started_at` are about attempts since they joined.
    """

    member = fields.String(required=True)
    name = fields.String(required=True)
    email = fields.String(required=True)
    joined_at = UtcTime(required=True)
    started = fields.Boolean(required=True)
    mocks = fields.Integer(required=True)
    last_started_at = UtcTime(required=True, allow_none=True)
    total = MasteryCell()
    domains = fields.Dict(keys=fields.String(), values=MasteryCell(), required=True)
    tasks = fields.Dict(keys=fields.String(), values=MasteryCell(), required=True)


class CohortReportSchema(Schema):
    """The cohort's learners in the order they joined; `not_started` and labels are counted over those of the page.

    `next` is `null` on the last page.
    """

    exam = fields.String(required=True)
    passing_share = Share()
    not_started = fields.Integer(required=True)
    domains = fields.List(fields.Nested(PartLabelsSchema), required=True)
    tasks = fields.List(fields.Nested(PartLabelsSchema), required=True)
    data = fields.List(fields.Nested(MemberReportSchema), required=True)
    next = fields.String(required=True, allow_none=True)
