"""Operations queued offline, each judged for itself when it arrives."""

from collections.abc import Callable
from typing import Any

from tests.api.conftest import Clock, Person


def sync(learner: Person, attempt: str, *operations: dict[str, Any]) -> list[dict[str, Any]]:
    numbered = [{"client_seq": number, **operation} for number, operation in enumerate(operations, 1)]
    reply = learner.call("POST", f"/v1/attempts/{attempt}/sync", {"operations": numbered})
    assert reply.status_code == 200, reply.text
    results: list[dict[str, Any]] = reply.get_json()["results"]
    assert [result["client_seq"] for result in results] == list(range(1, len(operations) + 1))
    return results


def save(question: int, revision: int, *selected: str) -> dict[str, Any]:
    return {"op": "save", "question": question, "revision": revision, "selected": list(selected)}


def statuses(results: list[dict[str, Any]]) -> list[str]:
    return [result["status"] for result in results]


def options(learner: Person, attempt: str, number: int) -> list[str]:
    return [option["id"] for option in learner.questions(attempt)[number - 1]["options"]]


def test_each_operation_gets_a_result_in_the_order_sent(learner: Person, mock: str) -> None:
    first, second, *_ = options(learner, mock, 1)
    results = sync(
        learner,
        mock,
        save(1, 0, first),
        save(1, 1, second),
        save(1, 0, first),
        save(2, 0, "nothing"),
        save(77, 0),
        {"op": "flag", "question": 3},
        {"op": "dance", "question": 3},
        {"op": "save", "question": 3, "revision": 0},
        {"op": "clear", "question": 1, "revision": 2},
    )
    assert statuses(results) == [
        "applied", "applied", "stale", "invalid", "invalid", "applied", "invalid", "invalid", "applied",
    ]  # fmt: skip
    assert results[2]["response"]["selected"] == [second]
    assert all(result["detail"] for result in results if result["status"] == "invalid")
    questions = learner.questions(mock)
    assert (questions[0]["selected"], questions[0]["revision"], questions[2]["flagged"]) == ([], 3, True)


def test_replaying_a_queue_changes_nothing(learner: Person, mock: str) -> None:
    first, second, *_ = options(learner, mock, 1)
    queue = (save(1, 0, first), save(1, 1, second), {"op": "flag", "question": 2})
    sync(learner, mock, *queue)
    before = learner.questions(mock)
    assert statuses(sync(learner, mock, *queue)) == ["stale", "duplicate", "duplicate"]
    assert learner.questions(mock) == before


def test_operations_are_judged_by_their_arrival(learner: Person, mock: str, clock: Clock) -> None:
    first, second, *_ = options(learner, mock, 1)
    clock.forward(minutes=10, seconds=9)
    assert statuses(sync(learner, mock, save(1, 0, first))) == ["late"]
    clock.forward(seconds=1)
    assert statuses(sync(learner, mock, save(1, 1, second), {"op": "flag", "question": 2})) == ["closed", "closed"]
    learner.submit(mock)
    review = learner.get(f"/v1/attempts/{mock}/review").get_json()["questions"]
    assert (review[0]["selected"], review[0]["late"]) == ([first], True)


def test_somebody_elses_attempt_is_not_synced(mock: str, register: Callable[..., Person]) -> None:
    reply = register().call("POST", f"/v1/attempts/{mock}/sync", {"operations": []})
    assert reply.status_code == 404


def test_a_queue_is_limited(learner: Person, mock: str) -> None:
    operations = [{"client_seq": number, "op": "flag", "question": 1} for number in range(501)]
    reply = learner.call("POST", f"/v1/attempts/{mock}/sync", {"operations": operations})
    assert reply.status_code == 422
