"""What happened to an attempt, for those who have to explain it later."""

from typing import Any

from examprep.models.attempt import AttemptEvent
from examprep.services.call import Call


def note_event(call: Call, attempt_id: str, kind: str, number: int | None = None, **detail: Any) -> None:
    """Adds an event at the call's time."""
    call.session.add(AttemptEvent(attempt_id=attempt_id, at=call.now, kind=kind, number=number, detail=detail))
