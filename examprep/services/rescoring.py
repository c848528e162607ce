"""Computing results again, from what was kept of closed attempts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select

from examprep.models.attempt import Attempt
from examprep.services.call import Call
from examprep.services.closing import grade, scores
from examprep.services.placings import lock_boards, place
from examprep.services.usage import count_correct_anew


@dataclass(frozen=True, slots=True)
class Rescored:
    """A closed attempt whose kept result is not what its responses come to: field -> (kept, computed)."""

    attempt: str
    differences: Mapping[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class RescoredPage:
    """Some closed attempts in order of their ids: how many were looked at, the last of them, and which differ."""

    count: int
    last: str
    differing: tuple[Rescored, ...]


def rescore(call: Call, after: str, limit: int, apply: bool) -> RescoredPage:
    """Grades up to `limit` closed attempts with ids after `after` again; with `apply` the computed result is kept."""
    query = select(Attempt).where(Attempt.closed_at.is_not(None), Attempt.id > after)
    attempts = call.session.scalars(query.order_by(Attempt.id).limit(limit)).all()
    differing = {attempt: found for attempt in attempts if (found := _rescored(call, attempt, apply)).differences}
    if apply:
        _place_again(call, {attempt.user_id for attempt in differing})
    return RescoredPage(len(attempts), attempts[-1].id if attempts else after, tuple(differing.values()))


def _place_again(call: Call, users: Collection[str]) -> None:
    lock_boards(call, users)
    for user_id in users:
        place(call, user_id)


def _rescored(call: Call, attempt: Attempt, apply: bool) -> Rescored:
    graded = grade(call, attempt)
    computed = scores(attempt, graded)
    differences = {
        name: (getattr(attempt, name), value) for name, value in computed.items() if getattr(attempt, name) != value
    }
    questions = [(question, correct) for question, correct in graded if question.correct != correct]
    for question, correct in questions:
        differences[f"question {question.number}"] = (question.correct, correct)
    if apply:
        for name, value in computed.items():
            setattr(attempt, name, value)
        for question, correct in questions:
            question.correct = correct
        call.session.flush()
        count_correct_anew(call, [question.item_id for question, _ in questions])
    return Rescored(attempt.id, differences)
