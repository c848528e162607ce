"""How a command ends."""

from collections.abc import Callable
from typing import TypeVar

import click

R = TypeVar("R")


def or_exit(failure: type[Exception], work: Callable[[], R]) -> R:
    """What the work returns; its failure ends the command with the message and exit code 1."""
    try:
        return work()
    except failure as error:
        raise click.ClickException("\n".join(getattr(error, "problems", [str(error)]))) from error
