"""The commands `python -m seed review …`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

import click

from examprep.core.item import Item
from seed.clock import day_of
from seed.entries import KINDS
from seed.pipeline import build_bank
from seed.places import Places, stop_at, writing
from seed.review.filled import FilledEntry, read_filled
from seed.review.ledger import append_ratings, read_ledger
from seed.review.options import count, on_a_pack, part, rater, rater_label, rater_labels
from seed.review.queue import part_of, sampled_items, waiting_items
from seed.review.rating import Opinion, Rater, Rating, rating_of
from seed.review.report import rater_lines, report_lines
from seed.review.sheet import sheet_text
from seed.review.terminal import rate_items
from seed.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every review command starts from: the items that can be rated, and what was rated so far."""

    pack: str
    items: tuple[Item, ...]
    ratings: tuple[Rating, ...]
    ledger: Path


@click.group()
def review() -> None:
    """Review items blind: who rates does not see the key."""


@review.command("next")
@count
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Sheet to write; must not be there yet.")
@click.option("--for", "rater", callback=rater_label, help="Leave out what this rater has rated.")
@click.option("--sample", is_flag=True, help="Draw from accepted items: a check of what is published.")
@part
@on_a_pack
def next_sheet(
    places: Places,
    count: int,
    out: Path,
    rater: str | None,
    sample: bool,
    part: tuple[int, int],
    notes: Path | None,
    reviews: Path | None,
) -> None:
    """Write a sheet with items that still need a rater, or with a random sample of accepted ones."""
    desk = _open_desk(places, notes, reviews)
    if out.exists():
        raise click.ClickException(f"{out}: is there already and may be filled; another name is expected")
    rng = Random()
    handed_out = sampled_items if sample else waiting_items
    found = handed_out(part_of(desk.items, *part), desk.ratings, rater, rng)
    kind = "accepted" if sample else "waiting"
    if not found:
        click.echo(f"no {kind} item; no sheet written")
        return
    with writing(out):
        write_whole(out, sheet_text(desk.pack, found[:count], rng))
    click.echo(f"{out}: {min(count, len(found))} of {len(found)} {kind} items")


@review.command()
@click.argument("sheet", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@rater
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What the rater is.")
@click.option("--date", type=click.DateTime(["%Y-%m-%d"]), help="Day of the rating; by default today in UTC.")
@on_a_pack
def record(
    places: Places,
    sheet: Path,
    rater: str,
    kind: str,
    date: datetime | None,
    notes: Path | None,
    reviews: Path | None,
) -> None:
    """Check a filled sheet and add its ratings to the ledger: all of them or none."""
    desk = _open_desk(places, notes, reviews)
    filled = read_filled(sheet.read_bytes(), desk.pack, desk.items)
    for number in filled.unknown:
        click.echo(f"{sheet}: entry {number}: its item is gone or has changed since; skipped", err=True)
    stop_at([f"{sheet}: {problem}" for problem in filled.problems])
    day = day_of(date)
    ratings = [rating_of(entry.item, entry.opinion, Rater(rater, kind), day) for entry in filled.entries]
    with writing(desk.ledger):
        again = append_ratings(desk.ledger, ratings)
    stop_at(_rated_before(sheet, filled.entries, ratings, again))
    click.echo(f"ratings of {rater} recorded: {len(ratings)}, entries skipped: {len(filled.unknown)}")


@review.command()
@count
@rater
@part
@on_a_pack
def sit(
    places: Places, count: int, rater: str, part: tuple[int, int], notes: Path | None, reviews: Path | None
) -> None:
    """Rate items at the terminal, one after another; each rating is kept at once."""
    desk = _open_desk(places, notes, reviews)
    rng = Random()

    def keep(item: Item, opinion: Opinion) -> None:
        with writing(desk.ledger):
            rating = rating_of(item, opinion, Rater(rater, "person"), day_of(None))
            again = append_ratings(desk.ledger, [rating])
        click.echo(f"{rater} has rated it before; left as it was" if again else "kept")

    rate_items(waiting_items(part_of(desk.items, *part), desk.ratings, rater, rng)[:count], rng, keep)


@review.command()
@click.option("--rater", "raters", multiple=True, callback=rater_labels, help="Only ratings of this rater; repeatable.")
@on_a_pack
def report(places: Places, raters: tuple[str, ...], notes: Path | None, reviews: Path | None) -> None:
    """Tell what is accepted and what waits, and how far raters and keys agree."""
    desk = _open_desk(places, notes, reviews)
    lines = rater_lines(desk.items, desk.ratings, raters) if raters else report_lines(desk.items, desk.ratings)
    for line in lines:
        click.echo(line)


def _open_desk(places: Places, notes: Path | None, reviews: Path | None) -> _Desk:
    """Items and ratings. A ledger that cannot be read ends the command; problems in notes only cost their items."""
    folder = places.pack_folder(notes)
    ledger = reviews or places.ledger(folder.name)
    ratings, problems = read_ledger(ledger)
    stop_at(problems)
    build = build_bank(folder)
    if build.problems:
        click.echo(f"problems in the notes: {len(build.problems)}, see `build`; items there are left out", err=True)
    return _Desk(folder.name, build.items, ratings, ledger)


def _rated_before(
    sheet: Path, entries: Sequence[FilledEntry], ratings: Sequence[Rating], again: frozenset[str]
) -> list[str]:
    return [
        f"{sheet}: entry {entry.number}: {rating.rater} has rated it before; one rating by each rater is expected"
        for entry, rating in zip(entries, ratings, strict=True)
        if rating.hash in again
    ]
