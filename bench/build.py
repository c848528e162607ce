"""What a build costs in CPU, by the size of the notes: pages of the default pack, repeated under other names.

python -m bench.build [--rounds 3] [--out FILE]
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import click

from seed.pipeline import build_bank

NOTES = Path(__file__).parents[1] / "seed" / "notes" / "aws-saa-c03"
SIZES = (100, 1_000, 10_000)
LEAST_MEASURED = 1_000
_HEAD = f"{'notes kB':>10} {'pages':>6} {'items':>6} {'CPU seconds':>12} {'ms per kB':>10}   target\n"


@dataclass(frozen=True, slots=True)
class Row:
    """A build: how large its notes were, what came of them, and the CPU seconds that it took."""

    kilobytes: float
    pages: int
    items: int
    seconds: float

    def text(self, target: str) -> str:
        """The row as a line of the table."""
        cost = 1000 * self.seconds / self.kilobytes
        return f"{self.kilobytes:10.0f} {self.pages:6} {self.items:6} {self.seconds:12.2f} {cost:10.2f}   {target}\n"


@click.command()
@click.option("--rounds", default=3, show_default=True, help="Interleaved runs; medians are told.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write the table to.")
def main(rounds: int, out: Path | None) -> None:
    """Measure builds of notes of several sizes."""
    with tempfile.TemporaryDirectory() as parent:
        folders = [NOTES, *(_repeated(Path(parent), size) for size in SIZES)]
        runs = [[_measure(folder) for folder in folders] for _ in range(rounds)]
    default, *rows = [_median(list(of_folder)) for of_folder in zip(*runs, strict=True)]
    costs = [row.seconds / row.kilobytes for row in rows]
    linear = f"per kB, most to least: {max(costs) / min(costs):.2f}   <= 1.2\n"
    text = "".join([_HEAD, default.text("<= 3 s, the default pack"), *(row.text("") for row in rows), linear])
    click.echo(text)
    if out:
        out.write_text(text, encoding="utf-8")


def _measure(folder: Path) -> Row:
    """The mean of so many builds that a megabyte of notes is read, since a short one measures the machine's noise."""
    kilobytes = sum(page.stat().st_size for page in folder.glob("*.md")) / 1000
    times = max(1, round(LEAST_MEASURED / kilobytes))
    began = time.process_time()
    builds = [build_bank(folder) for _ in range(times)]
    seconds = (time.process_time() - began) / times
    return Row(kilobytes, len(builds[0].pages), len(builds[0].items), seconds)


def _median(rows: list[Row]) -> Row:
    first = rows[0]
    return Row(first.kilobytes, first.pages, first.items, statistics.median(row.seconds for row in rows))


def _repeated(parent: Path, kilobytes: int) -> Path:
    """A pack of about this size below the parent; without a list of origins, any origin is accepted."""
    folder = parent / f"notes-{kilobytes}"
    folder.mkdir()
    topics = []
    missing = 1000 * kilobytes
    for topic, text in _pages():
        if missing <= 0:
            break
        (folder / f"{topic}.md").write_text(text, encoding="utf-8")
        missing -= len(text.encode())
        topics.append(topic)
    described, _, _ = (NOTES / "pack.yaml").read_text(encoding="utf-8").partition("topics:")
    (folder / "pack.yaml").write_text(f"{described}topics: [{', '.join(topics)}]\n", encoding="utf-8")
    (folder / "abbreviations.yaml").write_bytes((NOTES / "abbreviations.yaml").read_bytes())
    return folder


def _pages() -> Iterator[tuple[str, str]]:
    """Yields the default pack's pages again and again under new names, without the enemies, which name blocks."""
    pages = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(NOTES.glob("*.md"))]
    for copy in count(1):
        for topic, text in pages:
            kept = [line for line in text.splitlines(keepends=True) if not line.startswith("- **Enemies:**")]
            yield f"{topic}-{copy}", "".join(kept)


if __name__ == "__main__":
    main()
