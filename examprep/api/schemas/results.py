"""Results and reviews of closed attempts."""

from marshmallow import Schema, fields, validate

from examprep.api.schemas.attempts import DrillSchema
from examprep.api.schemas.fields import NoteLink, UtcTime
from examprep.core.scoring import CHANGES
from examprep.services.reviews import FILTERS


class ScoreSchema(Schema):
    """`raw` of `maximum` questions were right."""

    raw = fields.Integer(required=True)
    maximum = fields.Integer(required=True)
    percent = fields.Float(required=True)


class PartSchema(ScoreSchema):
    """The score on the questions of one domain or task."""

    code = fields.String(required=True)
    title = fields.String(required=True)


class FirstSeenSchema(ScoreSchema):
    """The score on the scored questions that were new to the learner; `share_percent` of all scored ones were."""

    share_percent = fields.Float(required=True)


class PaceSchema(Schema):
    """The time spent, as clients sent it with responses: in all, on so many (`timed`) questions, on one on average."""

    elapsed_ms = fields.Integer(required=True)
    timed = fields.Integer(required=True)
    mean_ms = fields.Integer(required=True, allow_none=True)


class ChangesSchema(Schema):
    """Responses that were changed after they had been complete, by what the first and the last were worth."""

    right_to_wrong = fields.Integer(required=True)
    wrong_to_right = fields.Integer(required=True)
    wrong_to_wrong = fields.Integer(required=True)


class ResultSchema(ScoreSchema):
    """The result of a closed attempt. `scaled` is an estimate by the named scoring model; a drill has none.

    No part includes `pilots` but `pace`, `changes` and `again`, the body of a request that starts a drill of all that
    was not right; `null` where all was right.
    """

    attempt = fields.String(required=True)
    exam = fields.String(required=True)
    kind = fields.String(required=True)
    closed_at = UtcTime(required=True)
    closed_by = fields.String(required=True, validate=validate.OneOf(("learner", "timer")))
    scaled = fields.Integer(required=True, allow_none=True)
    scaled_note = fields.String(required=True, allow_none=True, metadata={"description": "For people."})
    passing_score = fields.Integer(required=True)
    passed = fields.Boolean(required=True, allow_none=True)
    scoring_model = fields.String(required=True)
    first_seen = fields.Nested(FirstSeenSchema, required=True)
    pilots = fields.Nested(ScoreSchema, required=True)
    domains = fields.List(fields.Nested(PartSchema), required=True)
    tasks = fields.List(fields.Nested(PartSchema), required=True)
    pace = fields.Nested(PaceSchema, required=True)
    changes = fields.Nested(ChangesSchema, required=True)
    again = fields.Nested(DrillSchema, required=True, allow_none=True)


class ReviewFilterSchema(Schema):
    """Which questions to show: all, or those that were wrong, flagged or unanswered; of a domain, of a task."""

    filter = fields.String(load_default="all", validate=validate.OneOf(FILTERS))
    domain = fields.String(validate=validate.Length(1, 60))
    task = fields.String(validate=validate.Length(1, 60))


class ReviewedOptionSchema(Schema):
    """An option and why it is right or wrong here."""

    id = fields.String(required=True)
    text = fields.String(required=True)
    is_key = fields.Boolean(required=True)
    rationale = fields.String(required=True)


class SourceSchema(Schema):
    """Where in the notes the item comes from."""

    path = fields.String(required=True)
    heading = fields.String(required=True)
    first_line = fields.Integer(required=True)
    last_line = fields.Integer(required=True)


class ReviewedSchema(Schema):
    """A question with its key and explanation. `changed`: how the response was changed after it had been complete."""

    number = fields.Integer(required=True)
    item = fields.String(required=True)
    domain = fields.String(required=True)
    task = fields.String(required=True)
    topic = fields.String(required=True)
    stem = fields.String(required=True)
    choose = fields.Integer(required=True)
    options = fields.List(fields.Nested(ReviewedOptionSchema), required=True)
    explanation = fields.String(required=True)
    source = fields.Nested(SourceSchema, required=True)
    note = NoteLink(required=True)
    selected = fields.List(fields.String(), required=True)
    correct = fields.Boolean(required=True)
    pilot = fields.Boolean(required=True)
    flagged = fields.Boolean(required=True)
    late = fields.Boolean(required=True)
    elapsed_ms = fields.Integer(required=True)
    changed = fields.String(required=True, allow_none=True, validate=validate.OneOf(CHANGES))
    bookmarked = fields.Boolean(required=True)


class ReviewSchema(Schema):
    """The questions that passed the filter; `withheld` are numbers of those that stand on an open mock exam."""

    questions = fields.List(fields.Nested(ReviewedSchema), required=True)
    withheld = fields.List(fields.Integer(), required=True)
