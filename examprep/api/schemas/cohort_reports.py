"""What the learners of a cohort master."""

from marshmallow import Schema, fields, validate

from examprep.api.schemas.fields import UtcTime
from examprep.api.schemas.paging import TablePageSchema
from examprep.api.schemas.reports import MasteryField, Share
from examprep.core.mastery import LABELS

MOST_LEARNERS = 300


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
    total = MasteryField()
    domains = fields.Dict(keys=fields.String(), values=MasteryField(), required=True)
    tasks = fields.Dict(keys=fields.String(), values=MasteryField(), required=True)


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
