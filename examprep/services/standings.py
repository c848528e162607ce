"""Where a person belongs on leaderboards, as their attempts say."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from examprep.core import ranking
from examprep.core.privacy import OFF, seen_as
from examprep.models.account import PrivacySetting, User
from examprep.models.attempt import Attempt, AttemptQuestion
from examprep.models.cohort import CohortMember
from examprep.services.call import Call
from examprep.services.exams import full_exams


@dataclass(frozen=True, slots=True)
class BoardKey:
    """Which of a cohort's boards it is; its window has this span and begins at `starts_at`."""

    exam_id: int
    metric: str
    span: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Membership:
    """A current membership, and whether the other members see the person."""

    id: str
    cohort_id: str
    visible: bool


def list_memberships(call: Call, user_id: str) -> list[Membership]:
    """The user's current memberships."""
    rows = call.session.execute(
        select(CohortMember.id, CohortMember.cohort_id, CohortMember.nickname, User.name, PrivacySetting.leaderboard)
        .join(User, User.id == CohortMember.user_id)
        .outerjoin(PrivacySetting, PrivacySetting.user_id == User.id)
        .where(CohortMember.user_id == user_id, CohortMember.ended_at.is_(None))
    )
    return [
        Membership(id, cohort_id, seen_as(mode or OFF, nickname, name) is not None)
        for id, cohort_id, nickname, name, mode in rows
    ]


def get_standings(call: Call, user_id: str) -> dict[BoardKey, ranking.Finish]:
    """The user's score, and since when, for every board whose window holds the call's time and their results."""
    found = {}
    for exam_id, finishes in _finishes(call, user_id).items():
        for span in ranking.SPANS:
            window = ranking.window_at(span, call.now)
            inside = [finish for finish in finishes if window.holds(finish.at)]
            for metric, finish in ranking.metrics(inside).items():
                found[BoardKey(exam_id, metric, span, window.start)] = finish
    return found


def _finishes(call: Call, user_id: str) -> dict[int, list[ranking.Finish]]:
    """The user's closed full mocks that count, by exam."""
    rows = call.session.execute(
        select(
            Attempt.exam_id,
            Attempt.scaled,
            Attempt.closed_at,
            func.count().filter(AttemptQuestion.first_seen),
            func.count(),
        )
        .join(AttemptQuestion, AttemptQuestion.attempt_id == Attempt.id)
        .where(Attempt.user_id == user_id, Attempt.kind == "mock")
        .where(Attempt.exam_id.in_(full_exams(call).values()), ~AttemptQuestion.pilot)
        .group_by(Attempt.id)
    )
    found = defaultdict(list)
    for exam_id, scaled, closed_at, first_seen, scored in rows:
        if scaled is not None and closed_at is not None and ranking.counts(first_seen, scored):
            found[exam_id].append(ranking.Finish(scaled, closed_at))
    return found
