"""Starting what was assigned, and what the instructor sees of it."""

import csv
import io
from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.api.conftest import Clock, Person
from tests.api.queries import count_queries
from tests.groups import Group

Register = Callable[..., Person]


def refusal(reply: TestResponse) -> tuple[int, str]:
    return reply.status_code, reply.get_json()["code"]


def results(group: Group, assignment: str, query: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = group.call("GET", f"/assignments/{assignment}/results{query}").get_json()["data"]
    return found


def test_a_learner_starts_what_was_assigned(group: Group, learner: Person) -> None:
    group.admit(learner)
    assignment = group.assign().get_json()["id"]
    reply = group.start(assignment, learner)
    attempt = reply.get_json()
    assert (reply.status_code, reply.headers["Location"]) == (201, f"/v1/attempts/{attempt['id']}")
    assert (attempt["kind"], attempt["exam"], attempt["question_count"]) == ("mock", "mini", 10)
    assert learner.get(f"/v1/attempts/{attempt['id']}").get_json() == attempt
    assert learner.get(f"{group.path}/assignments/{assignment}").get_json()["attempts_started"] == 1


def test_no_more_attempts_are_started_than_are_allowed(group: Group, learner: Person) -> None:
    group.admit(learner)
    assignment = group.assign_drill(attempts_allowed=2)
    assert {group.start(assignment, learner).status_code for _ in range(2)} == {201}
    assert refusal(group.start(assignment, learner)) == (409, "attempts-used-up")
    assert learner.start_drill().status_code == 201


def test_a_refused_start_uses_no_attempt_up(group: Group, learner: Person, mock: str) -> None:
    group.admit(learner)
    assignment = group.assign().get_json()["id"]
    assert refusal(group.start(assignment, learner)) == (409, "attempt-open")
    learner.submit(mock)
    assert group.start(assignment, learner).status_code == 201


def test_attempts_start_within_the_window_alone(group: Group, learner: Person, clock: Clock) -> None:
    group.admit(learner)
    assignment = group.assign_drill(
        opens_at="2026-11-24T12:05:00Z", closes_at="2026-11-24T12:10:00Z", attempts_allowed=9
    )
    assert refusal(group.start(assignment, learner)) == (409, "assignment-upcoming")
    clock.forward(minutes=5)
    assert group.start(assignment, learner).status_code == 201
    clock.forward(minutes=5, milliseconds=-1)
    assert group.start(assignment, learner).status_code == 201
    clock.forward(milliseconds=1)
    assert refusal(group.start(assignment, learner)) == (409, "assignment-closed")


def test_what_was_started_in_time_runs_to_its_own_deadline_and_is_marked_late(
    group: Group, learner: Person, clock: Clock
) -> None:
    group.admit(learner)
    assignment = group.assign(closes_at="2026-11-24T12:05:00Z").get_json()["id"]
    clock.forward(minutes=4)
    attempt = group.start(assignment, learner).get_json()["id"]
    clock.forward(minutes=5)
    learner.respond_to_all(attempt)
    assert learner.submit(attempt).status_code == 200
    ((outcome,),) = (row["attempts"] for row in results(group, assignment))
    assert (outcome["late"], outcome["percent"], outcome["passed"]) == (True, 100.0, True)


def test_the_same_key_gives_the_same_attempt_even_after_the_closing(
    group: Group, learner: Person, clock: Clock
) -> None:
    group.admit(learner)
    assignment = group.assign_drill(closes_at="2026-11-24T12:05:00Z")
    first = group.start(assignment, learner, Idempotency_Key="k1").get_json()["id"]
    clock.forward(minutes=6)
    again = group.start(assignment, learner, Idempotency_Key="k1")
    assert (again.status_code, again.get_json()["id"]) == (201, first)


def test_a_key_belongs_to_one_assignment(group: Group, learner: Person) -> None:
    group.admit(learner)
    group.start(group.assign_drill(), learner, Idempotency_Key="k1")
    reply = group.start(group.assign_drill(), learner, Idempotency_Key="k1")
    assert refusal(reply) == (422, "idempotency-key-reused")


def test_only_members_start(group: Group, register: Register) -> None:
    assignment = group.assign_drill()
    for stranger in (register(), register("instructor"), register("admin")):
        assert refusal(group.start(assignment, stranger)) == (404, "not-found")


def test_instructors_see_who_has_not_started_and_what_the_others_made(
    group: Group, learner: Person, register: Register, clock: Clock
) -> None:
    idle = register()
    members = []
    for person in (learner, idle):
        clock.forward(seconds=1)
        members.append(group.admit(person))
    assignment = group.assign_drill(attempts_allowed=2)
    first = group.start(assignment, learner).get_json()["id"]
    learner.respond_to_all(first, wrong=[1])
    learner.submit(first)
    second = group.start(assignment, learner).get_json()["id"]
    shown, nothing = results(group, assignment)
    assert [shown["member"], nothing["member"]] == members
    assert (nothing["attempts"], nothing["best_percent"], shown["best_percent"]) == ([], None, 66.7)
    assert [(o["attempt"], o["number"], o["state"], o["raw"]) for o in shown["attempts"]] == [
        (first, 1, "closed", 2),
        (second, 2, "open", None),
    ]
    assert refusal(group.call("GET", f"/assignments/{assignment}/results", by=learner)) == (403, "role-missing")


def test_other_attempts_are_no_results(group: Group, learner: Person) -> None:
    group.admit(learner)
    assignment = group.assign().get_json()["id"]
    learner.submit(learner.start_mock().get_json()["id"])
    assert results(group, assignment)[0]["attempts"] == []


def test_a_result_closes_what_is_due(group: Group, learner: Person, clock: Clock) -> None:
    group.admit(learner)
    assignment = group.assign().get_json()["id"]
    group.start(assignment, learner)
    clock.forward(minutes=10, seconds=10)
    ((outcome,),) = (row["attempts"] for row in results(group, assignment))
    assert (outcome["state"], outcome["raw"]) == ("closed", 0)


def test_results_of_those_who_left_are_not_shown(group: Group, learner: Person, clock: Clock) -> None:
    group.admit(learner)
    assignment = group.assign_drill(attempts_allowed=1)
    group.start(assignment, learner)
    learner.call("DELETE", f"{group.path}/members/me")
    assert results(group, assignment) == []
    clock.forward(seconds=1)
    group.admit(learner)
    assert results(group, assignment)[0]["attempts"] == []
    assert refusal(group.start(assignment, learner)) == (409, "attempts-used-up")


def test_results_come_in_pages_with_a_fixed_number_of_queries(
    app: Flask, group: Group, register: Register, clock: Clock
) -> None:
    assignment = group.assign_drill()
    members = []
    for person in (register(), register(), register()):
        clock.forward(seconds=1)
        members.append(group.admit(person))
        group.start(assignment, person)
    with count_queries(app) as few:
        first = group.call("GET", f"/assignments/{assignment}/results?limit=1").get_json()
    with count_queries(app) as many:
        second = group.call("GET", f"/assignments/{assignment}/results?limit=2&cursor={first['next']}").get_json()
    assert [row["member"] for row in first["data"] + second["data"]] == members
    assert (second["next"], len(many)) == (None, len(few))


def test_results_as_csv_have_everybody_and_no_formula(group: Group, register: Register) -> None:
    assignment = group.assign_drill(attempts_allowed=2)
    eve, idle = register(), register()
    eve.call("PATCH", "/v1/me", {"name": "=1+1"})
    for person in (eve, idle):
        group.admit(person)
    for _ in range(2):
        attempt = group.start(assignment, eve).get_json()["id"]
        eve.submit(attempt)
    path = f"{group.path}/assignments/{assignment}/results"
    reply = group.instructor.get(f"{path}?format=csv&limit=1")
    assert (reply.status_code, reply.content_type) == (200, "text/csv; charset=utf-8")
    assert "results.csv" in reply.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(reply.text)))
    shown = [(row["name"], row["number"], row["state"], row["raw"], row["late"]) for row in rows]
    assert sorted(shown) == [
        ("'=1+1", "1", "closed", "0", "false"),
        ("'=1+1", "2", "closed", "0", "false"),
        ("A Person", "", "", "", ""),
    ]
    assert group.instructor.call("GET", path, Accept="text/csv").text == reply.text
    assert group.instructor.call("GET", f"{path}?format=json", Accept="text/csv").get_json()["data"]
    assert group.instructor.get(f"{path}?format=xml").status_code == 422
