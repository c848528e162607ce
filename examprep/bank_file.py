"""Reads a bank file, the JSON Lines that the seed pipeline publishes."""

from pathlib import Path

import orjson

from examprep.core.item import Item, content_hash, item_from_dict


class BankInvalid(ValueError):
    """A bank file cannot be loaded; `problems` says why, one `path:line: …` each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def read_bank(path: Path) -> list[Item]:
    """The items of the file. Raises `BankInvalid` with every line that is not an item, is one twice, or whose
    content does not have the hash it names; a missing or undecodable file too.
    """
    try:
        lines = _lines(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BankInvalid([f"{path}: cannot be read: {error}"]) from error
    items: dict[str, Item] = {}
    problems = []
    for number, line in enumerate(lines, 1):
        try:
            item = _read_item(line)
            if item.id in items:
                raise ValueError(f"the item {item.id!r} stands twice")
            items[item.id] = item
        except (ValueError, TypeError) as error:
            problems.append(f"{path}:{number}: not a bank item: {error}")
    if problems:
        raise BankInvalid(problems)
    return list(items.values())


def _lines(text: str) -> list[str]:
    """Only a line feed ends a line: `splitlines` would break a text at U+2028 and its like."""
    return text.removesuffix("\n").split("\n") if text else []


def _read_item(line: str) -> Item:
    data = orjson.loads(line)
    if not isinstance(data, dict):
        raise TypeError("an object is expected")
    try:
        item = item_from_dict(data)
    except KeyError as missing:
        raise ValueError(f"the field {missing} is missing") from missing
    if data.get("hash") != content_hash(item):
        raise ValueError("the content does not have the hash it names; build the bank again")
    return item
