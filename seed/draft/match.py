"""Whether a find is an entry of a checklist: the right lines, and the subjects named."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from seed.draft.gold import Entry
from seed.draft.language import wording
from seed.draft.names import words_of
from seed.draft.records import Found, Kind
from seed.draft.spelling import shortened

ALIKE = 0.7
SHORTEST_ALIKE = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text that tell something, and what stands for several of them: joined pairs and initials."""

    plain: frozenset[str]
    joined: frozenset[str]

    def meets(self, other: "Words") -> bool:
        """Whether a word of one is in the other: the same, spelled nearly so, joined of two, or as initials."""
        if self.joined & other.plain or other.joined & self.plain:
            return True
        return any(_are_alike(one, two) for one in self.plain for two in other.plain)


def is_entry(found: Found, entry: Entry) -> bool:
    """Whether the find has the entry's kind, at least half of its lines in the entry's, and names its subjects.

    Of a comparison at least two subjects and half of them must be named by a word that not all subjects share; of a
    scenario one word of title, situation, requirement or key.
    """
    if found.kind is not entry.kind:
        return False
    lines = {quote.line for quote in found.quotes}
    if 2 * sum(entry.first_line <= line <= entry.last_line for line in lines) < len(lines):
        return False
    named = _joined([words_in(name) for name in found.names])
    if found.kind is Kind.SCENARIO:
        return words_in(entry.subjects[0]).meets(_joined([named, words_in(found.title)]))
    subjects = [words_in(subject) for subject in entry.subjects]
    shared = frozenset.intersection(*(subject.plain for subject in subjects)) if subjects else frozenset()
    met = sum(Words(subject.plain - shared or subject.plain, subject.joined).meets(named) for subject in subjects)
    return met >= 2 and 2 * met >= len(subjects)


def words_in(text: str) -> Words:
    """The words of a text, without those that only join others."""
    parts = ["".join(filter(str.isalnum, part)).lower() for part in text.replace("/", " ").replace("-", " ").split()]
    known = wording()
    plain = words_of(text.replace("/", " ")) - known.ends
    pairs = {one + two for one, two in pairwise(parts)}
    runs = [parts[at : at + length] for length in (3, 4) for at in range(len(parts) - length + 1)]
    return Words(plain, frozenset(pairs | {"".join(part[:1] for part in run) for run in runs}))


def _joined(words: Iterable[Words]) -> Words:
    found = list(words)
    return Words(
        frozenset[str]().union(*(one.plain for one in found)), frozenset[str]().union(*(one.joined for one in found))
    )


def _are_alike(one: str, other: str) -> bool:
    """Whether two words are the same, begin so for seven tenths of the longer one, or differ by a slip."""
    if one == other:
        return True
    shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    if shared > SHORTEST_ALIKE and shared >= ALIKE * max(len(one), len(other)):
        return True
    return min(len(one), len(other)) > SHORTEST_ALIKE and shared > 0 and not shortened(one).isdisjoint(shortened(other))
