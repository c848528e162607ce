"""`attempts expire`: the sweep closes what is past its grace, and nothing else."""

import signal
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, text

from examprep.models.bank import ItemUsage
from tests.applications import Clock, Person
from tests.cli.conftest import Run
from tests.cli.stored import stored_rows
from tests.databases import ROOT
from tests.processes import environment, flask_command

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
MINUTES = 10
POSTGRESQL_ONLY = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def closings(app: Flask) -> dict[str, tuple[datetime | None, str | None]]:
    """When and by whom every attempt was closed, as it is stored."""
    return {row["id"]: (row["closed_at"], row["closed_by"]) for row in stored_rows(app)["attempts"]}


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(400):
        if is_so():
            return
        time.sleep(0.05)
    raise AssertionError("it did not come to pass within twenty seconds")


def start_drill(person: Person, **fields: Any) -> str:
    reply = person.start_drill(**fields)
    assert reply.status_code == 201, reply.text
    started: str = reply.get_json()["id"]
    return started


def test_the_sweep_closes_what_is_past_deadline_and_grace_and_nothing_else(
    app: Flask, run: Run, clock: Clock, register: Callable[..., Person]
) -> None:
    ada, grace = register(), register()
    due = ada.start_mock().get_json()["id"]
    due_drill = start_drill(ada, minutes=MINUTES)
    untimed = start_drill(grace)
    paused, submitted = (start_drill(grace, minutes=MINUTES) for _ in range(2))
    grace.call("PUT", f"/v1/attempts/{paused}/pause")
    grace.submit(submitted)
    closed_at = clock.now + timedelta(minutes=MINUTES, seconds=10)
    clock.forward(milliseconds=1)
    in_grace = grace.start_mock().get_json()["id"]
    before = closings(app)

    clock.now = closed_at - timedelta(milliseconds=1)
    assert run("attempts", "expire").output == ""
    assert closings(app) == before
    clock.now = closed_at
    assert run("attempts", "expire").output == "Closed 2 attempts.\n"
    assert closings(app) == before | {due: (closed_at, "timer"), due_drill: (closed_at, "timer")}
    assert {before[attempt] for attempt in (untimed, paused, in_grace)} == {(None, None)}
    assert run("attempts", "expire").output == ""


def test_the_sweep_grades_what_was_saved(run: Run, clock: Clock, learner: Person, mock: str) -> None:
    learner.respond_to_all(mock, wrong=[1, 2, 3])
    clock.forward(minutes=MINUTES, seconds=11)
    run("attempts", "expire")
    result = learner.get(f"/v1/attempts/{mock}/result").get_json()
    assert (result["closed_by"], result["raw"], result["maximum"]) == ("timer", 7, 10)
    assert result["closed_at"] == "2026-11-24T12:10:10.000Z"
    assert learner.submit(mock).get_json() == result


def test_the_sweep_goes_on_by_itself_until_it_is_stopped(
    app: Flask, clock: Clock, register: Callable[..., Person], database_url: str, tmp_path: Path
) -> None:
    clock.now = LONG_AGO
    closed = (LONG_AGO + timedelta(minutes=MINUTES, seconds=10), "timer")
    command = flask_command("attempts", "expire", "--every", "1")
    with subprocess.Popen(command, cwd=ROOT, env=environment(database_url, tmp_path), stdout=subprocess.PIPE) as sweep:
        for _ in range(2):
            register().start_mock()
            wait_until(lambda: set(closings(app).values()) == {closed})
        sweep.terminate()
        assert sweep.wait(timeout=20) == -signal.SIGTERM
    assert list(closings(app).values()) == [closed, closed]


@POSTGRESQL_ONLY
def test_a_sweep_and_a_submission_wait_for_each_other_without_deadlock(
    app: Flask, run: Run, clock: Clock, register: Callable[..., Person]
) -> None:
    """The sweep closes first what uses later items; the submission takes the items of both in their order."""
    ada, grace = register(), register()
    start_drill(ada, value="purses", count=12, minutes=1)
    start_drill(ada, value="safes", count=12, minutes=2)
    mock = grace.start_mock().get_json()["id"]
    clock.forward(minutes=3)
    rows = stored_rows(app)["attempt_questions"]
    first_item = min(row["item_id"] for row in rows if row["attempt_id"] == mock)
    with ThreadPoolExecutor() as pool, app.extensions["examprep"].database.writer.connect() as connection:
        connection.execute(select(ItemUsage).where(ItemUsage.item_id == first_item).with_for_update())
        submission = pool.submit(grace.submit, mock)
        wait_until(lambda: _waiting(app) == 1)
        sweep = pool.submit(run, "attempts", "expire")
        wait_until(lambda: _waiting(app) == 2)
        connection.rollback()
        assert (submission.result().status_code, sweep.result().output) == (200, "Closed 2 attempts.\n")


def _waiting(app: Flask) -> int:
    """How many connections wait for a lock."""
    with app.extensions["examprep"].database.reader.connect() as connection:
        waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
        return int(connection.execute(waiting).scalar_one())
