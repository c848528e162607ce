"""A server under test: gunicorn as a process of its own, whose CPU time can be read."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


def cpu_seconds_of_children(parent: int) -> float:
    """What the running children of a process have used so far, to the nanosecond (Linux)."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    threads = (path for pid in children for path in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    return sum(int(path.read_text().split()[0]) for path in threads) / 1e9


@dataclass
class Server:
    """A running server on a loopback port."""

    process: subprocess.Popen[bytes]
    port: int

    def cpu_seconds(self) -> float:
        """What the workers have used so far, to the nanosecond (Linux)."""
        return cpu_seconds_of_children(self.process.pid)


@dataclass
class Client:
    """A keep-alive connection with the headers that every request carries."""

    port: int
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def call(self, method: str, path: str, body: object = None, **headers: str) -> Any:
        """The parsed reply. Raises `RuntimeError` where it is no success."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        text = None if body is None else json.dumps(body)
        kind = {} if body is None else {"Content-Type": "application/json"}
        self._connection.request(method, path, text, {**self.headers, **kind, **named})
        reply = self._connection.getresponse()
        content = reply.read()
        if reply.status >= http.client.BAD_REQUEST:
            raise RuntimeError(f"{method} {path}: {reply.status} {content.decode()[:500]}")
        return json.loads(content)

    def close(self) -> None:
        """Ends the connection."""
        self._connection.close()


@contextmanager
def serving(application: str, environment: Mapping[str, str], ready: str) -> Iterator[Server]:
    """The application served by two workers of four threads, once `ready` can be fetched; stopped afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--log-level", "warning"]
    environment = {**os.environ, **environment, "PORT": str(port)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603 - our own command
    try:
        _wait_until(port, ready, process)
        yield Server(process, port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until(port: int, path: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError("the server ended before it was ready")
        try:
            Client(port).call("GET", path)
        except (OSError, RuntimeError, http.client.HTTPException):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not get ready within 30 s")
