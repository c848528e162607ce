"""The last stage: the bank file, one item a line."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from examprep.core.item import Item, item_to_dict, review_hash
from seed.records import Build, Status


def published_items(build: Build, *, include_pending: bool) -> tuple[Item, ...]:
    """The items that go into the bank: those that review has accepted, or all of them."""
    return tuple(item for item in build.items if include_pending or build.statuses[item.id] == Status.ACCEPTED)


def bank_text(items: Iterable[Item], statuses: Mapping[str, Status]) -> str:
    """The content of a bank file: items by id, identical for identical items. Enemies outside the bank are left out.

    `statuses` has the review status of each item, by its id.
    """
    by_id = {item.id: item for item in items}
    return "".join(_line(_among(by_id[item_id], by_id), statuses[item_id]) for item_id in sorted(by_id))


def _among(item: Item, bank: dict[str, Item]) -> Item:
    return replace(item, enemies=tuple(enemy for enemy in item.enemies if enemy in bank))


def _line(item: Item, status: Status) -> str:
    entry = {**item_to_dict(item), "review": {"status": status, "hash": review_hash(item)}}
    return json.dumps(entry, ensure_ascii=False) + "\n"
