"""Engines: one that reads and one that writes, over the same pool."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

from examprep.models.turns import Turns

SQLITE_BUSY_TIMEOUT_MS = 5000


@dataclass(frozen=True, slots=True)
class Database:
    """Opens sessions, and closes them at the end of the block; what the caller did not commit is undone."""

    reader: Engine
    writer: Engine
    turns: Turns | None

    def reading(self) -> Session:
        """A session for work that changes nothing."""
        return Session(self.reader, expire_on_commit=False)

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that may write; on SQLite it holds the write lock from its first statement on."""
        with (
            self.turns.take() if self.turns else nullcontext(),
            Session(self.writer, expire_on_commit=False) as session,
        ):
            yield session

    def close(self) -> None:
        """Closes all pooled connections."""
        self.writer.dispose()


def open_database(url: str) -> Database:
    """The database behind the URL (`sqlite:///…` or `postgresql+psycopg://…`); connects on first use."""
    engine = create_engine(url, json_serializer=_to_json, json_deserializer=orjson.loads)
    turns = None
    if engine.dialect.name == "sqlite":
        turns = Turns(Path(engine.url.database or ""), SQLITE_BUSY_TIMEOUT_MS / 1000)
        event.listen(engine, "connect", _configure_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return Database(engine, engine.execution_options(sqlite_begin="IMMEDIATE"), turns)


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
