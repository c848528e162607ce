"""Headings, bullets and tables that set things side by side: `A vs B`, `Differences between A and B`, `A and B`."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from seed.draft.contrasts import Reader, first_words
from seed.draft.names import cleaned, words_of
from seed.draft.records import Found, Kind, Quote
from seed.draft.sets import MOST, quotes_of
from seed.draft.tree import Node, Row, Section, Table

LONGEST_HEADING = 14
SHORT = 3


def headed_comparisons(sections: Sequence[Section], at: int, reader: Reader) -> Iterator[Found]:
    """Yields what a section's heading, its bullets and its tables set side by side, and the section with its twin."""
    section = sections[at]
    members = members_in(section.title, reader)
    within = takewhile(lambda other: other.level > section.level, islice(sections, at + 1, None))
    below = [other for other in within if _names_one(other, members)] if members else []
    nodes = [node for part in (section, *below) for node in part.nodes]
    nodes = nodes if below else _naming(nodes, members)
    if members and nodes and (_is_versus(section.title, reader) or below or _are_told_apart(members, section)):
        yield Found(Kind.COMPARISON, "heading", section.title, members, quotes_of(nodes))
    for node in section.all_nodes:
        title = node.text if node.children else node.text.partition(":")[0]
        is_title = title != node.text or node.children
        if is_title and _is_versus(title, reader) and (names := members_in(title, reader)):
            yield Found(Kind.COMPARISON, "bullet", title, names, quotes_of([node]))
    for table in section.tables:
        yield from _tabled(table, section.title, reader)
    if at + 1 < len(sections) and _are_twins(section, sections[at + 1]):
        names = tuple(cleaned(part.title, reader.wording) for part in sections[at : at + 2])
        quotes = quotes_of([*section.nodes, *sections[at + 1].nodes])
        yield Found(Kind.COMPARISON, "twin headings", " and ".join(names), names, quotes)


def members_in(title: str, reader: Reader) -> tuple[str, ...]:
    """The members that a title sets side by side, at least two, or none."""
    wording = reader.wording
    if len(title.split()) > LONGEST_HEADING:
        return ()
    parts = wording.versus.split(title)
    if len(parts) < 2:
        match = next((match for form in wording.set_headings if (match := form.search(title))), None)
        parts = wording.joined.split(match["members"] if match else title)
    names = [first_words(part, reader) or _whole(part, reader) for part in parts if part.strip()]
    is_set = 1 < len(names) <= MOST and all(names) and len({words_of(name) for name in names}) == len(names)
    return tuple(names) if is_set and not any(name.lower() in wording.labels for name in names) else ()


def _whole(part: str, reader: Reader) -> str:
    return cleaned(part, reader.wording) if len(part.split()) <= SHORT else ""


def _is_versus(title: str, reader: Reader) -> bool:
    wording = reader.wording
    return bool(wording.versus.search(title) or any(form.search(title) for form in wording.set_headings))


def _naming(nodes: list[Node], members: tuple[str, ...]) -> list[Node]:
    """The nodes in which a member is named, if all are named somewhere; else all nodes."""
    keys = [words_of(member) for member in members]
    told = [(node, words_of(" ".join(part.text for part in node.with_all_below))) for node in nodes]
    naming = [node for node, words in told if any(key <= words for key in keys)]
    are_all_named = all(any(key <= words for _, words in told) for key in keys)
    return naming if are_all_named else nodes


def _names_one(section: Section, members: tuple[str, ...]) -> bool:
    return any(words_of(section.title) & words_of(member) for member in members)


def _are_told_apart(members: tuple[str, ...], section: Section) -> bool:
    """Whether each member stands in a node that does not name the others."""
    keys = [words_of(member) for member in members]
    spoken = [[at for at, key in enumerate(keys) if key <= words_of(node.text)] for node in section.all_nodes]
    return all([at] in spoken for at in range(len(keys)))


def _are_twins(section: Section, other: Section) -> bool:
    """Whether two short neighbors have titles of which most words are the same."""
    one, two = words_of(section.title), words_of(other.title)
    is_short = all(0 < len(part.all_nodes) <= SHORT for part in (section, other))
    return (
        is_short
        and section.level == other.level
        and one != two
        and len(one & two) > 1
        and len(one & two) * 3 >= len(one | two)
    )


def _tabled(table: Table, title: str, reader: Reader) -> Iterator[Found]:
    heading, *rows = table.rows
    if len(heading.cells) < 2 or len(rows) < 2:
        return
    by_column = heading.cells[0].lower() in reader.wording.aspects and len(heading.cells) > 2
    cells = heading.cells[1:] if by_column else [row.cells[0] for row in rows]
    names = tuple(dict.fromkeys(name for cell in cells if (name := cleaned(cell, reader.wording))))
    if 1 < len(names) <= MOST:
        yield Found(Kind.COMPARISON, "table", title or " and ".join(names), names, tuple(map(_quoted, table.rows)))


def _quoted(row: Row) -> Quote:
    return Quote(row.line, " / ".join(filter(None, row.cells)))
