"""What drills ask, by each selector; as large as asked for, or refused with what is there."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from examprep.api.context import write
from examprep.services.bank import load_bank
from tests import factories
from tests.api.conftest import Clock, Person

VALUELESS = ("wrong", "unseen", "due", "bookmarked")


def drill_of(learner: Person, select: str, count: object, **fields: object) -> tuple[int, dict[str, Any]]:
    body = {"kind": "drill", "exam": "mini", "select": select, "count": count, **fields}
    reply = learner.call("POST", "/v1/attempts", body)
    return reply.status_code, reply.get_json()


def asked(learner: Person, select: str, count: int, **fields: object) -> set[str]:
    status, started = drill_of(learner, select, count, **fields)
    assert status == 201, started
    return stems(learner, started["id"])


def stems(learner: Person, attempt: str) -> set[str]:
    return {question["stem"] for question in learner.questions(attempt)}


def done(learner: Person, wrong: int, count: int = 5, **fields: object) -> tuple[set[str], set[str]]:
    """What a learner got wrong, and right, in a topic's drill."""
    drill = learner.start_drill(count=count, **fields).get_json()["id"]
    questions = learner.questions(drill)
    learner.respond_to_all(drill, wrong=range(1, wrong + 1))
    learner.submit(drill)
    return {q["stem"] for q in questions[:wrong]}, {q["stem"] for q in questions[wrong:]}


def found(learner: Person, select: str, **fields: object) -> int:
    """How many items there are to select, as the refusal of too large a drill tells."""
    status, problem = drill_of(learner, select, 100, **fields)
    assert (status, problem["code"]) == (422, "pool-too-small")
    assert problem["shortfall"] == 100 - problem["found"]
    return int(problem["found"])


@pytest.mark.parametrize("select", VALUELESS)
def test_what_there_is_too_little_of_is_told(learner: Person, select: str) -> None:
    assert found(learner, select) == (48 if select == "unseen" else 0)


@pytest.mark.parametrize("select", VALUELESS)
def test_a_selector_without_a_value_refuses_one(learner: Person, select: str) -> None:
    status, problem = drill_of(learner, select, 1, value="safes")
    assert (status, problem["errors"]) == (422, {"value": [f"{select} takes no value."]})


@pytest.mark.parametrize("select", ["topic", "task", "domain", "again"])
def test_a_selector_with_a_value_needs_it(learner: Person, select: str) -> None:
    status, problem = drill_of(learner, select, 1)
    assert (status, problem["errors"]) == (422, {"value": [f"{select} needs this."]})


def test_an_unknown_selector_and_counts_out_of_range_are_refused(learner: Person) -> None:
    assert set(drill_of(learner, "hard", 1)[1]["errors"]) == {"select"}
    for count in (0, -1, 101, 2**63, "3", 1.5):
        assert drill_of(learner, "unseen", count)[0] == 422


def test_a_drill_of_wrong_asks_what_was_not_right_when_last_graded(learner: Person, clock: Clock) -> None:
    wrong, _ = done(learner, wrong=3)
    assert asked(learner, "wrong", 3) == wrong
    clock.forward(minutes=1)
    _, started = drill_of(learner, "wrong", 3)
    mended = started["id"]
    assert found(learner, "wrong") == 3, "what is only asked, and not yet graded, changes nothing"
    learner.respond_to_all(mended, wrong=[1])
    learner.submit(mended)
    assert asked(learner, "wrong", 1) == {learner.questions(mended)[0]["stem"]}
    assert found(learner, "wrong") == 1


def test_a_question_left_without_a_response_was_wrong_and_a_checked_one_is_graded(learner: Person) -> None:
    drill = learner.start_drill(count=4).get_json()["id"]
    wrong = learner.questions(drill)[2]
    learner.respond(drill, 3, [next(o["id"] for o in wrong["options"] if o["text"].startswith("Other"))])
    assert found(learner, "wrong") == 0
    learner.call("POST", f"/v1/attempts/{drill}/questions/3/check")
    assert asked(learner, "wrong", 1) == {wrong["stem"]}
    learner.submit(drill)
    assert found(learner, "wrong") == 4


def test_what_was_wrong_in_a_mock_that_nobody_came_back_for_can_be_drilled(
    learner: Person, clock: Clock, mock: str
) -> None:
    wrong = {question["stem"] for question in learner.questions(mock)[:2]}
    learner.respond_to_all(mock, wrong=[1, 2])
    clock.forward(minutes=11)
    assert asked(learner, "wrong", 2) == wrong


def test_a_drill_of_unseen_asks_what_no_attempt_asked(learner: Person, mock: str) -> None:
    assert found(learner, "unseen") == 38
    assert not asked(learner, "unseen", 38) & stems(learner, mock)
    assert found(learner, "unseen") == 0


def test_a_drill_of_bookmarked_asks_those_that_the_bank_still_has(app: Flask, learner: Person) -> None:
    items = [item.id for item in factories.make_bank()[:3]]
    for item in items:
        learner.call("PUT", f"/v1/me/bookmarks/{item}")
    assert asked(learner, "bookmarked", 3) == {f"A team looks at {item}. What should it take?" for item in items}
    with app.app_context():
        write(load_bank, factories.PACK, factories.make_bank()[1:])
    assert found(learner, "bookmarked") == 2


def test_again_asks_what_was_not_right_in_one_attempt(learner: Person, register: Callable[..., Person]) -> None:
    done(learner, wrong=2, value="nets")
    drill = learner.start_drill(count=5).get_json()["id"]
    learner.respond_to_all(drill, wrong=[2, 5])
    status, problem = drill_of(learner, "again", 2, value=drill)
    assert (status, problem["code"], problem["links"]) == (409, "attempt-open", {"attempt": f"/v1/attempts/{drill}"})
    learner.submit(drill)
    wrong = {learner.questions(drill)[number - 1]["stem"] for number in (2, 5)}
    assert asked(learner, "again", 2, value=drill) == wrong
    assert drill_of(register(), "again", 2, value=drill)[0] == 404
    assert drill_of(learner, "again", 2, value="none")[0] == 404


@pytest.mark.parametrize("select", ["wrong", "due", "bookmarked", "again"])
def test_a_drill_withholds_what_stands_on_an_open_mock(learner: Person, clock: Clock, select: str) -> None:
    drill = learner.start_drill(count=12).get_json()["id"]
    learner.respond_to_all(drill, wrong=range(1, 13))
    learner.submit(drill)
    for question in learner.get(f"/v1/attempts/{drill}/review").get_json()["questions"]:
        learner.call("PUT", f"/v1/me/bookmarks/{question['item']}")
    clock.forward(days=2)
    learner = learner.signed_in_again()
    value = {"value": drill} if select == "again" else {}
    assert found(learner, select, **value) == 12
    mock = learner.start_mock().get_json()["id"]
    shared = len(stems(learner, mock) & stems(learner, drill))
    assert shared == 3
    assert found(learner, select, **value) == 12 - shared
    assert not asked(learner, select, 9, **value) & stems(learner, mock)


def test_a_drill_keeps_the_preference_for_what_was_wrong_longest_ago(learner: Person, clock: Clock) -> None:
    first, _ = done(learner, wrong=3)
    clock.forward(minutes=1)
    done(learner, wrong=3, value="nets")
    assert asked(learner, "wrong", 3) == first
