"""`prepare`: an empty database becomes one that can be served from, and a second time does no harm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.applications import Clock, create_person, open_application, sign_in
from tests.cli.stored import stored_rows
from tests.factories import PACK, make_bank, write_bank, write_pack
from tests.processes import environment, run_flask


@pytest.fixture
def empty_app(empty_database_url: str, tmp_path: Path) -> Iterator[Flask]:
    """The application on a database without tables, with pack and bank in files."""
    write_pack(tmp_path / PACK.code)
    write_bank(tmp_path / f"{PACK.code}.jsonl", make_bank())
    app = open_application(empty_database_url, tmp_path, Clock())
    yield app
    app.extensions["examprep"].database.close()


def test_an_empty_database_is_not_ready(empty_app: Flask) -> None:
    reply = empty_app.test_client().get("/readyz")
    assert (reply.status_code, reply.get_json()["code"]) == (503, "database-unavailable")
    assert empty_app.test_client().get("/healthz").status_code == 200


def test_preparing_makes_an_empty_database_servable_and_again_changes_nothing(
    empty_app: Flask, empty_database_url: str, tmp_path: Path
) -> None:
    settings = environment(empty_database_url, tmp_path)
    first = run_flask(settings, "prepare")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == "made-up: 48 items added, 0 changed, 0 unchanged, 0 retired.\n"
    assert empty_app.test_client().get("/readyz").status_code == 200
    create_person(empty_app, "ada@example.org", "learner")
    assert sign_in(empty_app, "ada@example.org").start_mock().status_code == 201

    before = stored_rows(empty_app)
    second = run_flask(settings, "prepare")
    assert (second.returncode, second.stderr) == (0, "")
    assert second.stdout == "made-up: 0 items added, 0 changed, 48 unchanged, 0 retired.\n"
    assert stored_rows(empty_app) == before
