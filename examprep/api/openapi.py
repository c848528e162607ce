"""flask-smorest, fitted to this API: strict parsing, and operations that say which refusals they end in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

import orjson
from flask import Flask, Request, current_app, request
from flask_smorest import Api, Blueprint
from marshmallow import RAISE, ValidationError
from webargs.flaskparser import FlaskParser

from examprep.api import errors
from examprep.api.context import revalidated, signed_in
from examprep.api.schemas.problems import ProblemSchema
from examprep.core.errors import Refused, RoleMissing, Unauthenticated

View = Callable[..., Any]
_PROBLEM_CONTENT = {errors.PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}}
CACHED = {
    "ETag": {"description": "Names this content, for the next If-None-Match.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "How long it may be shown again.", "schema": {"type": "string"}},
}
_IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "schema": {"type": "string"},
    "description": "The ETag of the content that the client has.",
}
_BODY_REFUSALS = (errors.BodyMalformed, errors.BodyTooLarge, errors.MediaTypeUnsupported)


class StrictParser(FlaskParser):
    """Reads JSON bodies and query parameters and refuses whatever is not documented."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": RAISE, "query": RAISE}  # noqa: RUF012 - the base class declares it so

    def load_json(self, req: Request, schema: object) -> Any:
        """The parsed body. Raises `MediaTypeUnsupported` or `BodyMalformed`."""
        if not req.is_json:
            raise errors.MediaTypeUnsupported("Send the body as application/json.")
        try:
            return orjson.loads(req.get_data())
        except orjson.JSONDecodeError as error:
            raise errors.BodyMalformed(f"The body is not JSON: {error}.") from error

    def handle_error(self, error: ValidationError, *_args: object, **_kwargs: object) -> NoReturn:
        """Raises `RequestInvalid` with the messages of every field."""
        ((place, messages),) = error.messages_dict.items()
        where = "body" if place == "json" else "query parameters"
        raise errors.RequestInvalid(f"The {where} cannot be accepted; `errors` names each place.", errors=messages)


class Resource(Blueprint):
    """A group of operations under `/v1`, each documented with the refusals it can end in."""

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, name: str, description: str) -> None:
        super().__init__(name, name, url_prefix="/v1", description=description)
        self.before_request(_refuse_undocumented_query)

    def public(self, *refusals: type[Refused]) -> Callable[[View], View]:
        """An operation for everybody. Goes above `arguments` and `response`."""

        def decorate(view: View) -> View:
            documented: View = self.doc(responses=_responses((*_implied(view), *refusals)))(view)
            return documented

        return decorate

    def private(self, *refusals: type[Refused], roles: tuple[str, ...] = ()) -> Callable[[View], View]:
        """An operation for those with an access token, of these roles where any are named."""
        more = (Unauthenticated, RoleMissing) if roles else (Unauthenticated,)

        def decorate(view: View) -> View:
            documented: View = self.doc(security=[{"bearer": []}])(self.public(*more, *refusals)(view))
            return signed_in(*roles)(documented)

        return decorate

    def cached(self, seconds: int) -> Callable[[View], View]:
        """An operation whose reply its caller may keep for so many seconds and then ask whether it is still the same.

        Goes between `private` and `arguments`; `response` takes the headers `CACHED`.
        """

        def decorate(view: View) -> View:
            @wraps(view)
            def conditional(*args: Any, **kwargs: Any) -> Any:
                return revalidated(view(*args, **kwargs), seconds)

            unchanged = {"304": {"description": "What the client has is still the same.", "headers": CACHED}}
            documented: View = self.doc(parameters=[_IF_NONE_MATCH], responses=unchanged)(conditional)
            return documented

        return decorate


class ProblemApi(Api):
    """The API whose failures are problem documents; the application registers their handlers."""

    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        """Leaves the failures to `errors.register_error_handlers`."""

    def _register_responses(self) -> None:
        """Leaves out the library's own error responses, which are not problem documents."""


def create_api(app: Flask) -> ProblemApi:
    """The OpenAPI side of the application, without operations yet."""
    app.config.update(
        API_TITLE="examprep",
        API_VERSION="v1",
        OPENAPI_VERSION="3.1.0",
        API_SPEC_OPTIONS={
            "info": {"description": "Timed mock exams, drills and reports from a bank of reviewed items."},
            "servers": [{"url": "/"}],
        },
    )
    api = ProblemApi(app)
    api.spec.components.schema("Problem", schema=ProblemSchema)
    api.spec.components.security_scheme("bearer", {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"})
    return api


def _arguments(view: View) -> list[dict[str, Any]]:
    documented: list[dict[str, Any]] = getattr(view, "_apidoc", {}).get("arguments", {}).get("parameters", [])
    return documented


def _implied(view: View) -> tuple[type[Refused], ...]:
    body = _BODY_REFUSALS if any(argument["in"] == "json" for argument in _arguments(view)) else ()
    return (*body, errors.RequestInvalid, errors.DatabaseUnavailable)


def _responses(refusals: tuple[type[Refused], ...]) -> dict[str, Any]:
    by_status: dict[int, list[type[Refused]]] = {}
    for refusal in sorted(set(refusals), key=lambda known: known.code):
        by_status.setdefault(errors.STATUS[refusal], []).append(refusal)
    return {
        str(status): {"description": "; ".join(f"`{known.code}`" for known in group), "content": _PROBLEM_CONTENT}
        for status, group in by_status.items()
    }


def _refuse_undocumented_query() -> None:
    view = current_app.view_functions[request.endpoint or ""]
    if request.args and not any(argument["in"] == "query" for argument in _arguments(view)):
        unknown = {name: ["Unknown field."] for name in request.args}
        raise errors.RequestInvalid("This operation takes no query parameters.", errors=unknown)
