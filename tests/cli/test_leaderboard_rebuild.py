"""`leaderboard rebuild`, and what rescoring does to leaderboards."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, insert, update

from examprep.models.attempt import Attempt
from examprep.models.cohort import CohortMember
from examprep.models.leaderboard import Placing, ScoreCount
from tests.applications import Clock, Person
from tests.boards import board, rows, show, sit_mock
from tests.cli.conftest import Run
from tests.cli.stored import stored_rows
from tests.groups import Group


@pytest.fixture
def learners(group: Group, register: Callable[..., Person], clock: Clock) -> list[Person]:
    """Three members with results, of whom the first two are seen."""
    people = [register() for _ in range(3)]
    for wrong, person in enumerate(people):
        group.admit(person)
        sit_mock(person, wrong)
        clock.forward(seconds=1)
    for person in people[:2]:
        show(person, "name")
    return people


def kept(app: Flask) -> list[Any]:
    """The kept leaderboards, without the keys of their rows."""
    stored = stored_rows(app)
    placings = [{name: value for name, value in row.items() if name != "id"} for row in stored["placings"]]
    counts = [row for row in stored["score_counts"] if row["members"]]
    return [*sorted(map(repr, placings)), *sorted(map(repr, counts))]


def damage(app: Flask, *statements: Any) -> None:
    with app.extensions["examprep"].database.writing() as session:
        for statement in statements:
            session.execute(statement)
        session.commit()


def test_a_rebuild_finds_nothing_where_nothing_is_wrong(app: Flask, run: Run, learners: list[Person]) -> None:
    before = kept(app)
    assert run("leaderboard", "rebuild").output == "4 people in 1 cohorts, 0 placings changed.\n"
    assert kept(app) == before
    assert len(before) == 3 * 9 + 15, "nine placings each; two scores on the boards but one on those of improvement"


def test_a_rebuild_mends_whatever_is_damaged(app: Flask, run: Run, learners: list[Person]) -> None:
    before = kept(app)
    some = Placing.id % 3 == 0
    damage(
        app,
        update(ScoreCount).values(members=ScoreCount.members + 7),
        insert(ScoreCount).values(board_id=1, score=333, members=5),
        delete(Placing).where(some),
        update(Placing).where(Placing.id % 3 == 1).values(behind=1, visible=False),
    )
    assert run("leaderboard", "rebuild").output == "4 people in 1 cohorts, 18 placings changed.\n"
    assert kept(app) == before


def test_a_rebuild_drops_what_is_over(app: Flask, run: Run, clock: Clock, learners: list[Person]) -> None:
    clock.now += timedelta(days=40)
    assert run("leaderboard", "rebuild").output == "4 people in 1 cohorts, 18 placings changed.\n"
    assert {row["span"] for row in stored_rows(app)["boards"]} == {"all"}


def test_a_rebuild_takes_off_who_is_no_member(app: Flask, run: Run, clock: Clock, learners: list[Person]) -> None:
    member = max(row["member_id"] for row in stored_rows(app)["placings"])
    gone = update(CohortMember).where(CohortMember.id == member)
    damage(app, gone.values(ended_at=clock.now, ended_by="left"))
    run("leaderboard", "rebuild")
    assert member not in {row["member_id"] for row in stored_rows(app)["placings"]}


def test_rescoring_reaches_the_leaderboard(app: Flask, run: Run, group: Group, learners: list[Person]) -> None:
    right = rows(board(group, learners[2]))
    damage(app, update(Attempt).values(raw=1, scaled=190, passed=False))
    run("leaderboard", "rebuild")
    assert {score for _, score, _ in rows(board(group, learners[2]))} == {190}
    run("attempts", "rescore")
    assert rows(board(group, learners[2])) == right == [(1, 1000, "A Person"), (2, 910, "A Person")]
