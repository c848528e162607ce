"""What a request must cost at least: Flask with a JSON reply, and the same with one upsert that is committed.

gunicorn bench.floor:app, with FLOOR_DATABASE_URL for the upsert.
"""

import os
import sqlite3
import threading
from typing import Any

import psycopg
from flask import Flask, Response, jsonify, request

_UPSERT = "INSERT INTO floor (id, body) VALUES ({0}, {0}) ON CONFLICT (id) DO UPDATE SET body = excluded.body"
app = Flask(__name__)
_held = threading.local()


@app.get("/json")
def reply() -> Response:
    """A small JSON reply."""
    return jsonify(status="ok", number=1)


@app.put("/upsert/<int:row>")
def upsert(row: int) -> Response:
    """A small JSON reply after one row was written for good."""
    connection = _connection()
    mark = "?" if isinstance(connection, sqlite3.Connection) else "%s"
    connection.execute(_UPSERT.format(mark), (row, request.get_data(as_text=True)))
    connection.commit()
    return jsonify(status="ok", number=row)


def _connection() -> Any:
    """The connection of this thread."""
    if not hasattr(_held, "connection"):
        _held.connection = _connect(os.environ["FLOOR_DATABASE_URL"])
    return _held.connection


def _connect(url: str) -> Any:
    if url.startswith("sqlite:///"):
        connection = sqlite3.connect(url.removeprefix("sqlite:///"), timeout=5)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")
        return connection
    return psycopg.connect(url.replace("postgresql+psycopg", "postgresql"))


def create_table(url: str) -> None:
    """Makes the table that `upsert` writes to."""
    connection = _connect(url)
    connection.execute("CREATE TABLE IF NOT EXISTS floor (id INTEGER PRIMARY KEY, body TEXT)")
    connection.commit()
    connection.close()
