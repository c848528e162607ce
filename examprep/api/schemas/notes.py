"""Study notes."""

from marshmallow import Schema, fields

from examprep.api.schemas.reports import MasteryField


class TopicSchema(Schema):
    """A topic of the notes, and how many items of it can be drilled."""

    code = fields.String(required=True)
    title = fields.String(required=True)
    domain = fields.String(required=True)
    task = fields.String(required=True, metadata={"description": "Its blocks may belong to others too."})
    services = fields.List(fields.String(), required=True)
    as_of = fields.String(required=True, metadata={"description": "When the facts were checked last: `YYYY-MM`."})
    items = fields.Integer(required=True)


class TopicOfLearnerSchema(TopicSchema):
    """A topic with what the caller's responses say of it; `null` for one without items."""

    mastery = MasteryField(allow_none=True)


class TopicListSchema(Schema):
    """Topics in study order; there is one page."""

    data = fields.List(fields.Nested(TopicOfLearnerSchema), required=True)
    next = fields.String(required=True, allow_none=True)


class ReferenceSchema(Schema):
    """A document that the notes were held against, and when."""

    title = fields.String(required=True)
    checked = fields.String(required=True, metadata={"format": "date"})


class BlockSchema(Schema):
    """A block, Markdown from its heading on. Links to notes name its `anchor`; a source's lines lie within its own."""

    anchor = fields.String(required=True)
    kind = fields.String(required=True)
    title = fields.String(required=True)
    first_line = fields.Integer(required=True)
    last_line = fields.Integer(required=True)
    markdown = fields.String(required=True)


class NotesSchema(TopicSchema):
    """The notes on a topic: prose in Markdown, and the blocks that items come from. `withheld` counts the blocks
    that are left out while a mock exam is open that asks from them.
    """

    references = fields.List(fields.Nested(ReferenceSchema), required=True)
    prose = fields.String(required=True)
    blocks = fields.List(fields.Nested(BlockSchema), required=True)
    withheld = fields.Integer(required=True)
