"""The first stage: the files of a pack folder, as text, with everything that keeps them from being read."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from examprep.core.pack import Pack, PackInvalid
from examprep.pack_file import read_pack
from seed.abbreviations import parse_abbreviations
from seed.origins import parse_origins
from seed.records import Material, NotesFile, Problem

LONGEST_LINE = 10_000
Listed = TypeVar("Listed")
_TOPIC = re.compile(r"[a-z0-9][a-z0-9-]*")
_LINE_END = re.compile(r"\r\n?")
# All but tab and line feed, and those that turn the direction of a text, so that it reads other than it is compared.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def read_material(folder: Path) -> tuple[Material | None, list[Problem]]:
    """Pack, lists and notes of a folder, and the problems met; no material without a pack."""
    try:
        pack = read_pack(folder)
    except PackInvalid as error:
        path = shown_path(folder / "pack.yaml")
        return None, [Problem(path, 1, text.removeprefix(f"{folder / 'pack.yaml'}: ")) for text in error.problems]
    origins, problems = _read_list(folder / "origins.yaml", parse_origins)
    abbreviations, found = _read_list(folder / "abbreviations.yaml", parse_abbreviations)
    problems += found
    pages = sorted(folder.glob("*.md"))
    read = [read_notes(page) for page in pages]
    problems += [problem for _, found in read for problem in found]
    problems += _topic_problems(folder / "pack.yaml", pack, {page.stem: page for page in pages})
    files = tuple(file for file, _ in read if file)
    return Material(pack, origins, abbreviations or frozenset(), files), problems


def read_notes(path: Path) -> tuple[NotesFile | None, list[Problem]]:
    """One file of notes, or the reasons why its text must not be parsed."""
    shown = shown_path(path)
    text, problems = read_text(path)
    if not _TOPIC.fullmatch(path.stem):
        expected = "a topic's code is expected: lower-case letters, digits and hyphens"
        problems.append(Problem(shown, 1, f"the file name {path.name!r} is no topic; {expected}"))
    return (None if problems else NotesFile(shown, path.stem, text)), problems


def read_text(path: Path) -> tuple[str, list[Problem]]:
    """The text of a file of notes, lines separated by a single line feed, and what keeps it from being parsed."""
    shown = shown_path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "unknown reason"
        return "", [Problem(shown, 1, f"the file cannot be read ({reason}); a Markdown file is expected")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(_LINE_END.sub("\n", data[: error.start].decode("utf-8-sig")).split("\n"))
        return "", [Problem(shown, line, "the bytes are no UTF-8; text in UTF-8 is expected")]
    text = _LINE_END.sub("\n", text)
    return text, list(_text_problems(shown, text))


def shown_path(path: Path) -> str:
    """The path as problems name it: from the working directory where it lies below, else absolute."""
    absolute = path.resolve()
    return (absolute.relative_to(Path.cwd()) if absolute.is_relative_to(Path.cwd()) else absolute).as_posix()


def _text_problems(shown: str, text: str) -> list[Problem]:
    problems = []
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            message = f"the line has {len(line)} characters; at most {LONGEST_LINE} are expected"
            problems.append(Problem(shown, number, message))
        if control := _CONTROL.search(line):
            name = f"U+{ord(control[0]):04X}"
            problems.append(Problem(shown, number, f"the line holds the control character {name}; text is expected"))
    return problems


def _read_list(
    path: Path, parse: Callable[[str, str], tuple[Listed, list[Problem]]]
) -> tuple[Listed | None, list[Problem]]:
    """What a file of the pack lists, `None` where the pack has no such file or it cannot be read."""
    if not path.exists():
        return None, []
    text, problems = read_text(path)
    return (None, problems) if problems else parse(shown_path(path), text)


def _topic_problems(pack_path: Path, pack: Pack, pages: dict[str, Path]) -> list[Problem]:
    """A page that the pack does not list, and a listed topic without page, are problems each."""
    lines = pack_path.read_text(encoding="utf-8").split("\n")
    missing = [
        Problem(
            shown_path(pack_path), _line_naming(topic, lines), f"topic {topic!r} has no page; {topic}.md is expected"
        )
        for topic in pack.topics
        if topic not in pages
    ]
    unlisted = [
        Problem(shown_path(path), 1, f"topic {topic!r} is not listed; it is expected in pack.yaml under topics")
        for topic, path in pages.items()
        if topic not in pack.topics
    ]
    return missing + unlisted


def _line_naming(topic: str, lines: list[str]) -> int:
    """The last line that names the topic as a word of its own, or the first line of the file."""
    naming = re.compile(rf"(?<![\w-]){re.escape(topic)}(?![\w-])")
    return max((number for number, line in enumerate(lines, start=1) if naming.search(line)), default=1)
