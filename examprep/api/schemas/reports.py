"""A learner's own reports."""

from typing import Any

from marshmallow import Schema, fields, validate

from examprep.api.schemas.attempts import DrillSchema
from examprep.api.schemas.fields import UtcTime
from examprep.api.schemas.results import ScoreSchema
from examprep.core.mastery import LABELS
from examprep.core.trend import TRENDS

MOST_POINTS = 50


class Rounded(fields.Float):
    """A number told to so many places after the point."""

    def __init__(self, places: int, **kwargs: Any) -> None:
        super().__init__(required=True, **kwargs)
        self.places = places

    def _serialize(self, value: float | None, attr: str | None, obj: Any, **kwargs: Any) -> float | None:
        return None if value is None else round(value, self.places)


class Share(Rounded):
    """A share from 0 to 1, told in thousandths."""

    def __init__(self) -> None:
        super().__init__(3, validate=validate.Range(0, 1))


class ExamQuerySchema(Schema):
    """Which exam; without it the one with the most questions."""

    exam = fields.String(load_default=None, validate=validate.Length(1, 60))


class ProgressQuerySchema(ExamQuerySchema):
    """Which exam, and how many of the newest mocks."""

    limit = fields.Integer(load_default=20, validate=validate.Range(1, MOST_POINTS))


class MasterySchema(Schema):
    """The expected share correct on an unseen item of the blueprint's mix, with its 90 % interval.

    `weight` is what the responses count for, in fresh responses to new items. Where the label is
    `not-enough-evidence`, about `more_needed` more such responses would do.
    """

    value = Share()
    low = Share()
    high = Share()
    responses = fields.Integer(required=True)
    weight = Rounded(1)
    label = fields.String(required=True, validate=validate.OneOf(LABELS))
    more_needed = fields.Integer(required=True)


class MasteryField(fields.Nested):
    """A mastery as `MasterySchema` writes it, without the cost of a schema: reports hold up to thousands."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(MasterySchema, required=True, **kwargs)

    def _serialize(self, value: Any, attr: Any, obj: Any, **kwargs: Any) -> Any:  # type: ignore[override]  # two names above
        return value and {
            "value": round(value.value, 3),
            "low": round(value.low, 3),
            "high": round(value.high, 3),
            "responses": value.responses,
            "weight": round(value.weight, 1),
            "label": value.label,
            "more_needed": value.more_needed,
        }


class TrendSchema(Schema):
    """How the share changed in the last 28 days; `change` is `null` where one of the periods has no responses."""

    label = fields.String(required=True, validate=validate.OneOf(TRENDS))
    change = Rounded(3, allow_none=True)


class ReportRowSchema(Schema):
    """A domain, task or topic; `within` names a task's domain or a topic's tasks. A topic has no trend."""

    code = fields.String(required=True)
    title = fields.String(required=True)
    within = fields.List(fields.String(), required=True)
    mastery = MasteryField()
    trend = fields.Nested(TrendSchema, required=True, allow_none=True)
    drill = fields.Nested(DrillSchema, required=True)


class ReportSchema(Schema):
    """Mastery of an exam; the labels compare with `passing_share`."""

    exam = fields.String(required=True)
    passing_share = Share()
    total = MasteryField()
    trend = fields.Nested(TrendSchema, required=True)
    domains = fields.List(fields.Nested(ReportRowSchema), required=True)
    tasks = fields.List(fields.Nested(ReportRowSchema), required=True)
    topics = fields.List(fields.Nested(ReportRowSchema), required=True)


class DomainPointSchema(Schema):
    """A domain in a mock; `mastery` is by all responses up to then."""

    code = fields.String(required=True)
    title = fields.String(required=True)
    score = fields.Nested(ScoreSchema, required=True)
    first_seen = fields.Nested(ScoreSchema, required=True)
    mastery = MasteryField()


class PointSchema(Schema):
    """A closed mock; `first_seen` is the score on items that were new, `scaled` an estimate."""

    attempt = fields.String(required=True)
    started_at = UtcTime(required=True)
    closed_at = UtcTime(required=True)
    score = fields.Nested(ScoreSchema, required=True)
    first_seen = fields.Nested(ScoreSchema, required=True)
    scaled = fields.Integer(required=True)
    passed = fields.Boolean(required=True)
    domains = fields.List(fields.Nested(DomainPointSchema), required=True)


class ProgressSchema(Schema):
    """Closed mocks of an exam, the oldest first."""

    exam = fields.String(required=True)
    passing_score = fields.Integer(required=True)
    scoring_model = fields.String(required=True)
    points = fields.List(fields.Nested(PointSchema), required=True)


class ReadinessSchema(Schema):
    """The chance to pass the next mock if all its items are new, and what it rests on.

    `scaled` is an estimate by the named model: the median of what is foretold, with 90 % from `scaled_low` to
    `scaled_high`.
    """

    exam = fields.String(required=True)
    chance = Share()
    scaled = fields.Integer(required=True)
    scaled_low = fields.Integer(required=True)
    scaled_high = fields.Integer(required=True)
    passing_score = fields.Integer(required=True)
    scoring_model = fields.String(required=True)
    mastery = MasteryField()
    mocks = fields.Integer(required=True)
    drills = fields.Integer(required=True)
