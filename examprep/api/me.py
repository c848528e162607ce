"""One's own account."""

from examprep.api.context import read, write
from examprep.api.openapi import Resource
from examprep.api.schemas.accounts import ProfileSchema, RenameSchema
from examprep.core.errors import NotFound
from examprep.services import accounts

me = Resource("me", "One's own account.")


@me.get("/me")
@me.private(NotFound)
@me.response(200, ProfileSchema)
def get_me() -> accounts.Profile:
    """Shows the caller's account."""
    return read(accounts.get_profile)


@me.patch("/me")
@me.private(NotFound)
@me.arguments(RenameSchema)
@me.response(200, ProfileSchema)
def rename_me(body: dict[str, str]) -> accounts.Profile:
    """Changes the caller's name."""
    return write(accounts.rename, body["name"])


@me.delete("/me")
@me.private(NotFound)
@me.response(204)
def delete_me() -> None:
    """Deletes the caller's account; what is left of their attempts belongs to nobody."""
    write(accounts.delete_account)
