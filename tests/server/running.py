"""gunicorn as a process of its own, and learners who talk to it over real HTTP."""

import itertools
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from tests.applications import PASSWORD
from tests.databases import ROOT

HOST = "127.0.0.1"
SECONDS_TO_START = 30
_numbers = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, headers by lower-case name, and what the JSON says; `None` without a body."""

    status: int
    headers: dict[str, str]
    json: Any


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


@dataclass(slots=True)
class Server:
    """gunicorn with the project's own configuration, on a port of its own."""

    settings: dict[str, str]
    log: Path
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts it and waits until it is ready."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "wsgi:app"],
                cwd=ROOT,
                env={**self.settings, "PORT": str(self.port), "TMPDIR": str(self.log.parent)},
                stdout=log,
                stderr=log,
                start_new_session=True,  # workers can be killed with their master
            )
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Returns once it answers; fails where it ended or takes too long."""
        assert self._process
        for _ in range(SECONDS_TO_START * 20):
            if self._is_ready():
                return
            assert self._process.poll() is None, self.log.read_text()
            time.sleep(0.05)
        raise AssertionError(f"gunicorn is not ready:\n{self.log.read_text()}")

    def kill(self) -> None:
        """Ends the master and all workers as a power failure would, whatever they are at."""
        assert self._process
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def stop(self) -> int:
        """The exit code after an orderly end."""
        assert self._process
        self._process.terminate()
        return self._process.wait(timeout=SECONDS_TO_START)

    def call(self, method: str, path: str, body: object = None, **headers: str) -> Reply:
        """The reply to a request on a connection of its own."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        content = None if body is None else json.dumps(body).encode()
        if content is not None:
            named["Content-Type"] = "application/json"
        with closing(HTTPConnection(HOST, self.port, timeout=60)) as connection:
            connection.request(method, path, content, named)
            response = connection.getresponse()
            text = response.read()
            found = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, found, json.loads(text) if text else None)

    def register(self) -> "Learner":
        """A new learner."""
        body = {"email": f"learner{next(_numbers)}@example.org", "password": PASSWORD, "name": "A Learner"}
        reply = self.call("POST", "/v1/auth/register", body)
        assert reply.status == 201, reply
        return Learner(self, reply.json["access_token"])

    def _is_ready(self) -> bool:
        try:
            return self.call("GET", "/readyz").status == 200
        except (OSError, HTTPException):
            return False


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody with an access token."""

    server: Server
    token: str

    def call(self, method: str, path: str, body: object = None, **headers: str) -> Reply:
        return self.server.call(method, path, body, Authorization=f"Bearer {self.token}", **headers)

    def start_mock(self, **headers: str) -> Reply:
        return self.call("POST", "/v1/attempts", {"kind": "mock", "exam": "mini"}, **headers)

    def started_mock(self) -> str:
        """The id of a new mock exam."""
        reply = self.start_mock()
        assert reply.status == 201, reply
        return str(reply.json["id"])

    def questions(self, attempt: str) -> list[dict[str, Any]]:
        reply = self.call("GET", f"/v1/attempts/{attempt}/questions")
        assert reply.status == 200, reply
        return list(reply.json["questions"])

    def respond(self, attempt: str, number: int, selected: Sequence[str], revision: int) -> Reply:
        path = f"/v1/attempts/{attempt}/questions/{number}/response"
        return self.call("PUT", path, {"selected": list(selected)}, If_Match=f'"{revision}"')

    def submit(self, attempt: str) -> Reply:
        return self.call("POST", f"/v1/attempts/{attempt}/submission")
