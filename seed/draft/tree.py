"""Raw notes as sections of nodes: paragraphs, bullets and table rows, each with its line and what hangs below it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from markdown_it.token import Token

from seed.draft.mend import mended
from seed.parse.markdown import block_tokens, inline_text, plain_text

_SENTENCE_END = re.compile(r"(?<=[.!?。])[\"”’)*_]*\s+(?=\S)|(?<=\n)")
_MARK = re.compile(r"[*_`\[\]!<>&\\~]")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\))?")
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|etc|approx|no|cf|ca|v|art|sec|fig|dr|mr|mrs|st)|\b[a-z]|^\W*\d+)\.$", re.IGNORECASE
)
_EMPHASIS = re.compile(
    r"\*\*([^*\n]{1,80}?)\*\*|(?<!\w)__([^\n]{1,80}?)__(?!\w)|`([^`\n]{1,60})`"
    r"|(?<![\w*])[*_]([^*_\n]{2,60})[*_](?!\w)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or as much of one as the notes have, with the lines it stands in."""

    text: str
    first_line: int
    last_line: int


@dataclass(frozen=True)
class Node:
    """A paragraph or a bullet; `lines` are its own, plain, each with its number."""

    lines: tuple[tuple[int, str], ...]
    markdown: str
    is_bullet: bool
    is_numbered: bool
    children: tuple["Node", ...] = ()

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.lines[0][0]

    @cached_property
    def last_line(self) -> int:
        """The last line of it and of all below it."""
        return max([self.lines[-1][0], *(child.last_line for child in self.children)])

    @cached_property
    def text(self) -> str:
        """Its own text, plain, in one line."""
        return " ".join(text for _, text in self.lines if text)

    @cached_property
    def emphasized(self) -> tuple[str, ...]:
        """The texts in bold, italics or code, plain, in order."""
        if not _MARK.search(self.markdown):
            return ()
        found = [next(filter(None, match.groups())) for match in _EMPHASIS.finditer(self.markdown)]
        return tuple(map(_plain, found))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Its own sentences in order."""
        return tuple(_sentences(self.lines))

    @property
    def with_all_below(self) -> Iterator["Node"]:
        """Itself and everything that hangs below it, in the order of the lines."""
        yield self
        yield from chain.from_iterable(child.with_all_below for child in self.children)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, its cells plain."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row is its heading."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Section:
    """A heading with what stands below it up to the next one. `above` are the titles of the sections it lies in."""

    title: str
    level: int
    line: int
    last_line: int
    above: tuple[str, ...]
    nodes: tuple[Node, ...]
    tables: tuple[Table, ...]
    images: tuple[int, ...]
    code: tuple[int, ...]

    @cached_property
    def all_nodes(self) -> tuple[Node, ...]:
        """Every node at any depth, in the order of the lines."""
        return tuple(chain.from_iterable(node.with_all_below for node in self.nodes))


def sections_of(text: str) -> tuple[Section, ...]:
    """The sections of raw notes in order; what precedes the first heading is one without title. Any text has some."""
    groups = list(_groups(block_tokens(mended(text)), level=0))
    starts = [at for at, group in enumerate(groups) if group[0].type == "heading_open"]
    lines = [_line(groups[at][0]) for at in starts]
    ends = [*(line - 1 for line in lines[1:]), text.count("\n") + 1]
    found = []
    if groups and starts[:1] != [0]:
        until = starts[0] if starts else len(groups)
        found.append(_section([], groups[:until], 1, lines[0] - 1 if lines else ends[-1], ()))
    titles: list[tuple[int, str]] = []
    for (start, following), line, end in zip(pairwise([*starts, len(groups)]), lines, ends[: len(lines)], strict=True):
        level = int(groups[start][0].tag[1])
        titles = [(other, title) for other, title in titles if other < level]
        section = _section(groups[start], groups[start + 1 : following], line, end, tuple(title for _, title in titles))
        titles.append((level, section.title))
        found.append(section)
    return tuple(found)


def _section(heading: list[Token], groups: list[list[Token]], line: int, end: int, above: tuple[str, ...]) -> Section:
    return Section(
        title=inline_text(heading),
        level=int(heading[0].tag[1]) if heading else 0,
        line=line,
        last_line=end,
        above=above,
        nodes=tuple(chain.from_iterable(map(_nodes, groups))),
        tables=tuple(_table(group) for group in groups if group[0].type == "table_open"),
        images=tuple(_line(token) for group in groups for token in group if _holds_image(token)),
        code=tuple(_line(group[0]) for group in groups if group[0].type in ("fence", "code_block")),
    )


def _groups(tokens: list[Token], level: int) -> Iterator[list[Token]]:
    """The tokens in groups: each is one construct of the given level, from its opening to its end."""
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        if token.level == level and token.nesting <= 0:
            yield group
            group = []


def _nodes(group: list[Token]) -> Iterator[Node]:
    kind, level = group[0].type, group[0].level
    if kind == "paragraph_open":
        yield from _node(group[1], is_bullet=False, is_numbered=False, children=())
    elif kind in ("bullet_list_open", "ordered_list_open"):
        for item in _groups(group[1:-1], level + 1):
            yield from _item(list(_groups(item[1:-1], level + 2)), is_numbered=kind.startswith("ordered"))
    elif kind == "blockquote_open":
        yield from chain.from_iterable(map(_nodes, _groups(group[1:-1], level + 1)))


def _item(inner: list[list[Token]], *, is_numbered: bool) -> Iterator[Node]:
    """The node of a list item; an item that begins with no paragraph is what it holds."""
    if inner and inner[0][0].type == "paragraph_open":
        children = tuple(chain.from_iterable(map(_nodes, inner[1:])))
        made = list(_node(inner[0][1], is_bullet=True, is_numbered=is_numbered, children=children))
        yield from made or children
    else:
        yield from chain.from_iterable(map(_nodes, inner))


def _node(inline: Token, *, is_bullet: bool, is_numbered: bool, children: tuple[Node, ...]) -> Iterator[Node]:
    """A node, unless its content is nothing that can be read, such as an image."""
    first = _line(inline)
    lines = tuple((first + at, _plain(line)) for at, line in enumerate(inline.content.split("\n")))
    kept = tuple((number, text) for number, text in lines if any(map(str.isalnum, text)))
    if kept:
        yield Node(kept, inline.content, is_bullet, is_numbered, children)


def _plain(markdown: str) -> str:
    """A line of inline Markdown as plain text, without images; one without any mark is plain already."""
    if not _MARK.search(markdown):
        return " ".join(markdown.split())
    return plain_text(_IMAGE.sub("", markdown))


def _table(group: list[Token]) -> Table:
    starts = [at for at, token in enumerate(group) if token.type == "tr_open"]
    ends = [at for at, token in enumerate(group) if token.type == "tr_close"]
    return Table(tuple(_row(group[start:end]) for start, end in zip(starts, ends, strict=True)))


def _row(tokens: list[Token]) -> Row:
    return Row(tuple(inline_text([token]) for token in tokens if token.type == "inline"), _line(tokens[0]))


def _holds_image(token: Token) -> bool:
    return token.type == "inline" and any(child.type == "image" for child in token.children or ())


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _sentences(lines: tuple[tuple[int, str], ...]) -> Iterator[Sentence]:
    """A text is cut behind the marks that end a sentence; a line that is full before its end goes on in the next."""
    text, starts = "", []
    for number, line in lines:
        starts.append((len(text), number))
        text += f"{line} "
    begin = 0
    for cut in [*_cuts(text), len(text)]:
        if part := text[begin:cut].strip():
            yield Sentence(part, _line_at(starts, begin), _line_at(starts, begin + len(text[begin:cut].rstrip()) - 1))
        begin = cut


def _cuts(text: str) -> Iterator[int]:
    for match in _SENTENCE_END.finditer(text):
        if not _NO_END.search(text[max(0, match.start() - 12) : match.start()]):
            yield match.end()


def _line_at(starts: list[tuple[int, int]], position: int) -> int:
    return next(number for start, number in reversed(starts) if start <= position)
