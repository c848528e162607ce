"""Drafting again: what the author has made of earlier drafts stays, and what is new, moved or gone is told."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from seed.draft.finds import Find, Passage

_ORIGINS = re.compile(r"^- \*\*Origins:\*\*(.*)$", re.MULTILINE)
_LISTED = re.compile(r'^- \{id: (D[0-9a-f]{8}(?:-\d+)?), title: (".*"), lines: \[(\d+), (\d+)\]\}$', re.MULTILINE)
_QUOTED = re.compile(r"^> (?P<path>\S.*?):(?P<line>\d+): (?P<text>.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a find stands in the raw notes, as the list of origins says it."""

    title: str
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the finds since the last draft, by their ids.

    A dropped find was drafted before, and its author has deleted it since. What is gone has its last place.
    """

    new: frozenset[str]
    kept: frozenset[str]
    dropped: frozenset[str]
    moved: frozenset[str]
    gone: Mapping[str, Place]


def ids_in(texts: Iterable[str]) -> frozenset[str]:
    """The ids that the fields `Origins` of pages name."""
    fields = [match[1] for text in texts for match in _ORIGINS.finditer(text)]
    return frozenset(part.strip() for field in fields for part in field.split(","))


def places_in(text: str) -> dict[str, Place]:
    """The places in the text of a list of origins that a draft wrote; other entries are left out."""
    return {match[1]: Place(json.loads(match[2]), int(match[3]), int(match[4])) for match in _LISTED.finditer(text)}


def places_of(passages: Iterable[Passage]) -> dict[str, Place]:
    """The places of all finds of the passages."""
    return {
        find.id: Place(f"{passage.path}: {find.found.title}", find.found.first_line, find.found.last_line)
        for passage in passages
        for find in passage.finds
    }


def origins_text(places: Mapping[str, Place]) -> str:
    """The list of origins, in the form that a pack's `origins.yaml` has, by id."""
    lines = [
        f"- {{id: {key}, title: {json.dumps(place.title, ensure_ascii=False)}, "
        f"lines: [{place.first_line}, {place.last_line}]}}\n"
        for key, place in sorted(places.items())
    ]
    return "".join(lines)


def changes(before: Mapping[str, Place], written: frozenset[str], now: Mapping[str, Place]) -> Changes:
    """What has become of the finds; `before` are those of the last draft, `written` the ids that pages name."""
    return Changes(
        new=frozenset(now) - written - before.keys(),
        kept=frozenset(now.keys() & written),
        dropped=frozenset(now.keys() & before.keys()) - written,
        moved=frozenset(key for key in now.keys() & before.keys() & written if now[key] != before[key]),
        gone={key: place for key, place in before.items() if key not in now and key in written},
    )


def requoted(page: str, passages: Sequence[Passage]) -> str:
    """The page with the lines of its quotations as they are now; nothing else of it changes.

    A quotation whose words stand nowhere any more keeps its line, and offers of corrections go with the quotation.
    """
    lines = {
        (passage.path, quote.text): quote.line
        for passage in reversed(passages)
        for find in passage.finds
        for quote in find.found.quotes
    }
    shifts: dict[tuple[str, str], int] = {}

    def numbered(match: re.Match[str]) -> str:
        path, old = match["path"], match["line"]
        line = lines.get((path, match["text"])) or shifts.get((path, old)) or int(old)
        shifts[path, old] = line
        return f"> {path}:{line}: {match['text']}"

    return _QUOTED.sub(numbered, page)


def among(passages: Iterable[Passage], ids: frozenset[str]) -> list[tuple[Passage, list[Find]]]:
    """Each passage with its finds of these ids."""
    return [(passage, [find for find in passage.finds if find.id in ids]) for passage in passages]
