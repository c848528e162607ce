"""Likely typos: rare words that are one slip away from a word that the same notes, or the pack, use often."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from seed.draft.language import Wording

FEWEST_LETTERS = 4
TIMES_AS_OFTEN = 3
_WORD = re.compile(r"(?<![\w./@-])[^\W\d_]{4,}(?![\w/@-])")


@dataclass(frozen=True, slots=True)
class Speller:
    """The words that may stand for another, each with the likely one; all in small letters."""

    corrections: Mapping[str, str]

    def offers(self, text: str) -> tuple[tuple[str, str], ...]:
        """The words of a text with a likely correction, as written and as they should be, each once."""
        found = {word: self.corrections.get(word.lower(), "") for word in _WORD.findall(text)}
        return tuple((word, _cased(right, word)) for word, right in found.items() if right)


def speller_of(texts: Iterable[str], known: Iterable[str], wording: Wording) -> Speller:
    """The speller of notes; the words of the texts in `known`, those of a pack, are right."""
    counts = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    right = Counter(word.lower() for text in known for word in _WORD.findall(text))
    frequent = {word: count for word, count in (counts + right).items() if count >= TIMES_AS_OFTEN}
    near = defaultdict(set)
    for word in frequent:
        for part in shortened(word):
            near[part].add(word)
    corrections = {}
    for word, count in counts.items():
        if word in right or word in wording.look_alikes:
            continue
        likely = {other for part in shortened(word) for other in near[part]}
        fitting = [
            other for other in likely if frequent[other] >= TIMES_AS_OFTEN * count and _is_slip(word, other, wording)
        ]
        if fitting:
            corrections[word] = min(fitting, key=lambda other: (-frequent[other], other))
    return Speller(corrections)


def shortened(word: str) -> set[str]:
    """The word, and what is left of it without any one of its letters."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _is_slip(word: str, other: str, wording: Wording) -> bool:
    """Whether one letter too many, too few or wrong, or two that changed places, make the word of the other.

    The first letter must be right; another ending, such as a plural's, is no slip.
    """
    if word == other or word[0] != other[0]:
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
    end = next(
        (at for at, (a, b) in enumerate(zip(word[start:][::-1], other[start:][::-1], strict=False)) if a != b),
        min(len(word), len(other)) - start,
    )
    wrong, right = word[start : len(word) - end], other[start : len(other) - end]
    if {word[start:], other[start:]} <= wording.endings | {""}:
        return False
    swapped = len(wrong) == 2 and wrong == right[::-1]
    return swapped or (len(wrong) <= 1 and len(right) <= 1 and len(word) > FEWEST_LETTERS)


def _cased(right: str, word: str) -> str:
    if word.isupper():
        return right.upper()
    return right.capitalize() if word[0].isupper() else right
