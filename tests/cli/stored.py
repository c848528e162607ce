"""What is in the database, whoever put it there."""

from typing import Any

from flask import Flask
from sqlalchemy import select

from examprep.models.base import Base

Rows = dict[str, list[dict[str, Any]]]


def stored_rows(app: Flask) -> Rows:
    """All rows of all tables, in the order of their primary keys."""
    with app.extensions["examprep"].database.reader.connect() as connection:
        return {
            table.name: [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
            for table in Base.metadata.sorted_tables
        }


def revisions(app: Flask) -> dict[str, list[str]]:
    """The content hashes of every item's revisions by its code, oldest first."""
    rows = stored_rows(app)
    codes = {item["id"]: item["code"] for item in rows["items"]}
    found: dict[str, list[str]] = {code: [] for code in codes.values()}
    for revision in sorted(rows["item_revisions"], key=lambda row: row["number"]):
        found[codes[revision["item_id"]]].append(revision["content_hash"])
    return found
