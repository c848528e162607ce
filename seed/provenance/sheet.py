"""Sheets on which pairs of origin and item are judged."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from examprep.core.item import review_hash
from seed.fields import TEXT, Field, field_faults
from seed.provenance.judgement import JUDGED_FIELDS, Pair

_SHEET_FIELDS: Mapping[str, Field] = {
    "pack": TEXT,
    "pairs": Field(lambda value: isinstance(value, list), "a list of pairs"),
}
_ANYTHING = Field(lambda _: True, "what was handed out")


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair with what was filled in."""

    pair: Pair
    fits: str
    comment: str


@dataclass(frozen=True, slots=True)
class JudgedSheet:
    """A sheet as handed back. `unknown` are the numbers of pairs that are gone or whose item has changed since.

    With problems, nothing of the sheet is fit to be recorded.
    """

    judged: tuple[Judged, ...] = ()
    unknown: tuple[int, ...] = ()
    problems: tuple[str, ...] = ()


def sheet_text(pack: str, pairs: Iterable[Pair]) -> str:
    """The JSON text of a sheet with an entry for each pair, to be filled in."""
    entries = [{**_shown(pair), "fits": None, "comment": ""} for pair in pairs]
    return json.dumps({"pack": pack, "pairs": entries}, ensure_ascii=False, indent=1) + "\n"


def read_sheet(data: bytes, pack: str, pairs: Iterable[Pair]) -> JudgedSheet:
    """The sheet in the bytes of a file, led back to the pairs. Nothing is raised, whatever the bytes."""
    try:
        sheet = json.loads(data)
    except (ValueError, RecursionError):
        return JudgedSheet(problems=("the file is no JSON; a sheet of `origins next` is expected",))
    problems = list(field_faults(sheet, _SHEET_FIELDS))
    if not problems and sheet["pack"] != pack:
        problems = [f"the sheet is one of another pack; one of {pack} is expected"]
    if problems:
        return JudgedSheet(problems=tuple(problems))
    return _led_back(sheet["pairs"], {_ticket(_shown(pair)): pair for pair in pairs})


def _shown(pair: Pair) -> dict[str, Any]:
    origin, item = pair.origin, pair.item
    return {
        "origin": origin.id,
        "title": origin.title,
        "lines": [origin.first_line, origin.last_line],
        "item": item.id,
        "hash": review_hash(item),
        "stem": item.stem,
        "keys": [option.text for option in item.keys],
        "distractors": [option.text for option in item.distractors],
    }


def _ticket(entry: Mapping[str, Any]) -> tuple[object, ...]:
    return entry["origin"], entry["item"], entry["hash"]


def _led_back(entries: list[Any], of_ticket: Mapping[tuple[object, ...], Pair]) -> JudgedSheet:
    judged: list[Judged] = []
    unknown: list[int] = []
    problems: list[str] = []
    for number, entry in enumerate(entries, start=1):
        if faults := list(_entry_faults(entry)):
            problems += [f"pair {number}: {fault}" for fault in faults]
        elif pair := of_ticket.get(_ticket(entry)):
            judged.append(Judged(pair, entry["fits"], entry["comment"]))
        else:
            unknown.append(number)
    return JudgedSheet(tuple(judged), tuple(unknown), tuple(problems))


def _entry_faults(entry: object) -> Iterator[str]:
    handed_out = dict.fromkeys(("title", "lines", "stem", "keys", "distractors"), _ANYTHING)
    yield from field_faults(entry, {"origin": TEXT, "item": TEXT, "hash": TEXT, **handed_out, **JUDGED_FIELDS})
