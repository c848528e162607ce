"""The items of a bank file, for commands."""

from pathlib import Path

import click

from examprep.bank_file import BankInvalid, read_bank
from examprep.core.item import Item


def read_items(bank: Path, pack: str) -> tuple[Item, ...]:
    """The items of the bank file. Raises `click.ClickException` where it is no bank of the pack."""
    try:
        items = tuple(read_bank(bank))
    except BankInvalid as error:
        raise click.ClickException("\n".join(error.problems)) from error
    if others := {item.pack for item in items} - {pack}:
        raise click.ClickException(f"{bank}: items of {', '.join(sorted(others))}; items of {pack} are expected")
    return items
