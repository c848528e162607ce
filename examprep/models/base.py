"""What all tables share: names of constraints, times in UTC."""

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, DateTime, Dialect, MetaData, SQLColumnExpression, String, cast, func
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

ID_LENGTH = 22


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, stored in UTC and given back in UTC. A naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time in UTC, without its zone where the database keeps none."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The stored time, aware and in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class IdList(TypeDecorator[list[str]]):
    """A list of opaque ids without spaces, stored as one string, so that the database can compare it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> str | None:
        """The ids with a space between them; the empty list is the empty string."""
        return None if value is None else " ".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> list[str] | None:
        """The ids in stored order."""
        return None if value is None else value.split()


def number_of_ids(column: SQLColumnExpression[list[str]]) -> ColumnElement[int]:
    """How many ids a column of the type `IdList` holds, for a query; 1 for an empty list too."""
    text = cast(column, String)
    return func.length(text) - func.length(func.replace(text, " ", "")) + 1


class Base(DeclarativeBase):
    """The base of all tables."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
