"""Bookmarks and dates of exams."""

from marshmallow import Schema, fields, validate

from examprep.api.schemas.fields import UtcTime
from examprep.api.schemas.reports import ExamQuerySchema


class BookmarkSchema(Schema):
    """A bookmarked item. A retired one is in the bank no more, so no drill asks it."""

    item = fields.String(required=True)
    domain = fields.String(required=True)
    task = fields.String(required=True)
    topic = fields.String(required=True)
    stem = fields.String(required=True)
    retired = fields.Boolean(required=True)
    bookmarked_at = UtcTime(required=True)


class BookmarkPageSchema(Schema):
    """Bookmarks, newest first; `next` is `null` on the last page. `withheld` counts those, on all pages, that are
    left out because their items stand on an open mock exam.
    """

    data = fields.List(fields.Nested(BookmarkSchema), required=True)
    next = fields.String(required=True, allow_none=True)
    withheld = fields.Integer(required=True)


class SetExamDateSchema(Schema):
    """Which exam is sat on which day (`YYYY-MM-DD`, in UTC, not in the past); `null` takes the date away."""

    exam = fields.String(required=True, validate=validate.Length(1, 60))
    date = fields.Date(required=True, allow_none=True)


class ExamDateSchema(Schema):
    """When an exam is sat. `days_left` is 0 on the day itself and negative afterwards."""

    exam = fields.String(required=True)
    date = fields.Date(required=True, allow_none=True)
    days_left = fields.Integer(required=True, allow_none=True)


class ExamDateListSchema(Schema):
    """All dates that are set; there is one page."""

    data = fields.List(fields.Nested(ExamDateSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class DueQuerySchema(ExamQuerySchema):
    """Of which exam, by default the one with the most questions, and for how many days, today the first."""

    days = fields.Integer(load_default=14, validate=validate.Range(1, 366))


class DueDaySchema(Schema):
    """How many items come up for review on a day (UTC); what is overdue counts for today."""

    date = fields.Date(required=True)
    count = fields.Integer(required=True)


class DueOverviewSchema(Schema):
    """What comes up for review when. `due` is now: a drill of `due` has so many to ask. `later` comes after the days
    shown. `exam_date` is the next one set for the exam or another of its pack; `brought_forward` items would come
    only on that day or later and are moved to the day before, `not_before_exam` items were reviewed too lately to
    come again before it. `unseen` items were never asked, so they are not planned.
    """

    exam = fields.String(required=True)
    exam_date = fields.Date(required=True, allow_none=True)
    due = fields.Integer(required=True)
    days = fields.List(fields.Nested(DueDaySchema), required=True)
    later = fields.Integer(required=True)
    brought_forward = fields.Integer(required=True)
    not_before_exam = fields.Integer(required=True)
    unseen = fields.Integer(required=True)
