"""Pages of draft notes: one a section of raw notes in which something was found, with gaps for its author."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from examprep.core.slugs import slug
from seed.draft.blocks import Source, block_text
from seed.draft.finds import Find, Passage
from seed.draft.names import words_of
from seed.draft.records import Found, Kind
from seed.draft.titles import title_from
from seed.draft.topics import Match
from seed.parse.gaps import GAP

_PLAIN = re.compile(r"[^a-z0-9-]+")


def topic_of(passage: Passage) -> str:
    """The file name of a passage's page, without its ending: the slug of its heading, or of its file without one."""
    title = _title(passage)
    plain = _PLAIN.sub("-", slug(title)).strip("-")
    return re.sub("-{2,}", "-", plain) or f"topic-{hashlib.sha256(title.encode()).hexdigest()[:8]}"


def _title(passage: Passage) -> str:
    return passage.section.title or passage.path.rpartition("/")[2].removesuffix(".md")


def page_head(passage: Passage, match: Match | None) -> str:
    """Front matter, title and the place of an introduction. A matched topic gives its task statement."""
    near = f" (perhaps {match.task}: like {match.topic}, confidence {match.confidence:.2f})" if match else ""
    fields = [
        "---",
        f'services: ["{GAP} what the page is about, by full names"]',
        f'task: "{GAP} the task statement{near}"',
        f'as_of: "{GAP} the month in which the facts were checked"',
        "references:",
        f'  - title: "{GAP} the document they were checked in"',
        f'    checked: "{GAP} the day"',
        "---",
    ]
    return "\n".join(
        [*fields, f"# {title_from(_title(passage))}", "", f"{GAP} what a learner must know before the blocks", ""]
    )


def block_texts(finds: Sequence[Find], source: Source) -> list[str]:
    """The blocks of the finds, a need within the comparison whose member it is about. Names of blocks differ."""
    hosts = {find.id: _needs_of(find, finds) for find in finds if find.found.kind is Kind.COMPARISON}
    placed: set[str] = set()
    for host, needs in hosts.items():
        hosts[host] = [need for need in needs if need.id not in placed]
        placed |= {need.id for need in needs}
    return _told_apart([block_text(find, hosts.get(find.id, []), source) for find in finds if find.id not in placed])


def _needs_of(comparison: Find, finds: Iterable[Find]) -> list[Find]:
    return [
        find for find in finds if find.found.pattern in ("need", "case") and _is_member(find.found, comparison.found)
    ]


def _is_member(need: Found, comparison: Found) -> bool:
    lines = {quote.line for quote in comparison.quotes}
    named = {words_of(name) for name in comparison.names}
    return bool(need.names) and words_of(need.names[0]) in named and {quote.line for quote in need.quotes} <= lines


def _told_apart(texts: list[str]) -> list[str]:
    """The blocks with a number behind each heading that an earlier one of its kind and block has: their ids differ."""
    seen: Counter[str] = Counter()
    return ["\n".join(_numbered(text.split("\n"), seen)) for text in texts]


def _numbered(lines: list[str], blocks: Counter[str]) -> Iterator[str]:
    needs: Counter[str] = Counter()
    for line in lines:
        mark, _, title = line.partition(": ")
        seen = blocks if mark in _BLOCKS else needs if mark == "### Need" else None
        if seen is None or GAP in line:
            yield line
            continue
        seen[slug(title)] += 1
        yield line if seen[slug(title)] == 1 else f"{line} ({seen[slug(title)]})"


_BLOCKS = tuple(f"## {kind.value.capitalize()}" for kind in Kind)
