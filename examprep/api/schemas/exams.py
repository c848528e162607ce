"""Exams."""

from marshmallow import Schema, fields


class DomainSchema(Schema):
    """A content domain: its weight in percent, its questions on a form, how many of them are not scored."""

    code = fields.String(required=True)
    title = fields.String(required=True)
    weight = fields.Integer(required=True)
    questions = fields.Integer(required=True)
    pilot = fields.Integer(required=True)


class TaskSchema(Schema):
    """A task statement of a domain."""

    code = fields.String(required=True)
    domain = fields.String(required=True)
    title = fields.String(required=True)


class TopicSizeSchema(Schema):
    """A topic and how many items it has."""

    code = fields.String(required=True)
    items = fields.Integer(required=True)


class ExamSchema(Schema):
    """An exam that can be taken. Scores lie between 100 and 1000; `scaled` scores are estimates."""

    code = fields.String(required=True)
    title = fields.String(required=True)
    version = fields.String(required=True)
    questions = fields.Integer(required=True)
    pilot = fields.Integer(required=True, metadata={"description": "How many of the questions are not scored."})
    minutes = fields.Integer(required=True)
    passing_score = fields.Integer(required=True)
    scoring_model = fields.String(required=True)
    domains = fields.List(fields.Nested(DomainSchema), required=True)
    tasks = fields.List(fields.Nested(TaskSchema), required=True)
    topics = fields.List(fields.Nested(TopicSizeSchema), required=True)


class ExamListSchema(Schema):
    """All exams; there is one page."""

    data = fields.List(fields.Nested(ExamSchema), required=True)
    next = fields.String(required=True, allow_none=True)
