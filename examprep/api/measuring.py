"""What is counted for `/metrics`: requests, and what happened to attempts.

Under gunicorn, which sets `PROMETHEUS_MULTIPROC_DIR`, the counts of all its workers add up; else they are those of
this process.
"""

import os
import time
from collections.abc import Iterable

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

BUCKETS_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
_ALONE = CollectorRegistry()
_REQUESTS = Counter("examprep_requests", "Requests by operation and status.", ("operation", "status"), registry=_ALONE)
_DURATION = Histogram(
    "examprep_request_duration_seconds",
    "How long requests took in the server.",
    ("operation",),
    buckets=BUCKETS_SECONDS,
    registry=_ALONE,
)
_UNDER_WAY = Gauge(
    "examprep_requests_under_way",
    "Requests being served at this moment.",
    multiprocess_mode="livesum",
    registry=_ALONE,
)
_EVENTS = Counter(
    "examprep_attempt_events", "What happened to attempts, as their events tell.", ("kind",), registry=_ALONE
)


def measure_requests(app: Flask) -> None:
    """Makes the application count its requests and time them."""
    app.before_request(_begin)
    app.after_request(_count)


def count_events(kinds: Iterable[str]) -> None:
    """Counts events of attempts that were committed."""
    for kind in kinds:
        _EVENTS.labels(kind).inc()


def render_metrics() -> bytes:
    """All counts in the text format of Prometheus."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(_ALONE)
    together = CollectorRegistry()
    MultiProcessCollector(together)  # type: ignore[no-untyped-call]  # the package types it only in part
    return generate_latest(together)


def _begin() -> None:
    g.began_at = time.perf_counter()
    _UNDER_WAY.inc()


def _count(response: Response) -> Response:
    operation = request.endpoint or "unknown"
    _REQUESTS.labels(operation, response.status_code).inc()
    _DURATION.labels(operation).observe(time.perf_counter() - g.began_at)
    _UNDER_WAY.dec()
    return response
