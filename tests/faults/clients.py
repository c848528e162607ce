"""Clients that sit mock after mock, save without a pause, and try again whatever breaks."""

import itertools
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPException
from threading import Event
from typing import Any

from tests.server.running import Learner, Reply, Server

CLIENTS = 8
SAVES_OF_A_MOCK = 60
PATIENCE_SECONDS = 60  # so long a client tries one thing before it gives up
PAUSE_SECONDS = 0.03
CHANGES_ITS_MIND = 0.5  # how often a client whose save broke sends another selection instead of the same


@dataclass
class Responses:
    """What a client knows of one question: the acknowledged response, and what it has sent since."""

    options: list[str]
    choose: int
    revision: int = 0
    selected: frozenset[str] = frozenset()
    in_doubt: set[frozenset[str]] = field(default_factory=set)

    def other_selection(self, rng: random.Random) -> frozenset[str]:
        """A selection that is not the acknowledged one."""
        while True:
            selected = frozenset(rng.sample(self.options, rng.randint(0, self.choose)))
            if selected != self.selected:
                return selected

    def acknowledge(self, revision: int, selected: frozenset[str]) -> None:
        self.revision, self.selected = revision, selected
        self.in_doubt.clear()


@dataclass
class Sitting:
    """One attempt of a client; `result` is what its submission was answered with."""

    attempt: str
    questions: dict[int, Responses]
    result: Any = None


@dataclass
class Client:
    """One learner. `tally` counts saves and what broke, `refused` keeps the replies that say 503."""

    learner: Learner
    rng: random.Random
    stop: Event
    sittings: list[Sitting] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)
    refused: list[Reply] = field(default_factory=list)
    served_at: list[float] = field(default_factory=list)

    def sit_until_stopped(self) -> None:
        """Starts, saves, submits; a mock that was begun is always submitted."""
        for number in itertools.count(1):
            sitting = self._start(f"mock {number}")
            self.sittings.append(sitting)
            for _ in range(SAVES_OF_A_MOCK):
                if self.stop.is_set():
                    break
                self._save(sitting)
            sitting.result = self._until(200, partial(self.learner.submit, sitting.attempt)).json
            if self.stop.is_set():
                return

    def _start(self, key: str) -> Sitting:
        attempt = self._until(201, lambda: self.learner.start_mock(Idempotency_Key=key)).json["id"]
        path = f"/v1/attempts/{attempt}/questions"
        delivered = self._until(200, lambda: self.learner.call("GET", path)).json["questions"]
        return Sitting(attempt, {question["number"]: _new_responses(question) for question in delivered})

    def _save(self, sitting: Sitting) -> None:
        """Saves a response with the last acknowledged revision, again and again until it is acknowledged."""
        number = self.rng.choice(list(sitting.questions))
        known = sitting.questions[number]
        selected = known.other_selection(self.rng)
        for _ in self._tries():
            respond = partial(self.learner.respond, sitting.attempt, number, sorted(selected), known.revision)
            reply = self._sent(respond)
            if reply is None:
                known.in_doubt.add(selected)
                if self.rng.random() < CHANGES_ITS_MIND:
                    selected = known.other_selection(self.rng)
                continue
            if reply.status == 412:
                self._adopt(known, reply)
                continue
            self.tally["acknowledged"] += 1
            assert (reply.status, reply.json["revision"]) == (200, known.revision + 1), (known, reply)
            assert frozenset(reply.json["selected"]) == selected, (known, reply)
            known.acknowledge(reply.json["revision"], selected)
            return

    def _adopt(self, known: Responses, reply: Reply) -> None:
        """Goes on from what is stored, which must be one of the saves that broke and not a word older or newer."""
        current = reply.json["current"]
        stored = frozenset(current["selected"])
        assert current["revision"] == known.revision + 1, (known, reply)
        assert stored in known.in_doubt, (known, reply)
        known.acknowledge(current["revision"], stored)
        self.tally["kept though not acknowledged"] += 1

    def _until(self, status: int, send: Callable[[], Reply]) -> Reply:
        for _ in self._tries():
            reply = self._sent(send)
            if reply is not None:
                assert reply.status == status, reply
                return reply
        raise AssertionError("unreachable: the tries end with an error of their own")

    def _sent(self, send: Callable[[], Reply]) -> Reply | None:
        """The reply, or nothing where the connection broke or the server says that it has no database."""
        try:
            reply = send()
        except (OSError, HTTPException):
            self.tally["broken"] += 1
            return None
        if reply.status == 503:
            self.refused.append(reply)
            return None
        self.served_at.append(time.perf_counter())
        return reply

    def _tries(self) -> Iterator[None]:
        """Tries with a pause in between, for as long as a client has patience."""
        began = time.perf_counter()
        while time.perf_counter() - began < PATIENCE_SECONDS:
            yield
            time.sleep(PAUSE_SECONDS)
        raise AssertionError(f"no reply in {PATIENCE_SECONDS} seconds")


def _new_responses(question: dict[str, Any]) -> Responses:
    """A delivered question, to which nobody has responded yet."""
    return Responses([option["id"] for option in question["options"]], question["choose"])


@contextmanager
def saving_clients(server: Server, rng: random.Random) -> Iterator[list[Client]]:
    """Clients that save until the block ends; what failed in one of them is raised then, whatever else has."""
    stop = Event()
    clients = [Client(server.register(), random.Random(rng.random()), stop) for _ in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as pool:
        running = [pool.submit(client.sit_until_stopped) for client in clients]
        try:
            yield clients
        finally:
            stop.set()
            for thread in running:
                thread.result()


def total(clients: Sequence[Client]) -> Counter[str]:
    """What all clients counted."""
    return sum((client.tally for client in clients), Counter())


def lost(clients: Sequence[Client]) -> Iterator[str]:
    """Sentences about responses and results that are not what was acknowledged."""
    for client in clients:
        for sitting in client.sittings:
            for question in client.learner.questions(sitting.attempt):
                known = sitting.questions[question["number"]]
                if (question["revision"], frozenset(question["selected"])) != (known.revision, known.selected):
                    yield f"{sitting.attempt} {question}: {known} was acknowledged"
            result = client.learner.call("GET", f"/v1/attempts/{sitting.attempt}/result").json
            if result != sitting.result:
                yield f"{sitting.attempt}: {sitting.result} was acknowledged, {result} is there"
