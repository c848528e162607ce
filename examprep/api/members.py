"""Who belongs to a cohort."""

from typing import Any

from examprep.api.context import read, write
from examprep.api.openapi import Resource
from examprep.api.paging import page, position
from examprep.api.schemas.cohorts import MemberPageSchema, MemberSchema, RoleSchema
from examprep.api.schemas.paging import PageSchema
from examprep.core.cohort_errors import CohortArchived, LastInstructor
from examprep.core.errors import NotFound, RoleMissing
from examprep.services import members as service
from examprep.services.paging import Position

members = Resource("members", "Who belongs to a cohort.")


@members.get("/cohorts/<string:cohort_id>/members")
@members.private(NotFound, RoleMissing)
@members.arguments(PageSchema, location="query")
@members.response(200, MemberPageSchema)
def list_members(query: dict[str, Any], cohort_id: str) -> dict[str, object]:
    """Lists the members of a cohort in the order they joined; for its instructors."""
    found = read(service.list_members, cohort_id, query["limit"] + 1, position(query))
    return page(found, query["limit"], lambda member: Position(member.joined_at, member.id))


@members.patch("/cohorts/<string:cohort_id>/members/<string:member_id>")
@members.private(NotFound, RoleMissing, CohortArchived, LastInstructor)
@members.arguments(RoleSchema)
@members.response(200, MemberSchema)
def set_role(body: dict[str, str], cohort_id: str, member_id: str) -> service.MemberRecord:
    """Makes a member an instructor of the cohort, or a learner again; for its instructors."""
    return write(service.set_role, cohort_id, member_id, body["role"])


@members.delete("/cohorts/<string:cohort_id>/members/<string:member_id>")
@members.private(NotFound, RoleMissing, CohortArchived, LastInstructor)
@members.response(204)
def remove_member(cohort_id: str, member_id: str) -> None:
    """Removes a member and tells them; for instructors."""
    write(service.remove_member, cohort_id, member_id)


@members.delete("/cohorts/<string:cohort_id>/members/me")
@members.private(NotFound, LastInstructor)
@members.response(204)
def leave(cohort_id: str) -> None:
    """Leaves a cohort; its last instructor stays."""
    write(service.leave, cohort_id)
