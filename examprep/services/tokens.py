"""Access tokens (signed, short-lived) and refresh tokens (opaque, rotating, revocable as a family)."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import jwt
from sqlalchemy import update

from examprep.core.errors import RefreshTokenInvalid, RefreshTokenReused, Unauthenticated
from examprep.models.account import RefreshToken, User
from examprep.services.call import Call

ACCESS_LIFETIME = timedelta(minutes=15)
REFRESH_LIFETIME = timedelta(days=30)
_ALGORITHM = "HS256"


@dataclass(frozen=True, slots=True)
class Tokens:
    """A pair of tokens; `expires_in` is the access token's life in seconds."""

    access_token: str
    refresh_token: str
    expires_in: int
    token_type: str = "Bearer"  # noqa: S105 - the scheme's name


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an access token speaks for."""

    user_id: str
    role: str


def issue(call: Call, user: User, signing_key: bytes, family: str | None = None) -> Tokens:
    """A new pair for the user; the refresh token joins the family, or founds one."""
    opaque = base64.urlsafe_b64encode(call.rng.randbytes(32)).decode().rstrip("=")
    call.session.add(
        RefreshToken(
            digest=_digest(opaque),
            user_id=user.id,
            family=family or call.new_id(),
            expires_at=call.now + REFRESH_LIFETIME,
        )
    )
    call.session.flush()
    claims = {"sub": user.id, "role": user.role, "exp": int((call.now + ACCESS_LIFETIME).timestamp())}
    access = jwt.encode(claims, signing_key, algorithm=_ALGORITHM)
    return Tokens(access, opaque, int(ACCESS_LIFETIME.total_seconds()))


def read_access_token(token: str, signing_key: bytes, now: datetime) -> Identity:
    """Who the token speaks for. Raises `Unauthenticated` where it is malformed, forged or expired."""
    try:
        claims = jwt.decode(
            token, signing_key, algorithms=[_ALGORITHM], options={"verify_exp": False, "require": ["sub", "exp"]}
        )
        expires_at = datetime.fromtimestamp(claims["exp"], UTC)
        identity = Identity(claims["sub"], claims["role"])
    except (jwt.InvalidTokenError, KeyError, TypeError, ValueError, OverflowError) as error:
        raise Unauthenticated("The access token is not valid. Log in again.") from error
    if now >= expires_at:
        raise Unauthenticated("The access token has expired. Exchange the refresh token for a new one.")
    return identity


def exchange(call: Call, refresh_token: str, signing_key: bytes) -> Tokens:
    """A new pair for a refresh token, which is used up by it.

    Raises `RefreshTokenInvalid`, or `RefreshTokenReused` (and revokes the family) for one used before.
    """
    stored = _find(call, refresh_token)
    if stored is None or stored.revoked_at or call.now >= stored.expires_at:
        raise RefreshTokenInvalid("The refresh token is unknown, expired or revoked. Log in again.")
    if stored.used_at:
        _revoke_family(call, stored.family)
        raise RefreshTokenReused("This refresh token was used before; its whole family is revoked. Log in again.")
    stored.used_at = call.now
    return issue(call, call.session.get_one(User, stored.user_id), signing_key, stored.family)


def revoke(call: Call, refresh_token: str) -> None:
    """Revokes the family of a refresh token of the caller; an unknown one is left at that."""
    stored = _find(call, refresh_token)
    if stored is not None and stored.user_id == call.user_id:
        _revoke_family(call, stored.family)


def _find(call: Call, refresh_token: str) -> RefreshToken | None:
    return call.session.get(RefreshToken, _digest(refresh_token), with_for_update=True)


def _revoke_family(call: Call, family: str) -> None:
    call.session.execute(update(RefreshToken).where(RefreshToken.family == family).values(revoked_at=call.now))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
