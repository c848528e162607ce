"""The problem document."""

from marshmallow import Schema, fields


class ProblemSchema(Schema):
    """What every failure is answered with (RFC 9457). More members depend on the code."""

    type = fields.String(required=True, metadata={"format": "uri-reference"})
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    code = fields.String(required=True, metadata={"description": "Stable, for programs."})
    detail = fields.String(required=True, metadata={"description": "For people: what is wrong, what to do."})
    errors = fields.Dict(metadata={"description": "With `request-invalid`: messages by field."})
