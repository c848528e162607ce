"""What instructors can do about their learners' time, and whose time that is."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from examprep.models.account import Accommodation
from tests.api.conftest import Clock, Person
from tests.api.queries import count_queries
from tests.groups import Group, make_group

Register = Callable[..., Person]
MINUTE = 60_000
MORE = {"add_ms": MINUTE, "reason": "Fire alarm"}
ARM = {"multiplier": 2, "reason": "Broken arm"}


def extend(person: Person, attempt: str) -> tuple[int, str | None]:
    """The status, and the code where it is refused."""
    reply = person.call("POST", f"/v1/attempts/{attempt}/extensions", MORE)
    return reply.status_code, reply.get_json().get("code")


def accommodate(group: Group, member: str, by: Person | None = None) -> tuple[int, str | None]:
    reply = group.call("PUT", f"/members/{member}/accommodation", ARM, by)
    return reply.status_code, reply.get_json().get("code")


def notices(person: Person) -> list[tuple[str, dict[str, object]]]:
    return [(notice["kind"], notice["detail"]) for notice in person.get("/v1/me/notices").get_json()["data"]]


def running(group: Group) -> list[str]:
    return [shown["attempt"]["id"] for shown in group.call("GET", "/running").get_json()["data"]]


def test_an_instructor_extends_the_attempt_of_a_learner_and_the_learner_is_told(group: Group, learner: Person) -> None:
    group.admit(learner)
    mock = learner.start_mock().get_json()["id"]
    assert extend(group.instructor, mock) == (200, None)
    assert learner.get(f"/v1/attempts/{mock}").get_json()["remaining_ms"] == 11 * MINUTE
    assert notices(learner) == [("attempt-extended", {"attempt": mock, **MORE})]


def test_attempts_of_others_are_not_found_by_an_instructor(
    group: Group, mock: str, learner: Person, register: Register, clock: Clock
) -> None:
    assert extend(group.instructor, mock) == (404, "not-found")
    other = make_group(register("instructor"), clock)
    other.admit(learner)
    assert extend(group.instructor, mock) == (404, "not-found")


def test_what_was_started_before_joining_is_not_the_instructors(
    group: Group, mock: str, learner: Person, clock: Clock
) -> None:
    clock.forward(seconds=1)
    group.admit(learner)
    assert extend(group.instructor, mock) == (404, "not-found")
    assert running(group) == []


@pytest.mark.parametrize("end", ["leave", "remove", "archive"])
def test_an_instructor_helps_as_long_as_the_cohort_lasts(group: Group, learner: Person, end: str) -> None:
    member = group.admit(learner)
    mock = learner.start_mock().get_json()["id"]
    if end == "leave":
        learner.call("DELETE", f"{group.path}/members/me")
    elif end == "remove":
        group.call("DELETE", f"/members/{member}")
    else:
        group.call("PATCH", "", {"archived": True})
    assert extend(group.instructor, mock) == (404, "not-found")


def test_nobody_extends_their_own_attempt(group: Group, learner: Person) -> None:
    group.admit(learner)
    assert extend(learner, learner.start_mock().get_json()["id"]) == (403, "role-missing")
    assert extend(group.instructor, group.instructor.start_mock().get_json()["id"]) == (403, "role-missing")


def test_a_multiplier_stretches_later_attempts_and_it_is_kept_who_set_it(
    app: Flask, group: Group, learner: Person
) -> None:
    member = group.admit(learner)
    path = f"/members/{member}/accommodation"
    assert group.call("GET", path).get_json() == {"multiplier": 1.0, "reason": None, "set_at": None}
    running = learner.start_mock().get_json()["id"]
    shown = {**ARM, "set_at": "2026-11-24T12:00:00.000Z"}
    assert group.call("PUT", path, ARM).get_json() == shown
    assert group.call("GET", path).get_json() == shown
    assert learner.get(f"/v1/attempts/{running}").get_json()["remaining_ms"] == 10 * MINUTE
    learner.submit(running)
    assert learner.start_mock().get_json()["remaining_ms"] == 20 * MINUTE
    assert notices(learner) == [("accommodation-set", {"multiplier": 2.0, "reason": "Broken arm"})]
    with app.extensions["examprep"].database.reading() as session:
        kept = session.scalars(select(Accommodation.set_by)).all()
    assert kept == [group.instructor.get("/v1/me").get_json()["id"]]


def test_the_newest_multiplier_counts(group: Group, learner: Person, clock: Clock) -> None:
    path = f"/members/{group.admit(learner)}/accommodation"
    for multiplier in (3, 1.5):
        clock.forward(seconds=1)
        group.call("PUT", path, {**ARM, "multiplier": multiplier})
    assert group.call("GET", path).get_json()["multiplier"] == 1.5
    assert {member["role"]: member["multiplier"] for member in group.members()} == {"instructor": 1.0, "learner": 1.5}
    assert learner.start_mock().get_json()["remaining_ms"] == 15 * MINUTE


def test_another_cohort_learns_the_multiplier_and_not_its_reason(
    group: Group, learner: Person, register: Register, clock: Clock
) -> None:
    other = make_group(register("instructor"), clock)
    accommodate(group, group.admit(learner))
    shown = other.call("GET", f"/members/{other.admit(learner)}/accommodation").get_json()
    assert (shown["multiplier"], shown["reason"]) == (2.0, None)


def test_nobody_but_another_instructor_accommodates(group: Group, learner: Person, register: Register) -> None:
    member, own = group.admit(learner), group.member_id(group.instructor)
    assert accommodate(group, member, by=learner) == (403, "role-missing")
    assert accommodate(group, own) == (403, "role-missing")
    assert accommodate(group, member, by=register("instructor")) == (404, "not-found")
    assert accommodate(group, "nobody") == (404, "not-found")


def test_unfit_multipliers_and_extensions_are_refused(group: Group, learner: Person) -> None:
    path = f"/members/{group.admit(learner)}/accommodation"
    for change in ({"multiplier": 0.9}, {"multiplier": 4.1}, {"multiplier": "x"}, {"reason": " "}, {"email": "a@b.c"}):
        reply = group.call("PUT", path, {**ARM, **change})
        assert (reply.status_code, list(reply.get_json()["errors"])) == (422, list(change))


def test_running_attempts_are_shown_with_their_clocks(group: Group, learner: Person, clock: Clock) -> None:
    member = group.admit(learner)
    mock = learner.start_mock().get_json()["id"]
    learner.respond(mock, 1, [learner.questions(mock)[0]["options"][0]["id"]])
    clock.forward(minutes=2)
    (shown,) = group.call("GET", "/running").get_json()["data"]
    assert (shown["member"], shown["name"]) == (member, "A Person")
    assert (shown["attempt"]["id"], shown["attempt"]["remaining_ms"]) == (mock, 8 * MINUTE)
    assert (shown["attempt"]["responded"], shown["attempt"]["state"]) == (1, "open")


def test_what_is_over_does_not_run(group: Group, learner: Person, register: Register, clock: Clock) -> None:
    for person in (learner, register()):
        group.admit(person)
    drill = learner.start_drill(minutes=5).get_json()["id"]
    learner.call("PUT", f"/v1/attempts/{drill}/pause")
    mock = learner.start_mock().get_json()["id"]
    clock.forward(minutes=10, seconds=9)
    assert running(group) == sorted([drill, mock])
    clock.forward(seconds=1)
    assert running(group) == [drill]
    learner.submit(drill)
    assert running(group) == []


def test_running_attempts_come_in_pages_with_a_fixed_number_of_queries(
    app: Flask, group: Group, register: Register, clock: Clock
) -> None:
    started = []
    for person in (register(), register(), register()):
        group.admit(person)
        clock.forward(seconds=1)
        started.append(person.start_mock().get_json()["id"])
    with count_queries(app) as few:
        first = group.call("GET", "/running?limit=1").get_json()
    with count_queries(app) as many:
        assert running(group) == started
    assert [shown["attempt"]["id"] for shown in first["data"]] == started[:1]
    second = group.call("GET", f"/running?limit=2&cursor={first['next']}").get_json()
    assert [shown["attempt"]["id"] for shown in second["data"]] == started[1:]
    assert (second["next"], len(many)) == (None, len(few))


def test_a_deleted_account_leaves_no_reason_behind(app: Flask, group: Group, learner: Person) -> None:
    accommodate(group, group.admit(learner))
    learner.call("DELETE", "/v1/me")
    with app.extensions["examprep"].database.reading() as session:
        assert session.scalars(select(Accommodation.reason)).all() == []
