"""The window of an assignment: attempts start from `opens_at` on and before `closes_at`."""

from datetime import datetime

from examprep.core.cohort_errors import AssignmentClosed, AssignmentUpcoming, AttemptsUsedUp, WindowEmpty

STATES = ("upcoming", "open", "closed")


def state(now: datetime, opens_at: datetime, closes_at: datetime) -> str:
    """One of `STATES`; it is open at `opens_at` itself and closed at `closes_at` itself."""
    if now < opens_at:
        return "upcoming"
    return "open" if now < closes_at else "closed"


def ensure_window(opens_at: datetime, closes_at: datetime) -> None:
    """Raises `WindowEmpty` unless it opens before it closes."""
    if opens_at >= closes_at:
        raise WindowEmpty("An assignment opens before it closes.")


def ensure_may_start(now: datetime, opens_at: datetime, closes_at: datetime, started: int, allowed: int) -> None:
    """Raises `AssignmentUpcoming`, `AssignmentClosed`, or `AttemptsUsedUp` once `started` has reached `allowed`."""
    current = state(now, opens_at, closes_at)
    if current == "upcoming":
        raise AssignmentUpcoming("This assignment has not opened yet.")
    if current == "closed":
        raise AssignmentClosed("This assignment is closed; nothing more can be started.")
    if started >= allowed:
        raise AttemptsUsedUp(f"Attempts allowed: {allowed}. You have started them all.", allowed=allowed)


def is_late(finished_at: datetime | None, closes_at: datetime) -> bool:
    """Whether an attempt ended after the window: it was started in time and ran on to its own deadline."""
    return finished_at is not None and finished_at > closes_at
