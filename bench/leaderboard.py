"""What leaderboards cost in CPU, in a cohort of 100 members and in one of 10,000, on SQLite and PostgreSQL.

python -m bench.leaderboard [--rounds 5] [--out FILE]
"""

import statistics
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click

from bench.cohorts import EXAM, fill
from bench.databases import Database, databases, prepare
from bench.server import Client, Server, serving

SIZES = (100, 10_000)
REQUESTS = 100
NOW = datetime(2026, 11, 24, tzinfo=UTC)
PARTS = {
    "the first page": "",
    "a page from the middle": "&cursor=550-0",
    "a page among equals": "&metric=improvement&cursor=0-{equal}",
    "own rank with neighbours": "&around=me",
}
_HEAD = f"{'ms CPU, server and database':34}" + "".join(f"{size:>10,}" for size in SIZES) + f"{'ratio':>8}   target\n"


@click.command()
@click.option("--rounds", default=5, show_default=True, help="Interleaved runs; medians are told.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write the table to.")
def main(rounds: int, out: Path | None) -> None:
    """Measure what a page and one's own rank cost, by the size of the cohort."""
    with databases() as both:
        text = "\n".join(f"{one.name}\n{_HEAD}{''.join(measure(one, rounds))}" for one in both)
    click.echo(text)
    if out:
        out.write_text(text, encoding="utf-8")


def measure(database: Database, rounds: int) -> Iterator[str]:
    """Yields a line for every part of a leaderboard: medians over the rounds, by size."""
    environment = {"DATABASE_URL": database.url, "SECRET_KEY": "k" * 32}
    prepare(environment)
    with serving("wsgi:app", environment, "/readyz") as server:
        headers, learner = _learner(server)
        equals = {size: fill(database.url, f"cohort-{size}", size, learner, NOW) for size in SIZES}
        client = Client(server.port, headers)
        for part, query in PARTS.items():
            paths = [
                f"/v1/cohorts/cohort-{size}/leaderboard?exam={EXAM}{query.format(equal=equals[size])}" for size in SIZES
            ]
            runs = [[_cost(server, database, client, path) for path in paths] for _ in range(rounds)]
            costs = [statistics.median(of_size) for of_size in zip(*runs, strict=True)]
            ratio = costs[-1] / costs[0]
            yield f"{part:34}" + "".join(f"{cost:10.2f}" for cost in costs) + f"{ratio:8.2f}   <= 2\n"


def _learner(server: Server) -> tuple[dict[str, str], str]:
    """What a new learner's requests carry, and their id."""
    body = {"email": "learner@example.org", "password": "correct horse", "name": "Learner"}
    registered = Client(server.port).call("POST", "/v1/auth/register", body)
    return {"Authorization": f"Bearer {registered['access_token']}"}, registered["user"]["id"]


def _cost(server: Server, database: Database, client: Client, path: str) -> float:
    """CPU milliseconds of one request, of the server's processes and the database's."""
    before = server.cpu_seconds() + database.cpu_seconds()
    for _ in range(REQUESTS):
        client.call("GET", path)
    return 1000 * (server.cpu_seconds() + database.cpu_seconds() - before) / REQUESTS


if __name__ == "__main__":
    main()
