"""A checklist: what somebody found in raw notes by reading them, and judgements of finds that it does not list."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yaml.nodes import SequenceNode

from seed.draft.records import Kind
from seed.yaml_text import elements, line_of, plain_value, yaml_node

_ARRAYS = {"comparisons": Kind.COMPARISON, "scenarios": Kind.SCENARIO}
_TOLD = ("title", "situation", "requirement", "key")
GOOD, FALSE = "good", "false"
_JUDGED = "a list of {id, lines, verdict: good or false, why} is expected"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a checklist. `subjects` are what is compared; the title and texts of a scenario are one."""

    id: str
    kind: Kind
    first_line: int
    last_line: int
    subjects: tuple[str, ...]
    is_core: bool


class GoldInvalid(ValueError):
    """A checklist or a file of judgements is none; the message says where and what is expected."""


def read_checklist(path: Path) -> tuple[Entry, ...]:
    """The comparisons and scenarios of a checklist in JSON; other arrays are ignored. Raises `GoldInvalid`."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return tuple(_entries(data))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        expected = "arrays `comparisons` and `scenarios` of {id, core, first_line, last_line, subjects or title}"
        raise GoldInvalid(f"{path}:1: no checklist ({error}); {expected} are expected") from error


def read_judgements(path: Path) -> dict[str, str]:
    """The verdict on each find by its id: `good` or `false`. Raises `GoldInvalid`."""
    try:
        node = yaml_node(path.read_text(encoding="utf-8"))
        nodes = elements(node) if isinstance(node, SequenceNode) else []
        judged = [(line_of(entry), plain_value(entry)) for entry in nodes]
    except (OSError, ValueError) as error:
        raise GoldInvalid(f"{path}:{getattr(error, 'line', 1)}: no judgements ({error}); {_JUDGED}") from error
    for line, entry in judged or [(1, None)]:
        if not isinstance(entry, dict) or entry.get("verdict") not in (GOOD, FALSE) or "id" not in entry:
            raise GoldInvalid(f"{path}:{line}: this is no judgement; {_JUDGED}")
    return {entry["id"]: entry["verdict"] for _, entry in judged if isinstance(entry, dict)}


def _entries(data: dict[str, Any]) -> Iterator[Entry]:
    for array, kind in _ARRAYS.items():
        for entry in data[array]:
            yield Entry(
                id=str(entry["id"]),
                kind=kind,
                first_line=int(entry["first_line"]),
                last_line=int(entry["last_line"]),
                subjects=_subjects(entry, kind),
                is_core=bool(entry["core"]),
            )


def _subjects(entry: dict[str, Any], kind: Kind) -> tuple[str, ...]:
    if kind is Kind.COMPARISON:
        return tuple(map(str, entry["subjects"] if "subjects" in entry else entry["members"]))
    return (" ".join(str(entry[name]) for name in _TOLD if name in entry) or str(entry["title"]),)
