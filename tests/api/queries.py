"""Counting what is sent to the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import event


@contextmanager
def count_queries(app: Flask) -> Iterator[list[str]]:
    """The statements that the application sends inside the block."""
    sent: list[str] = []
    engine = app.extensions["examprep"].database.reader

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)
