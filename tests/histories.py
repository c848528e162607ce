"""Histories of a cohort, lived through the services and kept on paper beside them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any, Concatenate, ParamSpec, TypeVar

from flask import Flask, g
from sqlalchemy import select

from examprep.api.context import write
from examprep.core.ranking import Finish, window_at
from examprep.core.scoring import Score, scaled_score
from examprep.models.account import User
from examprep.models.attempt import AttemptQuestion
from examprep.models.bank import ItemRevision
from examprep.models.cohort import CohortMember
from examprep.models.leaderboard import Board, Placing, ScoreCount
from examprep.services import invites, members, privacy
from examprep.services.call import Call
from examprep.services.cohorts import create_cohort
from examprep.services.results import submit
from examprep.services.starting import StartRequest, start_attempt
from examprep.services.tokens import Identity
from tests.applications import Clock

P = ParamSpec("P")
R = TypeVar("R")
QUESTIONS = 10
_numbers = count(1)


@dataclass
class Learner:
    """Somebody in the cohort or outside, with everything that decides about their place."""

    id: str
    joined: bool = False
    mode: str = "off"
    nickname: str | None = None
    finishes: list[Finish] = field(default_factory=list)

    @property
    def name(self) -> str | None:
        """What the others see them under."""
        return {"off": None, "nickname": self.nickname, "name": f"Name of {self.id}"}[self.mode]

    def result(self, metric: str, span: str, now: datetime) -> tuple[int, datetime] | None:
        """Their score in the window and since when, by the definition, word by word."""
        inside = [finish for finish in self.finishes if window_at(span, now).holds(finish.at)]
        if not inside:
            return None
        first = min(inside, key=lambda finish: finish.at)
        best = max(finish.score for finish in inside)
        reached = min(finish.at for finish in inside if finish.score == best)
        results = {
            "best": (best, reached),
            "first": (first.score, first.at),
            "improvement": (best - first.score, reached),
        }
        return results[metric]


class History:
    """A cohort with its instructor, and learners who do things. Every deed takes a millisecond."""

    def __init__(self, app: Flask, clock: Clock, learners: int) -> None:
        self.app, self.clock = app, clock
        self.teacher = self._make_user("instructor")
        self.learners = [Learner(self._make_user("learner")) for _ in range(learners)]
        self.cohort = self.act(self.teacher, create_cohort, "Class").id
        expires_at = clock.now + timedelta(days=3650)
        self.code = self.act(self.teacher, invites.create_invite, self.cohort, 5000, expires_at).code

    def act(self, user_id: str, service: Callable[Concatenate[Call, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """What the service returns to the user."""
        with self.app.app_context():
            g.identity = Identity(user_id, "learner")
            self.clock.forward(milliseconds=1)
            return write(service, *args, **kwargs)

    def join(self, learner: Learner) -> None:
        self.act(learner.id, invites.join, self.code)
        learner.joined = True

    def leave(self, learner: Learner) -> None:
        if learner.joined:
            self.act(learner.id, members.leave, self.cohort)
        learner.joined, learner.nickname = False, None

    def remove(self, learner: Learner) -> None:
        """Removed people need an invite that was made after that."""
        if learner.joined:
            self.act(self.teacher, members.remove_member, self.cohort, self._member_id(learner))
            expires_at = self.clock.now + timedelta(days=3650)
            self.code = self.act(self.teacher, invites.create_invite, self.cohort, 5000, expires_at).code
        learner.joined, learner.nickname = False, None

    def show(self, learner: Learner, mode: str) -> None:
        self.act(learner.id, privacy.set_privacy, mode)
        learner.mode = mode

    def name(self, learner: Learner, nickname: str) -> None:
        """Gives a member a nickname that is theirs alone."""
        if learner.joined:
            learner.nickname = f"{nickname} {learner.id}"
            self.act(learner.id, privacy.set_nickname, self.cohort, learner.nickname)

    def finish(self, learner: Learner, correct: int, new: int) -> None:
        """Sits a whole mock with so many right responses, so many of its ten questions being new."""
        attempt = self.act(learner.id, start_attempt, StartRequest("mock", "mini"), None).id
        self.act(learner.id, _respond, attempt, correct, new)
        closed_at = self.act(learner.id, submit, attempt).closed_at
        if new >= 0.8 * QUESTIONS and closed_at:
            learner.finishes.append(Finish(scaled_score(Score(correct, QUESTIONS)), closed_at))

    def kept(self) -> set[tuple[object, ...]]:
        """What is kept of the cohort's leaderboards: placings, and how many visible ones have each score."""
        board = (Board.exam_id, Board.metric, Board.span, Board.starts_at)
        placings = select(*board, Placing.member_id, Placing.visible, Placing.behind, Placing.finished_at)
        counts = select(*board, ScoreCount.score, ScoreCount.members)
        with self.app.extensions["examprep"].database.reading() as session:
            return {
                tuple(row)
                for query in (placings.join(Board), counts.join(Board))
                for row in session.execute(query.where(Board.cohort_id == self.cohort))
            }

    def _make_user(self, role: str) -> str:
        id = f"user{next(_numbers)}"
        with self.app.app_context():
            write(_store_user, id, role)
        return id

    def _member_id(self, learner: Learner) -> str:
        current = select(CohortMember.id).where(CohortMember.user_id == learner.id, CohortMember.ended_at.is_(None))
        with self.app.extensions["examprep"].database.reading() as session:
            found: str = session.scalars(current).one()
            return found


def _store_user(call: Call, id: str, role: str) -> None:
    """Without a password, which takes long to hash."""
    email = f"{id}@example.org"
    call.session.add(User(id=id, email=email, name=f"Name of {id}", role=role, password_hash="", created_at=call.now))


def _respond(call: Call, attempt: str, correct: int, new: int) -> None:
    rows: Any = call.session.execute(
        select(AttemptQuestion, ItemRevision.content)
        .join(ItemRevision, ItemRevision.id == AttemptQuestion.item_revision_id)
        .where(AttemptQuestion.attempt_id == attempt)
    )
    for question, content in rows:
        question.first_seen = question.number <= new
        question.days_since_seen = None if question.first_seen else 1
        if question.number <= correct:
            question.selected = [option["id"] for option in content["options"] if option["is_key"]]
