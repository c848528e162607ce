"""gunicorn whose processes can be killed one by one, on a prepared database with the made-up bank."""

import os
import random
import re
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from examprep.app import create_app
from examprep.settings import read_settings
from tests import factories
from tests.processes import environment, run_flask
from tests.server.running import HOST, SECONDS_TO_START, Server

_BOOTED = re.compile(r"Booting worker with pid: (\d+)")
_PAUSE = 0.05


class KillableServer(Server):
    """A server of which a test may kill one worker, the master, or all at once."""

    def booted(self) -> list[int]:
        """The ids of all workers there ever were, in the order they began."""
        return [int(pid) for pid in _BOOTED.findall(self.log.read_text())]

    def kill_worker(self, rng: random.Random) -> None:
        """Ends one worker, whatever it is at; the master starts another."""
        os.kill(rng.choice(self._workers()), signal.SIGKILL)

    def kill_master(self) -> None:
        """Ends the master alone, and waits until its workers have noticed and let go of the port."""
        assert self._process
        self._process.kill()
        self._process.wait()
        for _ in range(int(SECONDS_TO_START / _PAUSE)):
            if self._is_port_free():
                return
            time.sleep(_PAUSE)
        raise AssertionError("the workers outlive their master")

    def _workers(self) -> list[int]:
        """Living workers of the present master; the process group tells them from anybody who got their number."""
        assert self._process
        master = self._process.pid
        for _ in range(int(SECONDS_TO_START / _PAUSE)):
            if living := [pid for pid in self.booted() if _group(pid) == master]:
                return living
            time.sleep(_PAUSE)
        raise AssertionError("there is no worker")

    def _is_port_free(self) -> bool:
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind((HOST, self.port))
            except OSError:
                return False
        return True


def _group(pid: int) -> int | None:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return None


@contextmanager
def serving(database_url: str, folder: Path) -> Iterator[KillableServer]:
    """A server, ready, on the empty database. Who kills it starts it again."""
    factories.write_pack(folder / factories.PACK.code)
    factories.write_bank(folder / f"{factories.PACK.code}.jsonl", factories.make_bank())
    settings = environment(database_url, folder)
    prepared = run_flask(settings, "prepare")
    assert prepared.returncode == 0, prepared.stderr
    server = KillableServer(settings, folder / "log")
    server.start()
    try:
        yield server
    finally:
        assert server.stop() == 0


def closings(server: Server, attempts: list[str]) -> dict[str, int]:
    """How many `closed` events the operator's command tells of each attempt."""
    app = create_app(read_settings(server.settings))
    try:
        runner = app.test_cli_runner()
        told = {attempt: runner.invoke(args=["attempts", "events", attempt]) for attempt in attempts}
    finally:
        app.extensions["examprep"].database.close()
    assert {finished.exit_code for finished in told.values()} == {0}
    return {
        attempt: sum(line.split()[1] == "closed" for line in finished.output.splitlines())
        for attempt, finished in told.items()
    }


def rescoring(server: Server) -> str:
    """What the operator's command says when it computes all results again."""
    finished = run_flask(server.settings, "attempts", "rescore", "--dry-run")
    assert finished.returncode == 0, finished.stderr
    return finished.stdout.strip()
