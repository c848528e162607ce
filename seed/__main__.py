"""The commands: `python -m seed bank`, `build`, `draft`, `found`, `new`, `origins`, `review`, `rules`, `stats`."""

from pathlib import Path

import click

from examprep.pack_file import read_pack
from seed.draft.command import draft
from seed.draft.count import found
from seed.inventory import bank_page
from seed.lint.handbook import rules_page
from seed.lint.rules import ALL_RULES
from seed.new.command import new
from seed.pipeline import build_bank
from seed.places import Places, stop_at, writing
from seed.provenance.commands import origins
from seed.publish import bank_text, published_items
from seed.report import report_lines
from seed.review.commands import review
from seed.stats.command import stats
from seed.whole_file import write_whole

_HOME = Path(__file__).parent
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
@click.pass_context
def main(context: click.Context) -> None:
    """Build the question bank from study notes."""
    context.obj = Places(_HOME)


main.add_command(draft)
main.add_command(found)
main.add_command(new)
main.add_command(origins)
main.add_command(review)
main.add_command(stats)


@main.command()
@click.option("--notes", type=_FOLDER, help="Folder of a pack's notes; by default the one in seed/notes.")
@click.option("--out", type=_FILE, help="Bank file to write; by default seed/bank/<pack>.jsonl.")
@click.option("--reviews", type=_FILE, help="Ledger of ratings; by default seed/reviews/<pack>.jsonl.")
@click.option("--include-pending", is_flag=True, help="Write items that no review has accepted, too.")
@click.pass_obj
def build(places: Places, notes: Path | None, out: Path | None, reviews: Path | None, include_pending: bool) -> None:
    """Turn notes into the bank file and report on it; malformed notes are listed and nothing is written."""
    folder = places.pack_folder(notes)
    result = build_bank(folder, reviews or places.ledger(folder.name))
    for line in report_lines(result):
        click.echo(line)
    stop_at(result.problems)
    items = published_items(result, include_pending=include_pending)
    path = out or places.bank(folder.name)
    with writing(path):
        write_whole(path, bank_text(items, result.statuses))


@main.command()
@click.option("--notes", type=_FOLDER, help="Folder of a pack's notes; by default the one in seed/notes.")
@click.option("--out", type=_FILE, help="File to write; by default docs/bank.md.")
@click.pass_obj
def bank(places: Places, notes: Path | None, out: Path | None) -> None:
    """Write the page of the bank: items by domain, task, topic, kind and state of review."""
    folder = places.pack_folder(notes)
    result = build_bank(folder, places.ledger(folder.name))
    stop_at(result.problems)
    path = out or _HOME.parent / "docs" / "bank.md"
    with writing(path):
        write_whole(path, bank_page(result, read_pack(folder)))


@main.command()
@click.option("--out", type=_FILE, help="File to write; by default docs/item-rules.md.")
def rules(out: Path | None) -> None:
    """Write the page of the lint rules, each with an example."""
    path = out or _HOME.parent / "docs" / "item-rules.md"
    with writing(path):
        write_whole(path, rules_page(ALL_RULES))


if __name__ == "__main__":
    main(prog_name="python -m seed")
