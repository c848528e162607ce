"""One's own account."""

from examprep.api.context import read, write
from examprep.api.openapi import Resource
from examprep.api.schemas.accounts import ProfileSchema, RenameSchema
from examprep.api.schemas.export import ExportSchema
from examprep.core.errors import NotFound
from examprep.services import accounts, export

me = Resource("me", "One's own account.")


@me.get("/me")
@me.private(NotFound)
@me.response(200, ProfileSchema)
def get_me() -> accounts.Profile:
    """Shows the caller's account."""
    return read(accounts.get_profile)


@me.get("/me/export")
@me.private(NotFound)
@me.response(200, ExportSchema)
def export_me() -> export.Export:
    """Gives everything that is kept about the caller as one document, less the keys that must still be secret."""
    return read(export.export_account)


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
