"""Items: the entries of a question bank, as the bank file holds them."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """One offered option. `id` is opaque and says nothing of `is_key`."""

    id: str
    text: str
    is_key: bool
    rationale: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the notes an item comes from; lines count from 1, both ends included."""

    path: str
    heading: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Item:
    """One bank entry, with its key. `as_of` is a month, `YYYY-MM`; `intended_difficulty` is 1 to 3."""

    id: str
    pack: str
    kind: str
    stem: str
    choose: int
    options: tuple[Option, ...]
    explanation: str
    domain: str
    task: str
    topic: str
    block: str
    services: tuple[str, ...]
    intended_difficulty: int
    mock: bool
    tags: tuple[str, ...]
    enemies: tuple[str, ...]
    language: str
    as_of: str
    origins: tuple[str, ...]
    source: Source

    @property
    def keys(self) -> tuple[Option, ...]:
        """The options that are right, in file order."""
        return tuple(option for option in self.options if option.is_key)

    @property
    def distractors(self) -> tuple[Option, ...]:
        """The options that are not right, in file order."""
        return tuple(option for option in self.options if not option.is_key)


def content_hash(item: Item) -> str:
    """16 hex digits over what a learner is shown of an item, before and after closing.

    Covers stem, kind, choose, explanation and the options with keys and rationales; neither the
    options' order nor where the item comes from, so that moving a note leaves the hash alone.
    """
    return _digest(item, ("id", "text", "is_key", "rationale"), item.explanation)


def review_hash(item: Item) -> str:
    """16 hex digits over what a blind review judges: kind, stem, choose, options with keys."""
    return _digest(item, ("id", "text", "is_key"), "")


def _digest(item: Item, option_fields: tuple[str, ...], explanation: str) -> str:
    options = sorted([getattr(option, name) for name in option_fields] for option in item.options)
    content = [item.kind, item.stem, item.choose, options, explanation]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def item_to_dict(item: Item) -> dict[str, Any]:
    """The item as the bank file's JSON object, with its `hash`; without the review."""
    return {"hash": content_hash(item), **asdict(item)}


def item_from_dict(data: Mapping[str, Any]) -> Item:
    """The item of a bank file's JSON object; `hash` and `review` are not read.

    Raises `KeyError` or `TypeError` where a field is missing or unknown within options or source.
    """
    lists = ("services", "tags", "enemies", "origins")
    plain = {name: data[name] for name in Item.__dataclass_fields__}
    return Item(
        **{
            **plain,
            **{name: tuple(data[name]) for name in lists},
            "options": tuple(Option(**option) for option in data["options"]),
            "source": Source(**data["source"]),
        }
    )


_STARTS_WITH_NUMBER = re.compile(r"[/+-]?\d")


def options_are_ordered(texts: Sequence[str]) -> bool:
    """Whether the options are numbers, which are listed in rising order everywhere and never shuffled."""
    return all(_STARTS_WITH_NUMBER.match(text) for text in texts)
