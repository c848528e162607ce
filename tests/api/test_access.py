"""Who may do what: the table in docs/access.md, sent as everybody."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from tests.api.conftest import Clock, Person
from tests.groups import make_group

ROOT = Path(__file__).parents[2]
LINES = (ROOT / "docs" / "access.md").read_text(encoding="utf-8").splitlines()
PEOPLE = ["anonymous", "another learner", "learner", "instructor elsewhere", "instructor", "author", "admin"]
COVERED = ("/v1/cohorts", "/v1/me/notices", "/v1/attempts/{attempt_id}/extensions")
SOON = "2026-12-01T00:00:00Z"
BODIES = {
    "POST /v1/cohorts": {"name": "Morning class"},
    "PATCH /v1/cohorts/{cohort_id}": {"archived": True},
    "POST /v1/cohorts/{cohort_id}/invites": {"places": 1, "expires_at": SOON},
    "PATCH /v1/cohorts/{cohort_id}/members/{member_id}": {"role": "instructor"},
    "PUT /v1/cohorts/{cohort_id}/members/{member_id}/accommodation": {"multiplier": 2, "reason": "Broken arm"},
    "POST /v1/cohorts/{cohort_id}/assignments": {
        "title": "Week 2", "kind": "mock", "exam": "mini", "opens_at": "2026-11-24T00:00:00Z", "closes_at": SOON,
        "attempts_allowed": 1,
    },
    "PATCH /v1/cohorts/{cohort_id}/assignments/{assignment_id}": {"title": "Week 3"},
    "PUT /v1/cohorts/{cohort_id}/members/me/nickname": {"nickname": "Night Owl"},
    "POST /v1/attempts/{attempt_id}/extensions": {"add_ms": 60_000, "reason": "Fire alarm"},
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """An operation, and by person the status it ends in."""

    method: str
    path: str
    statuses: dict[str, int]

    @property
    def operation(self) -> str:
        return f"{self.method} {self.path}"


def table() -> Iterator[Row]:
    """The rows of the document."""
    header, *rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in LINES if line[:1] == "|"]
    assert header[1:] == PEOPLE
    for operation, *statuses in rows[1:]:
        method, _, path = operation.partition(" ")
        yield Row(method, path, dict(zip(PEOPLE, map(int, statuses), strict=True)))


ROWS = list(table())


@pytest.fixture
def people(app: Flask, register: Callable[..., Person], clock: Clock) -> dict[str, Person]:
    """Everybody in the table's header."""
    roles = ["learner", "learner", "instructor", "instructor", "author", "admin"]
    found = {name: register(role) for name, role in zip(PEOPLE[1:], roles, strict=True)}
    make_group(found["instructor elsewhere"], clock)
    return {"anonymous": Person(app.test_client(), ""), **found}


def cohort_of(people: dict[str, Person], clock: Clock) -> tuple[dict[str, str], str]:
    """The ids in a new cohort with one of everything, and the code of its invite."""
    group, learner = make_group(people["instructor"], clock), people["learner"]
    member, invite = group.admit(learner), group.invite()
    ids = {
        "cohort_id": group.id,
        "member_id": member,
        "invite_id": invite["id"],
        "assignment_id": group.assign_drill(),
        "attempt_id": learner.start_drill(minutes=5).get_json()["id"],
        "notice_id": learner.get("/v1/me/notices").get_json()["data"][0]["id"],
    }
    return ids, invite["code"]


@pytest.mark.parametrize("name", PEOPLE)
def test_everybody_may_do_what_the_table_says(name: str, people: dict[str, Person], clock: Clock) -> None:
    wrong = []
    for row in ROWS:
        ids, code = cohort_of(people, clock)
        body = {"code": code} if row.path.endswith("/join") else BODIES.get(row.operation)
        reply = people[name].call(row.method, row.path.format(**ids), body)
        if reply.status_code != row.statuses[name]:
            wrong.append((row.operation, reply.status_code))
    assert wrong == []


def test_the_table_has_every_operation(app: Flask) -> None:
    operations = {
        f"{method} {path}"
        for rule in app.url_map.iter_rules()
        if (path := re.sub(r"<(?:[^:>]*:)?(\w+)>", r"{\1}", rule.rule)).startswith(COVERED)
        for method in (rule.methods or set()) - {"OPTIONS", "HEAD"}
    }
    assert {row.operation for row in ROWS} == operations
