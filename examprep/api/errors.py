"""Any failure becomes a problem document (RFC 9457), its status from one table."""

import logging
from http import HTTPStatus
from typing import Any

import orjson
from flask import Flask, Response, request
from sqlalchemy.exc import DataError, InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException

from examprep.api.schemas.responses import SavedResponseSchema
from examprep.core import cohort_errors, errors
from examprep.core.errors import Refused
from examprep.services.responses import ResponseRecord

PROBLEM_JSON = "application/problem+json"
RETRY_AFTER_SECONDS = 1
UNDEFINED_TABLE = "42P01"


class RequestInvalid(Refused):
    """The body or the query parameters are not of the documented form; `errors` names each place."""

    code = "request-invalid"
    title = "The request is not of the documented form"


class BodyMalformed(Refused):
    """The request cannot be read: no JSON, or no HTTP."""

    code = "body-malformed"
    title = "The request cannot be read"


class MethodNotAllowed(Refused):
    """The path exists, with other methods."""

    code = "method-not-allowed"
    title = "Method not allowed"


class BodyTooLarge(Refused):
    """The body is larger than the server reads."""

    code = "body-too-large"
    title = "The body is too large"


class MediaTypeUnsupported(Refused):
    """The body is not sent as `application/json`."""

    code = "media-type-unsupported"
    title = "Send application/json"


class DatabaseUnavailable(Refused):
    """The database does not answer, or is busy. If it went away during a commit, the change may have been kept."""

    code = "database-unavailable"
    title = "Try again in a moment"


class InternalError(Refused):
    """A fault of the server, kept in its log."""

    code = "internal-error"
    title = "The server made a mistake"


STATUS: dict[type[Refused], int] = {
    BodyMalformed: 400,
    errors.Unauthenticated: 401,
    errors.CredentialsWrong: 401,
    errors.RefreshTokenInvalid: 401,
    errors.RefreshTokenReused: 401,
    errors.RoleMissing: 403,
    errors.NotFound: 404,
    MethodNotAllowed: 405,
    errors.EmailTaken: 409,
    errors.AttemptOpen: 409,
    errors.AttemptClosed: 409,
    errors.AttemptPaused: 409,
    errors.ClockFixed: 409,
    errors.QuestionChecked: 409,
    errors.ItemWithheld: 409,
    cohort_errors.CohortArchived: 409,
    cohort_errors.InviteEnded: 409,
    cohort_errors.InviteFull: 409,
    cohort_errors.LastInstructor: 409,
    cohort_errors.AssignmentUpcoming: 409,
    cohort_errors.AssignmentClosed: 409,
    cohort_errors.AssignmentStarted: 409,
    cohort_errors.AttemptsUsedUp: 409,
    cohort_errors.NicknameTaken: 409,
    errors.ResponseStale: 412,
    BodyTooLarge: 413,
    MediaTypeUnsupported: 415,
    RequestInvalid: 422,
    errors.ResponseInvalid: 422,
    errors.IdempotencyKeyReused: 422,
    errors.PoolTooSmall: 422,
    errors.SelectorUnknown: 422,
    errors.NotEnoughEvidence: 422,
    errors.ExamDatePast: 422,
    errors.NothingWeak: 422,
    cohort_errors.WindowEmpty: 422,
    cohort_errors.NicknameInvalid: 422,
    cohort_errors.ExamNotRanked: 422,
    errors.PreconditionMissing: 428,
    errors.TooManyLogIns: 429,
    InternalError: 500,
    DatabaseUnavailable: 503,
}
_BY_HTTP_STATUS: dict[int | None, type[Refused]] = {
    404: errors.NotFound,
    405: MethodNotAllowed,
    413: BodyTooLarge,
    415: MediaTypeUnsupported,
}
_log = logging.getLogger(__name__)


def register_error_handlers(app: Flask) -> None:
    """Makes the application answer every failure with a problem document."""
    app.register_error_handler(Refused, problem)
    app.register_error_handler(HTTPException, _from_http)
    for busy in (OperationalError, InterfaceError, PoolTimeout):
        app.register_error_handler(busy, _from_database)
    app.register_error_handler(ProgrammingError, _from_statement)
    app.register_error_handler(DataError, _from_unstorable)
    app.register_error_handler(Exception, _from_fault)


def problem(refused: Refused) -> Response:
    """The problem document of a refusal, with `Retry-After` where waiting helps."""
    status = STATUS[type(refused)]
    body = {
        "type": f"/docs/errors#{refused.code}",
        "title": refused.title,
        "status": status,
        "code": refused.code,
        "detail": refused.detail,
        **_members(refused),
    }
    response = Response(orjson.dumps(body), status, mimetype=PROBLEM_JSON)
    if "retry_after" in refused.members:
        response.headers["Retry-After"] = str(refused.members["retry_after"])
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _members(refused: Refused) -> dict[str, Any]:
    members = {name: _plain(value) for name, value in refused.members.items()}
    if "attempt" in members:
        attempt = f"/v1/attempts/{members['attempt']}"
        closed = isinstance(refused, errors.AttemptClosed)
        members["links"] = {"attempt": attempt, "result": f"{attempt}/result"} if closed else {"attempt": attempt}
    return members


def _plain(value: Any) -> Any:
    return SavedResponseSchema().dump(value) if isinstance(value, ResponseRecord) else value


def _from_http(error: HTTPException) -> Response:
    known = _BY_HTTP_STATUS.get(error.code)
    if known is not None:
        response = problem(known(error.description or known.title))
        response.headers.extend({name: value for name, value in error.get_headers() if name == "Allow"})
        return response
    if error.code is not None and error.code < HTTPStatus.INTERNAL_SERVER_ERROR:
        return problem(BodyMalformed(error.description or "The request cannot be read."))
    return _from_fault(error)


def _from_database(error: Exception) -> Response:
    _log.warning("%s %s: database unavailable: %s", request.method, request.path, error)
    return problem(
        DatabaseUnavailable(
            "The database is busy or away, and it is not certain whether a change was kept. Send it again.",
            retry_after=RETRY_AFTER_SECONDS,
        )
    )


def _from_statement(error: ProgrammingError) -> Response:
    """Tables that are not there yet make the database unavailable, as on SQLite; any other statement is our fault."""
    return _from_database(error) if getattr(error.orig, "sqlstate", "") == UNDEFINED_TABLE else _from_fault(error)


def _from_unstorable(error: DataError) -> Response:
    _log.info("%s %s: unstorable value: %s", request.method, request.path, error)
    return problem(RequestInvalid("A value has characters that cannot be stored, such as NUL.", errors={}))


def _from_fault(error: Exception) -> Response:
    _log.error("%s %s failed", request.method, request.path, exc_info=error)
    return problem(InternalError("The fault is in the server's log. Trying again may help."))
