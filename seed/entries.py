"""Files of entries, one JSON line each, to which lines are only added: what raters and judges said."""

import fcntl
import json
import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from seed.fields import Field, field_faults, matching
from seed.read import shown_path
from seed.records import Problem
from seed.whole_file import write_whole

LABEL = r"[a-z0-9][a-z0-9._-]{0,39}"
LABEL_EXPECTED = "a label of at most 40 lower-case letters, digits, dots, hyphens and underscores"
KINDS = ("model", "person")
AUTHOR_FIELDS: Mapping[str, Field] = {
    "rater": Field(matching(LABEL), LABEL_EXPECTED),
    "kind": Field(lambda value: value in KINDS, " or ".join(KINDS)),
    "date": Field(matching("[0-9]{4}-[0-9]{2}-[0-9]{2}"), "a day, YYYY-MM-DD,"),
}

Entry = TypeVar("Entry")


class NoEntry(ValueError):
    """A line is no entry; `faults` say why, as `what; expected`."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class EntryKind(Generic[Entry]):
    """What a file holds: `name` is what one entry is called, `fields` are those of a line.

    `make` turns the sound fields of a line into an entry or raises `NoEntry`; `identity` is what no two entries
    share, `repeated` says so of a second one.
    """

    name: str
    fields: Mapping[str, Field]
    make: Callable[[dict[str, Any]], Entry]
    identity: Callable[[Entry], Hashable]
    repeated: Callable[[Entry], str]


def read_entries(path: Path, kind: EntryKind[Entry]) -> tuple[tuple[Entry, ...], list[Problem]]:
    """The entries in the order of the file, and the lines that are none; no file has no entry."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return (), []
    except (OSError, UnicodeDecodeError) as error:
        return (), [Problem(shown_path(path), 1, f"the ledger cannot be read ({error}); text in UTF-8 is expected")]
    entries: dict[Hashable, Entry] = {}
    problems = []
    for number, line in enumerate(_lines(text), start=1):
        try:
            entry = _entry(line, kind)
            if entries.setdefault(kind.identity(entry), entry) is not entry:
                raise NoEntry([kind.repeated(entry)])
        except NoEntry as error:
            problems += [Problem(shown_path(path), number, fault) for fault in error.faults]
    return tuple(entries.values()), problems


def append_entries(path: Path, entries: Sequence[Entry], kind: EntryKind[Entry]) -> list[Entry]:
    """Adds the entries at the end, all or none; who appends at the same time waits.

    Returns those that the file has already; if there are any, nothing is added. Raises `OSError`.
    """
    if not entries:
        return []
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(path.parent):
        there = {kind.identity(entry) for entry in read_entries(path, kind)[0]}
        again = [entry for entry in entries if kind.identity(entry) in there]
        if not again:
            before = _lines(path.read_text(encoding="utf-8")) if path.exists() else []
            write_whole(path, "".join(f"{line}\n" for line in [*before, *_written(entries)]))
    return again


def _written(entries: Iterable[Any]) -> Iterator[str]:
    return (json.dumps(asdict(entry), ensure_ascii=False) for entry in entries)


def _lines(text: str) -> list[str]:
    """Only a line feed ends a line: a comment may hold U+2028 and its like."""
    return text.removesuffix("\n").split("\n") if text else []


def _entry(line: str, kind: EntryKind[Entry]) -> Entry:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NoEntry([f"the line is no JSON; a {kind.name} is expected"]) from error
    if faults := list(field_faults(data, kind.fields)):
        raise NoEntry(faults)
    return kind.make(data)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Holds the folder's lock, which the system takes back even from a process that dies."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
