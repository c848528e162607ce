"""What attempts cost in CPU, beside the floors of the same run, on SQLite and PostgreSQL.

python -m bench.attempts [--rounds 3] [--out FILE]
"""

import statistics
import threading
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import click

from bench import floor
from bench.databases import databases, prepare
from bench.rows import Row
from bench.server import Client, Server, serving

QUESTIONS = 65
CALLS = QUESTIONS + 4
SAVES = 650
RATE_SAVES = 130
ATTEMPTS = 5
CLIENTS = 8
_numbers = count(1)


@click.command()
@click.option("--rounds", default=3, show_default=True, help="Interleaved runs; medians are told.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write the table to.")
def main(rounds: int, out: Path | None) -> None:
    """Measure what attempts cost, beside the floors of the same run."""
    with databases() as both:
        tables = [f"{one.name}\n" + "\n".join(map(str, measure(one.url, rounds))) for one in both]
    text = "\n\n".join(tables) + "\n"
    click.echo(text)
    if out:
        out.write_text(text, encoding="utf-8")


def measure(url: str, rounds: int) -> list[Row]:
    """The rows for one database: medians over the rounds, in CPU milliseconds and floors."""
    environment = {
        "DATABASE_URL": url,
        "SECRET_KEY": "k" * 32,
        "FLOOR_DATABASE_URL": url.replace("bench.sqlite", "floor.sqlite"),
    }
    floor.create_table(environment["FLOOR_DATABASE_URL"])
    prepare(environment)
    with serving("bench.floor:app", environment, "/json") as least, serving("wsgi:app", environment, "/readyz") as ours:
        runs = [{**_floor_costs(least), **_attempt_costs(ours)} for _ in range(rounds)]
    median = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    base = median["upsert"]
    return [
        Row("floor: a JSON reply", median["json"], "ms CPU"),
        Row("floor: the same with one upsert", base, "ms CPU"),
        Row("a saved response", median["save"], "ms CPU"),
        Row("a saved response, in floors", median["save"] / base, "floors", "<= 2"),
        Row("start of a 65-question mock", median["start"] / base, "floors", "<= 18"),
        Row("its questions", median["questions"] / base, "floors", "<= 9"),
        Row("submission", median["submit"] / base, "floors"),
        Row("its review", median["review"] / base, "floors", "<= 12"),
        Row("whole attempt against 69 floors", median["attempt"] / (CALLS * base), "floors", "<= 2.5"),
        Row(
            f"saved responses/s, {CLIENTS} clients, of the floor's",
            100 * median["rate"] / median["floor rate"],
            "%",
            ">= 50",
        ),
    ]


def _floor_costs(server: Server) -> dict[str, float]:
    client = Client(server.port)
    return {
        "json": _cost(server, SAVES, lambda _: client.call("GET", "/json")),
        "upsert": _cost(server, SAVES, lambda number: client.call("PUT", f"/upsert/{number}", {"selected": ["abc"]})),
        "floor rate": _rate(lambda: _floor_saver(server)),
    }


def _attempt_costs(server: Server) -> dict[str, float]:
    """The mean over some learners' whole attempts, each step for itself."""
    runs = [_one_attempt(server, _learner(server)) for _ in range(ATTEMPTS)]
    costs = {name: statistics.mean(run[name] for run in runs) for name in runs[0]}
    once = costs["start"] + costs["questions"] + costs["submit"] + costs["review"]
    return {**costs, "attempt": once + QUESTIONS * costs["save"], "rate": _rate(lambda: _attempt_saver(server))}


def _one_attempt(server: Server, client: Client) -> dict[str, float]:
    costs = {
        "start": _cost(server, 1, lambda _: client.call("POST", "/v1/attempts", {"kind": "mock", "exam": "saa-c03"}))
    }
    attempt = _newest_attempt(client)
    costs["questions"] = _cost(server, 1, lambda _: client.call("GET", f"{attempt}/questions"))
    questions = client.call("GET", f"{attempt}/questions")["questions"]
    costs["save"] = _cost(server, QUESTIONS, lambda number: _save(client, attempt, questions[number], 0))
    costs["submit"] = _cost(server, 1, lambda _: client.call("POST", f"{attempt}/submission"))
    costs["review"] = _cost(server, 1, lambda _: client.call("GET", f"{attempt}/review"))
    return costs


def _cost(server: Server, times: int, work: Callable[[int], object]) -> float:
    """CPU milliseconds of the server for one of so many pieces of work."""
    before = server.cpu_seconds()
    for number in range(times):
        work(number)
    return 1000 * (server.cpu_seconds() - before) / times


def _rate(make_saver: Callable[[], Callable[[int], object]]) -> float:
    """Saves a second by eight clients at once, each with a saver of its own."""
    savers = [make_saver() for _ in range(CLIENTS)]
    threads = [
        threading.Thread(target=lambda save=save: [save(number) for number in range(RATE_SAVES)]) for save in savers
    ]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return CLIENTS * RATE_SAVES / (time.perf_counter() - began)


def _floor_saver(server: Server) -> Callable[[int], object]:
    client, row = Client(server.port), next(_numbers) * RATE_SAVES
    return lambda number: client.call("PUT", f"/upsert/{row + number}", {"selected": ["abc"]})


def _attempt_saver(server: Server) -> Callable[[int], object]:
    client = _learner(server)
    client.call("POST", "/v1/attempts", {"kind": "mock", "exam": "saa-c03"})
    attempt = _newest_attempt(client)
    questions = client.call("GET", f"{attempt}/questions")["questions"]
    return lambda number: _save(client, attempt, questions[number % QUESTIONS], number // QUESTIONS)


def _save(client: Client, attempt: str, question: dict[str, Any], revision: int) -> object:
    option = question["options"][revision % len(question["options"])]["id"]
    path = f"{attempt}/questions/{question['number']}/response"
    return client.call("PUT", path, {"selected": [option]}, If_Match=f'"{revision}"')


def _learner(server: Server) -> Client:
    body = {"email": f"learner{next(_numbers)}@example.org", "password": "correct horse", "name": "Learner"}
    token = Client(server.port).call("POST", "/v1/auth/register", body)["access_token"]
    return Client(server.port, {"Authorization": f"Bearer {token}"})


def _newest_attempt(client: Client) -> str:
    return f"/v1/attempts/{client.call('GET', '/v1/attempts?limit=1')['data'][0]['id']}"


if __name__ == "__main__":
    main()
