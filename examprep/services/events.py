"""What happened to an attempt, for those who have to explain it later."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from examprep.models.attempt import Attempt, AttemptEvent
from examprep.services.call import Call


def note_event(call: Call, attempt_id: str, kind: str, number: int | None = None, **detail: Any) -> None:
    """Adds an event at the call's time."""
    event = {"attempt_id": attempt_id, "at": call.now, "kind": kind, "number": number, "detail": detail}
    call.session.execute(insert(AttemptEvent), event)
    call.noted.append(kind)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, at which server time; `number` is the question's, where one is concerned."""

    at: datetime
    kind: str
    number: int | None
    detail: dict[str, Any]


def list_events(call: Call, attempt_id: str) -> list[Event]:
    """All events of an attempt in the order they happened; none for an unknown one."""
    rows = call.session.scalars(
        select(AttemptEvent).where(AttemptEvent.attempt_id == attempt_id).order_by(AttemptEvent.id)
    )
    return [Event(row.at, row.kind, row.number, row.detail) for row in rows]


def forget_reasons(call: Call, user_id: str) -> None:
    """Takes the reasons out of the extensions of a person's attempts: they may tell of the person."""
    extensions = (
        select(AttemptEvent)
        .join(Attempt, Attempt.id == AttemptEvent.attempt_id)
        .where(Attempt.user_id == user_id, AttemptEvent.kind == "extended")
    )
    for event in call.session.scalars(extensions):
        event.detail = {**event.detail, "reason": ""}
