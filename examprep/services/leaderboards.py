"""Reading a cohort's leaderboard: a page, one's own row and its neighbours, at one cost for any number of members."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select, tuple_

from examprep.core import ranking
from examprep.core.cohort_errors import ExamNotRanked
from examprep.core.privacy import OFF, seen_as
from examprep.models.account import PrivacySetting, User
from examprep.models.cohort import CohortMember
from examprep.models.leaderboard import TOP_SCORE, Board, Placing, ScoreCount
from examprep.services.call import Call
from examprep.services.cohort_access import load_joined
from examprep.services.exams import full_exams

NEIGHBOURS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a board: behind this score, or after the row with this key among those who share it."""

    score: int
    key: int


@dataclass(frozen=True, slots=True)
class View:
    """Which board, and which part of it: the caller's `NEIGHBOURS` each way, or up to `limit` rows after a place.

    `exam` of `None` is the first exam that has a leaderboard.
    """

    metric: str
    window: str
    exam: str | None
    around_me: bool
    limit: int
    after: Place | None


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A row, without anything that names the person but what they chose to be seen under.

    Only the caller's own row can lack a `name`, when they are not `visible`, and rank and score, when they have no
    result in the window. A rank that others do not see is the one the caller would have.
    """

    rank: int | None
    score: int | None
    name: str | None
    visible: bool
    me: bool


@dataclass(frozen=True, slots=True)
class Leaderboard:
    """Part of a board. `ranked` counts its visible members; `me` is `None` for an admin who is no member.

    `next` is where the next page begins, `None` on the last one and around the caller.
    """

    exam: str
    metric: str
    window: str
    starts_at: datetime
    ends_at: datetime | None
    ranked: int
    rows: tuple[BoardRow, ...]
    next: Place | None
    me: BoardRow | None


@dataclass(frozen=True, slots=True)
class _Shown:
    """A member with their placing, if they have one, and what they are seen under, if they are seen."""

    member_id: str
    placing: Placing | None
    name: str | None


def get_leaderboard(call: Call, cohort_id: str, view: View) -> Leaderboard:
    """The part of the board at the call's time, in a fixed number of queries, for the cohort's members.

    Raises `NotFound`, for an unknown exam too, or `ExamNotRanked`.
    """
    _, member = load_joined(call, cohort_id)
    exam, exam_id = _exam(call, view.exam)
    window = ranking.window_at(view.window, call.now)
    board_id = _find_board(call, cohort_id, exam_id, view, window.start)
    counts = dict(
        call.session.execute(select(ScoreCount.score, ScoreCount.members).where(ScoreCount.board_id == board_id)).all()
    )
    me = _own(call, board_id, member.id) if member else None
    shown = _around(call, board_id, me) if view.around_me else _page(call, board_id, view)
    page = shown if view.around_me else shown[: view.limit]
    return Leaderboard(
        exam=exam,
        metric=view.metric,
        window=view.window,
        starts_at=window.start,
        ends_at=window.end,
        ranked=sum(counts.values()),
        rows=tuple(_row(one, me, counts) for one in page),
        next=_place(page[-1]) if len(shown) > len(page) else None,
        me=_row(me, me, counts) if me else None,
    )


def _exam(call: Call, code: str | None) -> tuple[str, int]:
    ranked = full_exams(call)
    if code is None and ranked:
        return next(iter(ranked.items()))
    if code not in ranked:
        raise ExamNotRanked(f"There are leaderboards for {' and '.join(ranked) or 'no exam yet'}.", exams=list(ranked))
    return code, ranked[code]


def _find_board(call: Call, cohort_id: str, exam_id: int, view: View, starts_at: datetime) -> int | None:
    """The board, if anybody has stood on it yet."""
    return call.session.scalar(
        select(Board.id).where(
            Board.cohort_id == cohort_id,
            Board.exam_id == exam_id,
            Board.metric == view.metric,
            Board.span == view.window,
            Board.starts_at == starts_at,
        )
    )


def _page(call: Call, board_id: int | None, view: View) -> list[_Shown]:
    """One row more than is asked for, if there is one."""
    query = _visible(board_id).order_by(*_ORDER).limit(view.limit + 1)
    if view.after is not None:
        query = query.where(tuple_(*_ORDER) > _order_after(call, board_id, view.after))
    return _shown(call, query)


def _around(call: Call, board_id: int | None, me: _Shown | None) -> list[_Shown]:
    if me is None or me.placing is None:
        return []
    here = (me.placing.behind, me.placing.finished_at, me.placing.id)
    others = _visible(board_id).limit(NEIGHBOURS)
    ahead = others.where(tuple_(*_ORDER) < here).order_by(*(column.desc() for column in _ORDER))
    following = others.where(tuple_(*_ORDER) > here).order_by(*_ORDER)
    return [*reversed(_shown(call, ahead)), me, *_shown(call, following)]


def _order_after(call: Call, board_id: int | None, place: Place) -> tuple[int, datetime, int]:
    """Where the order goes on after the place; at the first of its score if the row that was there has moved."""
    behind = TOP_SCORE - place.score
    row = select(Placing.finished_at).where(Placing.id == place.key, Placing.board_id == board_id)
    finished_at = call.session.scalar(row.where(Placing.behind == behind))
    return (behind, finished_at, place.key) if finished_at else (behind, ranking.BEGINNING, 0)


_ORDER = (Placing.behind, Placing.finished_at, Placing.id)
_Rows = Select[Placing, str, str, str | None, str]
_PERSON = (CohortMember.id, PrivacySetting.leaderboard, CohortMember.nickname, User.name)


def _visible(board_id: int | None) -> _Rows:
    return (
        select(Placing, *_PERSON)
        .join(CohortMember, CohortMember.id == Placing.member_id)
        .join(User, User.id == CohortMember.user_id)
        .outerjoin(PrivacySetting, PrivacySetting.user_id == User.id)
        .where(Placing.board_id == board_id, Placing.visible)
    )


def _own(call: Call, board_id: int | None, member_id: str) -> _Shown:
    of_board = (Placing.member_id == CohortMember.id) & (Placing.board_id == board_id)
    query = (
        select(Placing, *_PERSON)
        .join_from(CohortMember, User, User.id == CohortMember.user_id)
        .outerjoin(Placing, of_board)
        .outerjoin(PrivacySetting, PrivacySetting.user_id == User.id)
        .where(CohortMember.id == member_id)
    )
    return _shown(call, query)[0]


def _shown(call: Call, query: _Rows) -> list[_Shown]:
    return [
        _Shown(member_id, placing, seen_as(mode or OFF, nickname, name))
        for placing, member_id, mode, nickname, name in call.session.execute(query)
    ]


def _row(shown: _Shown, me: _Shown | None, counts: Mapping[int, int]) -> BoardRow:
    score = shown.placing.score if shown.placing else None
    return BoardRow(
        rank=None if score is None else ranking.rank(score, counts),
        score=score,
        name=shown.name,
        visible=shown.name is not None,
        me=me is not None and shown.member_id == me.member_id,
    )


def _place(shown: _Shown) -> Place | None:
    return Place(shown.placing.score, shown.placing.id) if shown.placing else None
