"""Changes of an attempt's clock: more time, and pauses of drills."""

from datetime import timedelta

from sqlalchemy import select

from examprep.core.errors import AttemptClosed, ClockFixed, NotFound
from examprep.models.attempt import Attempt
from examprep.services.attempts import AttemptRecord, load_attempt, record
from examprep.services.call import Call
from examprep.services.closing import close_if_due
from examprep.services.cohort_access import ensure_may_help
from examprep.services.events import note_event
from examprep.services.notices import notify


def extend(call: Call, attempt_id: str, add_ms: int, reason: str) -> AttemptRecord:
    """The attempt with its deadline moved forward by `add_ms` > 0 milliseconds, by somebody who may help; its learner
    is told.

    Raises `NotFound`, `RoleMissing`, `AttemptClosed`, or `ClockFixed` for an untimed drill.
    """
    attempt = call.session.scalar(select(Attempt).where(Attempt.id == attempt_id).with_for_update())
    if attempt is None:
        raise NotFound("There is no such attempt of a learner of yours.")
    ensure_may_help(call, attempt)
    close_if_due(call, attempt)
    _refuse_closed(attempt)
    if attempt.deadline_at is None:
        raise ClockFixed("This drill has no time limit that could be extended.")
    attempt.deadline_at += timedelta(milliseconds=add_ms)
    note_event(call, attempt.id, "extended", add_ms=add_ms, reason=reason, by=call.user_id)
    notify(call, [attempt.user_id], "attempt-extended", attempt=attempt.id, add_ms=add_ms, reason=reason)
    return record(call, [attempt])[0]


def pause(call: Call, attempt_id: str) -> AttemptRecord:
    """The caller's drill, paused: its clock stands still and it takes no responses.

    Pausing twice is pausing once. Raises `NotFound`, `AttemptClosed`, or `ClockFixed` for a mock exam.
    """
    attempt = _load_drill(call, attempt_id)
    if attempt.paused_at is None:
        attempt.paused_at = call.now
        note_event(call, attempt.id, "paused")
    return record(call, [attempt])[0]


def resume(call: Call, attempt_id: str) -> AttemptRecord:
    """The caller's drill, running, its deadline moved forward by the length of the pause.

    Resuming a running drill changes nothing. Raises as `pause` does.
    """
    attempt = _load_drill(call, attempt_id)
    if attempt.paused_at is not None:
        if attempt.deadline_at is not None:
            attempt.deadline_at += call.now - attempt.paused_at
        attempt.paused_at = None
        note_event(call, attempt.id, "resumed")
    return record(call, [attempt])[0]


def _load_drill(call: Call, attempt_id: str) -> Attempt:
    attempt = load_attempt(call, attempt_id)
    _refuse_closed(attempt)
    if attempt.kind != "drill":
        raise ClockFixed("The clock of a mock exam runs on.")
    return attempt


def _refuse_closed(attempt: Attempt) -> None:
    if attempt.closed_at is not None:
        raise AttemptClosed("This attempt is closed; its result is ready.", attempt=attempt.id)
