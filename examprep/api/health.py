"""Whether the process lives and can serve, and what it has counted."""

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST

from examprep.api.context import ensure_operator, read
from examprep.api.measuring import render_metrics
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


@health.get("/metrics")
def show_metrics() -> Response:
    """What was counted, for Prometheus; for whoever has the metrics token, or asks from this machine if none is set."""
    ensure_operator()
    return Response(render_metrics(), content_type=CONTENT_TYPE_LATEST)
