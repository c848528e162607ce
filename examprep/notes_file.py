"""Reads the notes of a pack as a reader sees them: pages of prose and blocks.

The seed pipeline reads the same files for their items, and tells authors all that is wrong with them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from marshmallow import Schema, ValidationError, fields, post_load, validate

from examprep.core.notes import NotesBlock, NotesPage, Reference, opened_block, split_front_matter
from examprep.core.pack import Pack
from examprep.core.slugs import slug

# Headings and their lines are all that is looked at; what stands within a line is left to who shows it.
_MARKDOWN = MarkdownIt("commonmark").enable("table").disable("inline")


LONGEST_TITLE = 200


class NotesInvalid(ValueError):
    """Notes cannot be loaded; `problems` says why, one `path: …` each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class _ReferenceSchema(Schema):
    title = fields.String(required=True)
    checked = fields.String(required=True, validate=validate.Regexp(r"^\d{4}-\d{2}-\d{2}$"))

    @post_load
    def build(self, data: dict[str, Any], **_: object) -> Reference:
        return Reference(**data)


class _FrontMatterSchema(Schema):
    services = fields.List(fields.String(), required=True, validate=validate.Length(1))
    task = fields.String(required=True)
    as_of = fields.String(required=True, validate=validate.Regexp(r"^\d{4}-\d{2}$"))
    references = fields.List(fields.Nested(_ReferenceSchema), required=True)


def read_notes(folder: Path, pack: Pack) -> list[NotesPage]:
    """The pages of the pack's topics, in study order.

    Raises `NotesInvalid` with every page that is missing, cannot be read, or says nothing of its services, task,
    month and references.
    """
    tasks = {task.code for task in pack.tasks}
    pages, problems = [], []
    for topic in pack.topics:
        path = folder / f"{topic}.md"
        try:
            page = _page(topic, path.read_text(encoding="utf-8-sig"))
            if page.task not in tasks:
                raise ValueError(f"task {page.task!r} is none of the pack's")
            pages.append(page)
        except (OSError, ValueError, yaml.YAMLError) as error:  # ValueError: no UTF-8, or front matter of another form
            problems.append(f"{path}: cannot be read as notes: {' '.join(str(error).split())}")
    if problems:
        raise NotesInvalid(problems)
    return pages


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands under a heading of the first two levels; `level` is 0 for what stands before the first one."""

    level: int
    heading: str
    first_line: int
    text: str

    @property
    def opens_block(self) -> bool:
        return self.level == 2 and bool(opened_block(self.heading)[0])


def _page(topic: str, text: str) -> NotesPage:
    front_matter, body = split_front_matter(text)
    try:
        settings = _FrontMatterSchema().load(yaml.load(front_matter, yaml.BaseLoader) or {})  # noqa: S506 - only text
    except ValidationError as error:
        raise ValueError(f"front matter: {error.messages}") from error
    parts = list(_parts(body))
    title = next((part.heading for part in parts if part.level == 1), "")
    if not 0 < len(title) <= LONGEST_TITLE:
        raise ValueError(f"a title of at most {LONGEST_TITLE} characters is expected")
    return NotesPage(
        topic=topic,
        title=title,
        services=tuple(settings["services"]),
        task=settings["task"],
        as_of=settings["as_of"],
        references=tuple(settings["references"]),
        prose="\n\n".join(part.text for part in parts if part.text and not part.opens_block),
        blocks=tuple(_block(part) for part in parts if part.opens_block),
    )


def _parts(body: str) -> Iterator[_Part]:
    """The parts of a page in order. The text of the title's part is what stands below the title."""
    lines = body.split("\n")
    tokens = _MARKDOWN.parse(body)
    headings = [
        (int(token.tag[1]), " ".join(tokens[at + 1].content.split()), token.map[0], token.map[1])
        for at, token in enumerate(tokens)
        if token.type == "heading_open" and token.level == 0 and token.tag in ("h1", "h2") and token.map
    ]
    starts = [(0, "", 0, 0), *headings, (0, "", len(lines), len(lines))]
    for (level, heading, start, below), (_, _, end, _) in pairwise(starts):
        shown = lines[below if level == 1 else start : end]
        yield _Part(level, heading, start + 1, "\n".join(shown).strip("\n").rstrip())


def _block(part: _Part) -> NotesBlock:
    kind, title = opened_block(part.heading)
    last_line = part.first_line + part.text.count("\n")
    return NotesBlock(slug(title), kind, title, part.first_line, last_line, part.text)
