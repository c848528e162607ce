"""Changes of an attempt's clock."""

from typing import Any

from examprep.api.context import write
from examprep.api.openapi import Resource
from examprep.api.schemas.attempts import AccommodationSchema, AttemptSchema, ExtensionSchema
from examprep.core.errors import AttemptClosed, ClockFixed, NotFound
from examprep.services import timing as service
from examprep.services.accommodations import set_multiplier
from examprep.services.attempts import AttemptRecord

timing = Resource("timing", "Changes of an attempt's clock.")


HELPERS = ("instructor", "admin")


@timing.post("/accommodations")
@timing.private(NotFound, roles=HELPERS)
@timing.arguments(AccommodationSchema)
@timing.response(204)
def accommodate(body: dict[str, Any]) -> None:
    """Gives a person more time in the attempts they start from now on, and keeps who gave it and why."""
    write(set_multiplier, **body)


@timing.post("/attempts/<string:attempt_id>/extensions")
@timing.private(NotFound, AttemptClosed, ClockFixed, roles=HELPERS)
@timing.arguments(ExtensionSchema)
@timing.response(200, AttemptSchema)
def extend(body: dict[str, Any], attempt_id: str) -> AttemptRecord:
    """Gives a running attempt more time, and keeps who gave it and why."""
    return write(service.extend, attempt_id, **body)


@timing.put("/attempts/<string:attempt_id>/pause")
@timing.private(NotFound, AttemptClosed, ClockFixed)
@timing.response(200, AttemptSchema)
def pause(attempt_id: str) -> AttemptRecord:
    """Pauses a drill; a mock exam cannot be paused."""
    return write(service.pause, attempt_id)


@timing.delete("/attempts/<string:attempt_id>/pause")
@timing.private(NotFound, AttemptClosed, ClockFixed)
@timing.response(200, AttemptSchema)
def resume(attempt_id: str) -> AttemptRecord:
    """Goes on with a paused drill."""
    return write(service.resume, attempt_id)
