"""What a cohort is given to sit."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from tests.api.conftest import Clock, Person
from tests.api.queries import count_queries
from tests.groups import Group, make_group

Register = Callable[..., Person]


def test_an_instructor_publishes_a_mock_and_the_learners_are_told(group: Group, learner: Person) -> None:
    group.admit(learner)
    reply = group.assign()
    published = reply.get_json()
    path = f"{group.path}/assignments/{published['id']}"
    assert (reply.status_code, reply.headers["Location"]) == (201, path)
    assert published == {
        "id": published["id"],
        "title": "Week 1",
        "kind": "mock",
        "exam": "mini",
        "select": None,
        "value": None,
        "count": None,
        "minutes": None,
        "opens_at": "2026-11-24T12:00:00.000Z",
        "closes_at": "2026-12-01T12:00:00.000Z",
        "state": "open",
        "attempts_allowed": 1,
        "attempts_started": 0,
        "created_at": "2026-11-24T12:00:00.000Z",
    }
    assert learner.get(path).get_json() == published
    (notice,) = learner.get("/v1/me/notices").get_json()["data"]
    assert notice["kind"] == "assignment-published"
    assert notice["detail"] == {
        "cohort": group.id, "cohort_name": "Evening class", "assignment": published["id"], "title": "Week 1",
    }  # fmt: skip
    assert group.instructor.get("/v1/me/notices").get_json()["data"] == []


def test_a_drill_keeps_what_it_is_about(group: Group) -> None:
    drill = group.call("GET", f"/assignments/{group.assign_drill(minutes=5)}").get_json()
    assert [drill[name] for name in ("kind", "select", "value", "count", "minutes")] == [
        "drill",
        "topic",
        "safes",
        3,
        5,
    ]


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"title": ""}, 422, "request-invalid"),
        ({"kind": "exam"}, 422, "request-invalid"),
        ({"count": 3}, 422, "request-invalid"),
        ({"kind": "drill"}, 422, "request-invalid"),
        ({"kind": "drill", "select": "wrong", "count": 3}, 422, "request-invalid"),
        ({"attempts_allowed": 0}, 422, "request-invalid"),
        ({"attempts_allowed": 101}, 422, "request-invalid"),
        ({"opens_at": "2026-11-24T12:00:00"}, 422, "request-invalid"),
        ({"closes_at": None}, 422, "request-invalid"),
        ({"learner": "x"}, 422, "request-invalid"),
        ({"closes_at": "2026-11-24T12:00:00Z"}, 422, "window-empty"),
        ({"exam": "none"}, 404, "not-found"),
        ({"kind": "drill", "select": "topic", "value": "none", "count": 3}, 422, "selector-unknown"),
        ({"kind": "drill", "select": "topic", "value": "safes", "count": 100}, 422, "pool-too-small"),
    ],
)
def test_what_nobody_could_start_is_not_published(
    group: Group, changes: dict[str, object], status: int, code: str
) -> None:
    reply = group.assign(**changes)
    assert (reply.status_code, reply.get_json()["code"]) == (status, code)
    assert group.call("GET", "/assignments").get_json()["data"] == []


def test_the_terms_can_be_changed(group: Group, clock: Clock) -> None:
    assignment = group.assign_drill()
    path = f"/assignments/{assignment}"
    later = (clock.now + timedelta(days=1)).isoformat()
    changed = group.call("PATCH", path, {"title": "Week 2", "opens_at": later, "attempts_allowed": 3}).get_json()
    assert [changed[name] for name in ("title", "state", "attempts_allowed")] == ["Week 2", "upcoming", 3]
    assert group.call("GET", path).get_json() == changed
    refused = group.call("PATCH", path, {"closes_at": later})
    assert (refused.status_code, refused.get_json()["code"]) == (422, "window-empty")
    assert group.call("GET", path).get_json() == changed


def test_unfit_changes_are_refused(group: Group) -> None:
    path = f"/assignments/{group.assign_drill()}"
    for body in ({}, {"count": 5}, {"title": None}, {"opens_at": "now"}, {"attempts_allowed": 1.5}):
        assert group.call("PATCH", path, body).get_json()["code"] == "request-invalid"


def test_an_assignment_is_withdrawn_until_somebody_starts_it(group: Group, learner: Person) -> None:
    group.admit(learner)
    withdrawn, started = group.assign_drill(), group.assign_drill()
    group.start(started, learner)
    assert group.call("DELETE", f"/assignments/{withdrawn}").status_code == 204
    assert group.start(withdrawn, learner).status_code == 404
    reply = group.call("DELETE", f"/assignments/{started}")
    assert (reply.status_code, reply.get_json()["code"]) == (409, "assignment-started")


def test_learners_do_not_assign(group: Group, learner: Person) -> None:
    group.admit(learner)
    path = f"/assignments/{group.assign_drill()}"
    for method, body in (("PATCH", {"title": "Holiday"}), ("DELETE", None)):
        reply = group.call(method, path, body, by=learner)
        assert (reply.status_code, reply.get_json()["code"]) == (403, "role-missing")


def test_assignments_of_other_cohorts_are_not_found(group: Group, register: Register, clock: Clock) -> None:
    elsewhere = make_group(register("instructor"), clock).assign_drill()
    for method, path, body in (
        ("GET", "", None),
        ("PATCH", "", {"title": "Mine"}),
        ("DELETE", "", None),
        ("GET", "/results", None),
        ("POST", "/attempts", None),
    ):
        assert group.call(method, f"/assignments/{elsewhere}{path}", body).status_code == 404


def test_assignments_come_in_pages_with_a_fixed_number_of_queries(
    app: Flask, group: Group, learner: Person, clock: Clock
) -> None:
    group.admit(learner)
    published: list[str] = []
    for _ in range(3):
        clock.forward(seconds=1)
        published.insert(0, group.assign_drill())
    with count_queries(app) as few:
        first = learner.get(f"{group.path}/assignments?limit=1").get_json()
    with count_queries(app) as many:
        second = learner.get(f"{group.path}/assignments?limit=2&cursor={first['next']}").get_json()
    assert [assignment["id"] for assignment in first["data"] + second["data"]] == published
    assert (second["next"], len(many)) == (None, len(few))


def test_nothing_is_assigned_in_an_archived_cohort(group: Group, learner: Person) -> None:
    group.admit(learner)
    assignment = group.assign_drill()
    group.call("PATCH", "", {"archived": True})
    for reply in (
        group.assign(),
        group.call("PATCH", f"/assignments/{assignment}", {"title": "Late"}),
        group.call("DELETE", f"/assignments/{assignment}"),
        group.start(assignment, learner),
    ):
        assert (reply.status_code, reply.get_json()["code"]) == (409, "cohort-archived")
