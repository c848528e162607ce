"""Random sequences of what a learner, the clock and a helper can do to a mock exam, held against a plain model."""

import itertools
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from werkzeug.test import TestResponse

from tests.applications import Clock, create_person, sign_in

LIMIT, GRACE, QUESTIONS = 600, 10, 10
TOKEN_SECONDS = 800
_numbers = itertools.count(1)
questions = st.integers(1, QUESTIONS)
places = st.lists(st.integers(0, 3), max_size=2, unique=True)
guesses = st.integers(-1, 1)


@dataclass
class Model:
    """What an attempt should be: seconds left, responses by question, how it was closed."""

    left: float = LIMIT
    responses: dict[int, list[str]] = field(default_factory=lambda: {number: [] for number in range(1, QUESTIONS + 1)})
    revisions: dict[int, int] = field(default_factory=lambda: dict.fromkeys(range(1, QUESTIONS + 1), 0))
    flags: set[int] = field(default_factory=set)
    closed_by: str | None = None

    def settle(self) -> None:
        """Lets the timer close what is over."""
        if self.closed_by is None and self.left <= -GRACE:
            self.closed_by = "timer"

    def save(self, number: int, selected: list[str], revision: int, choose: int) -> int:
        """The status of a save, which takes effect if it is 200."""
        self.settle()
        if self.closed_by:
            return 409
        if sorted(selected) == sorted(self.responses[number]):
            return 200
        if revision != self.revisions[number]:
            return 412
        if len(selected) > choose:
            return 422
        self.responses[number] = selected
        self.revisions[number] += 1
        return 200


class AttemptMachine(RuleBasedStateMachine):
    """One learner and one mock exam; every reply is compared with what the model says."""

    def __init__(self, app: Flask, clock: Clock) -> None:
        super().__init__()
        self.app, self.clock = app, clock
        self.email, self.admin_email = (f"{who}{next(_numbers)}@example.org" for who in ("learner", "admin"))

    @initialize()
    def start(self) -> None:
        create_person(self.app, self.email, "learner")
        create_person(self.app, self.admin_email, "admin")
        self.sign_in()
        self.attempt = self.learner.start_mock().get_json()["id"]
        self.asked: list[dict[str, Any]] = self.learner.questions(self.attempt)
        self.model = Model()

    def sign_in(self) -> None:
        self.learner, self.admin = sign_in(self.app, self.email), sign_in(self.app, self.admin_email)
        self.signed_in_at = self.clock.now

    def options(self, number: int, chosen: list[int]) -> list[str]:
        return [self.asked[number - 1]["options"][place]["id"] for place in chosen]

    @rule(number=questions, chosen=places, guess=guesses)
    def save(self, number: int, chosen: list[int], guess: int) -> None:
        selected, revision = self.options(number, chosen), max(0, self.model.revisions[number] + guess)
        expected = self.model.save(number, selected, revision, self.asked[number - 1]["choose"])
        reply = self.learner.respond(self.attempt, number, selected, revision)
        assert reply.status_code == expected, reply.text
        if expected in (200, 412):
            stored = reply.get_json() if expected == 200 else reply.get_json()["current"]
            assert sorted(stored["selected"]) == sorted(self.model.responses[number])
            assert stored["revision"] == self.model.revisions[number]

    @rule(number=questions, chosen=places, guess=guesses)
    def sync(self, number: int, chosen: list[int], guess: int) -> None:
        selected, revision = self.options(number, chosen), max(0, self.model.revisions[number] + guess)
        before = self.model.revisions[number]
        status = self.model.save(number, selected, revision, self.asked[number - 1]["choose"])
        applied = "late" if self.model.left <= 0 else "applied"
        fitting = applied if self.model.revisions[number] > before else "duplicate"
        expected = {200: fitting, 409: "closed", 412: "stale", 422: "invalid"}[status]
        operation = {"client_seq": 1, "op": "save", "question": number, "revision": revision, "selected": selected}
        reply = self.learner.call("POST", f"/v1/attempts/{self.attempt}/sync", {"operations": [operation]})
        assert [result["status"] for result in reply.get_json()["results"]] == [expected]

    @rule(number=questions, flagged=st.booleans())
    def flag(self, number: int, flagged: bool) -> None:
        self.model.settle()
        method = "PUT" if flagged else "DELETE"
        reply = self.learner.call(method, f"/v1/attempts/{self.attempt}/questions/{number}/flag")
        assert reply.status_code == (409 if self.model.closed_by else 200)
        if not self.model.closed_by:
            (self.model.flags.add if flagged else self.model.flags.discard)(number)

    @rule(seconds=st.sampled_from([1, 5, 9, 10, 60, 300, 600]))
    def wait(self, seconds: int) -> None:
        self.clock.forward(seconds=seconds)
        if not self.model.closed_by:
            self.model.left -= seconds
        if (self.clock.now - self.signed_in_at).total_seconds() > TOKEN_SECONDS:
            self.sign_in()

    @rule(seconds=st.integers(1, 120))
    def extend(self, seconds: int) -> None:
        self.model.settle()
        body = {"add_ms": 1000 * seconds, "reason": "Because"}
        reply = self.admin.call("POST", f"/v1/attempts/{self.attempt}/extensions", body)
        assert reply.status_code == (409 if self.model.closed_by else 200)
        if not self.model.closed_by:
            self.model.left += seconds

    @precondition(lambda self: self.model.closed_by or self.model.left < LIMIT / 2)
    @rule()
    def submit(self) -> None:
        self.model.settle()
        self.model.closed_by = self.model.closed_by or "learner"
        self.check_result(self.learner.submit(self.attempt))

    @invariant()
    def shows_what_the_model_says(self) -> None:
        if not hasattr(self, "model"):
            return
        self.model.settle()
        shown = self.learner.get(f"/v1/attempts/{self.attempt}/questions").get_json()
        assert {q["number"] for q in shown["questions"] if q["flagged"]} == self.model.flags
        for question in shown["questions"]:
            assert sorted(question["selected"]) == sorted(self.model.responses[question["number"]])
            assert question["revision"] == self.model.revisions[question["number"]]
        state = "closed" if self.model.closed_by else "open" if self.model.left > 0 else "grace"
        assert shown["attempt"]["state"] == state
        if state != "closed":
            assert shown["attempt"]["remaining_ms"] == 1000 * max(0, self.model.left)
        else:
            self.check_result(self.learner.get(f"/v1/attempts/{self.attempt}/result"))

    def check_result(self, reply: TestResponse) -> None:
        right = sum(self.is_right(question) for question in self.asked)
        assert reply.status_code == 200
        assert (reply.get_json()["raw"], reply.get_json()["closed_by"]) == (right, self.model.closed_by)

    def is_right(self, question: dict[str, Any]) -> bool:
        keys = {option["id"] for option in question["options"] if option["text"].startswith("Key")}
        return set(self.model.responses[question["number"]]) == keys


def test_an_attempt_behaves_as_the_model_says(app: Flask, clock: Clock) -> None:
    run_state_machine_as_test(
        lambda: AttemptMachine(app, clock),  # type: ignore[arg-type] # any maker will do
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
