"""Databases to measure on."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from bench.server import ROOT, cpu_seconds_of_children
from tests.postgres.server import running_server


@dataclass(frozen=True, slots=True)
class Database:
    """An empty database, gone after the measuring. `cpu_seconds` says what its own processes have used so far."""

    name: str
    url: str
    cpu_seconds: Callable[[], float]


@contextmanager
def databases() -> Iterator[list[Database]]:
    """A database of each kind. SQLite works within the processes that use it."""
    with tempfile.TemporaryDirectory() as folder, running_server() as postgres:
        yield [
            Database("SQLite", f"sqlite:///{folder}/bench.sqlite", lambda: 0.0),
            Database("PostgreSQL", postgres.url("postgres"), lambda: cpu_seconds_of_children(postgres.pid)),
        ]


def prepare(environment: Mapping[str, str]) -> None:
    """Migrates the database of the environment and loads the bank."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "prepare"]
    subprocess.run(  # noqa: S603 - our own command
        command, cwd=ROOT, env={**os.environ, **environment}, check=True, stdout=subprocess.DEVNULL
    )
