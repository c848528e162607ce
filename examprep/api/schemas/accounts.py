"""Accounts and tokens."""

from marshmallow import Schema, fields, validate

from examprep.api.schemas.fields import Line, UtcTime

_PASSWORD = validate.Length(8, 128)


class RegisterSchema(Schema):
    """A new learner."""

    email = fields.Email(required=True, validate=validate.Length(max=254))
    password = fields.String(required=True, validate=_PASSWORD, load_only=True)
    name = Line(100, required=True)


class LogInSchema(Schema):
    """Who wants to sign in."""

    email = fields.String(required=True, validate=validate.Length(1, 254))
    password = fields.String(required=True, validate=validate.Length(1, 128), load_only=True)


class RefreshSchema(Schema):
    """A refresh token to exchange or revoke."""

    refresh_token = fields.String(required=True, validate=validate.Length(1, 200))


class TokensSchema(Schema):
    """A pair of tokens; `expires_in` is the access token's life in seconds."""

    access_token = fields.String(required=True)
    refresh_token = fields.String(required=True)
    expires_in = fields.Integer(required=True)
    token_type = fields.String(required=True)


class ProfileSchema(Schema):
    """One's own account."""

    id = fields.String(required=True)
    email = fields.String(required=True)
    name = fields.String(required=True)
    role = fields.String(required=True)
    created_at = UtcTime(required=True)


class RegisteredSchema(TokensSchema):
    """A new account, signed in."""

    user = fields.Nested(ProfileSchema, required=True)


class RenameSchema(Schema):
    """What can be changed of an account."""

    name = Line(100, required=True)
