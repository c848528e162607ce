"""Where packs, banks and ledgers lie unless a command says otherwise, and how commands end where they must stop."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click


@dataclass(frozen=True, slots=True)
class Places:
    """The places below the pipeline's folder."""

    home: Path

    @property
    def packs(self) -> Path:
        """The folder of all packs."""
        return self.home / "notes"

    def pack_folder(self, notes: Path | None) -> Path:
        """The folder given, or that of the only pack. Raises `click.UsageError` where there is not just one."""
        return (notes or self._only_pack()).resolve()

    def bank(self, pack: str) -> Path:
        """The bank file of a pack."""
        return self.home / "bank" / f"{pack}.jsonl"

    def ledger(self, pack: str) -> Path:
        """The ledger of the ratings of a pack's items."""
        return self.home / "reviews" / f"{pack}.jsonl"

    def judgements(self, pack: str) -> Path:
        """The ledger of what was judged of items and their origins."""
        return self.home / "judgements" / f"{pack}.jsonl"

    def _only_pack(self) -> Path:
        packs = sorted(path.parent for path in self.packs.glob("*/pack.yaml"))
        if len(packs) != 1:
            raise click.UsageError(f"{len(packs)} packs in {self.packs}; say which one with --notes")
        return packs[0]


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turns an `OSError` from within into a `click.ClickException` that names the file."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror}") from error


def stop_at(problems: Sequence[object]) -> None:
    """Ends the command with exit code 1 and the problems, a line each, if there are any."""
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        raise SystemExit(1)
