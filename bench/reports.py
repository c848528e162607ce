"""What a learner's reports cost in CPU after a hundred mocks, and the report of a cohort, on both databases.

python -m bench.reports [--mocks 100] [--learners 200] [--rounds 9] [--out FILE]

Everything runs in this process, so that PostgreSQL's own CPU is not in the figures, while SQLite's is.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import click
from flask import Flask
from flask.testing import FlaskClient

from bench.rows import Row
from examprep.api.context import write
from examprep.app import create_app
from examprep.services.accounts import create_user
from examprep.settings import read_settings
from tests.postgres.server import running_server

PASSWORD = "correct horse battery staple"  # noqa: S105 - opens nothing
INSTRUCTOR = "instructor@example.org"
MOCKS_OF_A_MEMBER = 2
_numbers = count(1)


class Clock:
    """A clock that jumps from mock to mock."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now


@click.command()
@click.option("--mocks", default=100, show_default=True, help="That the learner has sat, three days apart.")
@click.option("--learners", default=200, show_default=True, help="In the cohort, two mocks each.")
@click.option("--rounds", default=9, show_default=True, help="Medians are told.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write the table to.")
def main(mocks: int, learners: int, rounds: int, out: Path | None) -> None:
    """Measure what reports cost."""
    with tempfile.TemporaryDirectory() as folder, running_server() as postgres:
        urls = {"SQLite": f"sqlite:///{folder}/bench.sqlite", "PostgreSQL": postgres.url("postgres")}
        tables = [
            f"{name}\n" + "\n".join(map(str, measure(url, mocks, learners, rounds))) for name, url in urls.items()
        ]
    text = "\n\n".join(tables) + "\n"
    click.echo(text, nl=False)
    if out:
        out.write_text(text, encoding="utf-8")


def measure(url: str, mocks: int, learners: int, rounds: int) -> list[Row]:
    """The rows for one database."""
    clock, rng = Clock(), random.Random(1)
    app = create_app(read_settings({"DATABASE_URL": url, "SECRET_KEY": "k" * 32}), clock)
    done = app.test_cli_runner().invoke(args=["prepare"])
    if done.exit_code:
        raise click.ClickException(done.output)
    invite, path = _cohort(app, clock, learners)
    for _ in range(learners):
        _sitting(app, clock, MOCKS_OF_A_MEMBER, rng, invite)
    client = _sitting(app, clock, mocks, rng, invite)
    instructor = app.test_client()
    _sign_in(instructor, INSTRUCTOR)
    costs = {
        name: _cost(rounds, lambda name=name: _get(client, f"/v1/me/{name}"))  # type: ignore[misc]  # bound at once
        for name in ("report", "progress", "readiness")
    }
    cohort = _cost(rounds, lambda: _get(instructor, f"{path}/report"))
    return [
        Row(f"report after {mocks} mocks", costs["report"], "ms CPU", "<= 30"),
        Row("progress, its newest 20 mocks", costs["progress"], "ms CPU"),
        Row("readiness", costs["readiness"], "ms CPU", "<= 30"),
        Row(f"report of a cohort of {learners}", cohort, "ms CPU", "<= 150"),
    ]


def _cohort(app: Flask, clock: Clock, places: int) -> tuple[dict[str, str], str]:
    """A new cohort: what joins it, and its path."""
    with app.app_context():
        write(create_user, INSTRUCTOR, PASSWORD, "Instructor", "instructor")
    client = app.test_client()
    _sign_in(client, INSTRUCTOR)
    path = f"/v1/cohorts/{client.post('/v1/cohorts', json={'name': 'Bench'}).get_json()['id']}"
    body = {"places": places, "expires_at": (clock.now + timedelta(days=9_999)).isoformat()}
    return {"code": client.post(f"{path}/invites", json=body).get_json()["code"]}, path


def _sitting(app: Flask, clock: Clock, mocks: int, rng: random.Random, invite: dict[str, str]) -> FlaskClient:
    """A client that is signed in as a new learner of the cohort who has sat so many mocks."""
    email = f"learner{next(_numbers)}@example.org"
    with app.app_context():
        write(create_user, email, PASSWORD, "Learner", "learner")
    client = app.test_client()
    _sign_in(client, email)
    client.post("/v1/cohorts/join", json=invite)
    for _ in range(mocks):
        clock.now += timedelta(days=3)
        _sign_in(client, email)
        _sit(client, rng)
    return client


def _sign_in(client: FlaskClient, email: str) -> None:
    token = client.post("/v1/auth/login", json={"email": email, "password": PASSWORD}).get_json()["access_token"]
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"


def _sit(client: FlaskClient, rng: random.Random) -> None:
    """A whole mock, its responses at random in one batch."""
    attempt = client.post("/v1/attempts", json={"kind": "mock", "exam": "saa-c03"}).get_json()["id"]
    operations = [
        {
            "client_seq": question["number"],
            "op": "save",
            "question": question["number"],
            "revision": 0,
            "selected": [one["id"] for one in rng.sample(question["options"], question["choose"])],
        }
        for question in _get(client, f"/v1/attempts/{attempt}/questions")["questions"]
    ]
    client.post(f"/v1/attempts/{attempt}/sync", json={"operations": operations})
    client.post(f"/v1/attempts/{attempt}/submission")


def _get(client: FlaskClient, path: str) -> Any:
    reply = client.get(path)
    if reply.status_code >= 400:
        raise click.ClickException(f"{path}: {reply.text}")
    return reply.get_json()


def _cost(rounds: int, work: Callable[[], object]) -> float:
    """The median of CPU milliseconds over the rounds, after one that warms up."""
    work()
    costs = []
    for _ in range(rounds):
        before = time.process_time()
        work()
        costs.append(1000 * (time.process_time() - before))
    return statistics.median(costs)


if __name__ == "__main__":
    main()
