"""Reads the items of a bank file."""

import json
from pathlib import Path

from examprep.core.item import Item, item_from_dict


class BankUnreadable(ValueError):
    """A bank file cannot be read; the message says where and why."""


def read_items(path: Path) -> tuple[Item, ...]:
    """The items in the order of the file. Raises `BankUnreadable` at the first line that holds none."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BankUnreadable(f"{path}: cannot be read: {error}") from error
    lines = text.removesuffix("\n").split("\n") if text else []
    return tuple(_item(f"{path}:{number}", line) for number, line in enumerate(lines, start=1))


def _item(place: str, line: str) -> Item:
    try:
        return item_from_dict(json.loads(line))
    except (ValueError, KeyError, TypeError) as error:
        raise BankUnreadable(f"{place}: the line is no item ({error}); build the bank again") from error
