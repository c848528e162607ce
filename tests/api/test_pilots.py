"""Pilots: questions that look like the others, gather statistics and do not count."""

from dataclasses import replace

import pytest
from flask import Flask

from examprep.api.context import write
from examprep.services.bank import load_bank
from tests import factories
from tests.api.conftest import Person


@pytest.fixture
def piloted(app: Flask, learner: Person) -> str:
    """The id of an open mock with three pilots among its ten questions."""
    (blueprint,) = factories.PACK.blueprints
    with app.app_context():
        write(load_bank, replace(factories.PACK, blueprints=(replace(blueprint, pilot=3),)), factories.make_bank())
    started: str = learner.start_mock().get_json()["id"]
    return started


def test_pilots_do_not_count(learner: Person, piloted: str) -> None:
    learner.respond_to_all(piloted)
    result = learner.submit(piloted).get_json()
    assert (result["raw"], result["maximum"], result["scaled"]) == (7, 7, 1000)
    assert result["pilots"] == {"raw": 3, "maximum": 3, "percent": 100.0}
    assert result["first_seen"]["maximum"] == 7
    assert sum(row["maximum"] for row in result["domains"]) == 7


def test_the_scored_questions_meet_their_own_quotas(learner: Person, piloted: str) -> None:
    result = learner.submit(piloted).get_json()
    assert [row["maximum"] for row in result["domains"]] == [2, 2, 2, 1]


def test_pilots_are_told_in_the_review_alone(learner: Person, piloted: str) -> None:
    assert "pilot" not in learner.get(f"/v1/attempts/{piloted}/questions").text
    learner.submit(piloted)
    questions = learner.get(f"/v1/attempts/{piloted}/review").get_json()["questions"]
    assert sum(question["pilot"] for question in questions) == 3


def test_an_exam_says_how_many_questions_are_not_scored(learner: Person, piloted: str) -> None:
    exam = learner.get("/v1/exams/mini").get_json()
    assert (exam["pilot"], sum(domain["pilot"] for domain in exam["domains"])) == (3, 3)
