"""An application on the made-up bank, with a clock that the test moves, and people who use it over HTTP."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from examprep.api.context import write
from examprep.app import create_app
from examprep.services.accounts import create_user
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
    email: str = ""

    def call(self, method: str, path: str, json: object = None, **headers: str) -> TestResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        signed = {"Authorization": f"Bearer {self.token}", **named}
        return self.client.open(path, method=method, headers=signed, json=json)

    def signed_in_again(self) -> "Person":
        """The same person with a fresh token, after the clock was moved far."""
        return sign_in_by(self.client, self.email)

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


def open_application(database_url: str, folder: Path, clock: Clock) -> Flask:
    """An application whose notes and bank lie in the folder, under the made-up pack's code."""
    settings = Settings(
        database_url=database_url,
        signing_key=b"a key of at least thirty-two bytes",
        redis_url=None,
        notes_folder=folder / factories.PACK.code,
        bank_file=folder / f"{factories.PACK.code}.jsonl",
    )
    return create_app(settings, clock)


def create_person(app: Flask, email: str, role: str) -> None:
    """An account with the password of all."""
    with app.app_context():
        write(create_user, email, PASSWORD, "A Person", role)


def sign_in(app: Flask, email: str) -> Person:
    """Whoever has this e-mail, with a fresh access token."""
    return sign_in_by(app.test_client(), email)


def sign_in_by(client: FlaskClient, email: str) -> Person:
    """The same, by a client that is there."""
    reply = client.post("/v1/auth/login", json={"email": email, "password": PASSWORD})
    assert reply.status_code == 200, reply.text
    return Person(client, reply.get_json()["access_token"], email)
