"""Changes of an attempt's clock."""

from typing import Any

from examprep.api.context import write
from examprep.api.openapi import Resource
from examprep.api.schemas.attempts import AttemptSchema, ExtensionSchema
from examprep.core.errors import AttemptClosed, ClockFixed, NotFound, RoleMissing
from examprep.services import timing as service
from examprep.services.attempts import AttemptRecord

timing = Resource("timing", "Changes of an attempt's clock.")


@timing.post("/attempts/<string:attempt_id>/extensions")
@timing.private(NotFound, RoleMissing, AttemptClosed, ClockFixed)
@timing.arguments(ExtensionSchema)
@timing.response(200, AttemptSchema)
def extend(body: dict[str, Any], attempt_id: str) -> AttemptRecord:
    """Gives a running attempt more time, tells its learner, and keeps who and why; for the learner's instructors."""
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
