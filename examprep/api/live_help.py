"""Time for learners of a cohort."""

from typing import Any

from examprep.api.context import read, write
from examprep.api.openapi import Resource
from examprep.api.paging import page, position
from examprep.api.schemas.live_help import AccommodationSchema, RunningPageSchema, SetAccommodationSchema
from examprep.api.schemas.paging import PageSchema
from examprep.core.cohort_errors import CohortArchived
from examprep.core.errors import NotFound, RoleMissing
from examprep.services import live_help as service
from examprep.services.paging import Position

live_help = Resource("live-help", "Time for learners of a cohort.")


@live_help.get("/cohorts/<string:cohort_id>/members/<string:member_id>/accommodation")
@live_help.private(NotFound, RoleMissing)
@live_help.response(200, AccommodationSchema)
def get_accommodation(cohort_id: str, member_id: str) -> service.AccommodationRecord:
    """Shows a member's time multiplier; for instructors."""
    return read(service.get_accommodation, cohort_id, member_id)


@live_help.put("/cohorts/<string:cohort_id>/members/<string:member_id>/accommodation")
@live_help.private(NotFound, RoleMissing, CohortArchived)
@live_help.arguments(SetAccommodationSchema)
@live_help.response(200, AccommodationSchema)
def set_accommodation(body: dict[str, Any], cohort_id: str, member_id: str) -> service.AccommodationRecord:
    """Gives a member more time in the attempts they start from now on, and tells them; for instructors."""
    return write(service.set_accommodation, cohort_id, member_id, **body)


@live_help.get("/cohorts/<string:cohort_id>/running")
@live_help.private(NotFound, RoleMissing)
@live_help.arguments(PageSchema, location="query")
@live_help.response(200, RunningPageSchema)
def list_running(query: dict[str, Any], cohort_id: str) -> dict[str, object]:
    """Lists the open attempts of a cohort's learners with their clocks, started first; for instructors."""
    found = read(service.list_running, cohort_id, query["limit"] + 1, position(query))
    return page(found, query["limit"], lambda running: Position(running.attempt.started_at, running.attempt.id))
