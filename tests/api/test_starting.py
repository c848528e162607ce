"""Starting mock exams and drills."""

from collections import Counter
from collections.abc import Callable

from flask import Flask

from examprep.api.context import write
from examprep.services.bank import load_bank
from tests import factories
from tests.api.conftest import Clock, Person


def test_a_mock_starts_with_its_clock(learner: Person, clock: Clock) -> None:
    reply = learner.start_mock()
    body = reply.get_json()
    assert reply.status_code == 201
    assert reply.headers["Location"] == f"/v1/attempts/{body['id']}"
    assert body["state"] == "open"
    assert body["question_count"] == 10
    assert body["server_time"] == body["started_at"] == "2026-11-24T12:00:00.000Z"
    assert body["deadline_at"] == "2026-11-24T12:10:00.000Z"
    assert body["remaining_ms"] == 10 * 60 * 1000
    clock.forward(minutes=5, milliseconds=1)
    assert learner.get(f"/v1/attempts/{body['id']}").get_json()["remaining_ms"] == 5 * 60 * 1000 - 1


def test_a_mock_meets_the_quotas_with_one_item_a_block(learner: Person, mock: str) -> None:
    learner.submit(mock)
    questions = learner.get(f"/v1/attempts/{mock}/review").get_json()["questions"]
    assert Counter(question["domain"] for question in questions) == factories.QUOTAS
    blocks = [question["item"].rpartition(".")[0] for question in questions]
    assert len(set(blocks)) == len(blocks) == 10


def test_a_second_mock_takes_what_was_not_seen(learner: Person, mock: str) -> None:
    first = {question["stem"] for question in learner.questions(mock)}
    learner.submit(mock)
    second = learner.start_mock().get_json()["id"]
    assert not first & {question["stem"] for question in learner.questions(second)}
    learner.submit(second)
    result = learner.get(f"/v1/attempts/{second}/result").get_json()
    assert result["first_seen"]["maximum"] == 10


def test_one_mock_of_an_exam_is_open_at_a_time(learner: Person, mock: str) -> None:
    reply = learner.start_mock()
    assert (reply.status_code, reply.get_json()["code"]) == (409, "attempt-open")
    assert reply.get_json()["links"] == {"attempt": f"/v1/attempts/{mock}"}


def test_an_expired_mock_makes_room_for_the_next(learner: Person, mock: str, clock: Clock) -> None:
    clock.forward(minutes=10, seconds=10)
    assert learner.start_mock().status_code == 201
    assert learner.get(f"/v1/attempts/{mock}/result").get_json()["closed_by"] == "timer"


def test_the_same_key_and_request_give_the_same_attempt(learner: Person, clock: Clock) -> None:
    first = learner.start_mock(Idempotency_Key="k1")
    clock.forward(seconds=30)
    second = learner.start_mock(Idempotency_Key="k1")
    assert first.status_code == second.status_code == 201
    assert first.get_json()["id"] == second.get_json()["id"]
    assert second.get_json()["remaining_ms"] == first.get_json()["remaining_ms"] - 30_000


def test_a_key_is_refused_with_another_request(learner: Person) -> None:
    learner.start_mock(Idempotency_Key="k1")
    body = {"kind": "drill", "exam": "mini", "select": "topic", "value": "safes", "count": 1}
    reply = learner.call("POST", "/v1/attempts", body, Idempotency_Key="k1")
    assert (reply.status_code, reply.get_json()["code"]) == (422, "idempotency-key-reused")


def test_keys_belong_to_their_learner(learner: Person, register: Callable[..., Person]) -> None:
    mine = learner.start_mock(Idempotency_Key="k1").get_json()["id"]
    assert register().start_mock(Idempotency_Key="k1").get_json()["id"] != mine


def test_a_small_pool_is_refused_with_domain_and_shortfall(app: Flask, learner: Person) -> None:
    few = [item for item in factories.make_bank() if item.domain != "secure" or item.block.endswith("-1")]
    with app.app_context():
        write(load_bank, factories.PACK, few)
    problem = learner.start_mock().get_json()
    assert (problem["status"], problem["code"]) == (422, "pool-too-small")
    assert (problem["domain"], problem["wanted"], problem["shortfall"]) == ("secure", 3, 2)


def test_an_unknown_exam_is_not_found(learner: Person) -> None:
    assert learner.call("POST", "/v1/attempts", {"kind": "mock", "exam": "none"}).status_code == 404


def test_a_drill_asks_about_its_subject(learner: Person) -> None:
    for select, value in (("topic", "nets"), ("domain", "resilient"), ("task", "2.1")):
        drill = learner.start_drill(select=select, value=value, count=5).get_json()
        assert drill["deadline_at"] is drill["remaining_ms"] is None
        assert {question["stem"].split()[4].split(".")[0] for question in learner.questions(drill["id"])} == {"nets"}


def test_a_drill_with_a_limit_has_a_deadline(learner: Person) -> None:
    assert learner.start_drill(minutes=5).get_json()["remaining_ms"] == 300_000


def test_a_drill_leaves_out_what_stands_on_an_open_mock(learner: Person, mock: str) -> None:
    on_mock = {question["stem"] for question in learner.questions(mock)}
    drill = learner.start_drill(count=9).get_json()["id"]
    assert not on_mock & {question["stem"] for question in learner.questions(drill)}
    problem = learner.start_drill(count=10).get_json()
    assert (problem["code"], problem["shortfall"]) == ("pool-too-small", 1)


def test_an_unknown_subject_is_refused_with_those_known(learner: Person) -> None:
    problem = learner.start_drill(value="cakes").get_json()
    assert (problem["status"], problem["code"]) == (422, "selector-unknown")
    assert problem["known"] == ["engines", "nets", "purses", "safes"]


def test_drills_and_mocks_take_their_own_fields(learner: Person) -> None:
    mixed = learner.call("POST", "/v1/attempts", {"kind": "mock", "exam": "mini", "count": 3})
    assert mixed.get_json()["errors"] == {"count": ["Only a drill takes this."]}
    bare = learner.call("POST", "/v1/attempts", {"kind": "drill", "exam": "mini"})
    assert set(bare.get_json()["errors"]) == {"select", "count"}


def test_attempts_are_listed_newest_first_in_pages(learner: Person, clock: Clock) -> None:
    started = []
    for _ in range(5):
        started.append(learner.start_drill().get_json()["id"])
        clock.forward(seconds=1)
    pages, path = [], "/v1/attempts?limit=2"
    while path:
        page = learner.get(path).get_json()
        pages.append([attempt["id"] for attempt in page["data"]])
        path = page["next"] and f"/v1/attempts?limit=2&cursor={page['next']}"
    newest_first = started[::-1]
    assert pages == [newest_first[:2], newest_first[2:4], newest_first[4:]]


def test_a_made_up_cursor_is_refused(learner: Person) -> None:
    for cursor in ("x", "YWJj", "%00"):
        assert learner.get(f"/v1/attempts?cursor={cursor}").status_code == 422
