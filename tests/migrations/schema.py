"""The schema of a database as the database itself describes it, with what Alembic's own comparison leaves out."""

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Inspector, create_engine, inspect

ALEMBICS_OWN = "alembic_version"


def describe(url: str) -> dict[str, list[str]]:
    """The tables, each as sorted sentences about its columns, constraints and indexes."""
    engine = create_engine(url)
    inspector = inspect(engine)
    tables = set(inspector.get_table_names()) - {ALEMBICS_OWN}
    described = {table: sorted(_sentences(inspector, table)) for table in tables}
    engine.dispose()
    return described


def constraint_names(url: str) -> dict[str, list[tuple[str, str | None, list[str]]]]:
    """By table, every constraint and index: its kind as the first two letters of its name, its name, its columns."""
    engine = create_engine(url)
    inspector = inspect(engine)
    tables = set(inspector.get_table_names()) - {ALEMBICS_OWN}
    named = {table: list(_names(inspector, table)) for table in tables}
    engine.dispose()
    return named


def _sentences(inspector: Inspector, table: str) -> Iterator[str]:
    for column in inspector.get_columns(table):
        null = "" if column["nullable"] else " NOT NULL"
        yield f"column {column['name']} {column['type']!r}{null} default {column['default']}"
    key = inspector.get_pk_constraint(table)
    yield f"primary key {key['name']} on {key['constrained_columns']}"
    for foreign in inspector.get_foreign_keys(table):
        target = f"{foreign['referred_table']} {foreign['referred_columns']}"
        rules = {name: rule for name, rule in foreign.get("options", {}).items() if rule}
        yield f"foreign key {foreign['name']} on {foreign['constrained_columns']} to {target} {rules}"
    for unique in inspector.get_unique_constraints(table):
        yield f"unique {unique['name']} on {unique['column_names']}"
    for check in inspector.get_check_constraints(table):
        yield f"check {check['name']}: {' '.join(check['sqltext'].split())}"
    for index in inspector.get_indexes(table):
        if "duplicates_constraint" not in index:
            kind = "unique index" if index["unique"] else "index"
            yield f"{kind} {index['name']} on {index['column_names']} where {_predicate(index)}"


def _predicate(index: Any) -> str | None:
    options = index.get("dialect_options", {})
    where = options.get("sqlite_where", options.get("postgresql_where"))
    return None if where is None else re.sub(r"\s+", " ", str(where))


def _names(inspector: Inspector, table: str) -> Iterator[tuple[str, str | None, list[str]]]:
    key = inspector.get_pk_constraint(table)
    yield "pk", key["name"], key["constrained_columns"]
    for foreign in inspector.get_foreign_keys(table):
        yield "fk", foreign["name"], foreign["constrained_columns"]
    for unique in inspector.get_unique_constraints(table):
        yield "uq", unique["name"], [*unique["column_names"]]
    for check in inspector.get_check_constraints(table):
        yield "ck", check["name"], []
    for index in inspector.get_indexes(table):
        if "duplicates_constraint" not in index:
            yield "uq" if index["unique"] else "ix", index["name"], [name or "" for name in index["column_names"]]
