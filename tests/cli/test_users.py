"""`users create`: accounts with any role, for whoever runs the server."""

import pytest
from flask import Flask

from tests.applications import PASSWORD, Person, sign_in
from tests.cli.conftest import Run
from tests.cli.stored import stored_rows


def create(*more: str, email: str = "ada@example.org") -> list[str]:
    return ["users", "create", "--email", email, "--name", "Ada", "--password", PASSWORD, *more]


@pytest.mark.parametrize("role", ["instructor", "author", "admin"])
def test_an_account_has_the_role_it_was_created_with(app: Flask, run: Run, role: str) -> None:
    result = run(*create("--role", role))
    assert (result.exit_code, result.output) == (0, f"Created {role} ada@example.org.\n")
    assert sign_in(app, "ada@example.org").get("/v1/me").get_json()["role"] == role


def test_an_account_without_a_role_is_a_learner(app: Flask, run: Run) -> None:
    assert run(*create()).exit_code == 0
    assert sign_in(app, "ADA@example.org").get("/v1/me").get_json()["role"] == "learner"


def test_an_email_that_has_an_account_is_refused_in_any_case(app: Flask, run: Run, learner: Person) -> None:
    before = stored_rows(app)
    result = run(*create("--role", "admin", email="PERSON1@example.org"))
    assert result.exit_code == 1
    assert result.stderr == "Error: An account with this e-mail exists. Log in, or use another address.\n"
    assert stored_rows(app) == before
    assert learner.get("/v1/me").get_json()["role"] == "learner"


def test_an_unknown_role_is_refused_with_those_known(app: Flask, run: Run) -> None:
    result = run(*create("--role", "god"))
    assert result.exit_code == 2
    assert all(role in result.stderr for role in ("learner", "instructor", "author", "admin"))
    assert stored_rows(app)["users"] == []


def test_no_password_is_shown_or_stored(app: Flask, run: Run) -> None:
    assert PASSWORD not in run(*create()).output
    assert PASSWORD not in str(stored_rows(app)["users"])


def test_an_unfit_account_is_refused_with_every_fault(app: Flask) -> None:
    command = ["users", "create", "--email", "nonsense", "--name", "", "--password", "x"]
    done = app.test_cli_runner().invoke(args=command)
    assert done.exit_code == 1
    assert {line.split(":")[0] for line in done.output.removeprefix("Error: ").splitlines()} == {
        "email",
        "name",
        "password",
    }
