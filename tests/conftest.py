"""Fixtures for every test: databases of both kinds. A test that takes one of them runs twice, once on each."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.databases import SharedDatabase, migrate, shared_database
from tests.postgres.server import PostgresServer, running_server

BOTH = ("sqlite", "postgresql")


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a migrated database without rows, for this test alone."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("migrated_sqlite")
        return f"sqlite:///{shutil.copy(template, tmp_path / 'test.sqlite')}"
    shared: SharedDatabase = request.getfixturevalue("migrated_postgresql")
    shared.empty()
    return shared.url


@pytest.fixture(params=BOTH)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without a schema, for tests that migrate it themselves."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.sqlite'}"
    return create_database(request.getfixturevalue("postgres_server"))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that SQLite databases are copied from."""
    template = tmp_path_factory.mktemp("sqlite") / "template.sqlite"
    migrate(f"sqlite:///{template}")
    return template


@pytest.fixture(scope="session")
def migrated_postgresql(postgres_server: PostgresServer) -> Iterator[SharedDatabase]:
    """The PostgreSQL database that tests take turns with."""
    database = shared_database(create_database(postgres_server))
    yield database
    database.engine.dispose()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The server of this session. Who stops a server starts one of its own, by `running_server`."""
    with running_server() as server:
        yield server


_numbers = itertools.count(1)


def create_database(server: PostgresServer) -> str:
    """The URL of a new, empty database on the server."""
    name = f"test_{next(_numbers)}"
    with psycopg.connect(host=str(server.folder), user="postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return server.url(name)
