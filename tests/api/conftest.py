"""An application on a database of each kind, with a clock that the test moves, and learners who use it."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from examprep import create_app
from examprep.api.context import write
from examprep.services.accounts import create_user
from examprep.services.bank import load_bank
from examprep.settings import Settings
from tests import factories

PASSWORD = "correct horse battery staple"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **units: float) -> None:
        self.now += timedelta(**units)


@dataclass(frozen=True)
class Person:
    """Somebody with an access token and a client."""

    client: FlaskClient
    token: str

    def call(self, method: str, path: str, json: object = None, **headers: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        body = {} if json is None else {"json": json}
        return self.client.open(path, method=method, headers={"Authorization": f"Bearer {self.token}", **named}, **body)

    def get(self, path: str) -> TestResponse:
        return self.call("GET", path)

    def start_mock(self, **headers: str) -> TestResponse:
        return self.call("POST", "/v1/attempts", {"kind": "mock", "exam": "mini"}, **headers)

    def start_drill(self, **fields: object) -> TestResponse:
        body = {"kind": "drill", "exam": "mini", "select": "topic", "value": "safes", "count": 3, **fields}
        return self.call("POST", "/v1/attempts", body)

    def questions(self, attempt: str) -> list[dict[str, Any]]:
        reply = self.get(f"/v1/attempts/{attempt}/questions")
        assert reply.status_code == 200, reply.text
        found: list[dict[str, Any]] = reply.get_json()["questions"]
        return found

    def respond(self, attempt: str, number: int, selected: Sequence[str], revision: int | None = 0) -> TestResponse:
        headers = {} if revision is None else {"If_Match": f'"{revision}"'}
        path = f"/v1/attempts/{attempt}/questions/{number}/response"
        return self.call("PUT", path, {"selected": list(selected)}, **headers)

    def respond_to_all(self, attempt: str, wrong: Sequence[int] = ()) -> None:
        """Responds rightly to every question but those named."""
        for question in self.questions(attempt):
            kind = "Other" if question["number"] in wrong else "Key"
            fitting = [option["id"] for option in question["options"] if option["text"].startswith(kind)]
            reply = self.respond(attempt, question["number"], fitting[: question["choose"]])
            assert reply.status_code == 200, reply.text

    def submit(self, attempt: str) -> TestResponse:
        return self.call("POST", f"/v1/attempts/{attempt}/submission")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(database_url: str, clock: Clock, tmp_path: Path) -> Iterator[Flask]:
    """The application with the made-up bank loaded."""
    settings = Settings(
        database_url=database_url,
        signing_key=b"a key of at least thirty-two bytes",
        redis_url=None,
        notes_folder=tmp_path / "made-up",
        bank_file=tmp_path / "made-up.jsonl",
    )
    app = create_app(settings, clock)
    with app.app_context():
        write(load_bank, factories.PACK, factories.make_bank())
    yield app
    app.extensions["examprep"].database.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def register(app: Flask) -> Callable[..., Person]:
    """Makes people, each with an e-mail of their own and a role."""
    numbers = itertools.count(1)

    def make(role: str = "learner") -> Person:
        email = f"person{next(numbers)}@example.org"
        with app.app_context():
            write(create_user, email, PASSWORD, "A Person", role)
        client = app.test_client()
        reply = client.post("/v1/auth/login", json={"email": email, "password": PASSWORD})
        return Person(client, reply.get_json()["access_token"])

    return make


@pytest.fixture
def learner(register: Callable[..., Person]) -> Person:
    return register()


@pytest.fixture
def mock(learner: Person) -> str:
    """The id of an open mock exam of the learner."""
    reply = learner.start_mock()
    assert reply.status_code == 201, reply.text
    started: str = reply.get_json()["id"]
    return started
