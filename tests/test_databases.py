"""The databases that tests get are migrated, empty and their own."""

from sqlalchemy import create_engine, inspect, text

from tests.conftest import create_database
from tests.databases import SharedDatabase
from tests.postgres.server import PostgresServer

_SCHEMA = """
    CREATE TABLE parents (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
    CREATE TABLE children (parent bigint NOT NULL REFERENCES parents);
    INSERT INTO parents DEFAULT VALUES;
    INSERT INTO children SELECT id FROM parents;
"""


def test_database_is_migrated_and_has_no_rows(database_url: str) -> None:
    engine = create_engine(database_url)
    tables = set(inspect(engine).get_table_names()) - {"alembic_version"}
    assert tables
    with engine.connect() as connection:
        rows = {name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) for name in tables}  # noqa: S608 – ours
    engine.dispose()
    assert set(rows.values()) == {0}


def test_empty_database_has_no_tables(empty_database_url: str) -> None:
    engine = create_engine(empty_database_url)
    tables = inspect(engine).get_table_names()
    engine.dispose()
    assert tables == []


def test_emptying_deletes_rows_restarts_ids_and_ends_open_transactions(postgres_server: PostgresServer) -> None:
    url = create_database(postgres_server)
    engine, forgotten = create_engine(url), create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql(_SCHEMA)
    left_open = forgotten.connect()
    left_open.execute(text("LOCK TABLE parents"))

    SharedDatabase(url, engine).empty()

    with engine.begin() as connection:
        assert connection.scalar(text("SELECT count(*) FROM children")) == 0
        assert connection.scalar(text("INSERT INTO parents DEFAULT VALUES RETURNING id")) == 1
    left_open.invalidate()
    forgotten.dispose()
    engine.dispose()
