"""Queued operations and what became of them."""

from marshmallow import Schema, fields, validate

from examprep.api.schemas.responses import DAY_MS, SavedResponseSchema, selected_options
from examprep.services.syncing import STATUSES

LARGEST_SEQ = 2**53 - 1
LARGEST_NUMBER = 2**31 - 1


class OperationSchema(Schema):
    """One operation, as the client queued it: save, clear, flag or unflag. `save` and `clear` name the revision
    they change, `save` also what is selected. What does not fit gets the result `invalid`.
    """

    client_seq = fields.Integer(required=True, strict=True, validate=validate.Range(0, LARGEST_SEQ))
    op = fields.String(required=True, validate=validate.Length(max=20))
    question = fields.Integer(required=True, strict=True, validate=validate.Range(-LARGEST_NUMBER, LARGEST_NUMBER))
    revision = fields.Integer(strict=True, validate=validate.Range(0, LARGEST_NUMBER))
    selected = selected_options()
    elapsed_ms = fields.Integer(strict=True, validate=validate.Range(0, DAY_MS))


class SyncSchema(Schema):
    """Operations in the order the client made them."""

    operations = fields.List(fields.Nested(OperationSchema), required=True, validate=validate.Length(0, 500))


class OperationResultSchema(Schema):
    """What became of an operation; `response` is what is stored now."""

    client_seq = fields.Integer(required=True)
    question = fields.Integer(required=True)
    status = fields.String(required=True, validate=validate.OneOf(STATUSES))
    response = fields.Nested(SavedResponseSchema, required=True, allow_none=True)
    detail = fields.String(required=True, allow_none=True)


class SyncedSchema(Schema):
    """One result an operation, in the order sent."""

    results = fields.List(fields.Nested(OperationResultSchema), required=True)
