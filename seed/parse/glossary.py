"""The glossary of a page: terms with their other names, each with a definition."""

import re
from collections.abc import Iterator

from seed.parse.chapters import Chapter
from seed.parse.faults import Fault
from seed.parse.fields import parts_of
from seed.parse.markdown import plain_text
from seed.parse.outline import Entry, Paragraph
from seed.records import Term

_TERM = re.compile(r"\*\*([^*]+)\*\*(?: \(aliases: ([^()]+)\))? — (\S.*)", re.DOTALL)
_EXPECTED = "`- **Term** (aliases: name, name) — definition` is expected"


def glossary_faults(glossaries: tuple[Chapter, ...]) -> Iterator[Fault]:
    """Yields what keeps the chapters from being the one glossary of a page."""
    for chapter in glossaries[1:]:
        yield Fault(chapter.section.line, "a second glossary; one is expected")
    first: dict[str, int] = {}
    for chapter in glossaries:
        for section in chapter.below:
            yield Fault(section.line, f"heading {section.title!r} in a glossary; {_EXPECTED}")
        for part in chapter.section.parts:
            term = _find_term(part) if isinstance(part, Entry) else None
            if term is None and not isinstance(part, Paragraph):
                yield Fault(part.line, f"this is no entry of a glossary; {_EXPECTED}")
            for name in (term.name, *term.aliases) if term else ():
                if first.setdefault(name.casefold(), part.line) != part.line:
                    line = first[name.casefold()]
                    yield Fault(part.line, f"{name!r} stands in line {line} already; it is expected once")


def terms_of(glossaries: tuple[Chapter, ...]) -> tuple[Term, ...]:
    """The terms of the glossaries, in order."""
    found = [_find_term(entry) for chapter in glossaries for entry in chapter.section.entries]
    return tuple(term for term in found if term)


def _find_term(entry: Entry) -> Term | None:
    """The term of a well-formed entry."""
    match = None if entry.numbered else _TERM.fullmatch(entry.markdown)
    if match is None:
        return None
    aliases = parts_of(plain_text(match[2] or ""), ",")
    return Term(plain_text(match[1]), tuple(alias for alias in aliases if alias), plain_text(match[3]))
