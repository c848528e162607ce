"""What a start needs: tables and a bank."""

from collections.abc import Sequence

import click
from alembic import command
from alembic.config import Config
from flask.cli import AppGroup, with_appcontext
from sqlalchemy.exc import OperationalError, ProgrammingError

from examprep.api.context import write
from examprep.bank_file import BankInvalid, read_bank
from examprep.cli.outcome import or_exit
from examprep.core.item import Item
from examprep.core.notes import NotesPage
from examprep.core.pack import Pack, PackInvalid
from examprep.notes_file import NotesInvalid, read_notes
from examprep.pack_file import read_pack
from examprep.services.bank import LoadReport, load_bank
from examprep.services.call import Call
from examprep.services.notes import load_notes
from examprep.settings import ROOT, Settings


def setup_commands(settings: Settings) -> list[click.Command]:
    """`db upgrade`, `bank load`, and `prepare` for both."""
    database = AppGroup("db", help="The database's tables.")
    bank = AppGroup("bank", help="The question bank.")

    @database.command("upgrade")
    def upgrade() -> None:
        """Bring the tables to the newest migration."""
        _migrate(settings)

    @bank.command("load")
    def load() -> None:
        """Load the pack, its notes and its published bank; loading the same again changes nothing."""
        _load(settings)

    @click.command("prepare")
    @with_appcontext
    def prepare() -> None:
        """Migrate the database and load the bank: all that a start needs."""
        _migrate(settings)
        _load(settings)

    return [database, bank, prepare]


def _migrate(settings: Settings) -> None:
    config = Config(ROOT / "alembic.ini")
    config.attributes["url"] = settings.database_url
    command.upgrade(config, "head")


def _load(settings: Settings) -> None:
    pack = or_exit(PackInvalid, lambda: read_pack(settings.notes_folder))
    items = or_exit(BankInvalid, lambda: read_bank(settings.bank_file))
    pages = or_exit(NotesInvalid, lambda: read_notes(settings.notes_folder, pack))
    try:
        report = write(_store, pack, items, pages)
    except (OperationalError, ProgrammingError) as error:
        raise click.ClickException(f"The bank cannot be stored; `db upgrade` first? {error.orig}") from error
    click.echo(
        f"{pack.code}: {report.added} items added, {report.changed} changed, "
        f"{report.unchanged} unchanged, {report.retired} retired."
    )


def _store(call: Call, pack: Pack, items: Sequence[Item], pages: Sequence[NotesPage]) -> LoadReport:
    """Both at once: what learners read is always what the items come from."""
    report = load_bank(call, pack, items)
    load_notes(call, pack, pages)
    return report
