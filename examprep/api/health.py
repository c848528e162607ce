"""Whether the process lives and can serve, and the description of the API."""

from flask import Blueprint, Response, send_file

from examprep.api.context import read
from examprep.services.readiness import reach_database
from examprep.settings import ROOT

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


@health.get("/openapi.yaml")
def describe() -> Response:
    """The description of the API (OpenAPI 3.1)."""
    return send_file(ROOT / "openapi.yaml", mimetype="application/yaml")
