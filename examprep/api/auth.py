"""Signing up, in and out."""

from typing import Any

from examprep.api.context import remote_address, resources, write
from examprep.api.openapi import Resource
from examprep.api.schemas.accounts import LogInSchema, RefreshSchema, RegisteredSchema, RegisterSchema, TokensSchema
from examprep.core.errors import (
    CredentialsWrong,
    EmailTaken,
    RefreshTokenInvalid,
    RefreshTokenReused,
    TooManyLogIns,
)
from examprep.services import accounts, tokens

auth = Resource("auth", "Signing up, in and out.")


@auth.post("/auth/register")
@auth.public(EmailTaken)
@auth.arguments(RegisterSchema)
@auth.response(201, RegisteredSchema)
def register(body: dict[str, str]) -> dict[str, Any]:
    """Registers a learner, signed in at once."""
    profile, pair = write(accounts.register, signing_key=resources().signing_key, **body)
    return {"user": profile, **_as_dict(pair)}


@auth.post("/auth/login")
@auth.public(CredentialsWrong, TooManyLogIns)
@auth.arguments(LogInSchema)
@auth.response(200, TokensSchema)
def log_in(body: dict[str, str]) -> tokens.Tokens:
    """Signs in; after ten failures for an e-mail within 15 minutes it must wait."""
    guard, address = resources().log_in_guard, remote_address()
    guard.ensure_allowed(body["email"], address)
    try:
        return write(accounts.log_in, signing_key=resources().signing_key, **body)
    except CredentialsWrong:
        guard.record_failure(body["email"], address)
        raise


@auth.post("/auth/refresh")
@auth.public(RefreshTokenInvalid, RefreshTokenReused)
@auth.arguments(RefreshSchema)
@auth.response(200, TokensSchema)
def refresh(body: dict[str, str]) -> tokens.Tokens:
    """Exchanges a refresh token; each can be used once."""
    return write(tokens.exchange, body["refresh_token"], resources().signing_key)


@auth.post("/auth/logout")
@auth.private()
@auth.arguments(RefreshSchema)
@auth.response(204)
def log_out(body: dict[str, str]) -> None:
    """Revokes a refresh token and all that were exchanged for one another with it."""
    write(tokens.revoke, body["refresh_token"])


def _as_dict(pair: tokens.Tokens) -> dict[str, Any]:
    return {name: getattr(pair, name) for name in pair.__slots__}
