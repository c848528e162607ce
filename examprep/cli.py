"""Commands for operators: `flask --app wsgi …`."""

import time
from collections.abc import Callable
from typing import TypeVar

import click
from alembic import command
from alembic.config import Config
from flask import Flask
from flask.cli import AppGroup

from examprep.api.context import write
from examprep.bank_file import BankInvalid, read_bank
from examprep.core.errors import EmailTaken
from examprep.core.pack import PackInvalid
from examprep.pack_file import read_pack
from examprep.services.accounts import ROLES, create_user
from examprep.services.bank import load_bank
from examprep.services.closing import expire
from examprep.settings import ROOT, Settings

R = TypeVar("R")
EXPIRE_BATCH = 100


def register_commands(app: Flask, settings: Settings) -> None:
    """Adds the commands to the application's command line."""
    app.cli.add_command(_database_commands(settings))
    app.cli.add_command(_bank_commands(settings))
    app.cli.add_command(_users)
    app.cli.add_command(_attempts)
    app.cli.add_command(_prepare_command(settings))


def _database_commands(settings: Settings) -> AppGroup:
    group = AppGroup("db", help="The database's tables.")

    @group.command("upgrade")
    def upgrade() -> None:
        """Brings the tables to the newest migration."""
        _migrate(settings)

    return group


def _bank_commands(settings: Settings) -> AppGroup:
    group = AppGroup("bank", help="The question bank.")

    @group.command("load")
    def load() -> None:
        """Loads the pack and its published bank; loading the same again changes nothing."""
        _load(settings)

    return group


def _prepare_command(settings: Settings) -> click.Command:
    @click.command("prepare", help="Migrates the database and loads the bank: all that a start needs.")
    def prepare() -> None:
        _migrate(settings)
        _load(settings)

    return prepare


_users = AppGroup("users", help="Accounts.")
_attempts = AppGroup("attempts", help="Attempts.")


@_users.command("create")
@click.option("--email", prompt=True)
@click.option("--name", prompt=True)
@click.option("--role", type=click.Choice(ROLES), default="learner", show_default=True)
@click.password_option(help="Asked for when it is not given.")
def _create_user(email: str, name: str, role: str, password: str) -> None:
    """Creates an account with any role."""
    profile = _or_exit(EmailTaken, lambda: write(create_user, email, password, name, role))
    click.echo(f"Created {profile.role} {profile.email}.")


@_attempts.command("expire")
@click.option("--every", type=click.IntRange(1, 3600), help="Go on, once in so many seconds.")
def _expire(every: int | None) -> None:
    """Closes the attempts whose time is over and that nobody came back for."""
    while True:
        while closed := write(expire, EXPIRE_BATCH):
            click.echo(f"Closed {closed} attempts.")
        if every is None:
            return
        time.sleep(every)


def _migrate(settings: Settings) -> None:
    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = settings.database_url
    command.upgrade(config, "head")


def _load(settings: Settings) -> None:
    pack = _or_exit(PackInvalid, lambda: read_pack(settings.notes_folder))
    items = _or_exit(BankInvalid, lambda: read_bank(settings.bank_file))
    report = write(load_bank, pack, items)
    click.echo(
        f"{pack.code}: {report.added} items added, {report.changed} changed, "
        f"{report.unchanged} unchanged, {report.retired} retired."
    )


def _or_exit(failure: type[Exception], work: Callable[[], R]) -> R:
    """What the work returns; its failure ends the command with the message and exit code 1."""
    try:
        return work()
    except failure as error:
        raise click.ClickException("\n".join(getattr(error, "problems", [str(error)]))) from error
