"""Fixtures for every test: databases of both kinds, and an application with people who use it.

A test that takes one of them runs twice, once on each kind of database.
"""

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from psycopg import sql

from examprep.api.context import write
from examprep.services.bank import load_bank
from examprep.services.notes import load_notes
from tests import factories
from tests.applications import Clock, Person, create_person, open_application, sign_in
from tests.databases import SharedDatabase, migrate, shared_database
from tests.groups import Group, make_group
from tests.postgres.server import PostgresServer, running_server

BOTH = ("sqlite", "postgresql")
hypothesis.settings.register_profile("examprep", deadline=None)  # how long an example takes is the machine's affair
hypothesis.settings.load_profile("examprep")


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


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def app(database_url: str, clock: Clock, tmp_path: Path) -> Iterator[Flask]:
    """The application with the made-up bank loaded."""
    app = open_application(database_url, tmp_path, clock)
    with app.app_context():
        write(load_bank, factories.PACK, factories.make_bank())
        write(load_notes, factories.PACK, factories.make_notes())
    yield app
    app.extensions["examprep"].database.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def register(app: Flask) -> Callable[..., Person]:
    """Makes people, each with an e-mail of their own and a role."""
    numbers = itertools.count(1)

    def make(role: str = "learner") -> Person:
        email = f"person{next(numbers)}@example.org"
        create_person(app, email, role)
        return sign_in(app, email)

    return make


@pytest.fixture
def learner(register: Callable[..., Person]) -> Person:
    return register()


@pytest.fixture
def group(register: Callable[..., Person], clock: Clock) -> Group:
    """A cohort whose only member is its instructor."""
    return make_group(register("instructor"), clock)


@pytest.fixture
def mock(learner: Person) -> str:
    """The id of an open mock exam of the learner."""
    reply = learner.start_mock()
    assert reply.status_code == 201, reply.text
    started: str = reply.get_json()["id"]
    return started


_numbers = itertools.count(1)


def create_database(server: PostgresServer) -> str:
    """The URL of a new, empty database on the server."""
    name = f"test_{next(_numbers)}"
    with psycopg.connect(host=str(server.folder), user="postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return server.url(name)
