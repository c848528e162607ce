"""Rating at a terminal: one item after another, without ever telling the key."""

from collections.abc import Callable, Iterable
from random import Random
from typing import TypeVar

import click

from examprep.core.item import Item, Option
from seed.fields import LONGEST_COMMENT, is_text
from seed.review.rating import OBJECTIONS, Opinion
from seed.review.sheet import LETTERS, shuffled_options

Value = TypeVar("Value")
STOP = "q"


class Stopped(Exception):
    """The rater wants no more items; the one on the screen is not rated."""


def rate_items(items: Iterable[Item], rng: Random, keep: Callable[[Item, Opinion], None]) -> None:
    """Asks for an opinion of each item in turn and has it kept at once, until the rater stops."""
    click.echo(f"{STOP} at any question stops; the item on the screen is then left out.")
    try:
        for item in items:
            keep(item, _opinion(item, rng))
    except Stopped:
        pass


def _opinion(item: Item, rng: Random) -> Opinion:
    lettered = dict(zip(LETTERS, shuffled_options(item, rng), strict=False))
    click.echo(f"\n{'-' * 72}\n{item.stem}\n")
    for letter, option in lettered.items():
        click.echo(f"  {letter}  {option.text}")
    click.echo()
    return Opinion(
        picks=_ask(f"Pick {item.choose} (by letter)", lambda text: _picks(text, lettered, item)),
        confidence=_scale("How sure are you"),
        objection=_ask(f"Objection ({', '.join(OBJECTIONS)}; none: Enter)", _objection, default=""),
        comment=_ask("Comment (none: Enter)", _comment, default=""),
        clear=_scale("Clear to read"),
        exam_like=_scale("Could stand in the exam"),
        tempting=_scale("Its wrong options tempt"),
    )


def _ask(question: str, read: Callable[[str], Value], default: str | None = None) -> Value:
    """What the rater enters, asked again until it can be read."""

    def read_or_stop(text: str) -> Value:
        if text.strip().lower() == STOP:
            raise Stopped
        return read(text)

    value: Value = click.prompt(question, default=default, show_default=False, value_proc=read_or_stop)
    return value


def _scale(question: str) -> int:
    return _ask(f"{question}, 1 (least) to 5 (most)", _number)


def _picks(text: str, lettered: dict[str, Option], item: Item) -> tuple[str, ...]:
    letters = [character for character in text.upper() if character not in " ,"]
    if len(set(letters)) != item.choose or len(letters) != item.choose or not set(letters) <= set(lettered):
        raise click.UsageError(f"{item.choose} of the letters {', '.join(lettered)} expected")
    return tuple(lettered[letter].id for letter in letters)


def _number(text: str) -> int:
    if text.strip() not in ("1", "2", "3", "4", "5"):
        raise click.UsageError("a whole number from 1 to 5 is expected")
    return int(text)


def _objection(text: str) -> str | None:
    if text.strip() and text.strip() not in OBJECTIONS:
        raise click.UsageError(f"one of {', '.join(OBJECTIONS)} is expected")
    return text.strip() or None


def _comment(text: str) -> str:
    if len(text) > LONGEST_COMMENT or not is_text(text):
        raise click.UsageError(f"text of at most {LONGEST_COMMENT} characters is expected")
    return text.strip()
