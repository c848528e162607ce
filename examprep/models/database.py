"""Engines: one that reads and one that writes, over the same pool."""

from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

SQLITE_BUSY_TIMEOUT_MS = 5000


@dataclass(frozen=True, slots=True)
class Database:
    """Opens sessions. The caller commits, rolls back and closes them."""

    reader: Engine
    writer: Engine

    def reading(self) -> Session:
        """A session for work that changes nothing."""
        return Session(self.reader, expire_on_commit=False)

    def writing(self) -> Session:
        """A session that may write; on SQLite it holds the write lock from its first statement on."""
        return Session(self.writer, expire_on_commit=False)

    def close(self) -> None:
        """Closes all pooled connections."""
        self.writer.dispose()


def open_database(url: str) -> Database:
    """The database behind the URL (`sqlite:///…` or `postgresql+psycopg://…`); connects on first use."""
    engine = create_engine(
        url, pool_pre_ping=not url.startswith("sqlite"), json_serializer=_to_json, json_deserializer=orjson.loads
    )
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return Database(engine, engine.execution_options(sqlite_begin="IMMEDIATE"))


def _to_json(value: object) -> str:
    return orjson.dumps(value).decode()


def _configure_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin_sqlite`, not by the driver
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={SQLITE_BUSY_TIMEOUT_MS}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    mode = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {mode}")
