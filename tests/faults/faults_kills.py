"""What was acknowledged survives SIGKILL, of whatever process at whatever moment."""

import random
import time
from collections.abc import Callable

from tests.faults.aftermath import ensure_nothing_is_lost
from tests.faults.clients import saving_clients, total
from tests.faults.serving import KillableServer

SEED = 20261124
WORKERS_KILLED = 14
MASTERS_KILLED = 5
ALL_KILLED = 5
SECONDS_BETWEEN = (0.2, 1.5)


def kill_again_and_again(server: KillableServer, rng: random.Random) -> int:
    """Kills a worker, the master alone or all processes, in random order at random moments; how often."""

    def kill_worker() -> None:
        server.kill_worker(rng)

    def kill_master() -> None:
        server.kill_master()
        server.start()

    def kill_all() -> None:
        server.kill()
        server.start()

    kills = [kill_worker] * WORKERS_KILLED + [kill_master] * MASTERS_KILLED + [kill_all] * ALL_KILLED
    rng.shuffle(kills)
    for kill in kills:
        time.sleep(rng.uniform(*SECONDS_BETWEEN))
        kill()
    return len(kills)


def test_nothing_acknowledged_is_lost_when_processes_are_killed(
    server: KillableServer, figures: Callable[[str], None]
) -> None:
    rng = random.Random(SEED)
    began = time.perf_counter()
    with saving_clients(server, rng) as clients:
        kills = kill_again_and_again(server, rng)
    seconds = time.perf_counter() - began
    attempts = ensure_nothing_is_lost(server, clients)
    counted = total(clients)
    refused = sum(len(client.refused) for client in clients)
    figures(
        f"{kills} kills ({WORKERS_KILLED} workers, {MASTERS_KILLED} masters, {ALL_KILLED} of all processes) in "
        f"{seconds:.0f} s; {counted['acknowledged']} saves acknowledged in {len(attempts)} attempts, 0 lost, "
        f"{counted['broken']} requests broken, {refused} times 503, "
        f"{counted['kept though not acknowledged']} broken saves found stored"
    )
    assert kills >= 20
    assert counted["broken"] > 0
