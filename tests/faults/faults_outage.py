"""The database goes away under load and comes back: clients are told to wait, and nothing acknowledged is missing."""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import create_database
from tests.faults.aftermath import ensure_nothing_is_lost
from tests.faults.clients import Client, saving_clients, total
from tests.faults.serving import KillableServer, serving
from tests.postgres.server import PostgresServer, running_server
from tests.server.running import Reply

SEED = 20261124
OUTAGES = 4
SECONDS_BEFORE = (1.0, 3.0)
SECONDS_AWAY = (0.5, 3.0)
RECOVERY_SECONDS = 5.0


@pytest.fixture
def postgres() -> Iterator[PostgresServer]:
    """A server of this test's own that keeps what it commits, whenever it is stopped."""
    with running_server(durable=True) as server:
        yield server


@pytest.fixture
def served(postgres: PostgresServer, tmp_path: Path) -> Iterator[KillableServer]:
    with serving(create_database(postgres), tmp_path) as server:
        yield server


def is_told_to_wait(reply: Reply) -> bool:
    """Whether it is the problem that the contract promises when there is no database."""
    return (
        reply.headers["content-type"] == "application/problem+json"
        and int(reply.headers["retry-after"]) > 0
        and reply.json["code"] == "database-unavailable"
    )


def seconds_to_recover(clients: list[Client], back_at: float) -> float:
    """How long after the database was back the last of the clients was served again."""
    while time.perf_counter() < back_at + RECOVERY_SECONDS:
        firsts = [next((at for at in client.served_at[::-1] if at > back_at), None) for client in clients]
        if None not in firsts:
            return max(min(at for at in client.served_at if at > back_at) for client in clients) - back_at
        time.sleep(0.02)
    raise AssertionError(f"somebody is not served {RECOVERY_SECONDS} seconds after the database's return")


def survive_outage(server: KillableServer, postgres: PostgresServer, clients: list[Client], away: float) -> float:
    """Stops the database for so many seconds; the seconds of recovery."""
    postgres.stop()
    time.sleep(away)
    assert is_told_to_wait(server.call("GET", "/readyz"))
    assert server.call("GET", "/healthz").status == 200
    postgres.start()
    return seconds_to_recover(clients, time.perf_counter())


def test_without_its_database_the_server_says_503_and_recovers_by_itself(
    served: KillableServer, postgres: PostgresServer, figures: Callable[[str], None]
) -> None:
    rng = random.Random(SEED)
    recoveries = []
    workers = served.booted()
    with saving_clients(served, rng) as clients:
        for _ in range(OUTAGES):
            time.sleep(rng.uniform(*SECONDS_BEFORE))
            recoveries.append(survive_outage(served, postgres, clients, rng.uniform(*SECONDS_AWAY)))
    counted = total(clients)
    refused = [reply for client in clients for reply in client.refused]
    assert [reply for reply in refused if not is_told_to_wait(reply)] == []
    assert refused
    assert counted["broken"] == 0
    assert served.booted() == workers
    attempts = ensure_nothing_is_lost(served, clients)
    figures(
        f"{OUTAGES} outages; {counted['acknowledged']} saves acknowledged in {len(attempts)} attempts, 0 lost; "
        f"{len(refused)} times 503, 0 connections broken, 0 workers restarted; "
        f"recovery of the last client after {', '.join(f'{seconds:.2f}' for seconds in recoveries)} s; "
        f"{counted['kept though not acknowledged']} saves with 503 found stored"
    )
