"""Everything that raw notes hold, section by section, each find with an id that survives edits elsewhere."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seed.draft.contrasts import Reader, contrasts_of
from seed.draft.headings import headed_comparisons
from seed.draft.language import wording
from seed.draft.measures import procedures_of, values_of
from seed.draft.names import Names, words_of
from seed.draft.parallels import parallels_of
from seed.draft.records import Found, Kind
from seed.draft.scenarios import scenarios_of
from seed.draft.sets import sets_of
from seed.draft.tree import Section, sections_of


@dataclass(frozen=True, slots=True)
class Find:
    """Something found, with its id: a letter and eight digits from the heading above it and what it names."""

    id: str
    found: Found


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a file of raw notes with all that was found in it."""

    path: str
    section: Section
    finds: tuple[Find, ...]


def passages_of(files: Sequence[tuple[str, str]]) -> tuple[Passage, ...]:
    """The sections of all files, given as path and text, with their finds in the order of the lines.

    Where ids would be alike, the later find has its number behind it.
    """
    read = [(path, sections_of(text)) for path, text in files]
    reader = Reader(Names([section for _, sections in read for section in sections], wording()), wording())
    seen: Counter[str] = Counter()
    return tuple(
        Passage(path, section, tuple(_identified(section, _found_in(sections, at, reader), seen)))
        for path, sections in read
        for at, section in enumerate(sections)
    )


def _found_in(sections: tuple[Section, ...], at: int, reader: Reader) -> list[Found]:
    section = sections[at]
    contrasts = list(contrasts_of(section, reader))
    comparisons = [
        *headed_comparisons(sections, at, reader),
        *sets_of(section, reader),
        *contrasts,
        *parallels_of(section, reader),
    ]
    scenarios = list(scenarios_of(section, contrasts, reader))
    found = [*_without_repetitions(comparisons), *_without_twins(scenarios)]
    found += [*values_of(section, reader), *procedures_of(section, reader)]
    return sorted(found, key=lambda one: (one.first_line, list(Kind).index(one.kind)))


def _without_repetitions(comparisons: list[Found]) -> Iterator[Found]:
    """The comparisons but for those of which another has all names and lines; the first of two equals stays."""
    for at, one in enumerate(comparisons):
        others = [(before, other) for before, other in enumerate(comparisons) if before != at and _covers(other, one)]
        if not any(before < at or not _covers(one, other) for before, other in others):
            yield one


def _covers(one: Found, other: Found) -> bool:
    """Whether the first has the lines of the second and as many names, each with all words of one of its names."""
    known = [words_of(name) for name in one.names]
    names = [words_of(name) for name in other.names]
    are_named = len(known) == len(names) and _are_paired(known, names) and _are_paired(names, known)
    return are_named and {quote.line for quote in other.quotes} <= {quote.line for quote in one.quotes}


def _are_paired(names: list[frozenset[str]], others: list[frozenset[str]]) -> bool:
    return all(any(name <= other or other <= name for other in others) for name in names)


def _without_twins(scenarios: list[Found]) -> Iterator[Found]:
    """The scenarios but for those that stand in the same lines as an earlier one."""
    taken: set[frozenset[int]] = set()
    for one in scenarios:
        lines = frozenset(quote.line for quote in one.quotes)
        if lines not in taken:
            taken.add(lines)
            yield one


def _identified(section: Section, finds: list[Found], seen: Counter[str]) -> Iterator[Find]:
    for found in finds:
        subjects = sorted(map(_plain, found.names)) if found.kind is Kind.COMPARISON else [_plain(found.title)]
        text = "\n".join([found.kind.value, _plain(section.title), *subjects])
        digits = hashlib.sha256(text.encode()).hexdigest()[:8]
        seen[digits] += 1
        yield Find(f"D{digits}" if seen[digits] == 1 else f"D{digits}-{seen[digits]}", found)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
