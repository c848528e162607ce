"""What was acknowledged survives the death of every process."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import count
from threading import Event

from tests.server.running import Learner, Server

SAVES_BEFORE_THE_CRASH = 5


@dataclass
class Saves:
    """What one thread sent for one question: the selection of each revision, and the last one acknowledged."""

    sent: dict[int, list[str]] = field(default_factory=lambda: {0: []})
    acknowledged: int = 0
    under_way: Event = field(default_factory=Event)


def save_until_it_breaks(learner: Learner, attempt: str, number: int, options: list[str], saves: Saves) -> None:
    """Selects one option after the other, each time with the revision that the last save was answered with."""
    for revision in count(1):
        saves.sent[revision] = [options[revision % len(options)]]
        try:
            reply = learner.respond(attempt, number, saves.sent[revision], revision - 1)
        except (OSError, HTTPException):
            return
        assert (reply.status, reply.json["revision"]) == (200, revision), reply
        saves.acknowledged = revision
        if revision >= SAVES_BEFORE_THE_CRASH:
            saves.under_way.set()


def crash_while_saving(server: Server, learner: Learner, attempt: str) -> list[Saves]:
    """What was sent for each question until the server was killed."""
    questions = learner.questions(attempt)
    all_saves = [Saves() for _ in questions]
    with ThreadPoolExecutor(len(questions)) as pool:
        running = [
            pool.submit(save_until_it_breaks, learner, attempt, question["number"], _ids(question), saves)
            for question, saves in zip(questions, all_saves, strict=True)
        ]
        for saves in all_saves:
            assert saves.under_way.wait(timeout=60)
        server.kill()
    for thread in running:
        thread.result()
    return all_saves


def _ids(question: dict[str, list[dict[str, str]]]) -> list[str]:
    return [option["id"] for option in question["options"]]


def lost(learner: Learner, attempt: str, all_saves: list[Saves]) -> Iterator[str]:
    """Sentences about questions whose stored response is not what was sent, or older than what was acknowledged."""
    for question, saves in zip(learner.questions(attempt), all_saves, strict=True):
        if question["revision"] < saves.acknowledged:
            yield f"{question['number']}: {saves.acknowledged} was acknowledged, {question['revision']} is there"
        elif question["selected"] != saves.sent[question["revision"]]:
            yield f"{question['number']}: {question['selected']} was not sent as revision {question['revision']}"


def test_every_acknowledged_response_survives_the_death_of_all_processes(server: Server, learner: Learner) -> None:
    attempt = learner.started_mock()
    all_saves = crash_while_saving(server, learner, attempt)
    server.start()
    assert list(lost(learner, attempt, all_saves)) == []
    assert learner.submit(attempt).status == 200


def test_a_result_survives_the_death_of_all_processes(server: Server, learner: Learner) -> None:
    attempt = learner.started_mock()
    result = learner.submit(attempt).json
    server.kill()
    server.start()
    assert learner.call("GET", f"/v1/attempts/{attempt}/result").json == result
