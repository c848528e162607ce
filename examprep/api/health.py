"""Whether the process lives and can serve."""

from flask import Blueprint

from examprep.api.context import read
from examprep.services.readiness import reach_database

health = Blueprint("health", __name__)


@health.get("/healthz")
def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@health.get("/readyz")
def ready() -> dict[str, str]:
    """The process answers and reaches its database."""
    read(reach_database)
    return {"status": "ok"}
