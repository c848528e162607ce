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
    "ordered_list_open": "a numbered list",
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
class Row:
    """A table row, its cells plain; the first row of a table is its heading."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Stray:
    """Something that is neither paragraph nor field nor table; `what` names it."""

    what: str
    line: int


Part = Paragraph | Field | Row | Stray


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
    def rows(self) -> tuple[Row, ...]:
        """The rows of all tables in order."""
        return tuple(part for part in self.parts if isinstance(part, Row))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in order."""
        return tuple(part for part in self.parts if isinstance(part, Paragraph))


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
        last_line=max((number for number in range(line, end) if lines[number - 1].strip()), default=line),
        parts=tuple(part for node in nodes[bool(heading) :] for part in _parts(node, lines)),
        tables=sum(node[0].type == "table_open" for node in nodes),
    )


def _parts(node: list[Token], lines: list[str]) -> Iterator[Part]:
    kind = node[0].type
    if kind == "paragraph_open":
        yield Paragraph(inline_text(node), _line(node[0]))
    elif kind == "bullet_list_open":
        yield from (_bullet(item) for item in _nodes(node[1:-1], level=1))
    elif kind == "table_open":
        yield from (_row(token, node[at:], lines) for at, token in enumerate(node) if token.type == "tr_open")
    else:
        yield Stray(_NAMES.get(kind, "this"), _line(node[0]))


def _bullet(item: list[Token]) -> Part:
    """The field that a list item holds, where it is one paragraph that begins with a bold name."""
    inner = list(_nodes(item[1:-1], level=2))
    field = _FIELD.fullmatch(inner[0][1].content) if inner and inner[0][0].type == "paragraph_open" else None
    if field is None:
        return Stray("a bullet that is no field", _line(item[0]))
    if len(inner) > 1:
        return Stray("a field of more than one paragraph", _line(inner[1][0]))
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
