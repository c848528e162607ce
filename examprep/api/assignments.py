"""What a cohort is given to sit."""

from collections.abc import Iterator
from typing import Any

from flask import Response

from examprep.api.context import idempotency_key, read, write
from examprep.api.csv import Cell, csv_reply, or_csv, wants_csv
from examprep.api.openapi import Resource
from examprep.api.paging import page, position
from examprep.api.schemas.assignments import (
    AssignmentPageSchema,
    AssignmentSchema,
    NewAssignmentSchema,
    OutcomePageSchema,
    TermsSchema,
)
from examprep.api.schemas.attempts import AttemptSchema
from examprep.api.schemas.paging import PageSchema, TablePageSchema
from examprep.core.cohort_errors import (
    AssignmentClosed,
    AssignmentStarted,
    AssignmentUpcoming,
    AttemptsUsedUp,
    CohortArchived,
    WindowEmpty,
)
from examprep.core.errors import (
    AttemptOpen,
    IdempotencyKeyReused,
    NotFound,
    PoolTooSmall,
    RoleMissing,
    SelectorUnknown,
)
from examprep.services import assignments as service
from examprep.services.assigned_attempts import MemberOutcomes, list_outcomes, start_assigned
from examprep.services.attempts import AttemptRecord
from examprep.services.paging import Position
from examprep.services.starting import StartRequest

assignments = Resource("assignments", "What a cohort is given to sit.")
_TERMS = ("title", "opens_at", "closes_at", "attempts_allowed")
_CSV = (
    "member", "name", "email", "number", "attempt", "state", "started_at", "closed_at", "late",
    "raw", "maximum", "percent", "scaled", "passed",
)  # fmt: skip


@assignments.post("/cohorts/<string:cohort_id>/assignments")
@assignments.private(NotFound, RoleMissing, CohortArchived, WindowEmpty, PoolTooSmall, SelectorUnknown)
@assignments.arguments(NewAssignmentSchema)
@assignments.response(201, AssignmentSchema)
def publish_assignment(body: dict[str, Any], cohort_id: str) -> tuple[service.AssignmentRecord, dict[str, str]]:
    """Gives a cohort a mock exam or a drill to start within a window, and tells its learners; for instructors."""
    terms = service.Terms(**{term: body.pop(term) for term in _TERMS})
    assignment = write(service.publish_assignment, cohort_id, StartRequest(**body), terms)
    return assignment, {"Location": f"/v1/cohorts/{cohort_id}/assignments/{assignment.id}"}


@assignments.get("/cohorts/<string:cohort_id>/assignments")
@assignments.private(NotFound)
@assignments.arguments(PageSchema, location="query")
@assignments.response(200, AssignmentPageSchema)
def list_assignments(query: dict[str, Any], cohort_id: str) -> dict[str, object]:
    """Lists the assignments of a cohort, the newest first; for all its members."""
    found = read(service.list_assignments, cohort_id, query["limit"] + 1, position(query))
    return page(found, query["limit"], lambda assignment: Position(assignment.created_at, assignment.id))


@assignments.get("/cohorts/<string:cohort_id>/assignments/<string:assignment_id>")
@assignments.private(NotFound)
@assignments.response(200, AssignmentSchema)
def get_assignment(cohort_id: str, assignment_id: str) -> service.AssignmentRecord:
    """Shows an assignment; for all members of the cohort."""
    return read(service.get_assignment, cohort_id, assignment_id)


@assignments.patch("/cohorts/<string:cohort_id>/assignments/<string:assignment_id>")
@assignments.private(NotFound, RoleMissing, CohortArchived, WindowEmpty)
@assignments.arguments(TermsSchema)
@assignments.response(200, AssignmentSchema)
def change_assignment(body: dict[str, Any], cohort_id: str, assignment_id: str) -> service.AssignmentRecord:
    """Changes the title, window or number of attempts of an assignment; for instructors."""
    return write(service.change_assignment, cohort_id, assignment_id, body)


@assignments.delete("/cohorts/<string:cohort_id>/assignments/<string:assignment_id>")
@assignments.private(NotFound, RoleMissing, CohortArchived, AssignmentStarted)
@assignments.response(204)
def withdraw_assignment(cohort_id: str, assignment_id: str) -> None:
    """Takes back an assignment that nobody has started; for instructors."""
    write(service.withdraw_assignment, cohort_id, assignment_id)


@assignments.post("/cohorts/<string:cohort_id>/assignments/<string:assignment_id>/attempts")
@assignments.private(
    NotFound, CohortArchived, AssignmentUpcoming, AssignmentClosed, AttemptsUsedUp, AttemptOpen, IdempotencyKeyReused,
    PoolTooSmall, SelectorUnknown,
)  # fmt: skip
@assignments.response(201, AttemptSchema)
def start_assigned_attempt(cohort_id: str, assignment_id: str) -> tuple[AttemptRecord, dict[str, str]]:
    """Starts an attempt for an assignment; with an Idempotency-Key a repeated request gives the same attempt."""
    attempt = write(start_assigned, cohort_id, assignment_id, idempotency_key())
    return attempt, {"Location": f"/v1/attempts/{attempt.id}"}


@assignments.get("/cohorts/<string:cohort_id>/assignments/<string:assignment_id>/results")
@assignments.private(NotFound, RoleMissing)
@assignments.arguments(TablePageSchema, location="query")
@or_csv(assignments)
@assignments.response(200, OutcomePageSchema)
def list_results(query: dict[str, Any], cohort_id: str, assignment_id: str) -> dict[str, object] | Response:
    """Shows what each learner made of an assignment, also who has not started; for instructors."""
    if wants_csv(query):
        everybody = read(list_outcomes, cohort_id, assignment_id)
        return csv_reply("results", _CSV, (row for learner in everybody for row in _rows(learner)))
    found = read(list_outcomes, cohort_id, assignment_id, query["limit"] + 1, position(query))
    return page(found, query["limit"], lambda learner: Position(learner.joined_at, learner.member))


def _rows(learner: MemberOutcomes) -> Iterator[list[Cell]]:
    """A row an attempt; one with empty cells for who has not started."""
    who = [learner.member, learner.name, learner.email]
    for outcome in learner.attempts:
        yield [*who, *(getattr(outcome, column) for column in _CSV[3:])]
    if not learner.attempts:
        yield [*who, *([None] * len(_CSV[3:]))]
