"""What must be true once the storm is over, whatever kind of storm it was."""

from tests.faults.clients import Client, lost
from tests.faults.serving import closings, rescoring
from tests.server.running import Server


def ensure_nothing_is_lost(server: Server, clients: list[Client]) -> list[str]:
    """All attempts, after it is certain that each is there once, with what was acknowledged, and closed once."""
    attempts = [sitting.attempt for client in clients for sitting in client.sittings]
    assert len(set(attempts)) == len(attempts)
    assert list(lost(clients)) == []
    assert closings(server, attempts) == dict.fromkeys(attempts, 1)
    assert rescoring(server) == f"{len(attempts)} closed attempts, 0 would change."
    for client in clients:
        newest = client.learner.call("GET", "/v1/attempts?limit=100").json["data"]
        assert {attempt["id"] for attempt in newest} == {sitting.attempt for sitting in client.sittings[-100:]}
    return attempts
