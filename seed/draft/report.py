"""The report of a draft, as lines of text: per section what was found, and what was passed over and why."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from seed.draft.finds import Find, Passage
from seed.draft.pages import topic_of
from seed.draft.records import Kind
from seed.draft.rerun import Changes
from seed.draft.topics import Match
from seed.draft.tree import Section


def report_lines(
    passages: Sequence[Passage], matches: Mapping[tuple[str, int], Match | None], found: Changes
) -> Iterator[str]:
    """Yields the lines. `matches` has topics by path and line of a section."""
    finds = [find for passage in passages for find in passage.finds]
    yield f"{len({passage.path for passage in passages})} files, {len(passages)} sections, {_counts(finds)}"
    yield ", ".join(f"{state}: {len(ids)}" for state, ids in {**_states(found), "gone": found.gone}.items())
    for passage in passages:
        match = matches.get((passage.path, passage.section.line))
        near = f" (like {match.topic}, task {match.task}, confidence {match.confidence:.2f})" if match else ""
        title = passage.section.title or "without heading"
        yield f"{passage.path}:{passage.section.line}: {title}"
        if passage.finds:
            yield f"  page {topic_of(passage)}.md{near}"
        for find in passage.finds:
            state = next(state for state, ids in _states(found).items() if find.id in ids)
            yield f"  {state} {_find_line(find)}"
        yield from (f"  passed over {lines}: {why}" for lines, why in _passed_over(passage))
    for key, place in sorted(found.gone.items(), key=lambda entry: entry[1].first_line):
        yield f"gone {key} {place.title} (was in {_lines(place.first_line, place.last_line)}); its block is kept"


def _counts(finds: Sequence[Find]) -> str:
    counts = Counter(find.found.kind for find in finds)
    return f"{len(finds)} finds: " + ", ".join(f"{kind.value} {counts[kind]}" for kind in Kind)


def _states(found: Changes) -> dict[str, frozenset[str]]:
    """The ids of each state, the more telling states first."""
    return {"new": found.new, "moved": found.moved, "kept": found.kept, "dropped": found.dropped}


def _find_line(find: Find) -> str:
    found = find.found
    names = f" [{'; '.join(found.names)}]" if found.kind is Kind.COMPARISON else ""
    lines = _lines(found.first_line, found.last_line)
    return f"{find.id} {found.kind.value} {lines} by {found.pattern}: {found.title}{names}"


def _passed_over(passage: Passage) -> Iterator[tuple[str, str]]:
    """The stretches of lines in which nothing was found, each with the reason."""
    section = passage.section
    if not (section.nodes or section.tables or section.images or section.code):
        yield _lines(section.line, section.line), "nothing stands below the heading"
        return
    quoted = {quote.line for find in passage.finds for quote in find.found.quotes}
    reasons = [(line, why) for line, why in _reasons(section) if line not in quoted]
    for why, group in groupby(reasons, key=lambda pair: pair[1]):
        lines = [line for line, _ in group]
        yield _lines(lines[0], lines[-1]), why


def _reasons(section: Section) -> list[tuple[int, str]]:
    images = [(line, "an image, which is not read") for line in section.images]
    code = [(line, "code, which is not read") for line in section.code]
    nodes = [
        (line, "a bare name, of which nothing is said" if len(text.split()) <= 3 and not node.children else _NOTHING)
        for node in section.all_nodes
        for line, text in node.lines
    ]
    rows = [(row.line, "a table without two members") for table in section.tables for row in table.rows]
    return sorted({*images, *code, *nodes, *rows})


_NOTHING = "sets nothing side by side, poses no case, and holds neither value nor steps"


def _lines(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first}-{last}"
