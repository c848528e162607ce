"""Making the kept leaderboards anew from attempts, memberships and privacy settings, a part a call."""

from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select, tuple_

from examprep.core import ranking
from examprep.models.cohort import Cohort, CohortMember
from examprep.models.leaderboard import TOP_SCORE, Board, Placing, ScoreCount
from examprep.services.call import Call
from examprep.services.placings import lock_boards, place


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """Some people in order of their ids: how many, the last of them, and how many of their placings were wrong."""

    people: int
    last: str
    changed: int


def place_again(call: Call, after: str, limit: int) -> PlacedPage:
    """Places up to `limit` people with ids after `after` who belong to a cohort."""
    current = select(CohortMember.user_id).where(CohortMember.ended_at.is_(None), CohortMember.user_id > after)
    users = call.session.scalars(current.distinct().order_by(CohortMember.user_id).limit(limit)).all()
    lock_boards(call, users)
    changed = sum(place(call, user_id) for user_id in users)
    return PlacedPage(len(users), users[-1] if users else after, changed)


def find_cohort(call: Call, after: str) -> str | None:
    """The id of the cohort that follows this one, `None` after the last."""
    return call.session.scalar(select(Cohort.id).where(Cohort.id > after).order_by(Cohort.id).limit(1))


def count_again(call: Call, cohort_id: str) -> None:
    """Drops the boards of a cohort whose windows are over and the placings of who is no member any more, and counts
    the scores on the others.
    """
    call.session.execute(select(Cohort.id).where(Cohort.id == cohort_id).with_for_update(key_share=True))
    windows = [(span, ranking.window_at(span, call.now).start) for span in ranking.SPANS]
    of_cohort = Board.cohort_id == cohort_id
    call.session.execute(delete(Board).where(of_cohort, tuple_(Board.span, Board.starts_at).not_in(windows)))
    boards = select(Board.id).where(of_cohort)
    gone = select(CohortMember.id).where(CohortMember.cohort_id == cohort_id, CohortMember.ended_at.is_not(None))
    call.session.execute(delete(Placing).where(Placing.member_id.in_(gone)))
    call.session.execute(delete(ScoreCount).where(ScoreCount.board_id.in_(boards)))
    counts = (
        select(Placing.board_id, TOP_SCORE - Placing.behind, func.count())
        .where(Placing.board_id.in_(boards), Placing.visible)
        .group_by(Placing.board_id, Placing.behind)
    )
    columns = [ScoreCount.board_id, ScoreCount.score, ScoreCount.members]
    call.session.execute(insert(ScoreCount).from_select(columns, counts))
