"""Judgements: whether an item asks what its origin in the raw notes compares or poses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from examprep.core.item import Item, review_hash
from seed.entries import AUTHOR_FIELDS, EntryKind, append_entries, read_entries
from seed.fields import COMMENT, TEXT, Field, matching
from seed.records import Origin, Problem

FITS = ("yes", "partly", "no")
JUDGED_FIELDS: Mapping[str, Field] = {
    "fits": Field(lambda value: value in FITS, f"one of {', '.join(FITS)}"),
    "comment": COMMENT,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """An origin with an item that names it."""

    origin: Origin
    item: Item


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody says of a pair. `hash` is the review hash of the item as it was judged, `date` a day."""

    origin: str
    item: str
    hash: str
    fits: str
    comment: str
    rater: str
    kind: str
    date: str


def pairs_of(origins: Iterable[Origin], items: Iterable[Item]) -> list[Pair]:
    """Every listed origin with every item that names it, in the order of the origins and then of the items' ids."""
    by_id = sorted(items, key=lambda item: item.id)
    return [Pair(origin, item) for origin in origins for item in by_id if origin.id in item.origins]


def present_judgements(pairs: Iterable[Pair], judgements: Sequence[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The newest judgement of each pair that was judged as its item stands now, by origin and item."""
    newest = {(judgement.origin, judgement.item): judgement for judgement in judgements}
    found = {}
    for pair in pairs:
        judgement = newest.get((pair.origin.id, pair.item.id))
        if judgement is not None and judgement.hash == review_hash(pair.item):
            found[judgement.origin, judgement.item] = judgement
    return found


def read_judgements(path: Path) -> tuple[tuple[Judgement, ...], list[Problem]]:
    """The judgements in the order of the file, and the lines that are none; no file has none."""
    return read_entries(path, _JUDGEMENTS)


def append_judgements(path: Path, judgements: Sequence[Judgement]) -> list[Judgement]:
    """Adds the judgements, all or none; returns those that were there already. Raises `OSError`."""
    return append_entries(path, judgements, _JUDGEMENTS)


_JUDGEMENTS = EntryKind(
    name="judgement",
    fields={
        "origin": TEXT,
        "item": TEXT,
        "hash": Field(matching("[0-9a-f]{16}"), "a review hash, 16 hex digits,"),
        **JUDGED_FIELDS,
        **AUTHOR_FIELDS,
    },
    make=lambda data: Judgement(**data),
    identity=lambda judgement: (judgement.rater, judgement.origin, judgement.item, judgement.hash),
    repeated=lambda judgement: f"{judgement.rater} has judged this pair in an earlier line; one judgement is expected",
)
