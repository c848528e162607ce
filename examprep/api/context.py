"""What a request brings along. The only reader of clock, randomness and headers; it commits once."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from hmac import compare_digest
from typing import Concatenate, ParamSpec, TypeVar

from flask import Response, current_app, g, request
from sqlalchemy.orm import Session

from examprep.api.errors import RequestInvalid
from examprep.api.limits import LogInGuard
from examprep.api.measuring import count_events
from examprep.core.errors import NotFound, Refused, RoleMissing, Unauthenticated
from examprep.models.database import Database
from examprep.services.call import Call, WriteNeeded
from examprep.services.tokens import Identity, read_access_token

P = ParamSpec("P")
R = TypeVar("R")
IDEMPOTENCY_KEY_LENGTH = 255
LOOPBACK = ("127.0.0.1", "::1", "::ffff:127.0.0.1")
UNPREDICTABLE = random.SystemRandom()


@dataclass(frozen=True, slots=True)
class Resources:
    """What one application holds for all its requests."""

    database: Database
    signing_key: bytes
    clock: Callable[[], datetime]
    rng: random.Random
    log_in_guard: LogInGuard
    metrics_token: str | None = None


def utc_now() -> datetime:
    """The server's time."""
    return datetime.now(UTC)


def resources() -> Resources:
    """The resources of the application that serves this request."""
    found: Resources = current_app.extensions["examprep"]
    return found


def read(service: Callable[Concatenate[Call, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What the service returns from a session that changes nothing; run again in one that may, if it asks to."""
    try:
        with resources().database.reading() as session:
            return service(_call(session, writable=False), *args, **kwargs)
    except WriteNeeded:
        return write(service, *args, **kwargs)


def write(service: Callable[Concatenate[Call, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What the service returns, committed; a refusal undoes everything unless its effect must last."""
    with resources().database.writing() as session:
        call = _call(session, writable=True)
        try:
            result = service(call, *args, **kwargs)
        except Refused as refused:
            if refused.lasting:
                _commit(call)
            raise
        _commit(call)
        return result


def signed_in(*roles: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Lets only callers with a valid access token through, and only these roles where any are named."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            identity = _authenticate()
            if roles and identity.role not in roles:
                raise RoleMissing(f"This needs the role {' or '.join(roles)}; yours is {identity.role}.")
            g.identity = identity
            return view(*args, **kwargs)

        return guarded

    return decorate


def ensure_operator() -> None:
    """Lets through who has the metrics token, or, where none is set, who asks from this machine itself.

    Raises `Unauthenticated` or, so that nothing is told, `NotFound`.
    """
    expected = resources().metrics_token
    if expected is None:
        if not _is_local():
            raise NotFound("There is nothing here.")
    elif not compare_digest(_bearer_token().encode(), expected.encode()):
        raise Unauthenticated("Send the metrics token: Authorization: Bearer …")


def if_match() -> str | None:
    """The revision named by `If-Match`, without its quotes; `None` where the header is missing."""
    value = request.headers.get("If-Match")
    return None if value is None else value.strip().removeprefix('"').removesuffix('"')


def idempotency_key() -> str | None:
    """The `Idempotency-Key` header, `None` where it is missing. Raises `RequestInvalid` for an unfit one."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and not (0 < len(key) <= IDEMPOTENCY_KEY_LENGTH and key.isascii() and key.isprintable()):
        raise RequestInvalid(f"Idempotency-Key must be 1 to {IDEMPOTENCY_KEY_LENGTH} printable ASCII characters.")
    return key


def prefers_csv() -> bool:
    """Whether the `Accept` header puts CSV before JSON."""
    return request.accept_mimetypes.best_match(["application/json", "text/csv"]) == "text/csv"


def revalidated(response: Response, seconds: int) -> Response:
    """The response with an ETag of its content, for the caller alone to keep for so many seconds; without the content
    (304) where `If-None-Match` names it.
    """
    response.add_etag()
    response.headers["Cache-Control"] = f"private, max-age={seconds}"
    response.vary.add("Authorization")
    response.make_conditional(request)
    return response


def remote_address() -> str:
    """The address the request came from."""
    return request.remote_addr or "unknown"


def _call(session: Session, writable: bool) -> Call:
    identity: Identity = g.get("identity") or Identity("", "")
    held = resources()
    return Call(session, held.clock(), held.rng, writable, identity.user_id, identity.role)


def _commit(call: Call) -> None:
    call.session.commit()
    count_events(call.noted)


def _authenticate() -> Identity:
    token = _bearer_token()
    if not token:
        raise Unauthenticated("Send the access token: Authorization: Bearer …")
    return read_access_token(token, resources().signing_key, resources().clock())


def _bearer_token() -> str:
    """The token of the `Authorization` header; empty where there is none."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.casefold() == "bearer" else ""


def _is_local() -> bool:
    """Whether the request comes from this machine, and not through a proxy that says so."""
    forwarded = any(name in request.headers for name in ("Forwarded", "X-Forwarded-For", "X-Real-IP"))
    return not forwarded and remote_address() in LOOPBACK
