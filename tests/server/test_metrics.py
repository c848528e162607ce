"""`/metrics` of a server with several workers."""

import os
import signal
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.processes import environment, run_flask
from tests.server.running import HOST, Server

REQUESTS = 40


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A server of this test alone, which counts into a folder that is not there yet."""
    settings = environment(f"sqlite:///{tmp_path / 'own.sqlite'}", tmp_path)
    del settings["NOTES_FOLDER"], settings["BANK_FILE"]
    assert run_flask(settings, "db", "upgrade").returncode == 0
    server = Server({**settings, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path / "counts")}, tmp_path / "log")
    server.start()
    yield server
    assert server.stop() == 0


def sample(server: Server, name: str, **labels: str) -> float:
    connection = HTTPConnection(HOST, server.port, timeout=60)
    connection.request("GET", "/metrics")
    text = connection.getresponse().read().decode()
    connection.close()
    samples = (sample for family in text_string_to_metric_families(text) for sample in family.samples)
    return sum(sample.value for sample in samples if (sample.name, sample.labels) == (name, labels))


def live(server: Server) -> float:
    return sample(server, "examprep_requests_total", operation="health.live", status="200")


def workers_in(folder: Path) -> set[int]:
    """The processes that have counted requests."""
    return {int(file.stem.rpartition("_")[2]) for file in folder.glob("counter_*.db")}


def test_the_workers_counts_add_up_and_outlive_a_worker_that_dies(own: Server, tmp_path: Path) -> None:
    for _ in range(REQUESTS):
        assert own.call("GET", "/healthz").status == 200
    assert live(own) == REQUESTS
    for worker in workers_in(tmp_path / "counts"):
        os.kill(worker, signal.SIGKILL)
    own.wait_until_ready()
    assert live(own) == REQUESTS
    assert sample(own, "examprep_requests_under_way") == 1


def test_counts_begin_anew_with_the_server_and_none_are_left_behind(own: Server, tmp_path: Path) -> None:
    own.call("GET", "/healthz")
    own.kill()
    own.start()
    assert live(own) == 0
    assert own.stop() == 0
    assert not (tmp_path / "counts").exists()
    own.start()
