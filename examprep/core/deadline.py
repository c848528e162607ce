"""The clock of an attempt. All times are aware; the caller says what time it is."""

from datetime import datetime, timedelta

GRACE = timedelta(seconds=10)


def deadline(started_at: datetime, minutes: int | None, multiplier: float = 1.0) -> datetime | None:
    """The moment the time is up: start + limit x the person's multiplier; `None` for an untimed attempt."""
    return started_at + timedelta(minutes=minutes * multiplier) if minutes is not None else None


def state(now: datetime, deadline_at: datetime | None, closed_at: datetime | None) -> str:
    """`open`, `grace` (from the deadline on, until closed) or `closed`."""
    if closed_at is not None:
        return "closed"
    return "grace" if deadline_at is not None and now >= deadline_at else "open"


def is_due(now: datetime, deadline_at: datetime | None, closed_at: datetime | None) -> bool:
    """Whether an attempt that nobody closed must be closed: from deadline + grace on."""
    return closed_at is None and deadline_at is not None and now >= deadline_at + GRACE


def remaining_ms(now: datetime, deadline_at: datetime | None, closed_at: datetime | None) -> int | None:
    """Milliseconds until the deadline, rounded down, 0 when it is over; `None` where there is none."""
    if closed_at is not None:
        return 0
    if deadline_at is None:
        return None
    return max(0, (deadline_at - now) // timedelta(milliseconds=1))
