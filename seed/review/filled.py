"""Filled sheets: what a rater hands back, checked and led back to the items of the present bank."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from reprlib import repr as shown
from typing import Any

from examprep.core.item import Item
from seed.fields import TEXT, Field, field_faults, matching
from seed.review.fields import OPINION_FIELDS
from seed.review.rating import Opinion
from seed.review.sheet import LETTERS, TICKET_LENGTH, ticket

_SHEET_FIELDS: Mapping[str, Field] = {
    "pack": TEXT,
    "salt": Field(matching("[0-9a-f]{16}"), "the salt as handed out, 16 hex digits,"),
    "entries": Field(lambda value: isinstance(value, list), "a list of entries"),
}
_OPTION_FIELDS: Mapping[str, Field] = {"id": TEXT, "text": TEXT}


def _are_options(value: object) -> bool:
    if not isinstance(value, list) or any(list(field_faults(option, _OPTION_FIELDS)) for option in value):
        return False
    return [option["id"] for option in value] == list(LETTERS[: len(value)])


_ENTRY_FIELDS: Mapping[str, Field] = {
    "item": Field(matching(f"[0-9a-f]{{{TICKET_LENGTH}}}"), f"the ticket as handed out, {TICKET_LENGTH} hex digits,"),
    "stem": TEXT,
    "choose": Field(lambda value: type(value) is int, "the number to pick, as handed out,"),
    "options": Field(_are_options, "the list of {id, text} as handed out, with ids A, B and so on,"),
    **OPINION_FIELDS,
}


@dataclass(frozen=True, slots=True)
class FilledEntry:
    """What a rater says of an item of the present bank; `number` is that of the entry on the sheet, from 1."""

    number: int
    item: Item
    opinion: Opinion


@dataclass(frozen=True, slots=True)
class FilledSheet:
    """A sheet as handed back. `unknown` are the numbers of entries whose item is gone or has changed since.

    With problems, nothing of the sheet is fit to be recorded.
    """

    entries: tuple[FilledEntry, ...] = ()
    unknown: tuple[int, ...] = ()
    problems: tuple[str, ...] = ()


def read_filled(data: bytes, pack: str, items: Iterable[Item]) -> FilledSheet:
    """The sheet in the bytes of a file, its tickets led back to the items. Nothing is raised, whatever the bytes."""
    try:
        sheet = json.loads(data)
    except (ValueError, RecursionError):
        return FilledSheet(problems=("the file is no JSON; a sheet of `review next` is expected",))
    problems = list(field_faults(sheet, _SHEET_FIELDS))
    if not problems and sheet["pack"] != pack:
        problems = [f"the sheet is one of the pack {shown(sheet['pack'])}; one of {pack} is expected"]
    if problems:
        return FilledSheet(problems=tuple(problems))
    return _led_back(sheet["entries"], {ticket(item, sheet["salt"]): item for item in items})


def _led_back(entries: list[Any], of_ticket: Mapping[str, Item]) -> FilledSheet:
    found: list[FilledEntry] = []
    unknown: list[int] = []
    problems: list[str] = []
    first: dict[str, int] = {}
    for number, entry in enumerate(entries, start=1):
        faults = [*field_faults(entry, _ENTRY_FIELDS)] or [*_repetition(entry["item"], number, first)]
        item = None if faults else of_ticket.get(entry["item"])
        if item:
            faults += _item_faults(entry, item)
        if faults:
            problems += [f"entry {number}: {fault}" for fault in faults]
        elif item:
            found.append(FilledEntry(number, item, _opinion(entry, item)))
        else:
            unknown.append(number)
    return FilledSheet(tuple(found), tuple(unknown), tuple(problems))


def _repetition(item_ticket: str, number: int, first: dict[str, int]) -> Iterator[str]:
    if first.setdefault(item_ticket, number) != number:
        yield f"its item stands in entry {first[item_ticket]} too; one entry is expected"


def _item_faults(entry: dict[str, Any], item: Item) -> Iterator[str]:
    """Yields where the entry is not what was handed out, and what is wrong with its picks."""
    if (entry["stem"], entry["choose"]) != (item.stem, item.choose):
        yield "stem or choose was changed; both are expected as handed out"
    texts = [option["text"] for option in entry["options"]]
    if sorted(texts) != sorted(option.text for option in item.options):
        yield "an option was changed; all are expected as handed out"
    letters = LETTERS[: len(item.options)]
    picks = entry["picks"]
    if len(picks) != item.choose:
        yield f"picks are {shown(picks)}; {item.choose} expected"
    elif len(set(picks)) != len(picks) or not all(pick in list(letters) for pick in picks):
        yield f"picks are {shown(picks)}; different letters from A to {letters[-1]} are expected"


def _opinion(entry: dict[str, Any], item: Item) -> Opinion:
    id_of_text = {option.text: option.id for option in item.options}
    text_of_letter = {option["id"]: option["text"] for option in entry["options"]}
    fields = {name: entry[name] for name in OPINION_FIELDS}
    return Opinion(**{**fields, "picks": tuple(id_of_text[text_of_letter[pick]] for pick in entry["picks"])})
