"""What drafting costs in CPU, by the size of the raw notes: pages of the default pack, read as if they were raw.

python -m bench.drafting [--rounds 3] [--out FILE]
"""

import statistics
import time
from itertools import cycle
from pathlib import Path

import click

from seed.draft.blocks import Source
from seed.draft.finds import passages_of
from seed.draft.language import wording
from seed.draft.pages import block_texts
from seed.draft.spelling import speller_of

NOTES = Path(__file__).parents[1] / "seed" / "notes" / "aws-saa-c03"
SIZES = (100, 300, 1_000)
_HEAD = f"{'raw kB':>8} {'finds':>6} {'CPU seconds':>12} {'ms per kB':>10}   target\n"
_TARGETS = {1_000: "<= 5 s"}


@click.command()
@click.option("--rounds", default=3, show_default=True, help="Interleaved runs; medians are told.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write the table to.")
def main(rounds: int, out: Path | None) -> None:
    """Measure drafting of raw notes of several sizes."""
    wording()
    texts = {size: _raw(size) for size in SIZES}
    runs = [{size: _measure(text) for size, text in texts.items()} for _ in range(rounds)]
    rows = []
    for size in SIZES:
        seconds = statistics.median(run[size][1] for run in runs)
        cost = 1000 * seconds / size
        rows.append(f"{size:8} {runs[0][size][0]:6} {seconds:12.2f} {cost:10.2f}   {_TARGETS.get(size, '')}\n")
    text = "".join([_HEAD, *rows])
    click.echo(text)
    if out:
        out.write_text(text, encoding="utf-8")


def _measure(text: str) -> tuple[int, float]:
    """How much was found, and the CPU seconds of finding and writing it."""
    began = time.process_time()
    passages = passages_of([("raw.md", text)])
    source = Source("raw.md", speller_of([text], [], wording()))
    for passage in passages:
        block_texts(passage.finds, source)
    return sum(len(passage.finds) for passage in passages), time.process_time() - began


def _raw(kilobytes: int) -> str:
    """The pack's pages, again and again, without the front matter, up to this size."""
    pages = cycle([path.read_text(encoding="utf-8").partition("\n---\n")[2] for path in sorted(NOTES.glob("*.md"))])
    parts: list[str] = []
    size = 0
    while size < 1000 * kilobytes:
        parts.append(next(pages))
        size += len(parts[-1].encode())
    return "\n".join(parts).encode()[: 1000 * kilobytes].decode("utf-8", "ignore")


if __name__ == "__main__":
    main()
