"""Extra time, and pauses of drills."""

from collections.abc import Callable

from flask import Flask

from tests.api.conftest import Clock, Person

MINUTE = 60_000


def extend(person: Person, attempt: str, add_ms: int = MINUTE) -> tuple[int, dict[str, object]]:
    reply = person.call("POST", f"/v1/attempts/{attempt}/extensions", {"add_ms": add_ms, "reason": "Fire alarm"})
    return reply.status_code, reply.get_json()


def test_an_extension_moves_the_deadline_forward(mock: str, learner: Person, register: Callable[..., Person]) -> None:
    status, attempt = extend(register("admin"), mock, 2 * MINUTE)
    assert (status, attempt["remaining_ms"]) == (200, 12 * MINUTE)
    assert learner.get(f"/v1/attempts/{mock}").get_json()["deadline_at"] == "2026-11-24T12:12:00.000Z"


def test_an_extension_in_the_grace_opens_the_attempt_again(
    mock: str, learner: Person, register: Callable[..., Person], clock: Clock
) -> None:
    admin = register("admin")
    clock.forward(minutes=10, seconds=5)
    assert extend(admin, mock)[1]["state"] == "open"
    assert learner.respond(mock, 1, []).get_json()["late"] is False


def test_a_closed_attempt_is_not_extended(mock: str, register: Callable[..., Person], clock: Clock) -> None:
    admin = register("admin")
    clock.forward(minutes=10, seconds=10)
    status, problem = extend(admin, mock)
    assert (status, problem["code"]) == (409, "attempt-closed")


def test_time_is_never_taken_away(mock: str, register: Callable[..., Person]) -> None:
    admin = register("admin")
    for add_ms in (0, -MINUTE, 10**12):
        assert extend(admin, mock, add_ms)[0] == 422


def test_learners_do_not_extend_themselves(mock: str, learner: Person) -> None:
    status, problem = extend(learner, mock)
    assert (status, problem["code"]) == (403, "role-missing")


def test_an_untimed_drill_has_nothing_to_extend(learner: Person, register: Callable[..., Person]) -> None:
    drill = learner.start_drill().get_json()["id"]
    assert extend(register("admin"), drill)[1]["code"] == "clock-fixed"


def test_the_multiplier_of_a_person_stretches_the_limits_of_later_attempts(app: Flask, learner: Person) -> None:
    running = learner.start_mock().get_json()["id"]
    email = learner.get("/v1/me").get_json()["email"]
    command = ["users", "accommodate", email, "1.5", "--reason", "Dyslexia"]
    assert app.test_cli_runner().invoke(args=command).exit_code == 0
    assert learner.get(f"/v1/attempts/{running}").get_json()["remaining_ms"] == 10 * MINUTE
    learner.submit(running)
    assert learner.start_mock().get_json()["remaining_ms"] == 15 * MINUTE
    assert learner.start_drill(minutes=2).get_json()["remaining_ms"] == 3 * MINUTE


def test_a_paused_drill_stands_still_and_takes_no_responses(learner: Person, clock: Clock) -> None:
    drill = learner.start_drill(minutes=5).get_json()["id"]
    path = f"/v1/attempts/{drill}/pause"
    clock.forward(minutes=1)
    assert learner.call("PUT", path).get_json()["paused"] is True
    clock.forward(minutes=9)
    attempt = learner.get(f"/v1/attempts/{drill}").get_json()
    assert (attempt["state"], attempt["remaining_ms"]) == ("open", 4 * MINUTE)
    assert learner.respond(drill, 1, []).get_json()["code"] == "attempt-paused"
    resumed = learner.call("DELETE", path).get_json()
    assert (resumed["paused"], resumed["remaining_ms"]) == (False, 4 * MINUTE)
    assert learner.respond(drill, 1, []).status_code == 200


def test_pausing_and_resuming_twice_is_once(learner: Person, clock: Clock) -> None:
    drill = learner.start_drill(minutes=5).get_json()["id"]
    path = f"/v1/attempts/{drill}/pause"
    learner.call("PUT", path)
    clock.forward(minutes=1)
    learner.call("PUT", path)
    learner.call("DELETE", path)
    assert learner.call("DELETE", path).get_json()["remaining_ms"] == 5 * MINUTE


def test_a_mock_exam_is_not_paused(learner: Person, mock: str) -> None:
    reply = learner.call("PUT", f"/v1/attempts/{mock}/pause")
    assert (reply.status_code, reply.get_json()["code"]) == (409, "clock-fixed")
