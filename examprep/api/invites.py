"""Invites to cohorts, and joining by them."""

from typing import Any

from examprep.api.context import read, write
from examprep.api.openapi import Resource
from examprep.api.paging import page, position
from examprep.api.schemas.cohorts import CohortSchema, InvitePageSchema, InviteSchema, JoinSchema, NewInviteSchema
from examprep.api.schemas.paging import PageSchema
from examprep.core.cohort_errors import CohortArchived, InviteEnded, InviteFull
from examprep.core.errors import NotFound, RoleMissing
from examprep.services import invites as service
from examprep.services.cohorts import CohortRecord
from examprep.services.paging import Position

invites = Resource("invites", "Invites to cohorts, and joining by them.")


@invites.post("/cohorts/<string:cohort_id>/invites")
@invites.private(NotFound, RoleMissing, CohortArchived)
@invites.arguments(NewInviteSchema)
@invites.response(201, InviteSchema)
def create_invite(body: dict[str, Any], cohort_id: str) -> service.InviteRecord:
    """Makes an invite: a code by which so many people may join until it expires; for instructors."""
    return write(service.create_invite, cohort_id, **body)


@invites.get("/cohorts/<string:cohort_id>/invites")
@invites.private(NotFound, RoleMissing)
@invites.arguments(PageSchema, location="query")
@invites.response(200, InvitePageSchema)
def list_invites(query: dict[str, Any], cohort_id: str) -> dict[str, object]:
    """Lists the invites of a cohort, the newest first; for its instructors."""
    found = read(service.list_invites, cohort_id, query["limit"] + 1, position(query))
    return page(found, query["limit"], lambda invite: Position(invite.created_at, invite.id))


@invites.delete("/cohorts/<string:cohort_id>/invites/<string:invite_id>")
@invites.private(NotFound, RoleMissing)
@invites.response(204)
def revoke_invite(cohort_id: str, invite_id: str) -> None:
    """Revokes an invite: nobody joins by it any more; who joined stays. For instructors."""
    write(service.revoke_invite, cohort_id, invite_id)


@invites.post("/cohorts/join")
@invites.private(NotFound, CohortArchived, InviteEnded, InviteFull)
@invites.arguments(JoinSchema)
@invites.response(200, CohortSchema)
def join(body: dict[str, str]) -> CohortRecord:
    """Joins the cohort that an invite's code belongs to; a second time it changes nothing.

    Its instructors are shown the caller's name, e-mail and mastery from then on, and attempts started from then on.
    """
    return write(service.join, body["code"])


@invites.post("/cohorts/<string:cohort_id>/join")
@invites.private(NotFound, CohortArchived, InviteEnded, InviteFull)
@invites.arguments(JoinSchema)
@invites.response(200, CohortSchema)
def join_this(body: dict[str, str], cohort_id: str) -> CohortRecord:
    """Joins this cohort, if the code is one of its invites."""
    return write(service.join, body["code"], cohort_id)
