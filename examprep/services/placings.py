"""Keeping the leaderboards as attempts close and as people come, go, show themselves and hide.

Whoever changes boards holds their cohorts until the end of the call: so counts add up, and calls wait for each other
in one order instead of blocking each other for good.
"""

from collections import Counter
from collections.abc import Collection, Mapping

from sqlalchemy import select, tuple_

from examprep.core.ranking import Finish
from examprep.models.attempt import Attempt
from examprep.models.cohort import Cohort, CohortMember
from examprep.models.leaderboard import TOP_SCORE, Board, Placing, ScoreCount
from examprep.services.call import Call
from examprep.services.standings import BoardKey, Membership, get_standings, list_memberships


def lock_boards(call: Call, users: Collection[str]) -> bool:
    """Holds the cohorts that any of the users belongs to; whether there are any.

    Who places several users in one call locks the cohorts of all beforehand.
    """
    current = CohortMember.user_id.in_(users) & CohortMember.ended_at.is_(None)
    cohorts = call.session.scalars(select(CohortMember.cohort_id).where(current).distinct()).all()
    if cohorts:
        locked = select(Cohort.id).where(Cohort.id.in_(cohorts)).order_by(Cohort.id)
        call.session.execute(locked.with_for_update(key_share=True))
    return bool(cohorts)


def place(call: Call, user_id: str) -> int:
    """Puts the user where they belong on the boards of all their cohorts; how many placings had to change.

    Of each span only the window that holds the call's time is kept up; placings in earlier ones go.
    """
    if not lock_boards(call, [user_id]):
        return 0
    standings = get_standings(call, user_id)
    return sum(_replace(call, member, standings) for member in list_memberships(call, user_id))


def place_new_member(call: Call, user_id: str) -> None:
    """The same for who joins in this call, once their mock that somebody is closing right now is closed, if there is
    one: that closing does not know of the membership yet.
    """
    open_mocks = select(Attempt.id).where(Attempt.user_id == user_id, Attempt.kind == "mock")
    call.session.execute(open_mocks.where(Attempt.closed_at.is_(None)).order_by(Attempt.id).with_for_update())
    place(call, user_id)


def withdraw(call: Call, member_id: str, cohort_id: str) -> None:
    """Takes a member whose stay ends off all boards. The caller holds the cohort."""
    _replace(call, Membership(member_id, cohort_id, False), {})


def _replace(call: Call, member: Membership, standings: Mapping[BoardKey, Finish]) -> int:
    """Makes the member's placings those of the standings; how many had to change."""
    stored = _stored(call, member.id)
    boards = _boards(call, member.cohort_id, standings.keys() - stored.keys())
    counts: Counter[tuple[int, int]] = Counter()
    changed = 0
    for key in stored.keys() | standings.keys():
        placing, finish = stored.get(key), standings.get(key)
        if _fits(placing, finish, member):
            continue
        changed += 1
        if placing is not None:
            counts[placing.board_id, placing.score] -= placing.visible
        else:
            placing = Placing(board_id=boards[key], member_id=member.id)
        if finish is None:
            call.session.delete(placing)
            continue
        placing.visible, placing.behind, placing.finished_at = member.visible, TOP_SCORE - finish.score, finish.at
        call.session.add(placing)
        counts[placing.board_id, placing.score] += placing.visible
    _count(call, {place: number for place, number in counts.items() if number})
    return changed


def _fits(placing: Placing | None, finish: Finish | None, member: Membership) -> bool:
    return (
        placing is not None
        and finish is not None
        and (placing.visible, placing.score, placing.finished_at) == (member.visible, finish.score, finish.at)
    )


def _stored(call: Call, member_id: str) -> dict[BoardKey, Placing]:
    rows = call.session.execute(
        select(Placing, Board).join(Board, Board.id == Placing.board_id).where(Placing.member_id == member_id)
    )
    return {_key(board): placing for placing, board in rows}


def _boards(call: Call, cohort_id: str, keys: Collection[BoardKey]) -> dict[BoardKey, int]:
    """The ids of the cohort's boards with these keys; those that are not there yet are made."""
    if not keys:
        return {}
    starts = {key.starts_at for key in keys}
    of_cohort = select(Board).where(Board.cohort_id == cohort_id, Board.starts_at.in_(starts))
    boards = {_key(board): board for board in call.session.scalars(of_cohort)}
    for key in keys - boards.keys():
        boards[key] = Board(
            cohort_id=cohort_id, exam_id=key.exam_id, metric=key.metric, span=key.span, starts_at=key.starts_at
        )
        call.session.add(boards[key])
    call.session.flush()
    return {key: boards[key].id for key in keys}


def _key(board: Board) -> BoardKey:
    return BoardKey(board.exam_id, board.metric, board.span, board.starts_at)


def _count(call: Call, changes: Mapping[tuple[int, int], int]) -> None:
    """Adds to the numbers of visible members by board and score."""
    if not changes:
        return
    of_changes = tuple_(ScoreCount.board_id, ScoreCount.score).in_(changes)
    rows = {(row.board_id, row.score): row for row in call.session.scalars(select(ScoreCount).where(of_changes))}
    for (board_id, score), number in changes.items():
        row = rows.get((board_id, score))
        if row is None:
            call.session.add(ScoreCount(board_id=board_id, score=score, members=number))
        else:
            row.members += number
    call.session.flush()
