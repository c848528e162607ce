"""Pages of a list: each begins where the one before ended, whatever was added meanwhile."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Select, tuple_
from sqlalchemy.orm import InstrumentedAttribute

Q = TypeVar("Q", bound=Select[*tuple[Any, ...]])
Column = InstrumentedAttribute


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a list that is ordered by time, then by id; a page begins after it."""

    at: datetime
    id: str


def newest_first(query: Q, at: Column[datetime], id: Column[str], limit: int, after: Position | None) -> Q:
    """Up to `limit` rows of the query after the position, the newest first, of the same time the larger id first."""
    if after is not None:
        query = query.where(tuple_(at, id) < (after.at, after.id))
    return query.order_by(at.desc(), id.desc()).limit(limit)


def oldest_first(query: Q, at: Column[datetime], id: Column[str], limit: int | None, after: Position | None) -> Q:
    """Up to `limit` rows of the query, or all, after the position, the oldest first, of the same time the smaller id
    first.
    """
    if after is not None:
        query = query.where(tuple_(at, id) > (after.at, after.id))
    return query.order_by(at, id).limit(limit)
