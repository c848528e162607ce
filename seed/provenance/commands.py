"""The commands `python -m seed origins …`."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from examprep.core.item import Item, review_hash
from seed.bank_items import read_items
from seed.clock import day_of
from seed.entries import KINDS
from seed.places import Places, stop_at, writing
from seed.provenance.judgement import (
    Judgement,
    append_judgements,
    pairs_of,
    present_judgements,
    read_judgements,
)
from seed.provenance.page import origin_lines, origins_page
from seed.provenance.report import report_lines
from seed.provenance.sheet import Judged, read_sheet, sheet_text
from seed.read import read_material
from seed.records import Origin
from seed.review.options import count, part, rater
from seed.whole_file import write_whole

_FILE = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every command starts from: the origins, the published items, what was judged so far and where it is kept."""

    pack: str
    origins: tuple[Origin, ...]
    items: tuple[Item, ...]
    judgements: tuple[Judgement, ...]
    ledger: Path


@click.group()
@click.option("--notes", type=_FOLDER, help="Folder of a pack's notes; by default the one in seed/notes.")
@click.option("--bank", type=_FILE, help="Bank file; by default seed/bank/<pack>.jsonl.")
@click.option("--ledger", type=_FILE, help="Ledger of judgements; by default seed/judgements/<pack>.jsonl.")
@click.pass_context
def origins(context: click.Context, notes: Path | None, bank: Path | None, ledger: Path | None) -> None:
    """Show which items ask what the raw notes hold, and have somebody judge whether they do."""
    places: Places = context.obj
    folder = places.pack_folder(notes)
    material, problems = read_material(folder)
    if material is None:
        stop_at(problems)
        return
    kept_in = ledger or places.judgements(folder.name)
    judgements, faults = read_judgements(kept_in)
    stop_at(faults)
    items = read_items(bank or places.bank(folder.name), folder.name)
    context.obj = _Desk(folder.name, material.origins or (), items, judgements, kept_in)


@origins.command("list")
@click.pass_obj
def list_origins(desk: _Desk) -> None:
    """List each origin with the ids of the items that ask it; * marks core origins."""
    for line in origin_lines(desk.origins, desk.items, desk.judgements):
        click.echo(line)


@origins.command()
@click.option("--out", type=_FILE, help="File to write; by default docs/origins.md.")
@click.pass_obj
def page(desk: _Desk, out: Path | None) -> None:
    """Write the same as a page."""
    path = out or Path("docs", "origins.md")
    with writing(path):
        write_whole(path, origins_page(desk.origins, desk.items, desk.judgements))


@origins.command("next")
@count
@part
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Sheet to write; must not be there yet.")
@click.pass_obj
def next_sheet(desk: _Desk, count: int, part: tuple[int, int], out: Path) -> None:
    """Write a sheet with pairs of origin and item that nobody has judged as they stand."""
    if out.exists():
        raise click.ClickException(f"{out}: is there already and may be filled; another name is expected")
    number, parts = part
    pairs = pairs_of(desk.origins, desk.items)
    present = present_judgements(pairs, desk.judgements)
    waiting = [pair for pair in pairs if (pair.origin.id, pair.item.id) not in present][number - 1 :: parts]
    with writing(out):
        write_whole(out, sheet_text(desk.pack, waiting[:count]))
    click.echo(f"{out}: {min(count, len(waiting))} of {len(waiting)} waiting pairs")


@origins.command()
@click.argument("sheet", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@rater
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What the rater is.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="Day of the judgement; by default today in UTC.")
@click.pass_obj
def record(desk: _Desk, sheet: Path, rater: str, kind: str, date: datetime | None) -> None:
    """Check a filled sheet and add its judgements to the ledger: all of them or none."""
    filled = read_sheet(sheet.read_bytes(), desk.pack, pairs_of(desk.origins, desk.items))
    stop_at([f"{sheet}: {problem}" for problem in filled.problems])
    for number in filled.unknown:
        click.echo(f"{sheet}: pair {number}: it is gone or its item has changed since; skipped", err=True)
    judgements = [_judgement(judged, rater, kind, day_of(date)) for judged in filled.judged]
    with writing(desk.ledger):
        again = append_judgements(desk.ledger, judgements)
    stop_at([f"{sheet}: {rater} has judged {one.origin} with {one.item} before; nothing recorded" for one in again])
    click.echo(f"judgements of {rater} recorded: {len(judgements)}, pairs skipped: {len(filled.unknown)}")


@origins.command()
@click.pass_obj
def report(desk: _Desk) -> None:
    """Tell how the pairs were judged."""
    for line in report_lines(pairs_of(desk.origins, desk.items), desk.judgements):
        click.echo(line)


def _judgement(judged: Judged, rater: str, kind: str, day: str) -> Judgement:
    pair = judged.pair
    return Judgement(
        origin=pair.origin.id,
        item=pair.item.id,
        hash=review_hash(pair.item),
        fits=judged.fits,
        comment=judged.comment,
        rater=rater,
        kind=kind,
        date=day,
    )
