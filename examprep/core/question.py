"""Questions: items at a numbered place on one learner's form, without their keys."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from examprep.core.errors import ResponseInvalid
from examprep.core.item import Option, options_are_ordered


@dataclass(frozen=True, slots=True)
class OfferedOption:
    """An option as a learner sees it before the key may be shown."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What is delivered of an item while its key is secret: it has no field for the key."""

    number: int
    stem: str
    choose: int
    options: tuple[OfferedOption, ...]
    selected: tuple[str, ...]
    flagged: bool
    checked: bool
    revision: int


def option_order(options: Sequence[Option], rng: random.Random) -> list[str]:
    """The ids of the options in the order one learner sees them: shuffled, unless they are numbers in rising order."""
    ids = [option.id for option in options]
    if not options_are_ordered([option.text for option in options]):
        rng.shuffle(ids)
    return ids


def checked_selection(selected: Sequence[str], offered: Sequence[str], choose: int) -> list[str]:
    """The selection in the order the options are offered. Fewer than `choose` is allowed, nothing too.

    Raises `ResponseInvalid` for an option that is not offered, one named twice, or more than `choose`.
    """
    if unknown := [option for option in selected if option not in offered]:
        raise ResponseInvalid(f"This question has no option {unknown[0]!r}.", unknown=unknown)
    if len(set(selected)) < len(selected):
        raise ResponseInvalid("An option is selected twice.")
    if len(selected) > choose:
        raise ResponseInvalid(f"Select at most {choose}, not {len(selected)}.", choose=choose)
    return [option for option in offered if option in selected]
