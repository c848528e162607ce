"""The last stage: the bank file, one item a line, written whole or not at all."""

import json
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from examprep.core.item import Item, item_to_dict, review_hash

PENDING = "pending"


def bank_text(items: Iterable[Item]) -> str:
    """The content of a bank file: items by id, identical for identical items. Enemies outside the bank are left out."""
    by_id = {item.id: item for item in items}
    return "".join(_line(_among(by_id[item_id], by_id)) for item_id in sorted(by_id))


def write_bank(path: Path, text: str) -> None:
    """Puts the text in the file's place in one step; folders are made as needed. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as file:
        temporary = Path(file.name)
        file.write(text)
    try:
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError:
        temporary.unlink()
        raise


def _among(item: Item, bank: dict[str, Item]) -> Item:
    return replace(item, enemies=tuple(enemy for enemy in item.enemies if enemy in bank))


def _line(item: Item) -> str:
    entry = {**item_to_dict(item), "review": {"status": PENDING, "hash": review_hash(item)}}
    return json.dumps(entry, ensure_ascii=False) + "\n"
