"""Cohorts of any size with a filled leaderboard, put into the database directly."""

import random
from datetime import datetime, timedelta

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from examprep.core.ranking import METRICS, window_at
from examprep.core.scoring import Score, scaled_score
from examprep.models.account import PrivacySetting, User
from examprep.models.bank import ExamRow
from examprep.models.cohort import Cohort, CohortMember
from examprep.models.database import open_database
from examprep.models.leaderboard import TOP_SCORE, Board, Placing
from examprep.services.call import Call
from examprep.services.rebuilding import count_again

SCORED = 50
EXAM = "saa-c03"


def fill(url: str, cohort_id: str, size: int, learner: str, now: datetime) -> int:
    """Stores a cohort of `size` members with scores of all time, four fifths of them seen; the account `learner` is one
    of them, with a middling score. The key of a row in the middle of those who have not improved.
    """
    rng = random.Random(size)
    database = open_database(url)
    users = [learner, *(f"{cohort_id}-{number}" for number in range(1, size))]
    with database.writing() as session:
        _store_people(session, cohort_id, users, now)
        for metric in METRICS:
            _store_board(session, cohort_id, size, metric, rng, now)
        count_again(Call(session, now, rng, writable=True), cohort_id)
        session.commit()
        equal = select(Placing.id).join(Board).where(Board.cohort_id == cohort_id, Board.metric == "improvement")
        rows = equal.where(Placing.behind == TOP_SCORE, Placing.visible).order_by(Placing.finished_at, Placing.id)
        keys = session.scalars(rows).all()
    database.close()
    return keys[len(keys) // 2]


def _store_people(session: Session, cohort_id: str, users: list[str], now: datetime) -> None:
    accounts = [
        {
            "id": id,
            "email": f"{id}@example.org",
            "name": f"Name of {id}",
            "role": "learner",
            "password_hash": "",
            "created_at": now,
        }
        for id in users[1:]
    ]
    session.execute(insert(User), accounts)
    modes = [
        {"user_id": account["id"], "leaderboard": ("name", "off")[n % 5 == 0]} for n, account in enumerate(accounts, 1)
    ]
    session.execute(insert(PrivacySetting), modes)
    session.execute(insert(Cohort), {"id": cohort_id, "name": cohort_id, "created_by": users[0], "created_at": now})
    stays = [
        {"id": f"{cohort_id}/{n}", "cohort_id": cohort_id, "user_id": id, "role": "learner", "joined_at": now}
        for n, id in enumerate(users)
    ]
    session.execute(insert(CohortMember), stays)


def _store_board(session: Session, cohort_id: str, size: int, metric: str, rng: random.Random, now: datetime) -> None:
    """Scores as mocks have them; nine of ten have sat only one and have not improved."""
    exam_id = session.scalars(select(ExamRow.id).where(ExamRow.code == EXAM)).one()
    starts_at = window_at("all", now).start
    board = Board(cohort_id=cohort_id, exam_id=exam_id, metric=metric, span="all", starts_at=starts_at)
    session.add(board)
    session.flush()
    placings = []
    for number in range(size):
        score = scaled_score(Score(rng.randint(15, SCORED) if number else SCORED // 2, SCORED))
        if metric == "improvement":
            score = 0 if rng.random() < 0.9 else score - 100
        placings.append(
            {
                "board_id": board.id,
                "member_id": f"{cohort_id}/{number}",
                "visible": number % 5 != 0,
                "behind": TOP_SCORE - score,
                "finished_at": now - timedelta(seconds=rng.randrange(10**6)),
            }
        )
    session.execute(insert(Placing), placings)
