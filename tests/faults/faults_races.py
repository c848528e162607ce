"""Two clients race for one question, fifty starts for one learner: one wins, and the others learn of it."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from tests.faults.racing import at_once, statuses
from tests.faults.serving import KillableServer
from tests.server.running import Learner, Reply

SEED = 20261124
RACING_SAVES = 1000
STARTS = 50
RACERS = 2


@dataclass
class Question:
    """A question that two race for. Each has two selections of its own, so that no save repeats what is stored."""

    attempt: str
    number: int
    selections: Sequence[Sequence[list[str]]]


@dataclass
class Race:
    """What came of the saves: those acknowledged by revision, and what the refused ones were shown."""

    saved: dict[int, dict[str, object]] = field(default_factory=dict)
    shown: list[dict[str, object]] = field(default_factory=list)

    def note(self, reply: Reply) -> int:
        """Keeps the reply; the revision that is stored as far as it tells."""
        assert reply.status in (200, 412), reply
        if reply.status == 412:
            self.shown.append(reply.json["current"])
            return int(reply.json["current"]["revision"])
        revision = int(reply.json["revision"])
        assert revision not in self.saved, f"revision {revision} was won twice"
        self.saved[revision] = reply.json
        return revision


def question_to_race_for(learner: Learner) -> Question:
    attempt = learner.started_mock()
    question = learner.questions(attempt)[0]
    first, second, third, fourth, *_ = ([option["id"]] for option in question["options"])
    return Question(attempt, 1, [[first, second], [third, fourth]])


def ensure_every_revision_was_won_once(learner: Learner, question: Question, race: Race) -> None:
    assert sorted(race.saved) == list(range(1, len(race.saved) + 1))
    assert [shown for shown in race.shown if shown != race.saved[int(str(shown["revision"]))]] == []
    stored = learner.questions(question.attempt)[question.number - 1]
    last = race.saved[len(race.saved)]
    assert (stored["revision"], stored["selected"]) == (last["revision"], last["selected"])


def test_of_two_saves_at_one_revision_one_wins_and_the_other_is_shown_the_winner(
    server: KillableServer, figures: Callable[[str], None]
) -> None:
    learner = server.register()
    question = question_to_race_for(learner)
    race = Race()

    def save(revision: int, racer: int) -> Reply:
        selected = question.selections[racer][revision % 2]
        return learner.respond(question.attempt, question.number, selected, revision)

    for revision in range(RACING_SAVES // RACERS):
        replies = at_once(RACERS, partial(save, revision))
        assert statuses(replies) == {200: 1, 412: 1}, replies
        assert {race.note(reply) for reply in replies} == {revision + 1}
    ensure_every_revision_was_won_once(learner, question, race)
    figures(f"{RACING_SAVES} saves side by side: {len(race.saved)} won, {len(race.shown)} shown the winner")


def test_clients_that_race_freely_win_each_revision_once(
    server: KillableServer, figures: Callable[[str], None]
) -> None:
    learner = server.register()
    question = question_to_race_for(learner)
    race = Race()

    def save_and_save(racer: int) -> Reply:
        rng = random.Random(SEED + racer)
        reply = learner.respond(question.attempt, question.number, question.selections[racer][0], 0)
        for _ in range(RACING_SAVES // RACERS - 1):
            revision = race.note(reply)
            stored = (reply.json["current"] if reply.status == 412 else reply.json)["selected"]
            selected = rng.choice([own for own in question.selections[racer] if own != stored])
            reply = learner.respond(question.attempt, question.number, selected, revision)
        race.note(reply)
        return reply

    at_once(RACERS, save_and_save)
    assert len(race.saved) + len(race.shown) == RACING_SAVES
    assert race.shown
    ensure_every_revision_was_won_once(learner, question, race)
    figures(f"{RACING_SAVES} saves without waiting: {len(race.saved)} won, {len(race.shown)} shown the winner")


def test_simultaneous_starts_with_one_key_give_one_attempt(
    server: KillableServer, figures: Callable[[str], None]
) -> None:
    learner = server.register()
    replies = at_once(STARTS, lambda _: learner.start_mock(Idempotency_Key="one"))
    assert statuses(replies) == {201: STARTS}
    (listed,) = learner.call("GET", "/v1/attempts").json["data"]
    assert {reply.json["id"] for reply in replies} == {listed["id"]}
    figures(f"{STARTS} starts with one key: one attempt")


def test_of_simultaneous_starts_with_different_keys_one_is_made(
    server: KillableServer, figures: Callable[[str], None]
) -> None:
    learner = server.register()
    replies = at_once(STARTS, lambda number: learner.start_mock(Idempotency_Key=f"key {number}"))
    assert statuses(replies) == {201: 1, 409: STARTS - 1}
    (location,) = (reply.headers["location"] for reply in replies if reply.status == 201)
    refused = [reply.json for reply in replies if reply.status == 409]
    assert {(problem["code"], problem["links"]["attempt"]) for problem in refused} == {("attempt-open", location)}
    (listed,) = learner.call("GET", "/v1/attempts").json["data"]
    assert location == f"/v1/attempts/{listed['id']}"
    figures(f"{STARTS} starts with different keys: one made, {STARTS - 1} led to it")
