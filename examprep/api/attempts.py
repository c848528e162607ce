"""Sitting mock exams and drills."""

from typing import Any

from examprep.api.context import idempotency_key, read, write
from examprep.api.openapi import Resource
from examprep.api.paging import page, position
from examprep.api.schemas.attempts import AttemptPageSchema, AttemptSchema, QuestionsSchema, StartSchema
from examprep.api.schemas.paging import PageSchema
from examprep.api.schemas.results import ResultSchema, ReviewFilterSchema, ReviewSchema
from examprep.core.errors import AttemptOpen, IdempotencyKeyReused, NotFound, PoolTooSmall, SelectorUnknown
from examprep.services import attempts as service
from examprep.services import results
from examprep.services.paging import Position
from examprep.services.starting import StartRequest, start_attempt

attempts = Resource("attempts", "Sitting mock exams and drills.")


@attempts.post("/attempts")
@attempts.private(NotFound, AttemptOpen, IdempotencyKeyReused, PoolTooSmall, SelectorUnknown)
@attempts.arguments(StartSchema)
@attempts.response(201, AttemptSchema)
def start(body: dict[str, Any]) -> tuple[service.AttemptRecord, dict[str, str]]:
    """Starts a mock exam or a drill; with an Idempotency-Key a repeated request gives the same attempt."""
    attempt = write(start_attempt, StartRequest(**body), idempotency_key())
    return attempt, {"Location": f"/v1/attempts/{attempt.id}"}


@attempts.get("/attempts")
@attempts.private()
@attempts.arguments(PageSchema, location="query")
@attempts.response(200, AttemptPageSchema)
def list_attempts(query: dict[str, Any]) -> dict[str, object]:
    """Lists the caller's attempts, newest first."""
    found = read(service.list_attempts, query["limit"] + 1, position(query))
    return page(found, query["limit"], lambda attempt: Position(attempt.started_at, attempt.id))


@attempts.get("/attempts/<string:attempt_id>")
@attempts.private(NotFound)
@attempts.response(200, AttemptSchema)
def get_attempt(attempt_id: str) -> service.AttemptRecord:
    """Shows an attempt with its clock."""
    return read(service.get_attempt, attempt_id)


@attempts.get("/attempts/<string:attempt_id>/questions")
@attempts.private(NotFound)
@attempts.response(200, QuestionsSchema)
def list_questions(attempt_id: str) -> dict[str, object]:
    """Shows the questions of an attempt, without their keys."""
    attempt, questions = read(service.list_questions, attempt_id)
    return {"attempt": attempt, "questions": questions}


@attempts.post("/attempts/<string:attempt_id>/submission")
@attempts.private(NotFound)
@attempts.response(200, ResultSchema)
def submit(attempt_id: str) -> results.Result:
    """Closes an attempt and gives its result; a second time it gives the same result."""
    return write(results.submit, attempt_id)


@attempts.get("/attempts/<string:attempt_id>/result")
@attempts.private(NotFound, AttemptOpen)
@attempts.response(200, ResultSchema)
def get_result(attempt_id: str) -> results.Result:
    """Shows the result of a closed attempt."""
    return read(results.get_result, attempt_id)


@attempts.get("/attempts/<string:attempt_id>/review")
@attempts.private(NotFound, AttemptOpen)
@attempts.arguments(ReviewFilterSchema, location="query")
@attempts.response(200, ReviewSchema)
def get_review(query: dict[str, str], attempt_id: str) -> results.Review:
    """Shows the questions of a closed attempt with keys, rationales and explanations."""
    return read(results.get_review, attempt_id, query["filter"])
