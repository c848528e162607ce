"""Sheets: items as a rater gets them, without key or anything that tells it, with fields to fill."""

import hashlib
import json
from collections.abc import Iterable
from random import Random
from string import ascii_uppercase
from typing import Any

from examprep.core.item import Item, Option, options_are_ordered, review_hash

LETTERS = ascii_uppercase
TICKET_LENGTH = 12
TO_FILL: dict[str, Any] = {
    "picks": [],
    "confidence": None,
    "objection": None,
    "comment": "",
    "clear": None,
    "exam_like": None,
    "tempting": None,
}


def sheet_text(pack: str, items: Iterable[Item], rng: Random) -> str:
    """The JSON text of a sheet with an entry for each item, in the order given."""
    salt = f"{rng.getrandbits(64):016x}"
    entries = [_entry(item, ticket(item, salt), rng) for item in items]
    return json.dumps({"pack": pack, "salt": salt, "entries": entries}, ensure_ascii=False, indent=1) + "\n"


def ticket(item: Item, salt: str) -> str:
    """What stands for the item on a sheet of this salt: its id could tell the key. Changes with the content rated."""
    return hashlib.sha256(f"{salt}{review_hash(item)}".encode()).hexdigest()[:TICKET_LENGTH]


def shuffled_options(item: Item, rng: Random) -> list[Option]:
    """The options in a new order; numbers stay in rising order."""
    options = list(item.options)
    if not options_are_ordered([option.text for option in options]):
        rng.shuffle(options)
    return options


def _entry(item: Item, item_ticket: str, rng: Random) -> dict[str, Any]:
    lettered = zip(LETTERS, shuffled_options(item, rng), strict=False)
    return {
        "item": item_ticket,
        "stem": item.stem,
        "choose": item.choose,
        "options": [{"id": letter, "text": option.text} for letter, option in lettered],
        **TO_FILL,
    }
