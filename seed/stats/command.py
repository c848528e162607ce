"""The command `python -m seed stats`."""

from pathlib import Path

import click

from examprep.core.item import Item
from seed.bank_items import read_items
from seed.pipeline import build_bank
from seed.places import Places
from seed.read import read_material
from seed.records import Problem
from seed.review.ledger import read_ledger
from seed.stats.guessing import cue_lines, weight_lines
from seed.stats.table import Measured, table_lines, table_rows

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.option("--notes", type=_FOLDER, help="Measure what these notes of a pack come to, whatever reviews say.")
@click.option("--bank", type=_FILE, help="Measure this bank file; by default seed/bank/<pack>.jsonl.")
@click.option("--reviews", type=_FILE, help="Ledger of ratings; by default seed/reviews/<pack>.jsonl.")
@click.option("--cues", is_flag=True, help="List the items that surface cues give away, in place of the table.")
@click.option("--strict", is_flag=True, help="Exit with 1 when a row falls short.")
@click.pass_obj
def stats(
    places: Places, notes: Path | None, bank: Path | None, reviews: Path | None, cues: bool, strict: bool
) -> None:
    """Measure a bank against its targets. With both --notes and --bank, the notes only say what the pack is."""
    folder = places.pack_folder(notes)
    items = _built(folder) if notes and not bank else read_items(bank or places.bank(folder.name), folder.name)
    if cues:
        for line in cue_lines(items):
            click.echo(line)
        return
    rows = list(table_rows(_measured(items, folder, reviews or places.ledger(folder.name))))
    for line in (*table_lines(rows), *weight_lines(items)):
        click.echo(line)
    if strict and not all(row.ok for row in rows):
        raise SystemExit(1)


def _built(folder: Path) -> tuple[Item, ...]:
    build = build_bank(folder)
    if build.problems:
        click.echo(f"the notes have {len(build.problems)} problems, see `build`; items there are left out", err=True)
    return build.items


def _measured(items: tuple[Item, ...], folder: Path, ledger: Path) -> Measured:
    material, problems = read_material(folder)
    if material is None:
        raise _unreadable(problems)
    ratings, problems = read_ledger(ledger)
    if problems:
        raise _unreadable(problems)
    return Measured(items, material.pack, material.origins or (), ratings)


def _unreadable(problems: list[Problem]) -> click.ClickException:
    return click.ClickException("\n".join(map(str, problems)))
