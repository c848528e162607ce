"""The commands: `python -m seed build`."""

from pathlib import Path

import click

from seed.pipeline import build_bank
from seed.publish import bank_text, write_bank
from seed.report import report_lines

_HOME = Path(__file__).parent
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.group()
def main() -> None:
    """Build the question bank from study notes."""


@main.command()
@click.option("--notes", type=_FOLDER, help="Folder of a pack's notes; by default the one in seed/notes.")
@click.option("--out", type=_FILE, help="Bank file to write; by default seed/bank/<pack>.jsonl.")
@click.option("--include-pending", is_flag=True, help="Write items that no review has accepted yet, too.")
def build(notes: Path | None, out: Path | None, include_pending: bool) -> None:
    """Turn notes into the bank file and report on it; malformed notes are listed and nothing is written."""
    folder = (notes or _only_pack()).resolve()
    result = build_bank(folder)
    for line in report_lines(result):
        click.echo(line)
    for problem in result.problems:
        click.echo(problem, err=True)
    if result.problems:
        raise SystemExit(1)
    _write(out or _HOME / "bank" / f"{folder.name}.jsonl", bank_text(result.items if include_pending else ()))


def _only_pack() -> Path:
    packs = sorted(path.parent for path in (_HOME / "notes").glob("*/pack.yaml"))
    if len(packs) != 1:
        raise click.UsageError(f"{len(packs)} packs in {_HOME / 'notes'}; say which one with --notes")
    return packs[0]


def _write(path: Path, text: str) -> None:
    try:
        write_bank(path, text)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror}") from error


if __name__ == "__main__":
    main(prog_name="python -m seed")
