"""A page as sections: each heading with the paragraphs, fields and table rows below it, and their lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.token import Token

from seed.parse.markdown import block_tokens, inline_text, plain_text

_FIELD = re.compile(r"\*\*([^*\n]+?):\*\*(?:\s+|$)(.*)", re.DOTALL)
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_NAMES = {
    "blockquote_open": "a quotation",
    "code_block": "an indented text",
    "fence": "a code block",
    "hr": "a horizontal rule",
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as plain text."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Field:
    """A bullet `- **Name:** text`, its text plain."""

    name: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list that is no field: a bullet, or a numbered one. `markdown` is its one paragraph as written."""

    markdown: str
    line: int
    numbered: bool

    @property
    def text(self) -> str:
        """The paragraph as plain text."""
        return plain_text(self.markdown)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, its cells plain; the first row of a table is its heading."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Stray:
    """Something that is none of these; `what` names it."""

    what: str
    line: int


Part = Paragraph | Field | Entry | Row | Stray


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands below it, up to the next heading; level 0 is what precedes the first one."""

    level: int
    title: str
    line: int
    last_line: int
    parts: tuple[Part, ...]
    tables: int

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields in order."""
        return tuple(part for part in self.parts if isinstance(part, Field))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of lists that are no fields, in order."""
        return tuple(part for part in self.parts if isinstance(part, Entry))

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all tables in order."""
        return tuple(part for part in self.parts if isinstance(part, Row))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in order."""
        return tuple(part for part in self.parts if isinstance(part, Paragraph))

    @property
    def prose(self) -> str:
        """The paragraphs as one text, an empty line between them."""
        return "\n\n".join(paragraph.text for paragraph in self.paragraphs)


def outline_of(text: str) -> tuple[Section, ...]:
    """The sections of a Markdown text; any text has an outline."""
    lines = text.split("\n")
    nodes = list(_nodes(block_tokens(text), level=0))
    starts = [0, *(at for at, node in enumerate(nodes) if node[0].type == "heading_open")]
    following = [_line(nodes[at][0]) for at in starts[1:]]
    return tuple(
        _section(nodes[start:end], line, lines)
        for (start, end), line in zip(pairwise([*starts, len(nodes)]), [*following, len(lines) + 1], strict=True)
    )


def _nodes(tokens: list[Token], level: int) -> Iterator[list[Token]]:
    """The tokens in groups: each is one construct of the given level, from its opening to its end."""
    node: list[Token] = []
    for token in tokens:
        node.append(token)
        if token.level == level and token.nesting <= 0:
            yield node
            node = []


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _section(nodes: list[list[Token]], end: int, lines: list[str]) -> Section:
    """The section made of the nodes; `end` is the line after it."""
    heading = nodes[0] if nodes and nodes[0][0].type == "heading_open" else []
    line = _line(heading[0]) if heading else 1
    return Section(
        level=int(heading[0].tag[1]) if heading else 0,
        title=inline_text(heading),
        line=line,
        last_line=max((number for number in range(line, end) if lines[number - 1].strip(" \t")), default=line),
        parts=tuple(part for node in nodes[bool(heading) :] for part in _parts(node, lines)),
        tables=sum(node[0].type == "table_open" for node in nodes),
    )


def _parts(node: list[Token], lines: list[str]) -> Iterator[Part]:
    kind = node[0].type
    if kind == "paragraph_open":
        if text := inline_text(node):
            yield Paragraph(text, _line(node[0]))
    elif kind in ("bullet_list_open", "ordered_list_open"):
        yield from (_entry(item, numbered=kind.startswith("ordered")) for item in _nodes(node[1:-1], level=1))
    elif kind == "table_open":
        yield from (_row(token, node[at:], lines) for at, token in enumerate(node) if token.type == "tr_open")
    else:
        yield Stray(_NAMES.get(kind, "this"), _line(node[0]))


def _entry(item: list[Token], *, numbered: bool) -> Part:
    """What a list item holds, where this is one paragraph: a field if it is a bullet that begins with a bold name."""
    inner = list(_nodes(item[1:-1], level=2))
    text = inner[0][1].content if inner and inner[0][0].type == "paragraph_open" else ""
    field = None if numbered else _FIELD.fullmatch(text)
    what = "a numbered entry" if numbered else "a field" if field else "a bullet"
    if not text:
        return Stray(f"{what} without text", _line(item[0]))
    if len(inner) > 1:
        return Stray(f"{what} of more than one paragraph", _line(inner[1][0]))
    if field is None:
        return Entry(text, _line(item[0]), numbered)
    return Field(plain_text(field[1]), plain_text(field[2]), _line(item[0]))


def _row(row: Token, following: list[Token], lines: list[str]) -> Row:
    """A row with as many cells as its line has; the reader itself would fill or cut it to the heading's width."""
    width = len(_CELL_BORDER.findall(_inside_borders(lines[_line(row) - 1]))) + 1
    read = [inline_text([token]) for token in following[: _closing(following)] if token.type == "inline"]
    return Row(tuple([*read, *[""] * width][:width]), _line(row))


def _closing(tokens: list[Token]) -> int:
    return next(at for at, token in enumerate(tokens) if token.type == "tr_close")


def _inside_borders(line: str) -> str:
    return re.sub(r"(?<!\\)\|$", "", line.strip().removeprefix("|"))
