"""The options that review commands share."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from seed.entries import LABEL, LABEL_EXPECTED
from seed.fields import matching

Command = Callable[..., Any]
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(dir_okay=False, path_type=Path)
_PART = re.compile(r"([1-9][0-9]?)/([1-9][0-9]?)")


def rater_label(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """The value, if it can label a rater. Raises `click.BadParameter`."""
    if value is not None and not matching(LABEL)(value):
        raise click.BadParameter(f"{LABEL_EXPECTED} is expected")
    return value


def rater_labels(_context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """The values, if each can label a rater. Raises `click.BadParameter`."""
    return tuple(rater_label(_context, _parameter, label) or "" for label in value)


def _part(_context: click.Context, _parameter: click.Parameter, value: str) -> tuple[int, int]:
    match = _PART.fullmatch(value)
    if match is None or int(match[1]) > int(match[2]):
        raise click.BadParameter("one such as 2/3 is expected: the second of three parts")
    return int(match[1]), int(match[2])


def on_a_pack(command: Command) -> Command:
    """Adds the options that say which notes and which ledger a command works on."""
    reviews = click.option("--reviews", type=_FILE, help="Ledger of ratings; by default seed/reviews/<pack>.jsonl.")
    notes = click.option("--notes", type=_FOLDER, help="Folder of a pack's notes; by default the one in seed/notes.")
    return click.pass_obj(notes(reviews(command)))


count = click.option("--count", type=click.IntRange(min=1), default=10, show_default=True, help="Items at most.")
rater = click.option("--rater", required=True, callback=rater_label, help="Label of the rater, not a name.")
part = click.option(
    "--part", default="1/1", callback=_part, help="Only this part, as 2/3: raters of other parts get other items."
)
