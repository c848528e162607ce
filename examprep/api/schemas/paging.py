"""Pages of lists."""

from marshmallow import Schema, fields, validate


class PageSchema(Schema):
    """Which page of a list; `cursor` is the `next` of the page before."""

    limit = fields.Integer(load_default=20, validate=validate.Range(1, 100))
    cursor = fields.String(validate=validate.Length(1, 500))


class TablePageSchema(PageSchema):
    """Which page; as CSV there is only one, with everybody."""

    format = fields.String(validate=validate.OneOf(("json", "csv")))
