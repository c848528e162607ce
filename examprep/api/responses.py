"""Responding to the questions of an attempt."""

from typing import Any

from examprep.api.context import if_match, write
from examprep.api.openapi import Resource
from examprep.api.schemas.responses import FlagSchema, ResponseSchema, SavedResponseSchema
from examprep.api.schemas.results import ReviewedSchema
from examprep.api.schemas.syncing import SyncedSchema, SyncSchema
from examprep.core.errors import (
    AttemptClosed,
    AttemptPaused,
    ItemWithheld,
    NotFound,
    PreconditionMissing,
    QuestionChecked,
    ResponseInvalid,
    ResponseStale,
)
from examprep.services import responses as service
from examprep.services import syncing
from examprep.services.reviews import Reviewed
from examprep.services.syncing import Operation

responses = Resource("responses", "Responding to the questions of an attempt.")

_QUESTION = "/attempts/<string:attempt_id>/questions/<int(min=1, max=999):number>"
_SAVING = (NotFound, AttemptClosed, AttemptPaused, QuestionChecked, PreconditionMissing, ResponseStale, ResponseInvalid)
_ETAG = {"ETag": {"description": "The revision, for the next If-Match.", "schema": {"type": "string"}}}
_IF_MATCH = {"name": "If-Match", "in": "header", "required": False, "schema": {"type": "string"}}


@responses.put(f"{_QUESTION}/response")
@responses.private(*_SAVING)
@responses.doc(parameters=[{**_IF_MATCH, "description": 'The revision to change, quoted; "0" for the first response.'}])
@responses.arguments(ResponseSchema)
@responses.response(200, SavedResponseSchema, headers=_ETAG)
def save_response(body: dict[str, Any], attempt_id: str, number: int) -> tuple[service.ResponseRecord, dict[str, str]]:
    """Saves the response to a question, unless it was changed since the revision named by If-Match."""
    return _save(attempt_id, number, body["selected"], body.get("elapsed_ms"))


@responses.delete(f"{_QUESTION}/response")
@responses.private(*_SAVING)
@responses.doc(parameters=[{**_IF_MATCH, "description": "The revision to clear, quoted."}])
@responses.response(200, SavedResponseSchema, headers=_ETAG)
def clear_response(attempt_id: str, number: int) -> tuple[service.ResponseRecord, dict[str, str]]:
    """Clears the response to a question, as saving an empty selection does."""
    return _save(attempt_id, number, [], None)


@responses.put(f"{_QUESTION}/flag")
@responses.private(NotFound, AttemptClosed)
@responses.response(200, FlagSchema)
def set_flag(attempt_id: str, number: int) -> dict[str, object]:
    """Flags a question; its response and revision stay as they are."""
    return {"number": number, "flagged": write(service.set_flag, attempt_id, number, True)}


@responses.delete(f"{_QUESTION}/flag")
@responses.private(NotFound, AttemptClosed)
@responses.response(200, FlagSchema)
def clear_flag(attempt_id: str, number: int) -> dict[str, object]:
    """Takes the flag off a question."""
    return {"number": number, "flagged": write(service.set_flag, attempt_id, number, False)}


@responses.post(f"{_QUESTION}/check")
@responses.private(NotFound, AttemptClosed, ItemWithheld)
@responses.response(200, ReviewedSchema)
def check_question(attempt_id: str, number: int) -> Reviewed:
    """Shows the key of a drill's question at once; its response stands from then on."""
    return write(service.check_question, attempt_id, number)


@responses.post("/attempts/<string:attempt_id>/sync")
@responses.private(NotFound)
@responses.arguments(SyncSchema)
@responses.response(200, SyncedSchema)
def sync(body: dict[str, Any], attempt_id: str) -> dict[str, object]:
    """Applies what a client queued offline, each operation for itself; sending it again does no harm."""
    operations = [Operation(**operation) for operation in body["operations"]]
    return {"results": write(syncing.sync, attempt_id, operations)}


def _save(
    attempt_id: str, number: int, selected: list[str], elapsed_ms: int | None
) -> tuple[service.ResponseRecord, dict[str, str]]:
    saved = write(service.save_response, attempt_id, number, if_match(), selected, elapsed_ms)
    return saved, {"ETag": f'"{saved.revision}"'}
