"""Likely typos: rare words that are one slip away from a word that the same notes, or the pack, use often."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations

from seed.draft.language import Wording

FEWEST_LETTERS = 4
TIMES_AS_OFTEN = 3
_VOWEL_PAIRS = frozenset("".join(pair) for pair in permutations("aeiouy", 2))
_WORD = re.compile(r"(?<![\w./@-])[A-Za-zÀ-ɏ]{4,}(?![\w/@-])")


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
    """Whether a letter too many or too few, a wrong vowel, or two letters that changed places make one of the other.

    The first letter must be right; another ending, such as a plural's, is no slip.
    """
    start = _shared(word, other)
    end = min(_shared(word[::-1], other[::-1]), min(len(word), len(other)) - start)
    wrong, right = word[start : len(word) - end], other[start : len(other) - end]
    if not start or _have_endings(word, other, start, wording):
        return False
    if len(wrong) == 2 and wrong == right[::-1]:
        return True
    is_letter = len(wrong) + len(right) == 1 or (wrong + right in _VOWEL_PAIRS)
    return is_letter and len(word) > FEWEST_LETTERS


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _have_endings(word: str, other: str, shared: int, wording: Wording) -> bool:
    """Whether both are one stem with an ending each, or with none."""
    endings = wording.endings | {""}
    return any(word[at:] in endings and other[at:] in endings for at in range(shared, max(shared - 3, 0), -1))


def _cased(right: str, word: str) -> str:
    if word.isupper():
        return right.upper()
    return right.capitalize() if word[0].isupper() else right
