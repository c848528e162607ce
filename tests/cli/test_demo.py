"""`demo`: made-up people with a history, and no harm to real ones."""

import random
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from faker import Faker
from flask import Flask
from flask.testing import FlaskClient

from examprep.demo.life import PASSWORD
from examprep.demo.people import EMAIL_DOMAIN, MadeUpLearner, make_learners
from tests.applications import Clock, Person
from tests.cli.conftest import Run
from tests.cli.stored import stored_rows

FEW = ("--learners", "12")


def _log_ins(output: str) -> dict[str, str]:
    """The first address of each role."""
    found: dict[str, str] = {}
    for role, email in re.findall(r"^  (\w+) +(\S+@\S+)", output, re.MULTILINE):
        found.setdefault(role, email)
    return found


def _signed_in(client: FlaskClient, email: str) -> Person:
    reply = client.post("/v1/auth/login", json={"email": email, "password": PASSWORD})
    assert reply.status_code == 200, reply.text
    return Person(client, reply.get_json()["access_token"])


def test_everybody_who_is_printed_can_sign_in_and_has_a_history(app: Flask, run: Run, client: FlaskClient) -> None:
    done = run("demo", *FEW)
    assert done.exit_code == 0, done.output
    log_ins = _log_ins(done.output)
    assert set(log_ins) == {"instructor", "author", "admin", "learner"}
    emails = re.findall(r"\S+@\S+", done.output)
    assert len(emails) == len(set(emails)) >= 5
    people = {role: _signed_in(client, email) for role, email in log_ins.items()}
    assert {role: person.get("/v1/me").get_json()["role"] for role, person in people.items()} == {r: r for r in people}
    cohorts = people["instructor"].get("/v1/cohorts").get_json()["data"]
    assert len(cohorts) == 3
    assert sum(cohort["learners"] for cohort in cohorts) >= 12
    attempts = people["learner"].get("/v1/attempts").get_json()["data"]
    assert {attempt["state"] for attempt in attempts} == {"closed"}
    assert {attempt["kind"] for attempt in attempts} == {"mock", "drill"}


def test_history_lies_in_the_eight_weeks_before(app: Flask, run: Run, clock: Clock) -> None:
    run("demo", *FEW)
    began_at = clock.now - timedelta(weeks=8)
    rows = stored_rows(app)
    times = [row[name] for row in rows["attempts"] for name in ("started_at", "closed_at")]
    assert len(times) > 20
    assert began_at < min(times) < began_at + timedelta(weeks=2)
    assert clock.now - timedelta(weeks=2) < max(times) <= clock.now
    assert min(row["created_at"] for row in rows["users"]) == began_at


def test_leaderboards_show_the_same_after_a_rebuild(run: Run, client: FlaskClient) -> None:
    instructor = _signed_in(client, _log_ins(run("demo", *FEW).output)["instructor"])
    cohorts = [cohort["id"] for cohort in instructor.get("/v1/cohorts").get_json()["data"]]

    def boards() -> list[dict[str, Any]]:
        return [instructor.get(f"/v1/cohorts/{cohort}/leaderboard").get_json() for cohort in cohorts]

    before = boards()
    assert sum(board["ranked"] for board in before) >= 3
    assert run("leaderboard", "rebuild").exit_code == 0
    assert boards() == before


def test_same_seeds_make_up_the_same_people_and_others_do_not() -> None:
    def people(seed: int) -> list[MadeUpLearner]:
        faker = Faker("en_US")
        faker.seed_instance(seed)
        return make_learners(faker, random.Random(seed), ["secure"], 20)

    assert people(1) == people(1)
    assert people(1) != people(2)


def test_database_with_real_people_is_left_alone_unless_told_otherwise(
    app: Flask, run: Run, register: Callable[..., Person]
) -> None:
    register()
    before = stored_rows(app)
    refused = run("demo", *FEW)
    assert refused.exit_code == 1
    assert "This database has 1 accounts of real people" in refused.output
    assert stored_rows(app) == before
    assert run("demo", *FEW, "--among-real-users").exit_code == 0
    assert len(stored_rows(app)["users"]) == 1 + 3 + 12


def test_demo_that_is_there_is_not_made_again(app: Flask, run: Run) -> None:
    run("demo", *FEW)
    before = stored_rows(app)
    again = run("demo", *FEW)
    assert again.exit_code == 1
    assert f"15 accounts at {EMAIL_DOMAIN}" in again.output
    assert stored_rows(app) == before


def test_names_are_those_of_the_locale_and_an_unknown_one_is_named(app: Flask, run: Run) -> None:
    unknown = run("demo", *FEW, "--locale", "xx_XX")
    assert unknown.exit_code == 1
    assert "Faker knows no locale 'xx_XX'" in unknown.output
    assert run("demo", *FEW, "--locale", "ko_KR").exit_code == 0
    names = [row["name"] for row in stored_rows(app)["users"] if row["role"] == "learner"]
    assert all(re.search("[가-힣]", name) for name in names)
