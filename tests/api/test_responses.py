"""Responses: saved under their revision, in time, by their owner."""

from collections.abc import Callable

from tests.api.conftest import Clock, Person


def option_ids(learner: Person, attempt: str, number: int) -> list[str]:
    question = learner.questions(attempt)[number - 1]
    return [option["id"] for option in question["options"]]


def test_a_saved_response_carries_its_new_revision(learner: Person, mock: str) -> None:
    option = option_ids(learner, mock, 1)[0]
    reply = learner.respond(mock, 1, [option])
    assert reply.status_code == 200
    assert reply.headers["ETag"] == '"1"'
    assert reply.get_json() == {
        "number": 1,
        "selected": [option],
        "revision": 1,
        "saved_at": "2026-11-24T12:00:00.000Z",
        "late": False,
    }
    assert learner.questions(mock)[0]["selected"] == [option]


def test_a_stale_revision_is_refused_with_the_current_response(learner: Person, mock: str) -> None:
    first, second, third, *_ = option_ids(learner, mock, 1)
    learner.respond(mock, 1, [first])
    learner.respond(mock, 1, [second], revision=1)
    reply = learner.respond(mock, 1, [third], revision=1)
    problem = reply.get_json()
    assert (reply.status_code, problem["code"]) == (412, "response-stale")
    assert (problem["current"]["selected"], problem["current"]["revision"]) == ([second], 2)
    assert learner.questions(mock)[0]["selected"] == [second]


def test_the_stored_content_is_accepted_under_any_revision(learner: Person, mock: str) -> None:
    option = option_ids(learner, mock, 1)[0]
    learner.respond(mock, 1, [option])
    replay = learner.respond(mock, 1, [option], revision=0)
    assert (replay.status_code, replay.get_json()["revision"]) == (200, 1)


def test_a_response_needs_a_revision(learner: Person, mock: str) -> None:
    reply = learner.respond(mock, 1, [], revision=None)
    assert (reply.status_code, reply.get_json()["code"]) == (428, "precondition-missing")


def test_unfit_selections_are_refused(learner: Person, mock: str) -> None:
    single = next(question for question in learner.questions(mock) if question["choose"] == 1)
    first, second, *_ = [option["id"] for option in single["options"]]
    for selected in (["nothing"], [first, first], [first, second]):
        reply = learner.respond(mock, single["number"], selected)
        assert (reply.status_code, reply.get_json()["code"]) == (422, "response-invalid")
    assert learner.questions(mock)[single["number"] - 1]["revision"] == 0


def test_a_stale_revision_is_told_before_an_unfit_selection(learner: Person, mock: str) -> None:
    assert learner.respond(mock, 1, ["nothing"], revision=7).status_code == 412


def test_too_few_are_saved_and_scored_as_wrong(learner: Person, mock: str) -> None:
    learner.respond_to_all(mock)
    multiple = next(question for question in learner.questions(mock) if question["choose"] == 2)
    number = multiple["number"]
    assert learner.respond(mock, number, multiple["selected"][:1], revision=1).status_code == 200
    attempt = learner.get(f"/v1/attempts/{mock}").get_json()
    assert (attempt["responded"], attempt["incomplete"]) == (10, 1)
    assert learner.submit(mock).get_json()["raw"] == 9


def test_clearing_takes_the_response_away(learner: Person, mock: str) -> None:
    learner.respond(mock, 1, option_ids(learner, mock, 1)[:1])
    path = f"/v1/attempts/{mock}/questions/1/response"
    assert learner.call("DELETE", path).status_code == 428
    reply = learner.call("DELETE", path, If_Match='"1"')
    assert (reply.get_json()["selected"], reply.get_json()["revision"]) == ([], 2)


def test_a_flag_leaves_response_and_revision_alone(learner: Person, mock: str) -> None:
    path = f"/v1/attempts/{mock}/questions/2/flag"
    assert learner.call("PUT", path).get_json() == {"number": 2, "flagged": True}
    question = learner.questions(mock)[1]
    assert (question["flagged"], question["revision"]) == (True, 0)
    learner.call("DELETE", path)
    assert learner.questions(mock)[1]["flagged"] is False


def test_elapsed_time_is_kept_for_the_review(learner: Person, mock: str) -> None:
    path = f"/v1/attempts/{mock}/questions/1/response"
    body = {"selected": option_ids(learner, mock, 1)[:1], "elapsed_ms": 4200}
    learner.call("PUT", path, body, If_Match='"0"')
    learner.submit(mock)
    assert learner.get(f"/v1/attempts/{mock}/review").get_json()["questions"][0]["elapsed_ms"] == 4200


def test_a_response_just_before_the_deadline_is_in_time(learner: Person, mock: str, clock: Clock) -> None:
    option = option_ids(learner, mock, 1)[0]
    clock.forward(minutes=10, milliseconds=-1)
    assert learner.respond(mock, 1, [option]).get_json()["late"] is False


def test_a_response_from_the_deadline_on_is_late_and_counts(learner: Person, mock: str, clock: Clock) -> None:
    option = option_ids(learner, mock, 1)[0]
    clock.forward(minutes=10)
    attempt = learner.get(f"/v1/attempts/{mock}").get_json()
    assert (attempt["state"], attempt["remaining_ms"]) == ("grace", 0)
    reply = learner.respond(mock, 1, [option])
    assert (reply.status_code, reply.get_json()["late"]) == (200, True)


def test_a_response_after_the_grace_is_refused_and_the_attempt_closed(learner: Person, mock: str, clock: Clock) -> None:
    option = option_ids(learner, mock, 1)[0]
    clock.forward(minutes=10, seconds=10)
    reply = learner.respond(mock, 1, [option])
    problem = reply.get_json()
    assert (reply.status_code, problem["code"]) == (409, "attempt-closed")
    assert problem["links"]["result"] == f"/v1/attempts/{mock}/result"
    clock.forward(seconds=-5)
    assert learner.get(f"/v1/attempts/{mock}").get_json()["state"] == "closed"


def test_a_closed_attempt_is_told_before_a_missing_revision(learner: Person, mock: str) -> None:
    learner.submit(mock)
    assert learner.respond(mock, 1, ["nothing"], revision=None).status_code == 409
    assert learner.call("PUT", f"/v1/attempts/{mock}/questions/1/flag").status_code == 409


def test_somebody_elses_attempt_is_not_found(mock: str, register: Callable[..., Person]) -> None:
    for stranger in (register(), register("instructor"), register("admin")):
        assert stranger.respond(mock, 1, []).status_code == 404
        assert stranger.submit(mock).status_code == 404
        assert stranger.call("PUT", f"/v1/attempts/{mock}/questions/1/flag").status_code == 404
        assert stranger.call("POST", f"/v1/attempts/{mock}/questions/1/check").status_code == 404
        for path in ("", "/questions", "/result", "/review"):
            assert stranger.get(f"/v1/attempts/{mock}{path}").status_code == 404
        assert stranger.get("/v1/attempts").get_json()["data"] == []


def test_a_question_that_does_not_exist_is_not_found(learner: Person, mock: str) -> None:
    for number in (0, 11, 10**30):
        assert learner.respond(mock, number, []).status_code == 404
