"""Cohorts: groups that prepare together."""

from typing import Any

from examprep.api.context import read, write
from examprep.api.openapi import Resource
from examprep.api.paging import page, position
from examprep.api.schemas.cohorts import CohortChangeSchema, CohortPageSchema, CohortSchema, NewCohortSchema
from examprep.api.schemas.paging import PageSchema
from examprep.core.errors import NotFound, RoleMissing
from examprep.services import cohorts as service
from examprep.services.paging import Position

cohorts = Resource("cohorts", "Groups that prepare together.")


@cohorts.post("/cohorts")
@cohorts.private(NotFound, roles=("instructor", "admin"))
@cohorts.arguments(NewCohortSchema)
@cohorts.response(201, CohortSchema)
def create_cohort(body: dict[str, str]) -> tuple[service.CohortRecord, dict[str, str]]:
    """Makes a cohort; its maker is its first instructor."""
    cohort = write(service.create_cohort, body["name"])
    return cohort, {"Location": f"/v1/cohorts/{cohort.id}"}


@cohorts.get("/cohorts")
@cohorts.private()
@cohorts.arguments(PageSchema, location="query")
@cohorts.response(200, CohortPageSchema)
def list_cohorts(query: dict[str, Any]) -> dict[str, object]:
    """Lists the caller's cohorts, the newest first; all of them for an admin."""
    found = read(service.list_cohorts, query["limit"] + 1, position(query))
    return page(found, query["limit"], lambda cohort: Position(cohort.created_at, cohort.id))


@cohorts.get("/cohorts/<string:cohort_id>")
@cohorts.private(NotFound)
@cohorts.response(200, CohortSchema)
def get_cohort(cohort_id: str) -> service.CohortRecord:
    """Shows a cohort that the caller belongs to."""
    return read(service.get_cohort, cohort_id)


@cohorts.patch("/cohorts/<string:cohort_id>")
@cohorts.private(NotFound, RoleMissing)
@cohorts.arguments(CohortChangeSchema)
@cohorts.response(200, CohortSchema)
def change_cohort(body: dict[str, Any], cohort_id: str) -> service.CohortRecord:
    """Renames a cohort, archives it or takes it up again; for its instructors."""
    return write(service.change_cohort, cohort_id, body.get("name"), body.get("archived"))
