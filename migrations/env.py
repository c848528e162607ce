"""Runs the migrations on the database whose URL is given as an attribute, else on that of the settings."""

from contextlib import closing
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.types import TypeDecorator

from examprep.models import account, assignment, attempt, bank, cohort, leaderboard, notice, study
from examprep.models.base import Base
from examprep.models.database import open_database
from examprep.settings import read_settings

TABLES_OF = (account, assignment, attempt, bank, cohort, leaderboard, notice, study)


def run() -> None:
    """Runs what the command asked for, in one transaction."""
    database = open_database(context.config.attributes.get("url") or read_settings().database_url)
    with closing(database), database.writer.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            compare_type=True,
            compare_server_default=True,
            transactional_ddl=True,  # holds on SQLite too, since we begin its transactions ourselves
            render_item=_plain_type,
            render_as_batch=connection.dialect.name == "sqlite",
        )
        with context.begin_transaction():
            context.run_migrations()


def _plain_type(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """A migration names the column type itself, not our wrapper of it, which may change."""
    return f"sa.{item.impl_instance!r}" if kind == "type" and isinstance(item, TypeDecorator) else False


run()
